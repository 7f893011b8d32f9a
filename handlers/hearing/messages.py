"""Messages: what is worth reading is written to the inbox; everything else is ignored."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import App
from slack_sdk.errors import SlackClientError

from handlers.articles.slack_files import files_of
from handlers.hearing import markup
from handlers.listening import Ears
from handlers.say.phrases import settings as words
from store.work import inbox
from store.work.message import Message, MessageKey

Event = Mapping[str, Any]

log = logging.getLogger(__name__)

BY_A_PERSON = (None, "file_share", "thread_broadcast", "me_message")
PUBLIC = "channel"


def register(app: App, ears: Ears) -> None:
    app.event("message")(partial(message_event, ears=ears))
    app.event("app_mention")(partial(mention_event, ears=ears))


def message_event(event: Event, body: Event, ears: Ears) -> None:
    """One listener for all that happens to messages; it decides at the door."""
    match event.get("subtype"):
        case "message_deleted":
            ears.drop(_key(body, event, str(event.get("deleted_ts") or "")))
        case "message_changed":
            _changed(event, body, ears)
        case subtype if subtype in BY_A_PERSON and not is_by_a_bot(event):
            ears.take(read_message(event, event, body, ears))


def mention_event(event: Event, body: Event, ears: Ears) -> None:
    """Somebody asks for a message to be read, however short it is."""
    if is_by_a_bot(event):
        return
    message = read_message(event, event, body, ears, asked=True)
    ears.take(message)
    if ears.is_off(message.key.team, message.key.channel):
        _say_it_is_off(message, ears)


def read_message(
    message: Event,
    event: Event,
    body: Event,
    ears: Ears,
    *,
    asked: bool = False,
    response_url: str = "",
) -> Message:
    """A message as the inbox keeps it. `event` names the channel, `message` holds the rest."""
    key = _key(body, event, str(message.get("ts") or ""))
    return Message(
        key=key,
        thread_ts=str(message.get("thread_ts") or key.ts),
        private=_is_private(event, key, ears),
        user=str(message.get("user") or ""),
        text=markup.plain_text(message),
        links=markup.links(message),
        files=tuple(files_of(message)),
        asked=asked,
        response_url=response_url,
        edited_ts=str((message.get("edited") or {}).get("ts") or ""),
    )


def is_by_a_bot(message: Event) -> bool:
    return bool(message.get("bot_id") or message.get("bot_profile"))


def _changed(event: Event, body: Event, ears: Ears) -> None:
    message = event.get("message") or {}
    if message.get("subtype") == "tombstone":  # deleted, and kept in place for its thread
        ears.drop(_key(body, event, str(message.get("ts") or "")))
    elif message.get("subtype") in BY_A_PERSON and not is_by_a_bot(message):
        ears.take(read_message(message, event, body, ears))


def _say_it_is_off(message: Message, ears: Ears) -> None:
    """To whoever asked, and to nobody else. Not worth a failure: the event would come again."""
    thread = message.thread_ts if message.thread_ts != message.key.ts else None
    try:
        ears.lookups(message.key.team).chat_postEphemeral(
            channel=message.key.channel,
            user=message.user,
            thread_ts=thread,
            text=words.SWITCHED_OFF,
        )
    except (SlackClientError, OSError) as error:
        log.info("%s was not told: %s", message.user, type(error).__name__)


def _key(body: Event, event: Event, ts: str) -> MessageKey:
    return MessageKey(str(body.get("team_id") or ""), str(event.get("channel") or ""), ts)


def _is_private(event: Event, key: MessageKey, ears: Ears) -> bool:
    """Mentions do not say what kind of channel they are in: what is not known is private."""
    if kind := event.get("channel_type"):
        return bool(kind != PUBLIC)
    with ears.store.reading() as session:
        return inbox.is_private(session, key.team, key.channel)
