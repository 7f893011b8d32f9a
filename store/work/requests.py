"""Which signed requests were taken, whichever process took them: each is good once."""

import hashlib
from datetime import datetime

from sqlalchemy import DateTime, bindparam, text
from sqlmodel import Session, col, delete, select

from store.tables import TakenRequestRow

# Whoever is first writes it; others learn that somebody was.
TAKE = text(
    "INSERT INTO taken_request (id, until) VALUES (:id, :until) ON CONFLICT DO NOTHING RETURNING id"
).bindparams(bindparam("until", type_=DateTime(timezone=True)))
# A request that is forgotten in a crash is no loss worth the wait for a disk.
NO_WAIT = text("SET LOCAL synchronous_commit TO off")


def take(session: Session, signature: str, *, until: datetime) -> bool:
    """False when it was taken before."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(NO_WAIT)
    made = session.execute(TAKE, {"id": _id(signature), "until": until})
    return made.first() is not None


def give_back(session: Session, signature: str) -> None:
    """It failed: Slack may send it again."""
    session.exec(delete(TakenRequestRow).where(col(TakenRequestRow.id) == _id(signature)))


def is_any_taken(session: Session) -> bool:
    return session.exec(select(TakenRequestRow.id).limit(1)).first() is not None


def forget(session: Session, *, now: datetime) -> None:
    """Those whose timestamp is no longer good are refused for that."""
    session.exec(delete(TakenRequestRow).where(col(TakenRequestRow.until) < now))


def _id(signature: str) -> str:
    return hashlib.sha256(signature.encode()).hexdigest()
