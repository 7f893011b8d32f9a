"""Find claims again: by speaker, however the name is spelt, by words, by filters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import ceil
from typing import Any

from sqlmodel import Session, col, exists, func, select

from claims.comparing.subject import fold as synonym
from claims.figures import measures_named
from claims.model import Cited
from claims.names import fold, letters_off, likeness, name_key
from store import articles, filters, fulltext, merging, naming
from store.database import together
from store.filters import Criteria
from store.scope import Scope
from store.tables import FigureRow, QuoteRow, SpeakerRow, SpellingRow

SURE = 0.8  # from here up a name is taken for the one that was asked for
MAYBE = 0.6  # and from here up it is offered: "did you mean"
MOST_SPEAKERS = 5
MOST_FIGURES = 400
MOST_HOMES = 60  # of speakers: each in public, and in each private channel that is seen
MOST_MEANT = 6  # words of a question about figures
MOST_COUNTED = 1_000  # claims: of more it is only said that there are more
ABOUT_ENOUGH = 0.6  # of a question's words that a figure must be about

Kind = type[QuoteRow] | type[FigureRow]


@dataclass(frozen=True, slots=True)
class Match:
    """A speaker on file: the spelling that came nearest, and how many letters off the name is."""

    speaker_ids: tuple[int, ...]
    name: str
    spelling: str
    likeness: float
    off: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of claims, newest first, and how many there are in all: `more` than `total`?"""

    claims: tuple[Cited, ...]
    total: int
    more: bool = False


def speakers(session: Session, scope: Scope, name: str) -> list[Match]:
    """Speakers whose name may be meant, the likeliest first; of equals, the one quoted most."""
    asked = name_key(name).split()
    near = naming.candidates(session, scope, asked, at_least=MAYBE, enough=MOST_SPEAKERS)
    best: dict[str, Match] = {}
    mentions: defaultdict[str, int] = defaultdict(int)
    for spelling, key, full, number in session.exec(_spellings(scope, near)).all():
        alike = max(likeness(name, spelling), likeness(name, full))
        mentions[key] += number
        if alike >= MAYBE and (key not in best or alike > best[key].likeness):
            best[key] = Match((), full, spelling, alike, letters_off(name, full))
    ranked = sorted(best, key=lambda key: (-best[key].likeness, -mentions[key], key))
    ids = _ids(session, scope, ranked[:MOST_SPEAKERS])
    likeliest = [replace(best[key], speaker_ids=tuple(ids[key])) for key in ranked[:MOST_SPEAKERS]]
    return _as_merged(session, scope, likeliest)


def _as_merged(session: Session, scope: Scope, matches: Sequence[Match]) -> list[Match]:
    """Speakers that are one person, as somebody said, are one match."""
    found: list[Match] = []
    for match in matches:
        if any(set(match.speaker_ids) <= set(one.speaker_ids) for one in found):
            continue
        ids = merging.family(session, scope, match.speaker_ids)
        if len(ids) > len(match.speaker_ids):
            name = merging.name_of(session, scope, match.speaker_ids) or match.name
            off = letters_off(match.spelling, name) if name != match.name else match.off
            match = replace(match, speaker_ids=tuple(ids), name=name, off=off)
        found.append(match)
    return found


def _spellings(scope: Scope, speaker_ids: Sequence[int]) -> Any:
    """How these speakers are spelt where the scope reaches, and how often."""
    return (
        select(SpellingRow.spelling, SpeakerRow.key, SpeakerRow.name, func.count())
        .join(SpeakerRow, col(SpeakerRow.id) == col(SpellingRow.speaker_id))
        .where(col(SpellingRow.speaker_id).in_(speaker_ids), scope.covers(SpellingRow))
        .group_by(col(SpellingRow.spelling), col(SpeakerRow.id), col(SpeakerRow.name))
    )


def _ids(session: Session, scope: Scope, keys: Sequence[str]) -> defaultdict[str, list[int]]:
    """All speakers of these names, in public and in the private channels that may be seen."""
    mine = (col(SpellingRow.speaker_id) == col(SpeakerRow.id), scope.covers(SpellingRow))
    named = (col(SpeakerRow.team_id) == scope.team, col(SpeakerRow.key).in_(keys))
    found = select(SpeakerRow.key, SpeakerRow.id).where(*named, exists().where(*mine))
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for key, speaker_id in session.exec(found.order_by(col(SpeakerRow.id))).all():
        ids[key].append(speaker_id or 0)
    return ids


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
    for near in (False, True):
        found = {
            kind: _hits(session, _wanted(session, kind, scope, asked, speaker_ids, near), most)
            for kind in _kinds(asked, speaker_ids)
        }
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
) -> list[Any]:
    """Selections of claims: of a few speakers each by itself, from an index in the order wanted."""
    homes = list(product(speaker_ids or (), sorted(scope.seen)))
    if kind is not QuoteRow or asked.words or asked.exact or not 0 < len(homes) <= MOST_HOMES:
        return [filters.wanted(session, kind, scope, asked, speaker_ids, near)]
    anybodys = filters.wanted(session, kind, scope, asked, None, near)
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
