"""Where the app is installed: each workspace, or whole organisation, with its token, sealed."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, delete, select

from store.tables import InstallationRow, SpentStateRow
from store.tenants import workspaces
from store.tenants.seals import Seal, WrongKey

STATE_SECONDS = 600  # from the press of the button to the way back


@dataclass(frozen=True, slots=True)
class Installation:
    """`team` is "" for one that is for a whole organisation; `enterprise` may be "" otherwise."""

    team: str
    enterprise: str
    token: str = field(repr=False)
    bot_id: str = ""
    bot_user: str = ""
    scopes: str = ""
    installed_by: str = ""

    @property
    def is_org_wide(self) -> bool:
        return not self.team


def save(session: Session, new: Installation, seal: Seal, *, now: datetime) -> None:
    """Keep it in place of the one before. Whoever had left is back."""
    remove(session, new.team, new.enterprise)
    session.add(
        InstallationRow(
            team_id=new.team,
            enterprise_id=new.enterprise,
            sealed_token=seal.close(new.token),
            bot_id=new.bot_id,
            bot_user_id=new.bot_user,
            scopes=new.scopes,
            installed_by=new.installed_by,
            installed_at=now,
        )
    )
    workspaces.come_back(session, new.team, new.enterprise, now=now)


def find(session: Session, team: str, seal: Seal) -> Installation | None:
    """What is installed for a workspace: in itself, or in its organisation."""
    known = workspaces.find(session, team)
    if known is None or known.left_at is not None:
        return None
    row = _row(session, team, None) or _row(session, "", known.enterprise)
    return None if row is None else _installation(row, seal)


def is_for_all_of(session: Session, enterprise: str) -> bool:
    """Whether a whole organisation has it installed."""
    return bool(enterprise) and _row(session, "", enterprise) is not None


def installed_at(session: Session, team: str, enterprise: str) -> datetime | None:
    row = _row(session, team, None) if team else _row(session, "", enterprise)
    if row is None:
        return None
    at = row.installed_at
    return at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite keeps no time zone


def remove(session: Session, team: str, enterprise: str) -> None:
    """The token goes with it."""
    row = _row(session, team, None) if team else _row(session, "", enterprise)
    if row is not None:
        session.delete(row)
        session.flush()


def count(session: Session) -> int:
    return len(session.exec(select(InstallationRow.id)).all())


def all_open(session: Session, seal: Seal) -> bool:
    """Whether these keys open every token on file."""
    try:
        for sealed in session.exec(select(InstallationRow.sealed_token)).all():
            seal.open(sealed)
    except WrongKey:
        return False
    return True


def renew_seals(session: Session, seal: Seal) -> int:
    """Seal every token with the newest key, and return how many there are."""
    rows = session.exec(select(InstallationRow)).all()
    for row in rows:
        row.sealed_token = seal.renew(row.sealed_token)
    return len(rows)


def spend(session: Session, state: str, *, now: datetime) -> bool:
    """Note that a state was used. False when it had been used before."""
    over = now - timedelta(seconds=2 * STATE_SECONDS)
    session.exec(delete(SpentStateRow).where(col(SpentStateRow.at) < over))
    digest = hashlib.sha256(state.encode()).hexdigest()
    if session.get(SpentStateRow, digest) is not None:
        return False
    session.add(SpentStateRow(id=digest, at=now))
    return True


def _row(session: Session, team: str, enterprise: str | None) -> InstallationRow | None:
    if not team and not enterprise:
        return None
    here = select(InstallationRow).where(col(InstallationRow.team_id) == team)
    if enterprise is not None:
        here = here.where(col(InstallationRow.enterprise_id) == enterprise)
    return session.exec(here).first()


def _installation(row: InstallationRow, seal: Seal) -> Installation:
    return Installation(
        row.team_id,
        row.enterprise_id,
        seal.open(row.sealed_token),
        row.bot_id,
        row.bot_user_id,
        row.scopes,
        row.installed_by,
    )
