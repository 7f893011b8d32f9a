"""Digests that were posted: of which span each was, and of which messages it showed something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from store.showing.news import News
from store.showing.notices import NoticeKey
from store.tables import ArticleRow, DigestSourceRow, MessageRow
from store.work.message import MessageKey


@dataclass(frozen=True, slots=True)
class Posted:
    """One digest, and the span of time that it was of."""

    key: NoticeKey
    since: datetime
    until: datetime


def note(session: Session, posted: Posted, news: News) -> None:
    """Remember which messages a digest is about to show something of."""
    key = posted.key
    for source in _sources(session, news):
        row = DigestSourceRow(
            team_id=key.team,
            channel_id=key.channel,
            key=key.key,
            source=source,
            since=posted.since,
            until=posted.until,
        )
        session.merge(row)


def with_source(session: Session, message: MessageKey, slot: str) -> list[Posted]:
    """The digests that showed something of a source of a message."""
    here = (
        col(DigestSourceRow.team_id) == message.team,
        col(DigestSourceRow.source) == _source(message.channel, message.ts, slot),
    )
    rows = session.exec(select(DigestSourceRow).where(*here)).all()
    return [
        Posted(
            NoticeKey(row.team_id, row.channel_id, "", row.key),
            _aware(row.since),
            _aware(row.until),
        )
        for row in rows
    ]


def _sources(session: Session, news: News) -> Iterable[str]:
    sides = [side for one in news.differing for side in (one.new, one.earlier)]
    ids = {side.citation.article_id for side in sides}
    ids |= {one.article.article_id for one in news.unreviewed}
    home = select(MessageRow.channel_id, MessageRow.ts, ArticleRow.slot)
    mine = home.join(ArticleRow, col(ArticleRow.message_id) == col(MessageRow.id))
    found = session.exec(mine.where(col(ArticleRow.id).in_(ids))).all()
    return sorted({_source(channel, ts, slot) for channel, ts, slot in found})


def _source(channel: str, ts: str, slot: str) -> str:
    return f"{channel}:{ts}:{slot}"


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
