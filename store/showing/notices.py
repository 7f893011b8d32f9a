"""Notices: messages of ours that reply to no source, each posted once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select

from store.tables import NoticeRow

LATEST = 200  # notices among which one of the last second is looked for


@dataclass(frozen=True, slots=True)
class NoticeKey:
    """Which notice, and where: `thread_ts` "" for the channel itself.

    `key` is what it is about, the kind of notice before the first colon: `recall:41`. The same key
    in the same place is the same notice, for good.
    """

    team: str
    channel: str
    thread_ts: str
    key: str

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def about(self) -> str:
        """The key without its kind."""
        return self.key.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is known of one: `ts` is "" as long as it is not known to be posted."""

    id: int
    key: NoticeKey
    written_at: datetime
    ts: str
    intended: bool
    digest: str

    @property
    def is_done(self) -> bool:
        return bool(self.digest)


def prepare(session: Session, key: NoticeKey, *, now: datetime) -> Notice:
    """Write down that a notice is to be posted. What is known of it already stays."""
    row = _row(session, key)
    if row is None:
        row = NoticeRow(
            team_id=key.team,
            channel_id=key.channel,
            thread_ts=key.thread_ts,
            key=key.key,
            written_at=now,
        )
        session.add(row)
        session.flush()
    return _notice(row)


def find(session: Session, key: NoticeKey) -> Notice | None:
    row = _row(session, key)
    return None if row is None else _notice(row)


def intend(session: Session, notice_id: int, /) -> None:
    """Note that a post is about to be sent."""
    session.get_one(NoticeRow, notice_id).intended = True


def posted(session: Session, notice_id: int, /, *, ts: str, digest: str) -> None:
    row = session.get_one(NoticeRow, notice_id)
    row.ts, row.digest, row.intended = ts, digest, False


def remove(session: Session, notice_id: int, /) -> None:
    session.exec(delete(NoticeRow).where(col(NoticeRow.id) == notice_id))


def in_channels(session: Session, team: str, channels: Iterable[str]) -> list[Notice]:
    """All of these channels, oldest first."""
    here = (col(NoticeRow.team_id) == team, col(NoticeRow.channel_id).in_(list(channels)))
    found = select(NoticeRow).where(*here).order_by(col(NoticeRow.id))
    return [_notice(row) for row in session.exec(found).all()]


def everywhere(session: Session, team: str, key: str) -> list[Notice]:
    """The notices of one key, in whatever places they stand."""
    here = (col(NoticeRow.team_id) == team, col(NoticeRow.key) == key)
    found = select(NoticeRow).where(*here).order_by(col(NoticeRow.id))
    return [_notice(row) for row in session.exec(found).all()]


def waiting(session: Session, team: str, key: str) -> list[NoticeKey]:
    """Places where a notice was written down and is not done with."""
    mine = (col(NoticeRow.team_id) == team, col(NoticeRow.key) == key, col(NoticeRow.digest) == "")
    return [_notice(row).key for row in session.exec(select(NoticeRow).where(*mine)).all()]


def beginning(session: Session, team: str, begins: str) -> list[NoticeKey]:
    """Every notice whose key begins so, wherever it stands."""
    mine = (col(NoticeRow.team_id) == team, col(NoticeRow.key).startswith(begins, autoescape=True))
    return [_notice(row).key for row in session.exec(select(NoticeRow).where(*mine)).all()]


def unsaid(session: Session, team: str, begins: str, *, intended: bool) -> list[NoticeKey]:
    """Of those that begin so, the ones not done with; `intended` with those that may be posted."""
    mine = (
        col(NoticeRow.team_id) == team,
        col(NoticeRow.key).startswith(begins, autoescape=True),
        col(NoticeRow.digest) == "",
    )
    found = select(NoticeRow).where(*mine).order_by(col(NoticeRow.id))
    if not intended:
        found = found.where(col(NoticeRow.intended).is_(False))
    return [_notice(row).key for row in session.exec(found).all()]


def posted_there(session: Session, place: NoticeKey, begins: str) -> list[str]:
    """Keys, of those that begin so, of what was posted in the place of a notice."""
    there = (
        col(NoticeRow.team_id) == place.team,
        col(NoticeRow.channel_id) == place.channel,
        col(NoticeRow.thread_ts) == place.thread_ts,
        col(NoticeRow.key).startswith(begins, autoescape=True),
        col(NoticeRow.digest) != "",
    )
    return list(session.exec(select(NoticeRow.key).where(*there)).all())


def last_posted(session: Session, team: str, channel: str) -> float:
    """When the last of our latest notices was posted in a channel, by Slack's clock; 0 if none."""
    latest = select(NoticeRow).order_by(col(NoticeRow.id).desc()).limit(LATEST).subquery()
    here = (latest.c.team_id == team, latest.c.channel_id == channel, latest.c.ts != "")
    found = session.exec(select(latest.c.ts).where(*here)).all()
    return max((float(ts) for ts in found), default=0.0)


def _row(session: Session, key: NoticeKey) -> NoticeRow | None:
    here = (
        col(NoticeRow.team_id) == key.team,
        col(NoticeRow.channel_id) == key.channel,
        col(NoticeRow.thread_ts) == key.thread_ts,
        col(NoticeRow.key) == key.key,
    )
    return session.exec(select(NoticeRow).where(*here)).first()


def _notice(row: NoticeRow) -> Notice:
    assert row.id is not None
    key = NoticeKey(row.team_id, row.channel_id, row.thread_ts, row.key)
    known = row.written_at
    at = known if known.tzinfo else known.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return Notice(row.id, key, at, row.ts, row.intended, row.digest)
