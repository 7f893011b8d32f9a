"""Settle a message: bring its thread and the store to what the message now asks for.

Whatever happened before (nothing, half of it, all of it, an edit, a deletion), the same steps lead
to the same end, so every one of them may be repeated.
"""

from contextlib import suppress
from functools import partial
from typing import Any

from sqlmodel import Session

from claims.reading import UnreadableError
from handlers.articles import checking, turns
from handlers.articles.checking import ArticleGone
from handlers.articles.sources import read_source
from handlers.delivering import posting
from handlers.desk import Desk, MessageGone
from handlers.news import alerting
from handlers.reviewing import edited, recalling
from handlers.say.notes import failed, note, read_before
from handlers.say.report import message as report_message
from handlers.say.report import shown_of_others
from handlers.timelines import pictures
from store.filing import articles
from store.showing import homes, replies, shown
from store.tenants import channels
from store.work import failures, inbox
from store.work.jobs import Step
from store.work.message import WHOLE, Message, MessageKey, Source

READING = "eyes"
CONFLICT = "scales"
ERROR = "error"  # the slot of a reply that says so


def settle_message(key: MessageKey, step: Step, desk: Desk) -> None:
    """The whole way of a message, from top to bottom."""
    wanted: dict[str, Any] = step("look", partial(look, key, desk))
    if wanted.get("silent"):
        step("settle", partial(finish, key, wanted["fingerprint"], desk))
        return
    step("withdraw", partial(withdraw, key, wanted["slots"], desk))
    for slot in wanted["slots"]:
        article_id = step(f"read {slot}", partial(read, key, slot, desk))
        if article_id is not None:
            step(f"extract {slot}", partial(extract, article_id, desk))
            step(f"compare {slot}", partial(compare, article_id, desk))
        step(f"post {slot}", partial(post, key, slot, desk))
    step("settle", partial(finish, key, wanted["fingerprint"], desk))


def look(key: MessageKey, desk: Desk) -> dict[str, Any]:
    """What there is to read, by slot."""
    message = _message(key, desk)
    if _is_silent(key, desk):
        return {"silent": True, "slots": [], "fingerprint": message.fingerprint}
    if message.sources:
        posting.react(message, READING, desk)
    return {"slots": [one.slot for one in message.sources], "fingerprint": message.fingerprint}


def withdraw(key: MessageKey, wanted: list[str], desk: Desk) -> None:
    """Take back what was said and filed for anything that is no longer asked for."""
    message = _message(key, desk)
    with desk.store.reading() as session:
        unwanted = [r for r in replies.of_message(session, message.id) if r.source not in wanted]
    for reply in unwanted:
        recalling.take_back(message, reply, desk)
        (pictures if reply.is_picture else posting).take_back(message, reply, desk)
        alerting.take_back(message, reply.slot, desk)
    if message.deleted:
        recalling.take_back_notices(message, desk)
    if unwanted and not wanted and not message.deleted:
        posting.unreact(message, READING, desk)
        posting.unreact(message, CONFLICT, desk)


def read(key: MessageKey, slot: str, desk: Desk) -> int | None:
    """Read one source and keep its snapshot. None when a sentence is all there is to say."""
    message = _message(key, desk)
    source = _source(message, slot)
    if source is None:
        return None
    try:
        article = read_source(message, source, desk)
    except UnreadableError as error:
        _note(message, slot, str(error), desk)
        return None
    origin = desk.origin(message, slot)
    with desk.store.writing() as session:
        if not _read_again(session, message).asks_for(slot):
            return None  # forgotten on purpose while it was being read
        edited.note(session, message, slot, article, now=desk.now())
        same = articles.same_text(session, article, origin)
        if same is not None:
            articles.remove(session, message.id, slot)
            replies.prepare(session, message.id, slot, seen=same.id)
            return None
        article_id = articles.file(session, article, origin, now=desk.now())
        replies.prepare(session, message.id, slot, article_id=article_id)
    return article_id


def extract(article_id: int, desk: Desk) -> None:
    with desk.turn, suppress(ArticleGone):
        checking.keep_claims(article_id, desk.store)


def compare(article_id: int, desk: Desk) -> None:
    with desk.turn, suppress(ArticleGone):
        checking.keep_relations(article_id, desk.store)


def post(key: MessageKey, slot: str, desk: Desk) -> None:
    """Say it in the thread, where there is something to say."""
    message = _message(key, desk)
    with desk.store.reading() as session:
        reply = replies.find(session, message.id, slot)
    if reply is None or message.deleted:
        return
    pictures.take_back_stale(message, reply, desk)
    payload = _payload(message, reply, desk)
    if payload is not None:
        posting.post(message, reply, payload, desk)
    elif reply.ts or reply.intended:
        posting.take_back(message, reply, desk)


def finish(key: MessageKey, fingerprint: str, desk: Desk) -> None:
    """Who watches for it, or was shown it before, is told; what stood back gets its turn."""
    message = _message(key, desk)
    alerting.notify_watchers(message, [source.slot for source in message.sources], desk)
    edited.queue(message, desk)
    with desk.store.writing() as session:
        inbox.settle(session, key, fingerprint)
        failures.clear(session, message.id)
        homes.make_stale(session, key.team, now=desk.now())
    turns.give(desk)


def give_up(key: MessageKey, error_id: str, desk: Desk) -> None:
    """Say in the thread that a message could not be settled."""
    message = _message(key, desk)
    if not message.deleted and WHOLE not in message.forgotten:
        _note(message, ERROR, error_id, desk)
        post(key, ERROR, desk)


def _payload(message: Message, reply: replies.Reply, desk: Desk) -> dict[str, Any] | None:
    if reply.seen_article_id is not None:
        with desk.store.reading() as session:
            earlier = articles.load(session, reply.seen_article_id)
        return read_before(earlier) if earlier else None
    if reply.slot == ERROR:
        return failed(reply.note)
    if reply.article_id is None:
        return note(reply.note) if reply.note else None
    try:
        report = checking.report(reply.article_id, desk.store)
    except ArticleGone:
        return None
    if others := shown_of_others(report):
        with desk.store.writing() as session:
            shown.note(session, reply, message.key.team, message.key.channel, others)
    if report.conflicts:
        posting.react(message, CONFLICT, desk)
    return report_message(report) if report.says_something else None


def _note(message: Message, slot: str, sentence: str, desk: Desk) -> None:
    with desk.store.writing() as session:
        if slot == ERROR or _read_again(session, message).asks_for(slot):
            edited.note(session, message, slot, None, now=desk.now())
            articles.remove(session, message.id, slot)
            replies.prepare(session, message.id, slot, note=sentence)


def _message(key: MessageKey, desk: Desk) -> Message:
    with desk.store.reading() as session:
        message = inbox.known(session, key)
    if message is None:
        raise MessageGone(key.ts)
    return message


def _is_silent(key: MessageKey, desk: Desk) -> bool:
    """A deletion is followed also where nothing is said any more."""
    with desk.store.reading() as session:
        silent = channels.is_silent(session, key.team, key.channel)
        message = inbox.known(session, key)
    return silent and message is not None and not message.deleted


def _read_again(session: Session, message: Message) -> Message:
    return inbox.known(session, message.key) or message


def _source(message: Message, slot: str) -> Source | None:
    return next((source for source in message.sources if source.slot == slot), None)
