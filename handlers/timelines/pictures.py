"""Pictures in threads: uploaded once, replaced when there is another, taken back."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from handlers.delivering import uploading
from handlers.delivering.sending import CLOSED, unless_closed
from handlers.delivering.uploading import NoUpload
from handlers.desk import Desk
from handlers.say import phrases
from handlers.say.lines import Block
from store.filing import articles
from store.showing import replies
from store.showing.replies import Reply
from store.work.message import Message

log = logging.getLogger(__name__)

FILE_NAME = "timeline.png"


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
    described_as = picture.alt_text if described else None
    slack = desk.slack(message.key.team)
    return uploading.upload(content, FILE_NAME, slack, alt_text=described_as)


def _share(message: Message, reply: Reply, file_id: str, picture: Picture, desk: Desk) -> None:
    slack = desk.slack(message.key.team)
    try:
        slack.files_completeUploadExternal(
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
    uploading.wait_until_shared(file_id, message.key.channel, slack)


def _shared(message: Message, file_id: str, desk: Desk) -> str:
    return uploading.shared(file_id, message.key.channel, desk.slack(message.key.team))


def _remove(message: Message, file_id: str, desk: Desk) -> None:
    """The message first: without its file it would stay, with the table."""
    ts = _shared(message, file_id, desk)
    try:
        if ts:
            desk.slack(message.key.team).chat_delete(channel=message.key.channel, ts=ts)
    except SlackApiError as error:
        unless_closed(error)
    uploading.delete(file_id, desk.slack(message.key.team))


def _note_posted(reply: Reply, file_id: str, picture: Picture, desk: Desk) -> None:
    with desk.store.writing() as session:
        replies.posted(session, reply.id, ts=file_id, digest=picture.digest)
