"""Say something in Slack exactly once: write the intent down, post, note where it stands."""

import hashlib
import json
import logging
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from handlers.desk import Desk
from handlers.say import phrases
from store import replies
from store.message import Message
from store.replies import Reply

log = logging.getLogger(__name__)

EVENT_TYPE = "claims_desk_reply"
PACE_SECONDS = 1.0  # between two posts in one channel
PAGES = 5  # of a thread that are looked through for our own message
# Answers that no repetition changes: the place to post in is gone, or closed to us.
CLOSED = frozenset(
    (
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "thread_not_found",
        "message_not_found",
        "cannot_reply_to_message",
        "restricted_action",
        "cant_update_message",
        "edit_window_closed",
    )
)


def post(message: Message, reply: Reply, payload: dict[str, Any], desk: Desk) -> None:
    """Post a reply in its thread, or bring the one that stands there up to date."""
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    ts = reply.ts or (_found_in_thread(message, reply, desk) if reply.intended else "")
    if ts:
        if not reply.ts or reply.digest != digest:
            _update(message, ts, payload, desk)
    else:
        ts = _post_new(message, reply, payload, desk)
    with desk.store.writing() as session:
        replies.posted(session, reply.id, ts=ts, digest=digest)
    log.info("posted", extra={"reply": ts})


def take_back(message: Message, reply: Reply, desk: Desk) -> None:
    """Delete a reply from its thread and forget it."""
    ts = reply.ts or (_found_in_thread(message, reply, desk) if reply.intended else "")
    if ts:
        try:
            desk.slack(message.key.team).chat_delete(channel=message.key.channel, ts=ts)
        except SlackApiError as error:
            unless_closed(error)
    with desk.store.writing() as session:
        replies.remove(session, reply.id)


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


def _post_new(message: Message, reply: Reply, payload: dict[str, Any], desk: Desk) -> str:
    with desk.store.writing() as session:
        replies.intend(session, reply.id)
    _keep_pace(message, desk)
    try:
        answer = desk.slack(message.key.team).chat_postMessage(
            channel=message.key.channel,
            thread_ts=message.thread_ts,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"reply": _mark(message, reply)}},
            **payload,
        )
    except SlackApiError as error:
        unless_closed(error)
        _answer_privately(message, payload)
        return ""
    return str(answer["ts"])


def _keep_pace(message: Message, desk: Desk) -> None:
    """Wait until the last post in the channel is as long ago as Slack asks for.

    A channel's jobs are done one after the other, whoever does them.
    """
    with desk.store.reading() as session:
        last = replies.last_posted(session, message.key.team, message.key.channel)
    ago = desk.now().timestamp() - last
    if 0 <= ago < PACE_SECONDS:
        desk.pause(PACE_SECONDS - ago)


def _update(message: Message, ts: str, payload: dict[str, Any], desk: Desk) -> None:
    try:
        desk.slack(message.key.team).chat_update(channel=message.key.channel, ts=ts, **payload)
    except SlackApiError as error:
        unless_closed(error)


def _answer_privately(message: Message, payload: dict[str, Any]) -> None:
    """Where we may not post, whoever pressed our shortcut is answered alone."""
    if not message.response_url:
        log.warning("no way to answer %s in %s", message.key.ts, message.key.channel)
        return
    text = f"{phrases.NOT_IN_CHANNEL}\n{payload['text']}"
    WebhookClient(message.response_url).send(
        text=text, blocks=payload["blocks"], response_type="ephemeral"
    )


def unless_closed(error: SlackApiError) -> None:
    if error.response.get("error") not in CLOSED:
        raise error


def _found_in_thread(message: Message, reply: Reply, desk: Desk) -> str:
    """Where our own message stands, after a post whose answer never came; "" if nowhere."""
    mark = _mark(message, reply)
    try:
        for found in _thread(message, desk):
            metadata = found.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("reply") == mark:
                return str(found["ts"])
    except SlackApiError as error:
        unless_closed(error)
    return ""


def _thread(message: Message, desk: Desk) -> Iterator[dict[str, Any]]:
    cursor = ""
    for _ in range(PAGES):
        page = desk.slack(message.key.team).conversations_replies(
            channel=message.key.channel,
            ts=message.thread_ts,
            include_all_metadata=True,
            oldest=message.key.ts,
            limit=200,
            cursor=cursor or None,
        )
        yield from page.get("messages") or []
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _mark(message: Message, reply: Reply) -> str:
    return f"{message.key.ts}:{reply.slot}"
