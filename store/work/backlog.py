"""How much work there is, waiting, done and failed: numbers, and no names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import column, table
from sqlmodel import Session, col, func, select

from store.database import Store
from store.tables import FailureRow, MessageRow
from store.work.queue import Queue


@dataclass(frozen=True, slots=True)
class Backlog:
    """`jobs` by the engine's own states; `oldest` in seconds, 0 when nothing waits."""

    jobs: Mapping[str, int]
    waiting: int
    oldest: float
    failed: int


def look(store: Store, queue: Queue, *, now: datetime) -> Backlog:
    unsettled = col(MessageRow.settled) != col(MessageRow.fingerprint)
    with store.reading() as session:
        oldest_first = select(func.count(), func.min(MessageRow.received_at)).where(unsettled)
        waiting, since = session.exec(oldest_first).one()
        failed = session.exec(select(func.count()).select_from(FailureRow)).one()
    return Backlog(_jobs(queue), waiting, _age(since, now), failed)


def of_team(session: Session, team: str) -> tuple[int, int]:
    """Of one workspace: messages that wait, and messages whose work failed for good."""
    unsettled = col(MessageRow.settled) != col(MessageRow.fingerprint)
    waits = select(func.count()).select_from(MessageRow).where(unsettled)
    failed = select(func.count()).select_from(FailureRow)
    return (
        session.exec(waits.where(col(MessageRow.team_id) == team)).one(),
        session.exec(failed.where(col(FailureRow.team_id) == team)).one(),
    )


def _jobs(queue: Queue) -> dict[str, int]:
    schema = "dbos" if queue.engine.dialect.name == "postgresql" else None
    jobs = table("workflow_status", column("status"), schema=schema)
    with queue.engine.connect() as connection:
        counted = select(jobs.c.status, func.count()).group_by(jobs.c.status)
        return {row[0]: row[1] for row in connection.execute(counted)}


def _age(since: datetime | None, now: datetime) -> float:
    if since is None:
        return 0.0
    known = since if since.tzinfo else since.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return max(0.0, (now - known).total_seconds())
