"""Listeners of the Home tab: opened, turned, and pressed on."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers import choosing, scopes
from handlers.buttons import pressed
from handlers.home.tab import show_anew
from handlers.listening import Ears
from handlers.say import home as say
from handlers.say.phrases import settings as choices
from handlers.say.phrases import watches as words
from store.showing import homes
from store.showing.homes import Home
from store.watching import watches

Body = Mapping[str, Any]


def register(app: App, ears: Ears) -> None:
    app.event("app_home_opened")(partial(home_opened, ears=ears))
    app.action(say.UNWATCH)(partial(unwatch, ears=ears))
    app.action(say.SETTINGS)(partial(change_settings, ears=ears))
    for listed in say.LISTS:
        for way in say.WAYS:
            app.action(f"{say.TURN}_{listed}_{way}")(partial(turn, ears=ears, listed=listed))


def home_opened(event: Body, body: Body, ears: Ears) -> None:
    if event.get("tab") != "home":
        return
    team, user, channel = str(body["team_id"]), str(event["user"]), str(event["channel"])
    with ears.store.writing() as session:
        homes.opened(session, team, user, channel, now=ears.now())
    show_anew(team, channel, ears)


def turn(ack: Ack, body: Body, ears: Ears, listed: str) -> None:
    home = _home(body, ears)
    if home is not None:
        with ears.store.writing() as session:
            homes.turn(session, home.team, home.user, listed, pressed.number(pressed.value(body)))
        show_anew(home.team, home.channel, ears)
    ack()


def unwatch(ack: Ack, body: Body, ears: Ears) -> None:
    """Of their own watches, or of a channel that they are in still."""
    home = _home(body, ears)
    if home is not None:
        places = scopes.places_of(home.user, ears.lookups(home.team))
        watch_id = pressed.number(pressed.value(body))
        with ears.store.writing() as session:
            ended = watches.end(session, home.team, watch_id, {home.channel, *places})
            said = words.NO_LONGER.format(ended.text) if ended else words.ENDED_BEFORE
            homes.say(session, home.team, home.user, said)
            homes.make_stale(session, home.team, now=ears.now())
        show_anew(home.team, home.channel, ears)
    ack()


def change_settings(ack: Ack, body: Body, ears: Ears) -> None:
    home = _home(body, ears)
    ack()
    if home is None:
        return
    trigger = str(body.get("trigger_id") or "")
    if not choosing.open_form(home.team, home.channel, home.user, trigger, ears):
        with ears.store.writing() as session:
            homes.say(session, home.team, home.user, choices.TOO_LATE)
        show_anew(home.team, home.channel, ears)


def _home(body: Body, ears: Ears) -> Home | None:
    with ears.store.reading() as session:
        return homes.find(session, str(body["team"]["id"]), str(body["user"]["id"]))
