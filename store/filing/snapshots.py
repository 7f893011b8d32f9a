"""Snapshots out of the store, with the messages that brought them."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from store.filing import rows
from store.packing.dossier import Snapshot
from store.scope import Scope
from store.tables import ArticleRow, MessageRow

AT_ONCE = 5_000  # values in one statement
T = TypeVar("T", int, str)


def load(session: Session, scope: Scope, ids: Collection[int]) -> dict[int, Snapshot]:
    wanted = (
        select(ArticleRow, MessageRow.ts, MessageRow.thread_ts)
        .join(MessageRow, col(ArticleRow.message_id) == col(MessageRow.id))
        .where(scope.covers(ArticleRow))
    )
    return {
        row.id or 0: _snapshot(row, ts, thread_ts)
        for some in portions(ids)
        for row, ts, thread_ts in session.exec(wanted.where(col(ArticleRow.id).in_(some))).all()
    }


def scopes(session: Session, team: str) -> frozenset[str]:
    """Every scope that anything on file in a workspace has."""
    mine = select(ArticleRow.scope).where(col(ArticleRow.team_id) == team).distinct()
    return frozenset(session.exec(mine).all())


def _snapshot(row: ArticleRow, ts: str, thread_ts: str) -> Snapshot:
    return Snapshot(
        article=rows.article_of(row),
        channel=row.channel_id,
        scope=row.scope,
        ts=ts,
        thread_ts=thread_ts,
        slot=row.slot,
        permalink=row.permalink,
        read_at=utc(row.read_at),
    )


def utc(moment: datetime) -> datetime:
    """SQLite gives no time zone back."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def portions(values: Collection[T]) -> Iterator[list[T]]:
    """Few enough for one statement."""
    everything = sorted(values)
    for at in range(0, len(everything), AT_ONCE):
        yield everything[at : at + AT_ONCE]
