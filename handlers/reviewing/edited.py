"""An article was edited: threads that showed claims of it say what is now on file, and are told.

They are told, once for each edit, where something that they showed does not stand in the new text;
so is whoever exported it. What was shown goes with the old text, so all this is written down in the
transaction in which that gives way, and queued when the claims of the new one are filed.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from claims.model import Article
from handlers.delivering import noticing
from handlers.delivering.sending import Payload
from handlers.desk import Desk
from handlers.reviewing import threads
from handlers.say import recall
from store.showing import edits, notices, shown
from store.showing.notices import NoticeKey
from store.work import inbox
from store.work.message import TEXT, Message, MessageKey

EDITED, RENEWED = "edited", "renewed"  # kinds of notices: one is said, the other is none to read
HASH = 8  # characters of a text's hash, which tell one message's texts apart

Places = set[tuple[str, str]]  # channel and thread; or a person, and no thread


def note(
    session: Session, message: Message, slot: str, article: Article | None, *, now: datetime
) -> None:
    """To be called before what is on file gives way to an article, or to none that can be read.

    Places that have not heard of an earlier edit hear of this one in its stead.
    """
    old = edits.giving_way(session, message.id, slot, article)
    if old is None:
        return
    article_id, before = old
    after = article.sha256[:HASH] if article else ""
    behind = dict(_overtaken(session, message, slot))
    told, renewed = _places(session, message, slot, article_id, article)
    for place in sorted({*behind, *told, *renewed}):
        kind, first = behind.get(place, (RENEWED, before[:HASH]))
        begins = _of(EDITED if place in told else kind, message, slot)
        key = f"{begins}{message.edited_ts}:{first}:{after}"
        notices.prepare(session, NoticeKey(message.key.team, *place, key), now=now)


def queue(message: Message, desk: Desk) -> None:
    """Have it said, and replies brought up to date. May be repeated."""
    for kind in (EDITED, RENEWED):
        with desk.store.reading() as session:
            begins = _of(kind, message)
            waiting = notices.unsaid(session, message.key.team, begins, intended=True)
        for key in waiting:
            desk.queue.notify(key)


def withdraw(session: Session, message: Message, slot: str) -> Places:
    """An article is taken back: the places that hear of that, and of no edit before it."""
    return {place for place, _ in _overtaken(session, message, slot)} - {_home(message)}


def say_edited(key: NoticeKey, desk: Desk) -> Payload | None:
    """Nothing where the edits led back to the text that was shown."""
    first, after = key.key.rsplit(":", 2)[1:]
    if first == after:
        say_nothing(key, desk)
        return None
    if not _is_due(key, desk):
        return None
    threads.bring_up_to_date(key, desk)
    if not _is_asked_for(key, desk):
        return None  # that it is gone is said by itself, or was wanted to be forgotten
    return recall.edited(sent=key.channel.startswith(noticing.PERSON))


def say_nothing(key: NoticeKey, desk: Desk) -> None:
    """The replies in the thread are brought up to date, and that is all."""
    if _is_due(key, desk):
        threads.bring_up_to_date(key, desk)
        noticing.take_back(key, desk)  # forget it: there is nothing to take back


def _places(
    session: Session, message: Message, slot: str, article_id: int, article: Article | None
) -> tuple[Places, Places]:
    """Who is told, and whose replies are brought up to date.

    A page, or a file, that is read anew and has changed is no edit of the message.
    """
    every = _threads(shown.places(session, shown.of_article(session, article_id)))
    if slot != TEXT:
        return set(), every
    lost = edits.taken_out(session, article_id, article.text if article else "")
    people = {(person, "") for person in shown.receivers(session, lost)}
    there = _threads(shown.places(session, lost))
    return (there | people) - {_home(message)}, every


def _threads(places: list[shown.Place]) -> Places:
    return {(place.channel, place.thread_ts) for place in places}


def _overtaken(
    session: Session, message: Message, slot: str
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """What was not said yet is forgotten: each place, with the kind and the text it was shown."""
    for kind in (RENEWED, EDITED):
        begins = _of(kind, message, slot)
        for key in notices.unsaid(session, message.key.team, begins, intended=False):
            notice = notices.find(session, key)
            if notice is not None:
                notices.remove(session, notice.id)
            yield (key.channel, key.thread_ts), (kind, key.key.rsplit(":", 2)[1])


def _is_due(key: NoticeKey, desk: Desk) -> bool:
    """A later edit, which is written down by itself, has taken its place otherwise."""
    with desk.store.reading() as session:
        notice = notices.find(session, key)
    return notice is not None and not threads.is_over(key, desk)


def _is_asked_for(key: NoticeKey, desk: Desk) -> bool:
    channel, ts, rest = key.about.split(":", 2)
    with desk.store.reading() as session:
        message = inbox.known(session, MessageKey(key.team, channel, ts))
    return message is not None and message.asks_for(rest.rsplit(":", 3)[0])


def _home(message: Message) -> tuple[str, str]:
    return message.key.channel, message.thread_ts


def _of(kind: str, message: Message, slot: str = "") -> str:
    """How the keys of such notices begin that are of one article, or of one message."""
    begins = f"{kind}:{message.key.channel}:{message.key.ts}:"
    return f"{begins}{slot}:" if slot else begins
