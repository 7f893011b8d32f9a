"""Send one message exactly once: write the intent down, post, note where it stands.

Replies to sources (`posting.py`) and notices (`noticing.py`) share it.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from handlers.desk import Desk
from store.showing import notices, replies
from store.tenants import channels

log = logging.getLogger(__name__)

Payload = dict[str, Any]

EVENT_TYPE = "claims_desk_reply"
PACE_SECONDS = 1.0  # between two posts in one channel
PAGES = 5  # of a thread, or a channel, that are looked through for our own message
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
        "cant_delete_message",
        "edit_window_closed",
        "user_not_found",
        "user_disabled",
        "cannot_dm_bot",
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message is to stand: `thread_ts` "" for the channel itself.

    `mark` tells it from any other of ours there, and none of those is older than `oldest`.
    """

    team: str
    channel: str
    thread_ts: str
    oldest: str
    mark: str


class Kept(Protocol):
    """What the store knows of a message of ours: a Reply, a Notice."""

    @property
    def id(self) -> int: ...
    @property
    def ts(self) -> str: ...
    @property
    def intended(self) -> bool: ...
    @property
    def digest(self) -> str: ...


class Book(Protocol):
    """Where it is written down: the module store.replies, or store.notices."""

    def intend(self, session: Session, kept_id: int, /) -> None: ...
    def posted(self, session: Session, kept_id: int, /, *, ts: str, digest: str) -> None: ...
    def remove(self, session: Session, kept_id: int, /) -> None: ...


def bring_up_to_date(place: Place, kept: Kept, payload: Payload, book: Book, desk: Desk) -> str:
    """Post it, or update the one that stands there. "" where the place is closed to us."""
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    ts = standing(place, kept, desk)
    if ts:
        if not kept.ts or kept.digest != digest:
            _update(place, ts, payload, desk)
    else:
        ts = _post(place, kept, payload, book, desk)
    with desk.store.writing() as session:
        book.posted(session, kept.id, ts=ts, digest=digest)
    log.info("posted", extra={"reply": ts})
    return ts


def take_back(place: Place, kept: Kept, book: Book, desk: Desk) -> None:
    """Delete it from Slack and forget it."""
    ts = standing(place, kept, desk)
    if ts:
        try:
            desk.slack(place.team).chat_delete(channel=place.channel, ts=ts)
        except SlackApiError as error:
            unless_closed(error)
    with desk.store.writing() as session:
        book.remove(session, kept.id)


def standing(place: Place, kept: Kept, desk: Desk) -> str:
    """Where it stands; "" if nowhere. Slack is asked where an answer never came."""
    return kept.ts or (_found(place, desk) if kept.intended else "")


def unless_closed(error: SlackApiError) -> None:
    if error.response.get("error") not in CLOSED:
        raise error


def _post(place: Place, kept: Kept, payload: Payload, book: Book, desk: Desk) -> str:
    with desk.store.reading() as session:
        if channels.is_silent(session, place.team, place.channel):
            log.info("nothing is said in %s: it is shared outside", place.channel)
            return ""
    with desk.store.writing() as session:
        book.intend(session, kept.id)
    _keep_pace(place, desk)
    try:
        answer = desk.slack(place.team).chat_postMessage(
            channel=place.channel,
            thread_ts=place.thread_ts or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"reply": place.mark}},
            **payload,
        )
    except SlackApiError as error:
        unless_closed(error)
        log.info("closed: %s", error.response.get("error"))
        return ""
    return str(answer["ts"])


def _keep_pace(place: Place, desk: Desk) -> None:
    """Wait until the last post in the channel is as long ago as Slack asks for.

    A channel's jobs are done one after the other, whoever does them.
    """
    with desk.store.reading() as session:
        last = max(
            replies.last_posted(session, place.team, place.channel),
            notices.last_posted(session, place.team, place.channel),
        )
    ago = desk.now().timestamp() - last
    if 0 <= ago < PACE_SECONDS:
        desk.pause(PACE_SECONDS - ago)


def _update(place: Place, ts: str, payload: Payload, desk: Desk) -> None:
    try:
        desk.slack(place.team).chat_update(channel=place.channel, ts=ts, **payload)
    except SlackApiError as error:
        unless_closed(error)


def _found(place: Place, desk: Desk) -> str:
    """Where our own message stands, after a post whose answer never came; "" if nowhere."""
    try:
        for found in _messages(place, desk):
            metadata = found.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("reply") == place.mark:
                return str(found["ts"])
    except SlackApiError as error:
        unless_closed(error)
    return ""


def _messages(place: Place, desk: Desk) -> Iterator[Payload]:
    """The thread, or the channel where it is no thread, from the oldest of interest on."""
    cursor = ""
    for _ in range(PAGES):
        page = _page(place, cursor, desk)
        yield from page.get("messages") or []
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _page(place: Place, cursor: str, desk: Desk) -> Any:
    slack = desk.slack(place.team)
    some: dict[str, Any] = {
        "channel": place.channel,
        "include_all_metadata": True,
        "oldest": place.oldest,
        "limit": 200,
        "cursor": cursor or None,
    }
    if place.thread_ts:
        return slack.conversations_replies(ts=place.thread_ts, **some)
    return slack.conversations_history(**some)
