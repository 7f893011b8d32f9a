"""Rows of claims as a dossier needs them: with their speakers, reviews, relations and audit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from claims.model import Claim, ReviewState
from store.filing.snapshots import portions, utc
from store.filing.values import read_figure, read_quote
from store.packing.dossier import Audited, Chosen, Merged, Reviewed
from store.people import merging
from store.scope import Scope
from store.tables import (
    ArticleRow,
    AuditRow,
    FigureRow,
    MergeRow,
    QuoteRow,
    RelationRow,
    ReviewRow,
    SpeakerRow,
)


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
    filed_as: str = ""
    speaker_id: int = 0


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
    """With the names that their speakers are filed under, and those that they go by."""
    # SQLModel's own select is typed for four columns at most.
    row: Any = QuoteRow
    speaker: Any = SpeakerRow
    wanted = (
        sqlalchemy.select(
            row.id,
            row.article_id,
            row.value,
            row.paragraph,
            row.scope,
            func.coalesce(row.speaker_id, 0),
            func.coalesce(speaker.name, ""),
        )
        .join(speaker, row.speaker_id == speaker.id, isouter=True)
        .where(scope.covers(QuoteRow), ~row.dismissed)
    )
    found: list[Gathered] = []
    for some in portions(ids):
        rows = session.execute(wanted.where(row.id.in_(some))).all()
        names = merging.known_as(session, {(who, where) for *_, where, who, _ in rows if who})
        reviews = _reviews(session, ReviewRow.quote_id, some)
        found += [
            Gathered(
                id=id,
                home=home,
                claim=read_quote(value),
                paragraph=paragraph,
                review=reviews.get(id),
                speaker=names.get((who, where), ""),
                filed_as=own,
                speaker_id=who,
            )
            for id, home, value, paragraph, where, who, own in rows
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


def merges(session: Session, scope: Scope, speaker_ids: Collection[int]) -> tuple[Merged, ...]:
    """Which of these speakers are one person with another of them."""
    known = set(speaker_ids) - {0}
    found: list[Merged] = []
    for some in portions(known):
        mine = select(MergeRow).where(scope.covers(MergeRow), col(MergeRow.speaker_id).in_(some))
        for row in session.exec(mine).all():
            if row.into_id in known:
                one, into = (session.get_one(SpeakerRow, i) for i in (row.speaker_id, row.into_id))
                found.append(_merged(row, one, into))
    return tuple(sorted(found, key=lambda one: (one.scope, one.name, one.into)))


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


def _merged(row: MergeRow, one: SpeakerRow, into: SpeakerRow) -> Merged:
    return Merged(one.name, into.name, one.scope, into.scope, row.channel_id, row.by, utc(row.at))
