"""Pictures in threads: uploaded once, replaced when there is another, taken back."""

import json
import logging
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.desk import Desk
from handlers.downloads import is_slack_url, through_api_host
from handlers.say import phrases
from handlers.say.lines import Block
from handlers.sending import CLOSED, unless_closed
from store import articles, replies
from store.message import Message
from store.replies import Reply

log = logging.getLogger(__name__)

FILE_NAME = "timeline.png"
SECONDS = 15.0
# Slack shares an uploaded file some time after it has said so. When it is looked for.
LOOKS = (0.0, 0.5, 1.0, 2.0, 4.0)
NOT_ALLOWED = frozenset(
    (
        "missing_scope",
        "file_uploads_disabled",
        "file_upload_size_restricted",
        "file_type_not_allowed",
        "storage_limit_reached",
    )
)
GONE = frozenset(("file_not_found", "file_deleted", "message_not_found", "channel_not_found"))


class NoUpload(Exception):
    """No picture may be uploaded here: by the workspace's settings, or to this channel."""


class NotShared(Exception):
    """An uploaded picture did not appear in the thread. Trying again may help."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, drawn when it is needed. The same digest is the same picture."""

    digest: str
    alt_text: str
    blocks: tuple[Block, ...]
    draw: Callable[[], bytes]


def post(message: Message, reply: Reply, picture: Picture, desk: Desk) -> bool:
    """Bring the picture in a thread up to date. False when this very one stands there already."""
    if reply.ts and reply.digest == picture.digest and _shared(message, reply.ts, desk):
        _note_posted(reply, reply.ts, picture, desk)
        return reply.intended
    if reply.ts:
        _remove(message, reply.ts, desk)
    # Reported of Slack: files with a description that are never shared (python-slack-sdk #1818).
    # The table in words stands above the picture, so that the second attempt does without one.
    file_id = _upload(message, picture, desk, described=not reply.intended)
    with desk.store.writing() as session:
        replies.uploaded(session, reply.id, file_id=file_id, digest=picture.digest)
    _share(message, reply, file_id, picture, desk)
    _note_posted(reply, file_id, picture, desk)
    return True


def take_back(message: Message, reply: Reply, desk: Desk) -> None:
    """Delete a picture from its thread and from Slack, and forget it."""
    if reply.ts:
        _remove(message, reply.ts, desk)
    with desk.store.writing() as session:
        replies.remove(session, reply.id)


def take_back_stale(message: Message, reply: Reply, desk: Desk) -> None:
    """A picture goes with the article that it was drawn for."""
    with desk.store.reading() as session:
        picture = replies.find(session, message.id, f"{replies.PICTURE}{reply.slot}")
        drawn_for = articles.load(session, reply.article_id or 0) if picture else None
    if picture and (drawn_for is None or drawn_for.article.sha256 != picture.note):
        take_back(message, picture, desk)


def _upload(message: Message, picture: Picture, desk: Desk, *, described: bool) -> str:
    with desk.turn:
        content = picture.draw()
    slack = desk.slack(message.key.team)
    try:
        told = slack.files_getUploadURLExternal(
            filename=FILE_NAME,
            length=len(content),
            alt_txt=picture.alt_text if described else None,
        )
    except SlackApiError as error:
        if error.response.get("error") in NOT_ALLOWED:
            raise NoUpload from error
        raise
    _send(through_api_host(str(told["upload_url"]), slack.base_url), content, slack)
    return str(told["file_id"])


def _send(url: str, content: bytes, slack: WebClient) -> None:
    if not is_slack_url(url, slack.base_url):
        raise NoUpload(url)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    headers = {"Content-Type": "application/octet-stream"}
    with opener.open(urllib.request.Request(url, content, headers), timeout=SECONDS) as answer:
        answer.read()


def _share(message: Message, reply: Reply, file_id: str, picture: Picture, desk: Desk) -> None:
    try:
        desk.slack(message.key.team).files_completeUploadExternal(
            files=[{"id": file_id, "title": phrases.TIMELINE}],
            channel_id=message.key.channel,
            thread_ts=message.thread_ts,
            blocks=json.dumps(picture.blocks),
        )
    except SlackApiError as error:
        if error.response.get("error") not in CLOSED:
            raise
        take_back(message, reply, desk)
        raise NoUpload from error
    for seconds in LOOKS:
        time.sleep(seconds)
        if _shared(message, file_id, desk):
            return
    raise NotShared(file_id)


def _shared(message: Message, file_id: str, desk: Desk) -> str:
    """The timestamp of the message that shows a file in this channel; "" when there is none."""
    try:
        slack = desk.slack(message.key.team)
        file: dict[str, Any] = slack.files_info(file=file_id).get("file") or {}
    except SlackApiError as error:
        _unless_gone(error)
        return ""
    for places in (file.get("shares") or {}).values():
        for place in places.get(message.key.channel) or ():
            return str(place["ts"])
    return ""


def _remove(message: Message, file_id: str, desk: Desk) -> None:
    """The message first: without its file it would stay, with the table."""
    ts = _shared(message, file_id, desk)
    try:
        if ts:
            desk.slack(message.key.team).chat_delete(channel=message.key.channel, ts=ts)
    except SlackApiError as error:
        unless_closed(error)
    try:
        desk.slack(message.key.team).files_delete(file=file_id)
    except SlackApiError as error:
        _unless_gone(error)


def _unless_gone(error: SlackApiError) -> None:
    if error.response.get("error") not in GONE:
        raise error


def _note_posted(reply: Reply, file_id: str, picture: Picture, desk: Desk) -> None:
    with desk.store.writing() as session:
        replies.posted(session, reply.id, ts=file_id, digest=picture.digest)
