"""Rows of claims as a dossier needs them: with their speakers, reviews, relations and audit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from claims.model import Claim, ReviewState
from store import merging
from store.dossier import Audited, Chosen, Reviewed
from store.review_tables import AuditRow, ReviewRow
from store.scope import Scope
from store.snapshots import portions, utc
from store.tables import ArticleRow, FigureRow, QuoteRow, RelationRow
from store.values import read_figure, read_quote


@dataclass(frozen=True, slots=True)
class Gathered:
    """A claim's row that nobody dismissed, as far as a dossier needs it."""

    id: int
    home: int
    claim: Claim
    paragraph: int
    review: Reviewed | None
    speaker: str = ""
    sentence: str = ""


def related(session: Session, scope: Scope, chosen: Chosen) -> list[RelationRow]:
    """Relations of which at least one side was chosen and both may be shown."""
    earlier = aliased(ArticleRow)
    seen = (
        select(RelationRow)
        .join(earlier, col(RelationRow.earlier_article_id) == earlier.id)
        .where(scope.covers(RelationRow), scope.covers(earlier))
    )
    found: dict[int | None, RelationRow] = {}
    for ids, sides in (
        (chosen.quotes, (RelationRow.new_quote_id, RelationRow.earlier_quote_id)),
        (chosen.figures, (RelationRow.new_figure_id, RelationRow.earlier_figure_id)),
    ):
        for some in portions(ids):
            either = or_(*(col(side).in_(some) for side in sides))
            found.update({row.id: row for row in session.exec(seen.where(either)).all()})
    return list(found.values())


def quotes(session: Session, scope: Scope, ids: Collection[int]) -> list[Gathered]:
    # SQLModel's own select is typed for four columns at most.
    row: Any = QuoteRow
    wanted = sqlalchemy.select(
        row.id, row.article_id, row.value, row.paragraph, row.speaker_id, row.scope
    ).where(scope.covers(QuoteRow), ~row.dismissed)
    found: list[Gathered] = []
    for some in portions(ids):
        rows = session.execute(wanted.where(row.id.in_(some))).all()
        names = merging.known_as(session, {(one[4], one[5]) for one in rows if one[4]})
        reviews = _reviews(session, ReviewRow.quote_id, some)
        found += [
            Gathered(id, home, read_quote(value), paragraph, reviews.get(id), names.get(who, ""))
            for id, home, value, paragraph, *rest in rows
            for who in [tuple(rest)]
        ]
    return found


def figures(session: Session, scope: Scope, ids: Collection[int]) -> list[Gathered]:
    row: Any = FigureRow
    wanted = sqlalchemy.select(
        row.id, row.article_id, row.value, row.paragraph, row.sentence
    ).where(scope.covers(FigureRow), ~row.dismissed)
    found: list[Gathered] = []
    for some in portions(ids):
        rows = session.execute(wanted.where(row.id.in_(some))).all()
        reviews = _reviews(session, ReviewRow.figure_id, some)
        found += [
            Gathered(id, home, read_figure(value), paragraph, reviews.get(id), sentence=sentence)
            for id, home, value, paragraph, sentence in rows
        ]
    return found


def audit(session: Session, scope: Scope, claims: Mapping[str, str]) -> tuple[Audited, ...]:
    """What was done to claims, which are named by the uids of their reviews."""
    found: list[Audited] = []
    for uids in portions(claims):
        mine = select(AuditRow).where(scope.covers(AuditRow), col(AuditRow.about).in_(uids))
        found += [_audited(row, claims[row.about]) for row in session.exec(mine).all()]
    return tuple(sorted(found, key=lambda one: (one.at, one.claim, one.version)))


def _reviews(session: Session, column: Any, ids: Iterable[int]) -> dict[int, Reviewed]:
    rows = session.exec(select(ReviewRow).where(col(column).in_(ids))).all()
    return {row.quote_id or row.figure_id or 0: _reviewed(row) for row in rows}


def _reviewed(row: ReviewRow) -> Reviewed:
    return Reviewed(
        uid=row.uid,
        state=ReviewState(row.state),
        by=row.by,
        at=utc(row.at),
        version=row.version,
        fields=row.fields,
        trail=tuple(row.trail),
    )


def _audited(row: AuditRow, claim: str) -> Audited:
    return Audited(
        claim, utc(row.at), row.who, row.what, dict(row.before), dict(row.after), row.version
    )
