"""Our reply to a source of a message: posted once in its thread, brought up to date, taken back."""

import logging
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from handlers.delivering import sending
from handlers.delivering.sending import Place
from handlers.desk import Desk
from handlers.say import phrases
from store.showing import replies
from store.showing.replies import Reply
from store.work.message import Message

log = logging.getLogger(__name__)


def post(message: Message, reply: Reply, payload: dict[str, Any], desk: Desk) -> None:
    """Post a reply in its thread, or bring the one that stands there up to date."""
    ts = sending.bring_up_to_date(_place(message, reply), reply, payload, replies, desk)
    if not ts:
        _answer_privately(message, payload)


def take_back(message: Message, reply: Reply, desk: Desk) -> None:
    """Delete a reply from its thread and forget it."""
    sending.take_back(_place(message, reply), reply, replies, desk)


def react(message: Message, name: str, desk: Desk) -> None:
    """Put a reaction on the message. One that cannot be put is not worth a failure."""
    try:
        desk.slack(message.key.team).reactions_add(
            channel=message.key.channel, timestamp=message.key.ts, name=name
        )
    except SlackApiError as error:
        log.info("no reaction on %s: %s", message.key.ts, error.response.get("error"))


def unreact(message: Message, name: str, desk: Desk) -> None:
    try:
        desk.slack(message.key.team).reactions_remove(
            channel=message.key.channel, timestamp=message.key.ts, name=name
        )
    except SlackApiError as error:
        log.info("no reaction off %s: %s", message.key.ts, error.response.get("error"))


def _answer_privately(message: Message, payload: dict[str, Any]) -> None:
    """Where we may not post, whoever pressed our shortcut is answered alone."""
    if not message.response_url:
        log.warning("no way to answer %s in %s", message.key.ts, message.key.channel)
        return
    text = f"{phrases.NOT_IN_CHANNEL}\n{payload['text']}"
    WebhookClient(message.response_url).send(
        text=text, blocks=payload["blocks"], response_type="ephemeral"
    )


def _place(message: Message, reply: Reply) -> Place:
    return Place(
        team=message.key.team,
        channel=message.key.channel,
        thread_ts=message.thread_ts,
        oldest=message.key.ts,
        mark=f"{message.key.ts}:{reply.slot}",
    )
