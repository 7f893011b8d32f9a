"""Tell places that watch for something of a new article with it, once and not where it stands."""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session

from handlers.delivering import noticing
from handlers.delivering.sending import Payload
from handlers.desk import Desk
from handlers.news import digests
from handlers.news.watching import NotWatched, wanted
from handlers.say import watches
from store.filing import articles
from store.filing.articles import Filed
from store.showing import notices, replies
from store.showing.notices import Notice, NoticeKey
from store.tenants import channels
from store.watching import matching
from store.watching import watches as kept
from store.watching.heard import Heard, heard_in, is_figure
from store.watching.watches import Watch
from store.work import inbox
from store.work.message import Message, MessageKey

WATCH = "watch"  # the kind of notice

# Each watch with the claims that it is for.
Found = list[tuple[Watch, list[Heard]]]


def notify_watchers(message: Message, slots: Sequence[str], desk: Desk) -> None:
    """Have it said wherever somebody watches for what an article says. May be repeated.

    What was said before of an article that was edited is brought up to date where it stands.
    """
    for slot in slots:
        for place in _places(message, slot, desk):
            desk.queue.notify(NoticeKey(message.key.team, place, "", _key(message, slot)))
        renew(message, slot, desk)


def renew(message: Message, slot: str, desk: Desk) -> None:
    """Alerts that stand show an article as it is: edited, or with its claims changed by people."""
    for notice in _said(message, slot, desk):
        noticing.renew(notice.key, says(notice.key, desk), desk)


def take_back(message: Message, slot: str, desk: Desk) -> None:
    """What was said elsewhere of an article that is no longer asked for goes with it."""
    for notice in _said(message, slot, desk):
        noticing.take_back(notice.key, desk)
    digests.renew(message.key, slot, desk)


def says(key: NoticeKey, desk: Desk) -> Payload | None:
    """The alert as it is now: None where it is no longer watched for, or may not be shown."""
    channel, ts, slot = key.about.split(":", 2)
    with desk.store.reading() as session:
        message = inbox.known(session, MessageKey(key.team, channel, ts))
        filed = _filed(session, message, slot) if message else None
        if filed is None:
            return None
        heard = heard_in(session, filed.id)
        found = _new(session, filed, _watched(session, filed, heard, key.channel))
    claims = {(one.is_figure, one.id) for _, some in found for one in some}
    shown = [
        cited
        for cited in filed.claims
        if (is_figure(cited), cited.id) in claims and not cited.review.is_dismissed
    ]
    return watches.alert([watch.text for watch, _ in found], shown) if shown else None


def _key(message: Message, slot: str) -> str:
    """The source of an article by its message: rows get another's id once they are deleted."""
    return f"{WATCH}:{message.key.channel}:{message.key.ts}:{slot}"


def _said(message: Message, slot: str, desk: Desk) -> list[Notice]:
    with desk.store.reading() as session:
        return notices.everywhere(session, message.key.team, _key(message, slot))


def _places(message: Message, slot: str, desk: Desk) -> list[str]:
    with desk.store.reading() as session:
        vocabulary = kept.vocabulary(session, message.key.team)
        filed = _filed(session, message, slot) if vocabulary else None
        if filed is None:
            return []
        heard = heard_in(session, filed.id)
        candidates = kept.found_by(session, message.key.team, matching.near(vocabulary, heard))
        places: defaultdict[str, list[Watch]] = defaultdict(list)
        for watch in candidates:
            if _may_be_told(session, watch.channel, filed):
                places[watch.channel].append(watch)
        found = {place: _matching(some, heard) for place, some in places.items()}
        return [place for place, some in found.items() if _new(session, filed, some)]


def _watched(session: Session, filed: Filed, heard: Sequence[Heard], place: str) -> Found:
    if not _may_be_told(session, place, filed):
        return []
    return _matching(kept.of_places(session, filed.origin.team, (place,)), heard)


def _may_be_told(session: Session, place: str, filed: Filed) -> bool:
    """Where it was pasted it is seen anyway; what is private or shared stays where it is."""
    origin = filed.origin
    if place == origin.channel or channels.is_silent(session, origin.team, place):
        return False
    return channels.seen_here(session, origin.team, place).includes(origin.team, origin.scope)


def _matching(some: Sequence[Watch], heard: Sequence[Heard]) -> Found:
    found: Found = []
    for watch in some:
        try:
            _, looked_for = wanted(watch.text)
        except NotWatched:
            continue
        claims = matching.matching(looked_for, heard)
        if claims:
            found.append((watch, claims))
    return found


def _new(session: Session, filed: Filed, found: Found) -> Found:
    """Without what the place could see before, word for word."""
    claims = {(one.is_figure, one.id): one for _, some in found for one in some}
    if not claims:
        return []
    place = found[0][0].channel
    scope = channels.seen_here(session, filed.origin.team, place)
    new = matching.new_words(session, scope, filed.id, list(claims.values()))
    ids = {(one.is_figure, one.id) for one in new}
    kept_ = [(w, [one for one in some if (one.is_figure, one.id) in ids]) for w, some in found]
    return [(watch, some) for watch, some in kept_ if some]


def _filed(session: Session, message: Message, slot: str) -> Filed | None:
    reply = replies.find(session, message.id, slot)
    if message.deleted or reply is None or reply.article_id is None:
        return None
    return articles.load(session, reply.article_id)
