"""What people watch for: kept, listed, ended, and found by the words of a new article."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from claims.names import fold
from store.tables import WatchRow, WatchWordRow
from store.work.message import storable

MOST = 200  # of one place
AT_ONCE = 500  # words in one statement

# Where a word is looked for: in names, in what is said, in what figures are about.
Words = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Watch:
    """`text` as it was typed, without the first word; `who` has asked for it."""

    id: int
    team: str
    channel: str
    text: str
    who: str


class TooMany(ValueError):
    """A place watches as much as it may."""


def add(
    session: Session, team: str, channel: str, text: str, index: Words, *, who: str, now: datetime
) -> bool:
    """False when the same is watched there already. `index` are the words it is found by."""
    here = (col(WatchRow.team_id) == team, col(WatchRow.channel_id) == channel)
    if session.exec(select(WatchRow.id).where(*here, col(WatchRow.key) == fold(text))).first():
        return False
    if session.exec(select(func.count()).select_from(WatchRow).where(*here)).one() >= MOST:
        raise TooMany
    row = WatchRow(
        team_id=team, channel_id=channel, key=fold(text), text=storable(text), who=who, at=now
    )
    session.add(row)
    session.flush()
    for place, words in index.items():
        for word in sorted(set(words)):
            session.add(WatchWordRow(team_id=team, place=place, word=word, watch_id=row.id or 0))
    return True


def end(session: Session, team: str, watch_id: int, channels: Collection[str]) -> Watch | None:
    """End a watch of one of these channels, and return it; None when there is none."""
    row = session.get(WatchRow, watch_id)
    if row is None or row.team_id != team or row.channel_id not in channels:
        return None
    ended = _watch(row)
    session.delete(row)
    session.flush()
    return ended


def named(session: Session, team: str, channel: str, text: str) -> Watch | None:
    here = (col(WatchRow.team_id) == team, col(WatchRow.channel_id) == channel)
    row = session.exec(select(WatchRow).where(*here, col(WatchRow.key) == fold(text))).first()
    return None if row is None else _watch(row)


def of_places(session: Session, team: str, channels: Collection[str]) -> list[Watch]:
    """What these channels watch for, the oldest first."""
    here = (col(WatchRow.team_id) == team, col(WatchRow.channel_id).in_(channels))
    rows = session.exec(select(WatchRow).where(*here).order_by(col(WatchRow.id))).all()
    return [_watch(row) for row in rows]


def places(session: Session, team: str) -> Sequence[str]:
    """All channels that watch for something."""
    mine = select(WatchRow.channel_id).where(col(WatchRow.team_id) == team).distinct()
    return session.exec(mine.order_by(col(WatchRow.channel_id))).all()


def vocabulary(session: Session, team: str) -> list[tuple[str, str]]:
    """All words by which watches are found, with where each is looked for."""
    words = select(WatchWordRow.place, WatchWordRow.word).distinct()
    return list(session.exec(words.where(col(WatchWordRow.team_id) == team)).all())


def found_by(session: Session, team: str, words: Words) -> list[Watch]:
    """Watches that have one of these words in its place: the caller reads them more closely."""
    found: dict[int, Watch] = {}
    for place, some in words.items():
        wanted = sorted(some)
        for at in range(0, len(wanted), AT_ONCE):
            here = (
                col(WatchWordRow.team_id) == team,
                col(WatchWordRow.place) == place,
                col(WatchWordRow.word).in_(wanted[at : at + AT_ONCE]),
            )
            mine = col(WatchWordRow.watch_id) == col(WatchRow.id)
            rows = session.exec(select(WatchRow).join(WatchWordRow, mine).where(*here)).all()
            found |= {row.id or 0: _watch(row) for row in rows}
    return [found[watch_id] for watch_id in sorted(found)]


def _watch(row: WatchRow) -> Watch:
    return Watch(row.id or 0, row.team_id, row.channel_id, row.text, row.who)
