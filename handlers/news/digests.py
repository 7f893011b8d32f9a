"""The daily digest of a channel, at its hour: what is new since the last, if anything is."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.delivering import noticing
from handlers.delivering.sending import Payload
from handlers.desk import Desk
from handlers.say import digest
from handlers.time_zones import find_zone
from store.showing import digests, news
from store.showing.digests import Posted
from store.showing.news import News
from store.showing.notices import NoticeKey
from store.tenants import channels, settings
from store.tenants.settings import ChannelSettings
from store.work import chores
from store.work.chores import DIGEST, Chore, Daily, Plan
from store.work.jobs import Step
from store.work.message import MessageKey

log = logging.getLogger(__name__)

DAY = timedelta(days=1)
# An article read a moment before the hour may not be compared yet: it is for the next digest.
NOT_YET = timedelta(minutes=2)


def planned(session: Session) -> Iterator[Plan]:
    for (team, channel), here in settings.digests(session).items():
        if here.digest_hour is not None:
            yield Plan(DIGEST, team, channel, Daily(here.digest_hour, _zone(here)))


def post_digest(chore: Chore, step: Step, desk: Desk) -> None:
    step("post", partial(post, chore, desk))


def post(chore: Chore, desk: Desk) -> None:
    """Say what is new. Nothing new, a shared channel or one that is closed: nothing is said."""
    team, channel = chore.team, chore.channel
    with desk.store.reading() as session:
        if channels.is_silent(session, team, channel):
            return
        last = chores.done_until(session, DIGEST, team, channel) or chore.due - DAY
    key = NoticeKey(team, channel, "", f"{DIGEST}:{chore.due.isoformat()}")
    posted = Posted(key, since=last - NOT_YET, until=chore.due - NOT_YET)
    new = _news(posted, desk)
    if not new:
        log.info("nothing new for the digest of %s", channel)
        return
    with desk.store.writing() as session:
        digests.note(session, posted, new)
    if not noticing.post(key, _payload(posted, new, desk), desk):
        log.warning("no digest in %s: the channel is closed to us", channel)


def renew(message: MessageKey, slot: str, desk: Desk) -> None:
    """A digest shows nothing of what is no longer on file; one that showed nothing else goes."""
    with desk.store.reading() as session:
        shown = digests.with_source(session, message, slot)
    for posted in shown:
        new = _news(posted, desk)
        noticing.renew(posted.key, _payload(posted, new, desk) if new else None, desk)


def _news(posted: Posted, desk: Desk) -> News:
    team, channel = posted.key.team, posted.key.channel
    with desk.store.reading() as session:
        scope = channels.seen_here(session, team, channel)
        return news.read(session, scope, since=posted.since, until=posted.until)


def _payload(posted: Posted, new: News, desk: Desk) -> Payload:
    with desk.store.reading() as session:
        here = settings.read(session, posted.key.team, posted.key.channel)
    return digest.message(new, _day(posted.until + NOT_YET, here))


def _day(due: datetime, here: ChannelSettings) -> date:
    return due.astimezone(ZoneInfo(_zone(here))).date()


def _zone(here: ChannelSettings) -> str:
    """A database may have been moved from a machine that knows more of them."""
    return find_zone(here.time_zone) or "UTC"
