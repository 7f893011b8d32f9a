"""Chores: what falls due at an hour of the day, or every so often, and was done up to when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from store.tables import ChoreRow

DIGEST = "digest"  # of a channel, or of a direct message
HOME = "home"  # somebody's Home tab, by their direct message
START = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing to be done once: what, where, and the moment it fell due.

    `channel` "" is the whole workspace, and `team` "" all of them.
    """

    kind: str
    team: str
    channel: str
    due: datetime

    @property
    def name(self) -> str:
        """The same chore has the same name, whoever puts it down."""
        return f"{self.kind}:{self.team}:{self.channel}:{self.due.isoformat()}"


@dataclass(frozen=True, slots=True)
class Daily:
    """At an hour of the day, as clocks show it somewhere."""

    hour: int
    time_zone: str

    def latest(self, now: datetime) -> datetime:
        """The last time that it was this hour. Where clocks skip it, the moment they do."""
        here = ZoneInfo(self.time_zone)
        today = now.astimezone(here).date()
        moments = (
            datetime.combine(day, time(self.hour), tzinfo=here).astimezone(UTC)
            for day in (today, today - DAY)
        )
        return next(moment for moment in moments if moment <= now)


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again, with so much time between."""

    span: timedelta

    def latest(self, now: datetime) -> datetime:
        return START + (now - START) // self.span * self.span


@dataclass(frozen=True, slots=True)
class At:
    """Once, at a moment."""

    moment: datetime

    def latest(self, now: datetime) -> datetime:
        return self.moment if self.moment <= now else START


@dataclass(frozen=True, slots=True)
class Plan:
    """A chore of a place, and when it falls due."""

    kind: str
    team: str
    channel: str
    rhythm: Daily | Every | At


Done = Mapping[tuple[str, str, str], datetime]  # by kind, workspace and channel


def due(plans: Iterable[Plan], done: Done, now: datetime) -> list[Chore]:
    """What is to be done now. However often one was missed, it is made up for once."""
    chores = (Chore(p.kind, p.team, p.channel, p.rhythm.latest(now)) for p in plans)
    return [one for one in chores if done.get((one.kind, one.team, one.channel), START) < one.due]


def all_done(session: Session) -> Done:
    columns = (ChoreRow.kind, ChoreRow.team_id, ChoreRow.channel_id, ChoreRow.done_until)
    rows = session.exec(select(*columns)).all()
    return {(kind, team, channel): _aware(until) for kind, team, channel, until in rows}


def done_until(session: Session, kind: str, team: str, channel: str) -> datetime | None:
    row = session.get(ChoreRow, (team, channel, kind))
    return None if row is None else _aware(row.done_until)


def note(session: Session, kind: str, team: str, channel: str, *, until: datetime) -> None:
    """All that fell due up to a moment is done, or was not asked for: never earlier than before."""
    known = done_until(session, kind, team, channel)
    latest = until if known is None else max(known, until)
    session.merge(ChoreRow(team_id=team, channel_id=channel, kind=kind, done_until=latest))


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone; all we write is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
