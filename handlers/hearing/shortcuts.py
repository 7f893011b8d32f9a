"""Shortcuts: "Extract claims" on any message, also where the app does not listen."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.hearing import messages
from handlers.listening import Ears
from handlers.say import phrases
from handlers.say.phrases import settings as words

EXTRACT_CLAIMS = "extract_claims"
PRIVATE_NAMES = ("privategroup", "directmessage")


def register(app: App, ears: Ears) -> None:
    app.shortcut(EXTRACT_CLAIMS)(partial(extract_claims, ears=ears))


def extract_claims(ack: Ack, body: dict[str, Any], respond: Any, ears: Ears) -> None:
    """Written down first, then acknowledged; who pressed it is told what happens next."""
    channel = body["channel"]
    event = {"channel": channel["id"], "channel_type": _kind(channel)}
    team = {"team_id": (body.get("team") or {}).get("id")}
    message = messages.read_message(
        body["message"],
        event,
        team,
        ears,
        asked=True,
        response_url=str(body.get("response_url") or ""),
    )
    ears.take(message)
    ack()
    is_off = ears.is_off(message.key.team, message.key.channel)
    said = words.SWITCHED_OFF if is_off else "" if message.sources else phrases.NOTHING_TO_READ
    if said:
        respond(text=said, response_type="ephemeral", replace_original=False)


def _kind(channel: dict[str, Any]) -> str:
    name = str(channel.get("name") or "")
    private = name in PRIVATE_NAMES or name.startswith("mpdm-") or channel["id"][0] in "DG"
    return "private" if private else messages.PUBLIC
