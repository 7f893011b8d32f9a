"""Channels shared with another organisation: nothing is read and nothing is said in them.

Unless an administrator of ours has asked for it; then to our own people alone, and of what was
pasted there alone. One guard before all listeners, so that none can forget to ask.
"""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from handlers.listening import Ears
from handlers.places import Body, Place, read_place
from handlers.questions.commands import read_command
from handlers.say import phrases
from handlers.scopes import DIRECT
from store.database import Store
from store.tenants import channels
from store.work import inbox

log = logging.getLogger(__name__)

FRESH = timedelta(minutes=10)  # how long Slack's answer about a channel is relied on
# What may be asked in a silent channel: nothing from the store is in the answer.
HARMLESS = ("settings", "help", "about")
HANDLED = BoltResponse(status=200, body="")


def register(app: App, ears: Ears) -> None:
    app.use(partial(at_the_door, ears=ears))
    for told in ("channel_shared", "channel_unshared"):
        app.event(told)(heard)


def heard() -> None:
    """The guard has written it down already, as it does of every event."""


def at_the_door(
    body: Body, context: dict[str, Any], next: Callable[[], None], ears: Ears
) -> BoltResponse | None:
    """Middleware: lets through what may be listened to, and acknowledges the rest."""
    place = read_place(body)
    note_privacy(place, ears)
    if not place.channel or not is_shared(place, ears) or _may_pass(place, body, ears):
        next()
        return None
    log.info("nothing is said in %s: it is shared with another organisation", place.channel)
    return _told(place, body, context)


def note_privacy(place: Place, ears: Ears) -> None:
    """Slack writes a message of its own into a channel that turns private: nothing else tells."""
    if place.private is None or not place.channel:
        return
    with ears.store.reading() as session:
        known = inbox.is_known(session, place.team, place.channel)
        private = inbox.is_private(session, place.team, place.channel)
    if known and private != place.private:
        with ears.store.writing() as session:
            inbox.note_channel(session, place.team, place.channel, private=place.private)


def is_shared(place: Place, ears: Ears) -> bool:
    """What Slack says by the way, or said lately, or is asked for; what nobody knows is shared."""
    with ears.store.reading() as session:
        known = channels.sharing(session, place.team, place.channel)
        private = inbox.is_private(session, place.team, place.channel)
    if place.shared is not None:
        if place.shared != (known is not None and known.shared):
            _note(place, place.shared, private, ears)
        return place.shared
    if place.channel.startswith(DIRECT):
        return False
    if known is not None and ears.now() - known.known_at < FRESH:
        return known.shared
    return _asked(place, ears, known.shared if known is not None else True)


def _asked(place: Place, ears: Ears, otherwise: bool) -> bool:
    try:
        answer = ears.lookups(place.team).conversations_info(channel=place.channel)
    except SlackApiError as error:
        return otherwise and not (_is_elsewhere(error) and place.is_ours)
    except (SlackClientError, OSError) as error:
        log.warning("channel not known: %s", type(error).__name__)
        return otherwise
    info = answer.get("channel") or {}
    shared = bool(info.get("is_ext_shared"))
    _note(place, shared, bool(info.get("is_private", True)), ears)
    return shared


def _is_elsewhere(error: SlackApiError) -> bool:
    """The app is not in that private channel: what it answers there one person alone can see."""
    return bool(error.response.get("error") == "channel_not_found")


def is_a_member(team: str, channel: str, store: Store) -> bool:
    """Whether what is said aloud in a channel is said where it is known who listens."""
    with store.reading() as session:
        return channel.startswith(DIRECT) or channels.sharing(session, team, channel) is not None


def _note(place: Place, shared: bool, private: bool, ears: Ears) -> None:
    with ears.store.writing() as session:
        channels.note(
            session, place.team, place.channel, private=private, shared=shared, now=ears.now()
        )


def _may_pass(place: Place, body: Body, ears: Ears) -> bool:
    if _takes_back(body):
        return True
    with ears.store.reading() as session:
        known = channels.is_shared(session, place.team, place.channel)
        silent = channels.is_silent(session, place.team, place.channel)
    if silent or not known:  # of a channel that is only taken for shared nothing was turned on
        return _is_harmless(body)
    return "event" in body or place.is_ours


def _is_harmless(body: Body) -> bool:
    return "command" in body and read_command(body).verb in HARMLESS


def _takes_back(body: Body) -> bool:
    """A deletion is followed everywhere: what was filed before goes, and so does our reply."""
    event = body.get("event") or {}
    tombstone = (event.get("message") or {}).get("subtype") == "tombstone"
    return event.get("subtype") == "message_deleted" or tombstone


def _told(place: Place, body: Body, context: dict[str, Any]) -> BoltResponse:
    """Our own people are told why nothing happens, and nobody else sees it."""
    if "event" in body or not place.is_ours:
        return HANDLED
    said = {"response_type": "ephemeral", "text": phrases.SHARED_CHANNEL}
    if "command" in body:
        return BoltResponse(
            status=200, body=json.dumps(said), headers={"content-type": ["application/json"]}
        )
    if body.get("response_url"):
        context["respond"](**said, replace_original=False)
    return HANDLED
