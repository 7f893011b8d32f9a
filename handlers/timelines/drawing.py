"""The job behind the Timeline button of a reply: draw, upload, show it in the thread, once."""

import hashlib
import json
import logging
from functools import partial

from slack_sdk.errors import SlackApiError

from handlers.delivering.uploading import NoUpload
from handlers.desk import Desk
from handlers.hearing.markup import escape
from handlers.say import phrases
from handlers.timelines import finding, pictures
from handlers.timelines.pictures import Picture
from handlers.timelines.value import Timeline
from handlers.timelines.words import alt_text, blocks
from store.filing import articles
from store.showing import replies
from store.showing.replies import Reply
from store.work import inbox
from store.work.jobs import Step
from store.work.message import Message
from store.work.queue import Drawing

log = logging.getLogger(__name__)


def draw_timeline(asked: Drawing, step: Step, desk: Desk) -> None:
    """Both steps may be repeated. Who asked is told why, when nothing new comes in the thread."""
    said = step("draw", partial(draw, asked, desk))
    if said:
        step("tell", partial(tell, asked, said, desk))


def draw(asked: Drawing, desk: Desk) -> str:
    """Bring the picture in the thread up to date. "" or a sentence for whoever asked."""
    with desk.turn:
        timeline = finding.of_article(asked.article_id, asked.team, asked.channel, desk.store)
    reply = _prepared(asked, desk) if timeline.series else None
    if reply is None:
        return phrases.TIMELINE_GONE
    try:
        is_new = pictures.post(*reply, _picture(timeline), desk)
    except NoUpload:
        return phrases.NO_UPLOAD
    return "" if is_new else phrases.TIMELINE_THERE


def tell(asked: Drawing, said: str, desk: Desk) -> None:
    """Say a sentence to whoever asked, and to nobody else."""
    try:
        desk.slack(asked.team).chat_postEphemeral(
            channel=asked.channel, user=asked.user, text=escape(said)
        )
    except SlackApiError as error:
        log.info("%s was not told: %s", asked.user, error.response.get("error"))


def give_up(asked: Drawing, error_id: str, desk: Desk) -> None:
    tell(asked, phrases.WENT_WRONG.format(error_id), desk)


def _prepared(asked: Drawing, desk: Desk) -> tuple[Message, Reply] | None:
    """The message that the article came with, and the reply that its picture is."""
    with desk.store.reading() as session:
        filed = articles.load(session, asked.article_id)
        message = inbox.by_id(session, filed.origin.message_id) if filed else None
    if filed is None or message is None or message.deleted:
        return None
    slot, drawn_for = f"{replies.PICTURE}{filed.origin.slot}", filed.article.sha256
    with desk.store.writing() as session:
        return message, replies.prepare(session, message.id, slot, note=drawn_for)


def _picture(timeline: Timeline) -> Picture:
    said, table = alt_text(timeline), blocks(timeline)
    digest = hashlib.sha256(json.dumps([said, table], sort_keys=True).encode()).hexdigest()
    return Picture(digest, said, tuple(table), partial(_drawn, timeline))


def _drawn(timeline: Timeline) -> bytes:
    # Loaded where a picture is drawn and not before: the process that answers Slack never does.
    from handlers.timelines.picture import draw as draw_picture

    return draw_picture(timeline)
