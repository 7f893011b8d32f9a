"""Work that ended in an error: kept until it is retried with success, or dropped by hand."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from store.tables import FailureRow, MessageRow
from store.work.message import Message, MessageKey


@dataclass(frozen=True, slots=True)
class Failure:
    """A message that could not be settled. `what` names the kind of error, never a text."""

    error_id: str
    message_id: int
    key: MessageKey
    at: datetime
    what: str


def note(session: Session, message: Message, error_id: str, what: str, *, now: datetime) -> None:
    """A message has one failure, its last."""
    clear(session, message.id)
    session.add(
        FailureRow(
            error_id=error_id,
            team_id=message.key.team,
            channel_id=message.key.channel,
            message_id=message.id,
            at=now,
            what=what,
        )
    )


def clear(session: Session, message_id: int) -> None:
    session.exec(delete(FailureRow).where(col(FailureRow.message_id) == message_id))


def find(session: Session, error_id: str) -> Failure | None:
    return next((one for one in on_file(session) if one.error_id == error_id), None)


def on_file(session: Session) -> list[Failure]:
    """All of them, oldest first."""
    both = select(FailureRow, MessageRow.ts).where(col(FailureRow.message_id) == col(MessageRow.id))
    rows = session.exec(both.order_by(col(FailureRow.at), col(FailureRow.error_id))).all()
    return [_failure(row, ts) for row, ts in rows]


def _failure(row: FailureRow, ts: str) -> Failure:
    assert row.message_id is not None
    key = MessageKey(row.team_id, row.channel_id, ts)
    return Failure(row.error_id, row.message_id, key, row.at, row.what)
