"""Recall: a claim that was shown elsewhere was changed or is gone, and that is said there, once.

What is undone before it was said is never said: whether there is anything to say is decided when
the notice is posted, some seconds after the change.
"""

from collections.abc import Sequence

from handlers.delivering import noticing
from handlers.delivering.sending import Payload
from handlers.desk import Desk
from handlers.reviewing import edited, threads
from handlers.say import recall
from store.filing import articles
from store.review import audit, reviewing
from store.review.audit import Deed
from store.showing import notices, shown
from store.showing.notices import NoticeKey
from store.showing.replies import Reply
from store.tenants import channels
from store.work import inbox
from store.work.message import Message

GRACE_SECONDS = 20.0  # in which a change may be undone without a word elsewhere
CHANGED, GONE = "recall", "gone"  # kinds of notices
KINDS = (CHANGED, GONE, edited.EDITED, edited.RENEWED)


def announce(changed: str, desk: Desk) -> None:
    """Write down a notice for every other thread that shows a claim, and whoever took it along.

    `changed` is the uid of its review and the version that came of the change.
    """
    uid, _, _ = changed.partition(":")
    with desk.store.reading() as session:
        claim = reviewing.by_uid(session, uid)
        deeds = _telling(audit.about(session, uid))
        if claim is None or not deeds or f"{uid}:{deeds[0].version}" != changed:
            return
        own = inbox.by_id(session, claim.origin.message_id)
        places = _places(shown.places(session, [claim.ref]), own)
        people = shown.receivers(session, [claim.ref])
    if own is None:
        return
    key = f"{_of(own, claim.origin.slot)}{changed}"
    for channel, thread in [*places, *((person, "") for person in people)]:
        notice = NoticeKey(claim.origin.team, channel, thread, key)
        desk.queue.notify(notice, after=GRACE_SECONDS)


def say_changed(key: NoticeKey, desk: Desk) -> Payload | None:
    """What a thread, or a person, is told; None when it stands again as they know it."""
    begins, _, version = key.key.rpartition(":")
    uid = begins.rpartition(":")[2]
    with desk.store.reading() as session:
        claim = reviewing.by_uid(session, uid)
        deeds = audit.about(session, uid)
        told = _told_there(key, f"{begins}:", desk)
        first = shown.version_in(session, claim.ref, key.channel, key.thread_ts) if claim else 0
        here = channels.seen_here(session, key.team, key.channel)
    if threads.is_over(key, desk):
        return None
    telling = _telling(deeds)
    if claim is None or not telling or str(telling[0].version) != version:
        return None  # a later change has a notice of its own
    before = _standing_at(deeds, told or first, telling)
    if reviewing.is_same(before, telling[0].after):
        return None
    seen = here.includes(claim.origin.team, claim.origin.scope)
    return recall.changed(
        claim.cited,
        before,
        telling[0].after,
        seen=seen,
        sent=key.channel.startswith(noticing.PERSON),
    )


def take_back(message: Message, reply: Reply, desk: Desk) -> None:
    """Take an article back. That it is gone is written down together with that."""
    key = f"{GONE}:{message.key.ts}:{reply.slot}"
    with desk.store.writing() as session:
        refs = shown.of_article(session, reply.article_id or 0)
        places = _places(shown.places(session, refs), message)
        people = [(person, "") for person in shown.receivers(session, refs)]
        untold = edited.withdraw(session, message, reply.slot)
        for channel, thread in sorted({*places, *people, *untold}):
            notice = NoticeKey(message.key.team, channel, thread, key)
            notices.prepare(session, notice, now=desk.now())
        articles.remove(session, message.id, reply.slot)
        waiting = notices.waiting(session, message.key.team, key)
    for notice in waiting:
        desk.queue.notify(notice)
    take_back_words(message, reply.slot, desk)


def say_gone(key: NoticeKey, desk: Desk) -> Payload | None:
    """The replies in the thread, which showed it, are brought up to date as well."""
    if threads.is_over(key, desk):
        return None
    threads.bring_up_to_date(key, desk)
    return recall.gone(sent=key.channel.startswith(noticing.PERSON))


def take_back_words(message: Message, slot: str, desk: Desk) -> None:
    """An earlier recall of one of its claims, in whatever thread, repeats what is now gone."""
    with desk.store.reading() as session:
        said = notices.beginning(session, message.key.team, _of(message, slot))
    for key in said:
        noticing.take_back(key, desk)


def _of(message: Message, slot: str) -> str:
    """How the keys of recalls begin that are of an article's claims."""
    return f"{CHANGED}:{message.key.channel}:{message.key.ts}:{slot}:"


def take_back_notices(message: Message, desk: Desk) -> None:
    """Nothing of ours stays in the thread of a message that was deleted."""
    with desk.store.reading() as session:
        known = notices.in_channels(session, message.key.team, [message.key.channel])
    for notice in known:
        if notice.key.thread_ts == message.key.ts and notice.key.kind in KINDS:
            noticing.take_back(notice.key, desk)


def _places(places: Sequence[shown.Place], own: Message | None) -> list[tuple[str, str]]:
    """Each other thread once."""
    threads = {(place.channel, place.thread_ts) for place in places}
    return sorted(threads - ({(own.key.channel, own.thread_ts)} if own else set()))


def _telling(deeds: Sequence[Deed]) -> list[Deed]:
    """Those that a reader of the claim must hear of: it was confirmed is none."""
    return [deed for deed in deeds if not reviewing.is_same(deed.before, deed.after)]


def _told_there(key: NoticeKey, begins: str, desk: Desk) -> int:
    """The latest version that this place was told of; 0 for none."""
    with desk.store.reading() as session:
        said = notices.posted_there(session, key, begins)
    return max((int(one.rpartition(":")[2]) for one in said), default=0)


def _standing_at(deeds: Sequence[Deed], version: int, telling: Sequence[Deed]) -> audit.Standing:
    """How the claim stood at a version; before the first change of all for 0."""
    return next((d.after for d in deeds if 0 < d.version <= version), telling[-1].before)
