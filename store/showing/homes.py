"""Home tabs: who has one open, and which of them show what is no longer so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from store.tables import HomeRow

OPEN_FOR = timedelta(hours=1)  # Slack does not say when somebody looks away


@dataclass(frozen=True, slots=True)
class Home:
    """Whose it is, their direct message with us, and the page at which each list stands.

    `said` is a sentence about what they did last.
    """

    team: str
    user: str
    channel: str
    pages: Mapping[str, int]
    said: str = ""


def opened(session: Session, team: str, user: str, channel: str, *, now: datetime) -> None:
    """Somebody looks at their Home tab: every list at its beginning."""
    row = HomeRow(team_id=team, user_id=user, channel_id=channel, opened_at=now)
    session.merge(row)


def find(session: Session, team: str, user: str) -> Home | None:
    row = session.get(HomeRow, (team, user))
    return None if row is None else _home(row)


def of_channel(session: Session, team: str, channel: str) -> Home | None:
    """By the direct message that goes with it."""
    mine = (col(HomeRow.team_id) == team, col(HomeRow.channel_id) == channel)
    row = session.exec(select(HomeRow).where(*mine)).first()
    return None if row is None else _home(row)


def turn(session: Session, team: str, user: str, listed: str, page: int) -> None:
    row = session.get(HomeRow, (team, user))
    if row is not None:
        row.pages, row.said = {**row.pages, listed: page}, ""


def say(session: Session, team: str, user: str, sentence: str) -> None:
    """Tell somebody something when their Home tab is shown next."""
    row = session.get(HomeRow, (team, user))
    if row is not None:
        row.said = sentence


def make_stale(session: Session, team: str, *, now: datetime) -> None:
    """Something has changed that may be shown on a Home tab that somebody has open."""
    seen = (col(HomeRow.opened_at) > now - OPEN_FOR, col(HomeRow.stale).is_(False))
    session.exec(update(HomeRow).where(col(HomeRow.team_id) == team, *seen).values(stale=True))


def stale(session: Session) -> list[Home]:
    return [_home(row) for row in session.exec(select(HomeRow).where(col(HomeRow.stale))).all()]


def refresh(session: Session, team: str, channel: str) -> Home | None:
    """Note that one is about to be shown anew: what changes from now on makes it stale again."""
    mine = (col(HomeRow.team_id) == team, col(HomeRow.channel_id) == channel)
    found = of_channel(session, team, channel)
    session.exec(update(HomeRow).where(*mine).values(stale=False))
    return found


def _home(row: HomeRow) -> Home:
    return Home(row.team_id, row.user_id, row.channel_id, dict(row.pages), row.said)
