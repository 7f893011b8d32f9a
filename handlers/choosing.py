"""`/claims settings`: a form for what a channel asks of the bot."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers import rights, scopes
from handlers.buttons.opening import open_modal
from handlers.hearing.presence import is_here
from handlers.home.tab import show_anew
from handlers.listening import Ears
from handlers.questions.commands import Answered, Command
from handlers.say import settings_form
from handlers.say.notes import note
from handlers.say.phrases import settings as words
from handlers.say.settings_form import FOR_ADMINS, FORM, Form, Refused, is_direct
from handlers.time_zones import find_zone
from store.tenants import channels, settings
from store.work import chores, inbox
from store.work.chores import DIGEST

Body = Mapping[str, Any]


def register(app: App, ears: Ears) -> None:
    app.view(FORM)(partial(form_submitted, ears=ears))


def settings_asked(asked: Command, ears: Ears) -> Answered:
    opened = open_form(asked.team, asked.channel, asked.user, asked.trigger, ears)
    return None if opened else note(words.TOO_LATE)


def open_form(team: str, channel: str, user: str, trigger: str, ears: Ears) -> bool:
    """False when it took too long: a trigger lasts for three seconds."""
    slack = ears.lookups(team)
    known = rights.look_up(user, slack)
    with ears.store.reading() as session:
        now = settings.read(session, team, channel)
    form = Form(channel, now, known.is_admin, find_zone(known.time_zone))
    return open_modal(trigger, settings_form.view(form), slack)


def form_submitted(ack: Ack, body: Body, ears: Ears) -> None:
    """Written down, then acknowledged, which closes the form; or what is wrong with it is said."""
    channel = settings_form.channel_of(body["view"])
    team, user = str(body["team"]["id"]), str(body["user"]["id"])
    try:
        changes = settings_form.changes(body["view"])
        _check(team, channel, user, changes, ears)
    except Refused as refused:
        ack(response_action="errors", errors={refused.field: str(refused)})
        return
    keep(team, channel, user, changes, ears)
    if is_direct(channel):
        show_anew(team, channel, ears)
    ack()


def keep(team: str, channel: str, user: str, changes: Mapping[str, Any], ears: Ears) -> None:
    """A digest that is switched on tells of what is new from now on."""
    now = ears.now()
    with ears.store.writing() as session:
        scope = channels.scope_here(session, team, channel)
        before = settings.change(session, team, channel, changes, who=user, now=now, scope=scope)
        if before.digest_hour is None and changes.get("digest_hour") is not None:
            chores.note(session, DIGEST, team, channel, until=now)


def _check(team: str, channel: str, user: str, changes: Body, ears: Ears) -> None:
    """Since the form was opened somebody may have left, or be an admin no more, or the app gone."""
    slack = ears.lookups(team)
    with ears.store.reading() as session:
        private = channel in inbox.private_channels(session, team) and not is_direct(channel)
    if private and channel not in scopes.places_of(user, slack):
        raise Refused("listening", words.NOT_A_MEMBER)
    if changes.get("digest_hour") is not None and not is_here(channel, user, slack):
        raise Refused("digest_hour", words.NOT_HERE)
    decided = [name for name in changes if name in FOR_ADMINS and not is_direct(channel)]
    if decided and not rights.is_admin(user, slack):
        raise Refused(decided[0], words.NEEDS_ADMIN)
