"""Speakers that are one person because somebody said so. Their quotes stay filed as they are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, union_all
from sqlmodel import Session, col, select

from store.scope import PUBLIC, Scope, is_island
from store.tables import MergeRow, QuoteRow, SpeakerRow, SpellingRow

DEEPEST = 8  # of people merged into people merged into people


def family(session: Session, scope: Scope, speaker_ids: Collection[int]) -> list[int]:
    """These speakers and all that are one person with them."""
    merged = merges_of(session, scope, speaker_ids)
    return sorted({*speaker_ids, *(one for pair in merged for one in pair)})


def merges_of(session: Session, scope: Scope, speaker_ids: Collection[int]) -> set[tuple[int, int]]:
    """Who was merged into whom, of these speakers and of all that are one person with them."""
    merged: set[tuple[int, int]] = set()
    known, fresh = set(speaker_ids), set(speaker_ids)
    for _ in range(DEEPEST):
        if not fresh:
            break
        ends = (col(MergeRow.speaker_id).in_(fresh), col(MergeRow.into_id).in_(fresh))
        pairs = select(MergeRow.speaker_id, MergeRow.into_id).where(scope.covers(MergeRow))
        found = session.execute(union_all(*(pairs.where(end) for end in ends))).all()
        merged |= {(one or 0, into or 0) for one, into in found}
        fresh = {one for pair in merged for one in pair} - known
        known |= fresh
    return merged


def known_as(session: Session, filed: Collection[tuple[int, str]]) -> Mapping[tuple[int, str], str]:
    """The names of speakers, by their id and the scope of the article that has them.

    Whoever was merged goes by the name of the other, where that name may be seen.
    """
    ids = {speaker_id for speaker_id, _ in filed}
    leads = _leads(session, ids)
    heads = {pair: _head(leads, *pair) for pair in filed}
    names = _names(session, ids | set(heads.values()))
    heard = _heard(session, {head for (own, _), head in heads.items() if head != own})
    return {
        pair: names[
            head if head == pair[0] or heard & {(head, PUBLIC), (head, pair[1])} else pair[0]
        ]
        for pair, head in heads.items()
        if pair[0] in names
    }


def name_of(session: Session, scope: Scope, speaker_ids: Collection[int]) -> str:
    """The name that these go by for whoever sees so much; "" when it is their own."""
    own = set(_names(session, speaker_ids).values())
    filed = {(one, where) for one in speaker_ids for where in sorted(scope.seen)}
    others = {name for name in known_as(session, filed).values() if name not in own}
    return min(others, default="")


def merge(session: Session, one: int, into: int, *, channel: str, who: str, now: datetime) -> str:
    """Say that two speakers are one person. "" when done, or why not: gone, private, already.

    Whoever `one` was merged into before comes along.
    """
    known = session.get(SpeakerRow, one)
    mine = session.get(SpeakerRow, _head(_leads(session, {one}), one, known.scope if known else ""))
    other = session.get(SpeakerRow, into)
    if mine is None or mine.id is None or other is None or mine.team_id != other.team_id:
        return "gone"
    if other.scope not in {mine.scope, mine.scope if is_island(mine.scope) else PUBLIC}:
        return "private"
    if into in family(session, Scope(mine.team_id, frozenset({mine.scope})), [mine.id]):
        return "already"
    session.add(
        MergeRow(
            team_id=mine.team_id,
            channel_id=mine.channel_id if mine.scope else channel,
            scope=mine.scope,
            speaker_id=mine.id,
            into_id=into,
            by=who,
            at=now,
        )
    )
    session.flush()
    return ""


def split(session: Session, team: str, speaker_id: int) -> tuple[int, int] | None:
    """Take a merge back. The two speakers it was of; None when there is none any more."""
    mine = (col(MergeRow.speaker_id) == speaker_id, col(MergeRow.team_id) == team)
    row = session.exec(select(MergeRow).where(*mine)).first()
    if row is None:
        return None
    session.delete(row)
    return row.speaker_id or 0, row.into_id or 0


def merged(session: Session, scope: Scope, speaker_ids: Collection[int]) -> list[tuple[int, str]]:
    """Those of a person's speakers that were merged into another: their ids and names."""
    mine = (col(MergeRow.speaker_id).in_(speaker_ids), scope.covers(MergeRow))
    both = select(SpeakerRow.id, SpeakerRow.name).join(
        MergeRow, col(MergeRow.speaker_id) == col(SpeakerRow.id)
    )
    rows = session.exec(both.where(*mine).order_by(col(SpeakerRow.name))).all()
    return [(speaker_id or 0, name) for speaker_id, name in rows]


def articles_with(
    session: Session, speaker_ids: Collection[int], *, most: int
) -> list[tuple[int, str]]:
    """The newest articles that quote one of these, with their channels."""
    mine = select(QuoteRow.article_id, QuoteRow.channel_id).distinct()
    quoting = mine.where(col(QuoteRow.speaker_id).in_(speaker_ids))
    newest = quoting.order_by(col(QuoteRow.article_id).desc()).limit(most)
    return [(article_id or 0, channel) for article_id, channel in session.exec(newest).all()]


def scope_of_speaker(session: Session, speaker_id: int) -> str:
    row = session.get(SpeakerRow, speaker_id)
    return row.scope if row is not None else PUBLIC


def _leads(session: Session, ids: Collection[int]) -> dict[int, list[MergeRow]]:
    """Whom each was merged into, and whom those were."""
    leads: dict[int, list[MergeRow]] = {}
    fresh = set(ids)
    for _ in range(DEEPEST):
        if not fresh:
            break
        found = session.exec(select(MergeRow).where(col(MergeRow.speaker_id).in_(fresh))).all()
        leads |= {row.speaker_id or 0: [row] for row in found}
        fresh = {row.into_id or 0 for row in found} - leads.keys()
    return leads


def _head(leads: Mapping[int, Sequence[MergeRow]], speaker_id: int, scope: str) -> int:
    for _ in range(DEEPEST):
        found = [row for row in leads.get(speaker_id, ()) if row.scope in (PUBLIC, scope)]
        if not found:
            break
        speaker_id = found[0].into_id or 0
    return speaker_id


def _names(session: Session, ids: Collection[int]) -> dict[int, str]:
    found = session.exec(
        select(SpeakerRow.id, SpeakerRow.name).where(col(SpeakerRow.id).in_(ids))
    ).all()
    return {speaker_id: name for speaker_id, name in found if speaker_id is not None}


def _heard(session: Session, ids: Collection[int]) -> set[tuple[int, str]]:
    """Where these may be heard: a channel may have become private since."""
    if not ids:
        return set()
    where: ColumnElement[bool] = col(SpellingRow.speaker_id).in_(ids)
    pairs: Any = select(SpellingRow.speaker_id, SpellingRow.scope).where(where).distinct()
    return {(speaker_id, scope) for speaker_id, scope in session.exec(pairs).all()}
