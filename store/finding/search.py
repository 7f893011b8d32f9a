"""Find claims again: by speaker, however the name is spelt, by words, by filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil
from typing import Any

from sqlmodel import Session, col, select

from claims.comparing.subject import fold as synonym
from claims.figures import measures_named
from claims.model import Cited
from claims.names import fold
from store.database import together
from store.filing import articles
from store.finding import filters, fulltext, narrowing
from store.finding.filters import SPEAKERS, Criteria
from store.scope import Scope
from store.tables import FigureRow, QuoteRow

MOST_FIGURES = 400
MOST_HOMES = 60  # of speakers: each in public, and in each private channel that is seen
MOST_MEANT = 6  # words of a question about figures
MOST_COUNTED = 1_000  # claims: of more it is only said that there are more
ABOUT_ENOUGH = 0.6  # of a question's words that a figure must be about

Kind = type[QuoteRow] | type[FigureRow]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of claims, newest first, and how many there are in all: `more` than `total`?"""

    claims: tuple[Cited, ...]
    total: int
    more: bool = False


def claims(
    session: Session,
    scope: Scope,
    asked: Criteria,
    *,
    speaker_ids: Sequence[int] | None = None,
    offset: int = 0,
    limit: int = 10,
) -> Found:
    """Quotes and figures that meet all of the criteria. `speaker_ids` None asks for anybody's.

    Words are looked for in the claims themselves, and where no claim has them in its paragraph.
    """
    found = hits(session, scope, asked, speaker_ids, most=MOST_COUNTED)
    return _page(session, found, offset, limit)


def hits(
    session: Session,
    scope: Scope,
    asked: Criteria,
    speaker_ids: Sequence[int] | None,
    *,
    most: int,
) -> dict[Kind, list[tuple[int, int]]]:
    """The ids of all of these claims with those of their articles, so many of each kind at most."""
    few = {
        kind: narrowing.few(session, kind, scope, asked, speaker_ids)
        for kind in _kinds(asked, speaker_ids)
    }
    found: dict[Kind, list[tuple[int, int]]] = {kind: [] for kind in few}
    for near in (False, True):
        for kind, among in few.items():
            if among is not None:
                wanted = _wanted(session, kind, scope, asked, speaker_ids, near, among)
                found[kind] = _hits(session, wanted, most)
        if any(found.values()) or not asked.words:
            break
    return found


def figures(session: Session, scope: Scope, words: Sequence[str]) -> list[Cited]:
    """Figures about most of these words, the nearest first, then the newest."""
    meant, needed = meant_by(words)
    most = [set().union(*some) for some in combinations(meant, len(meant) - needed + 1)]
    seen = select(FigureRow.id, FigureRow.measure, FigureRow.subject, FigureRow.context)
    sought = {fulltext.NEAR: [fulltext.as_filed(some) for some in most]}
    standing = seen.where(scope.covers(FigureRow), ~col(FigureRow.dismissed))
    newest = fulltext.newest(session, standing, FigureRow, sought)
    near = {
        figure_id: _nearness({measure, *subject.split(), *context.split()}, meant)
        for figure_id, measure, subject, context in session.exec(
            newest.limit(MOST_FIGURES + 1)
        ).all()
    }
    rows = session.exec(select(FigureRow).where(col(FigureRow.id).in_(near))).all()
    return articles.cited(
        session, sorted(rows, key=lambda row: (-near[row.id or 0], -(row.id or 0)))
    )


def meant_by(words: Sequence[str]) -> tuple[list[set[str]], int]:
    """What each word of a question about figures may mean, and how many must be there."""
    meant = [{fold(word), synonym(word), *measures_named(word)} for word in words][:MOST_MEANT]
    return meant, ceil(ABOUT_ENOUGH * len(meant))


def _nearness(about: set[str], meant: Sequence[set[str]]) -> float:
    """The share of the words that a figure, or its paragraph, is about: 0 to 1."""
    return sum(bool(word & about) for word in meant) / len(meant)


def _kinds(asked: Criteria, speaker_ids: Sequence[int] | None) -> list[Kind]:
    kinds: list[Kind] = [QuoteRow] if asked.kind != "figure" else []
    if asked.kind in ("", "figure") and speaker_ids is None and not asked.told:
        kinds.append(FigureRow)
    return kinds


def _wanted(
    session: Session,
    kind: Kind,
    scope: Scope,
    asked: Criteria,
    speaker_ids: Sequence[int] | None,
    near: bool,
    among: Mapping[str, Any],
) -> list[Any]:
    """Selections of claims: of a few speakers each by itself, from an index in the order wanted."""
    homes = list(product(speaker_ids or (), sorted(scope.seen)))
    others = asked.words or asked.exact or asked.outlet or asked.channel
    lead = next(iter(among), SPEAKERS)
    if kind is not QuoteRow or others or lead != SPEAKERS or not 0 < len(homes) <= MOST_HOMES:
        return [filters.wanted(session, kind, scope, asked, speaker_ids, near, among)]
    anybodys = filters.wanted(session, kind, scope, asked, None, near, {})
    anybodys = anybodys.where(col(QuoteRow.team_id) == scope.team)
    return [
        anybodys.where(col(QuoteRow.speaker_id) == speaker, col(QuoteRow.scope) == home)
        for speaker, home in homes
    ]


def _hits(session: Session, wanted: Sequence[Any], most: int) -> list[tuple[int, int]]:
    """Ids of claims with those of their articles, from the newest on, as many as are counted."""
    found = together(session, [some.limit(most + 1) for some in wanted])
    newest = sorted(((claim, home) for claim, home in found), key=lambda hit: (-hit[1], hit[0]))
    return newest[: most + 1]


def _page(
    session: Session, hits: dict[Kind, list[tuple[int, int]]], offset: int, limit: int
) -> Found:
    total = sum(map(len, hits.values()))
    rows: list[QuoteRow | FigureRow] = []
    for kind, some in hits.items():
        ids = [claim for claim, _ in some[: offset + limit]]
        some_rows: Any = session.exec(select(kind).where(col(kind.id).in_(ids))).all()
        rows.extend(some_rows)
    found = articles.cited(session, rows)
    newest_first = sorted(found, key=lambda c: (-c.citation.article_id, c.claim.start))
    page = tuple(newest_first[offset : offset + limit])
    return Found(page, min(total, MOST_COUNTED), total > MOST_COUNTED)
