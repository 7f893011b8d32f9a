"""Deletion on purpose: written down first, then done part by part; a tombstone stays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, insert, select

from store.review import audit
from store.tables import ArticleRow, ErasurePartRow, ErasureRow, FigureRow, MessageRow, QuoteRow
from store.tenants import channels, settings
from store.work.message import WHOLE

AT_ONCE = 2_000  # ids in one statement: Postgres takes 65,535 at most
POLICY = ""  # nobody in particular
OPERATOR = "command line"


class Kind(StrEnum):
    """Why something is deleted."""

    EXPIRED = "expired"
    LINK = "link"
    PERSON = "person"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One source of a message; `slot` WHOLE is all of it."""

    message_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class Extent:
    """How much would be deleted."""

    messages: int = 0
    articles: int = 0
    claims: int = 0
    channels: int = 0


@dataclass(frozen=True, slots=True)
class Erasure:
    """A tombstone. `who` is somebody in Slack, or one of the two above."""

    id: int
    team: str
    channel: str
    kind: Kind
    who: str
    at: datetime
    done: bool
    articles: int
    claims: int

    @property
    def is_asked_for_in_slack(self) -> bool:
        return self.who not in (POLICY, OPERATOR)


def extent(session: Session, parts: Collection[Part]) -> Extent:
    wanted = {(part.message_id, part.slot) for part in parts}
    ids = {part.message_id for part in parts}
    held: list[int] = []
    channels: set[str] = set()
    home = col(ArticleRow.message_id) == col(MessageRow.id)
    both = select(MessageRow.id, MessageRow.channel_id, ArticleRow.id, ArticleRow.slot)
    for some in portions(sorted(ids), AT_ONCE):
        mine = both.join(ArticleRow, home, isouter=True).where(col(MessageRow.id).in_(some))
        for message_id, channel, article_id, slot in session.exec(mine).all():
            channels.add(channel)
            if article_id and {(message_id, slot), (message_id, WHOLE)} & wanted:
                held.append(article_id)
    return Extent(len(ids), len(held), claims_of(session, held), len(channels))


def begin(
    session: Session,
    parts: Collection[Part],
    *,
    team: str,
    channel: str,
    kind: Kind,
    who: str,
    now: datetime,
) -> int:
    """Write down what is to be deleted, and who wants it. Returns the id of the tombstone."""
    row = ErasureRow(team_id=team, channel_id=channel, kind=kind, who=who, at=now)
    session.add(row)
    session.flush()
    known = [_of(row, part, renew=False) for part in sorted(parts)]
    if known:
        session.execute(insert(ErasurePartRow), known)
    audit.note(
        session,
        team=team,
        channel=channel,
        scope=channels.scope_here(session, team, channel),
        who=who,
        what="erase",
        after={"kind": str(kind)},
        now=now,
    )
    assert row.id is not None
    return row.id


def find(session: Session, erasure_id: int) -> Erasure | None:
    row = session.get(ErasureRow, erasure_id)
    return None if row is None else _erasure(row)


def until(session: Session, erasure: Erasure) -> datetime | None:
    """Up to when all of its channel goes; None where only some of it does."""
    match erasure.kind:
        case Kind.CHANNEL:
            return erasure.at
        case Kind.EXPIRED:
            days = settings.read(session, erasure.team, erasure.channel).keep_days
            return erasure.at - timedelta(days=days) if days else None
        case _:
            return None


def unfinished(session: Session) -> list[Erasure]:
    waiting = select(ErasureRow).where(col(ErasureRow.done_at).is_(None))
    return [_erasure(row) for row in session.exec(waiting.order_by(col(ErasureRow.id))).all()]


def parts(session: Session, erasure_id: int, *, renew: bool) -> list[int]:
    """Ids of what is still to be done, in the order it was written down."""
    mine = (col(ErasurePartRow.erasure_id) == erasure_id, col(ErasurePartRow.renew).is_(renew))
    found = select(ErasurePartRow.id).where(*mine).order_by(col(ErasurePartRow.id))
    return [part_id or 0 for part_id in session.exec(found).all()]


def part(session: Session, part_id: int) -> Part | None:
    row = session.get(ErasurePartRow, part_id)
    return None if row is None else Part(row.message_id or 0, row.slot)


def finish_part(session: Session, part_id: int) -> None:
    row = session.get(ErasurePartRow, part_id)
    if row is not None:
        session.delete(row)


def finish(session: Session, erasure_id: int, *, now: datetime) -> bool:
    """Whether nothing is left to be done."""
    mine = col(ErasurePartRow.erasure_id) == erasure_id
    if session.exec(select(ErasurePartRow.id).where(mine).limit(1)).first() is not None:
        return False
    row = session.get_one(ErasureRow, erasure_id)
    row.done_at = row.done_at or now
    return True


def portions(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def claims_of(session: Session, article_ids: Sequence[int]) -> int:
    count = 0
    for some in portions(article_ids, AT_ONCE):
        for table in (QuoteRow, FigureRow):
            mine = col(table.article_id).in_(some)
            count += session.exec(select(func.count()).select_from(table).where(mine)).one()
    return count


def part_row(erasure: ErasureRow, part: Part, *, renew: bool = False) -> ErasurePartRow:
    return ErasurePartRow(**_of(erasure, part, renew=renew))


def _of(erasure: ErasureRow, part: Part, *, renew: bool) -> dict[str, Any]:
    of = {"team_id": erasure.team_id, "channel_id": erasure.channel_id, "erasure_id": erasure.id}
    return {**of, "message_id": part.message_id, "slot": part.slot, "renew": renew}


def _erasure(row: ErasureRow) -> Erasure:
    assert row.id is not None
    return Erasure(
        id=row.id,
        team=row.team_id,
        channel=row.channel_id,
        kind=Kind(row.kind),
        who=row.who,
        at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),  # SQLite keeps no time zone
        done=row.done_at is not None,
        articles=row.articles,
        claims=row.claims,
    )
