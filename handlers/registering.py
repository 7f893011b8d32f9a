"""The route table: every listener of the app in one screen."""

from slack_bolt import App

from handlers import choosing
from handlers.buttons import actions, asides, retrying
from handlers.deleting import forgetting
from handlers.exporting import asking as exporting
from handlers.hearing import leaving, messages, outsiders, shortcuts
from handlers.home import opening as home
from handlers.listening import Ears
from handlers.news import watching
from handlers.notary import asking as notary
from handlers.questions import commands
from handlers.reviewing import form, menus, persons
from handlers.timelines import buttons

VERBS: commands.Verbs = {
    "check": notary.draft_typed,
    "settings": choosing.settings_asked,
    "watch": watching.watch_asked,
    "unwatch": watching.unwatch_asked,
    "forget": forgetting.forget,
    "export": exporting.export_asked,
}


def register(app: App, ears: Ears) -> None:
    outsiders.register(app, ears)
    leaving.register(app, ears)
    messages.register(app, ears)
    shortcuts.register(app, ears)
    commands.register(app, ears, VERBS)
    choosing.register(app, ears)
    watching.register(app, ears)
    home.register(app, ears)
    forgetting.register(app, ears)
    actions.register(app, ears)
    asides.register(app, ears)
    notary.register(app, ears)
    exporting.register(app, ears)
    buttons.register(app, ears)
    menus.register(app, ears)
    form.register(app, ears)
    persons.register(app, ears)
    retrying.register(app, ears)
