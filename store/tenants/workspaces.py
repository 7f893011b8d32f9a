"""The workspaces that the bot knows: who is here, who has left, and what becomes of their data."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select, update

from store.review import audit
from store.tables import (
    FailureRow,
    ForgettingRow,
    InstallationRow,
    MessageRow,
    WorkspaceRow,
    all_tables,
)

PERMIT = str(ForgettingRow.__tablename__)  # goes by itself when all else is gone
AT_ONCE = 200  # messages that are deleted in one transaction: others wait for a writer


@dataclass(frozen=True, slots=True)
class Workspace:
    """`url` and `enterprise` are "" when not known. `delete_at` is when its data are deleted."""

    team: str
    url: str
    enterprise: str
    since: datetime | None
    left_at: datetime | None
    delete_at: datetime | None


def find(session: Session, team: str) -> Workspace | None:
    row = session.get(WorkspaceRow, team)
    return None if row is None else _workspace(row)


def url(session: Session, team: str) -> str:
    """Where a workspace is reached, with a slash at the end; "" when it is not known."""
    row = session.get(WorkspaceRow, team)
    return row.url if row else ""


def has_left(session: Session, team: str) -> bool:
    row = session.get(WorkspaceRow, team)
    return row is not None and row.left_at is not None


def note(session: Session, team: str, *, url: str = "", enterprise: str = "") -> None:
    """Remember what is told of a workspace; what is not told stays as it was."""
    row = session.get(WorkspaceRow, team)
    if row is None:
        row = WorkspaceRow(id=team)
        session.add(row)
    row.url = url or row.url
    row.enterprise_id = enterprise or row.enterprise_id


def come_back(session: Session, team: str, enterprise: str, *, now: datetime) -> None:
    """One workspace is here, or every known one of an organisation; nothing of it is deleted."""
    if team:
        note(session, team, enterprise=enterprise)
        session.flush()
    for row in _rows(session, team, enterprise):
        row.since, row.left_at, row.delete_at = now, None, None


def leave(
    session: Session, team: str, enterprise: str, *, now: datetime, delete_at: datetime | None
) -> None:
    """Nothing is done for it any more. What waits is settled thereby, and nothing has failed.

    Told twice, or in any order, the first time counts.
    """
    for row in _rows(session, team, enterprise):
        row.left_at = row.left_at or now
        row.delete_at = row.delete_at or delete_at
        here = col(MessageRow.team_id) == row.id
        session.exec(update(MessageRow).where(here).values(settled=MessageRow.fingerprint))
        session.exec(delete(FailureRow).where(col(FailureRow.team_id) == row.id))


def leaving(session: Session) -> list[Workspace]:
    """Those whose data are to be deleted, now or later."""
    rows = session.exec(select(WorkspaceRow).where(col(WorkspaceRow.delete_at).is_not(None))).all()
    return [_workspace(row) for row in rows]


def delete_messages(session: Session, team: str) -> bool:
    """Delete some, with all that was read in them. False when none was left."""
    mine = select(MessageRow.id).where(col(MessageRow.team_id) == team).limit(AT_ONCE)
    ids = session.exec(mine).all()
    session.exec(delete(MessageRow).where(col(MessageRow.id).in_(ids)))
    return bool(ids)


def delete_rest(session: Session, team: str) -> None:
    """Every other row of a workspace, whatever table it is in, and the workspace itself."""
    with audit.may_forget(session, team):
        for table in reversed(all_tables()):
            if "team_id" in table.columns and table.name != PERMIT:
                session.connection().execute(table.delete().where(table.columns.team_id == team))
    session.exec(delete(WorkspaceRow).where(col(WorkspaceRow.id) == team))


def _rows(session: Session, team: str, enterprise: str) -> list[WorkspaceRow]:
    if team:
        row = session.get(WorkspaceRow, team)
        return [row] if row else []
    if not enterprise:
        return []
    own = select(InstallationRow.team_id).where(col(InstallationRow.team_id) == WorkspaceRow.id)
    theirs = select(WorkspaceRow).where(
        col(WorkspaceRow.enterprise_id) == enterprise, ~own.exists()
    )
    return list(session.exec(theirs).all())


def _workspace(row: WorkspaceRow) -> Workspace:
    times = (_aware(row.since), _aware(row.left_at), _aware(row.delete_at))
    return Workspace(row.id, row.url, row.enterprise_id, *times)


def _aware(moment: datetime | None) -> datetime | None:
    """SQLite keeps no time zone; all we write is UTC."""
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment
