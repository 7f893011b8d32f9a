"""Reviews of claims as they stand: looked up with the claims, kept when those are filed anew."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select

from claims.model import Review, ReviewState
from store.review import audit
from store.tables import ArticleRow, FigureRow, QuoteRow, ReviewRow

QUOTE, FIGURE = "quote", "figure"
AT_ONCE = 500
ClaimRow = QuoteRow | FigureRow


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """One claim on file: its kind ("quote" or "figure") and its id among those."""

    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def ref_of(row: ClaimRow) -> ClaimRef:
    return ClaimRef(QUOTE if isinstance(row, QuoteRow) else FIGURE, row.id or 0)


def of(session: Session, rows: Iterable[ClaimRow]) -> Mapping[ClaimRef, Review]:
    """The reviews of claims that have one."""
    refs = [ref_of(row) for row in rows]
    found: dict[ClaimRef, Review] = {}
    for column, kind in ((ReviewRow.quote_id, QUOTE), (ReviewRow.figure_id, FIGURE)):
        ids = [ref.id for ref in refs if ref.kind == kind]
        for at in range(0, len(ids), AT_ONCE):
            mine = select(ReviewRow).where(col(column).in_(ids[at : at + AT_ONCE]))
            for row in session.exec(mine).all():
                found[ClaimRef(kind, row.quote_id or row.figure_id or 0)] = review_of(row)
    return found


def find(session: Session, ref: ClaimRef, *, locked: bool = False) -> ReviewRow | None:
    column = ReviewRow.quote_id if ref.kind == QUOTE else ReviewRow.figure_id
    mine = select(ReviewRow).where(col(column) == ref.id)
    return session.exec(mine.with_for_update() if locked else mine).first()


def by_uid(session: Session, uid: str) -> ReviewRow | None:
    return session.exec(select(ReviewRow).where(col(ReviewRow.uid) == uid)).first()


def begin(session: Session, home: ArticleRow, claim: ClaimRow, *, now: datetime) -> ReviewRow:
    """The review of a claim; a new one where nobody has looked at it yet."""
    ref = ref_of(claim)
    session.get_one(ArticleRow, home.id, with_for_update=True)  # two people at once: one after
    row = find(session, ref, locked=True)  # the other
    if row is not None:
        return row
    row = ReviewRow(
        uid=uuid.uuid4().hex,
        team_id=home.team_id,
        channel_id=home.channel_id,
        scope=home.scope,
        message_id=home.message_id,
        slot=home.slot,
        key=_keys(claims_of(session, home.id or 0))[ref],
        quote_id=ref.id if ref.kind == QUOTE else None,
        figure_id=ref.id if ref.kind == FIGURE else None,
        at=now,
    )
    session.add(row)
    session.flush()
    return row


def attach(session: Session, home: ArticleRow) -> list[tuple[ReviewRow, ClaimRow]]:
    """An article was filed anew: the reviews of those of its claims that still stand in it."""
    waiting = (
        col(ReviewRow.message_id) == home.message_id,
        col(ReviewRow.slot) == home.slot,
        col(ReviewRow.quote_id).is_(None),
        col(ReviewRow.figure_id).is_(None),
    )
    kept = session.exec(select(ReviewRow).where(*waiting)).all()
    if not kept:
        return []
    rows = claims_of(session, home.id or 0)
    claims = {ref_of(row): row for row in rows}
    by_key = {key: claims[ref] for ref, key in _keys(rows).items()}
    found = [(row, by_key[row.key]) for row in kept if row.key in by_key]
    for row, claim in found:
        row.scope = home.scope
        if isinstance(claim, QuoteRow):
            row.quote_id = claim.id
        else:
            row.figure_id = claim.id
    return found


def remove(session: Session, message_id: int, slot: str) -> None:
    """Forget what people made of an article's claims; that they did something stays noted."""
    here = (col(ReviewRow.message_id) == message_id, col(ReviewRow.slot) == slot)
    rows = session.exec(select(ReviewRow).where(*here)).all()
    if rows:
        audit.blank(session, rows[0].team_id, [row.uid for row in rows])
        session.exec(delete(ReviewRow).where(*here))


def review_of(row: ReviewRow) -> Review:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return Review(ReviewState(row.state), row.fields, row.by, at, row.version)


def claims_of(session: Session, article_id: int) -> list[ClaimRow]:
    quotes = select(QuoteRow).where(col(QuoteRow.article_id) == article_id)
    figures = select(FigureRow).where(col(FigureRow.article_id) == article_id)
    return [
        *session.exec(quotes.order_by(col(QuoteRow.id))).all(),
        *session.exec(figures.order_by(col(FigureRow.id))).all(),
    ]


def _keys(rows: Sequence[ClaimRow]) -> dict[ClaimRef, str]:
    """What a claim is known by in its article: its words, and how often they stood before it."""
    seen: Counter[str] = Counter()
    keys: dict[ClaimRef, str] = {}
    for row in rows:
        words = row.words if isinstance(row, QuoteRow) else _phrase(row)
        key = hashlib.sha256(f"{ref_of(row).kind}:{words}".encode()).hexdigest()[:32]
        keys[ref_of(row)] = f"{key}:{seen[key]}"
        seen[key] += 1
    return keys


def _phrase(row: FigureRow) -> str:
    return f"{row.value['words']['text']}:{row.sentence}"
