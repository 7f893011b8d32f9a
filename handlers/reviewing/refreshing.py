"""After a claim was changed: compare anew, bring replies up to date, recall what was shown."""

from functools import partial

from handlers.articles import checking, settling
from handlers.desk import Desk
from handlers.news import alerting
from handlers.reviewing import recalling
from handlers.say import phrases
from handlers.timelines import drawing, pictures
from store.filing import articles
from store.filing.articles import Filed
from store.showing import replies
from store.tenants import channels
from store.work import inbox
from store.work.jobs import Step
from store.work.message import Message
from store.work.queue import Drawing, Refreshing


def refresh(asked: Refreshing, step: Step, desk: Desk) -> None:
    """The whole of the job: each step may be repeated. Other channels have jobs of their own."""
    beside: list[int] = step("compare", partial(compare, asked, desk))
    step("post", partial(post, asked, desk))
    if asked.spreads:
        step("spread", partial(spread, asked, beside, desk))


def compare(asked: Refreshing, desk: Desk) -> list[int]:
    """The articles that are to be compared anew, too."""
    try:
        with desk.turn:
            return checking.compare_anew(asked.article_id, desk.store)
    except checking.ArticleGone:
        return []


def post(asked: Refreshing, desk: Desk) -> None:
    found = _reply_of(asked.article_id, desk)
    if found is None:
        return
    filed, message = found
    alerting.renew(message, filed.origin.slot, desk)
    with desk.store.reading() as session:
        silent = channels.is_silent(session, message.key.team, message.key.channel)
    if not silent:
        settling.post(message.key, filed.origin.slot, desk)
        _redraw(asked, filed, message, desk)


def _redraw(asked: Refreshing, filed: Filed, message: Message, desk: Desk) -> None:
    """A timeline in the thread shows the figures as they now stand, or goes."""
    with desk.store.reading() as session:
        slot = f"{replies.PICTURE}{filed.origin.slot}"
        picture = replies.find(session, message.id, slot)
    if picture is None or not picture.ts:
        return
    nobody = Drawing(asked.team, message.key.channel, filed.id, user="")
    if drawing.draw(nobody, desk) == phrases.TIMELINE_GONE:
        pictures.take_back(message, picture, desk)


def spread(asked: Refreshing, beside: list[int], desk: Desk) -> None:
    for article_id in beside:
        found = _reply_of(article_id, desk)
        if found is not None:
            key = found[1].key
            again = Refreshing(key.team, key.channel, article_id, asked.because, spreads=False)
            desk.queue.refresh(again)
    recalling.announce(asked.because, desk)


def _reply_of(article_id: int, desk: Desk) -> tuple[Filed, Message] | None:
    """The article, and the message whose thread has the reply about it."""
    with desk.store.reading() as session:
        filed = articles.load(session, article_id)
        message = inbox.by_id(session, filed.origin.message_id) if filed else None
    if filed is None or message is None or message.deleted:
        return None
    return filed, message
