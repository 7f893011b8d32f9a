"""Find claims again: by speaker, however the name is spelt, by words, by filters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select

from claims.comparing.subject import fold as synonym
from claims.figures import measures_named
from claims.model import Cited
from claims.names import fold, letters_off, likeness, name_key
from store import articles
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow, SpeakerRow, SpellingRow

SURE = 0.8  # from here up a name is taken for the one that was asked for
MAYBE = 0.6  # and from here up it is offered: "did you mean"
MOST_SPEAKERS = 5
MOST_FIGURES = 2_000
ABOUT_ENOUGH = 0.6  # of a question's words that a figure must be about


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to look for. Empty fields ask for nothing."""

    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    by: str = ""
    outlet: str = ""
    told: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""
    channel: str = ""


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
    """One page of claims, newest first, and how many there are in all."""

    claims: tuple[Cited, ...]
    total: int


def speakers(session: Session, scope: Scope, name: str) -> list[Match]:
    """Speakers whose name may be meant, the likeliest first; of equals, the one quoted most."""
    heard = (
        select(SpellingRow.spelling, SpeakerRow.id, SpeakerRow.name, func.count())
        .join(SpeakerRow, col(SpeakerRow.id) == col(SpellingRow.speaker_id))
        .where(scope.covers(SpellingRow))
        .group_by(col(SpellingRow.spelling), col(SpeakerRow.id), col(SpeakerRow.name))
    )
    best: dict[str, Match] = {}
    ids: defaultdict[str, set[int]] = defaultdict(set)
    mentions: defaultdict[str, int] = defaultdict(int)
    for spelling, speaker_id, full, number in session.exec(heard).all():
        key = name_key(full)
        alike = max(likeness(name, spelling), likeness(name, full))
        mentions[key] += number
        ids[key].add(speaker_id or 0)
        if alike >= MAYBE and (key not in best or alike > best[key].likeness):
            best[key] = Match((), full, spelling, alike, letters_off(name, full))
    ranked = sorted(best, key=lambda key: (-best[key].likeness, -mentions[key], key))
    return [_with_ids(best[key], ids[key]) for key in ranked[:MOST_SPEAKERS]]


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
    for near in (False, True):
        wanted = _wanted(scope, asked, speaker_ids, near=near)
        some = _page(session, wanted, offset, limit)
        if some.total or not asked.words:
            break
    return some


def _wanted(
    scope: Scope, asked: Criteria, speaker_ids: Sequence[int] | None, *, near: bool
) -> list[tuple[type[QuoteRow] | type[FigureRow], ColumnElement[bool]]]:
    wanted: list[tuple[type[QuoteRow] | type[FigureRow], ColumnElement[bool]]] = []
    if asked.kind != "figure":
        condition = _quotes(scope, asked, near=near)
        spoken = condition if speaker_ids is None else and_(condition, _by(speaker_ids))
        wanted.append((QuoteRow, spoken))
    if asked.kind in ("", "figure") and speaker_ids is None and not asked.told:
        wanted.append((FigureRow, _figures(scope, asked, near=near)))
    return wanted


def figures(session: Session, scope: Scope, words: Sequence[str]) -> list[Cited]:
    """Figures about most of these words, the nearest first, then the newest."""
    seen = select(FigureRow.id, FigureRow.measure, FigureRow.subject, FigureRow.context)
    newest = seen.where(scope.covers(FigureRow)).order_by(col(FigureRow.id).desc())
    meant = [{fold(word), synonym(word), *measures_named(word)} for word in words]
    near = {
        figure_id: _nearness({measure, *subject.split(), *context.split()}, meant)
        for figure_id, measure, subject, context in session.exec(newest.limit(MOST_FIGURES)).all()
        if figure_id is not None
    }
    about = [figure_id for figure_id, share in near.items() if share >= ABOUT_ENOUGH]
    rows = session.exec(select(FigureRow).where(col(FigureRow.id).in_(about))).all()
    return articles.cited(
        session, sorted(rows, key=lambda row: (-near[row.id or 0], -(row.id or 0)))
    )


def _nearness(about: set[str], meant: Sequence[set[str]]) -> float:
    """The share of the words that a figure, or its paragraph, is about: 0 to 1."""
    return sum(bool(word & about) for word in meant) / len(meant)


def _page(
    session: Session,
    wanted: Sequence[tuple[type[QuoteRow] | type[FigureRow], ColumnElement[bool]]],
    offset: int,
    limit: int,
) -> Found:
    total = 0
    rows: list[QuoteRow | FigureRow] = []
    for table, condition in wanted:
        home = col(table.article_id) == col(ArticleRow.id)
        count = select(func.count()).select_from(table).join(ArticleRow, home).where(condition)
        total += session.exec(count).one()
        page = select(table).join(ArticleRow, home).where(condition)
        newest = page.order_by(col(ArticleRow.id).desc(), col(table.id)).limit(offset + limit)
        rows.extend(cast(Iterable[QuoteRow | FigureRow], session.exec(newest).all()))
    found = articles.cited(session, rows)
    newest_first = sorted(found, key=lambda c: (-c.citation.article_id, c.claim.start))
    return Found(tuple(newest_first[offset : offset + limit]), total)


def _with_ids(match: Match, ids: set[int]) -> Match:
    return Match(tuple(sorted(ids)), match.name, match.spelling, match.likeness, match.off)


def _by(speaker_ids: Sequence[int]) -> ColumnElement[bool]:
    return col(QuoteRow.speaker_id).in_(speaker_ids)


def _quotes(scope: Scope, asked: Criteria, *, near: bool) -> ColumnElement[bool]:
    kinds = () if asked.kind in ("", "quote") else (col(QuoteRow.kind) == asked.kind,)
    told = (_has(QuoteRow.told, asked.told),) if asked.told else ()
    words = [_has(QuoteRow.context if near else QuoteRow.folded, word) for word in asked.words]
    words += [_has(QuoteRow.folded, phrase) for phrase in asked.exact]
    return and_(scope.covers(QuoteRow), *words, *kinds, *told, *_common(asked, QuoteRow.said_on))


def _figures(scope: Scope, asked: Criteria, *, near: bool) -> ColumnElement[bool]:
    words = [_has(FigureRow.context if near else FigureRow.folded, word) for word in asked.words]
    words += [_has(FigureRow.folded, phrase) for phrase in asked.exact]
    return and_(scope.covers(FigureRow), *words, *_common(asked, FigureRow.as_of))


def _common(asked: Criteria, stated: date | None) -> list[ColumnElement[bool]]:
    """Filters that every claim shares. A claim's day is the stated one, else its article's."""
    day = func.coalesce(stated, ArticleRow.published)
    read = col(ArticleRow.read_at)
    conditions: list[ColumnElement[bool]] = []
    if asked.outlet:
        outlet = func.lower(ArticleRow.outlet + " " + ArticleRow.url)
        conditions.append(outlet.contains(asked.outlet.lower(), autoescape=True))
    if asked.since:
        begun = and_(day.is_(None), read >= datetime.combine(asked.since, time()))
        conditions.append(or_(day >= asked.since, begun))
    if asked.until:
        over = and_(day.is_(None), read <= datetime.combine(asked.until, time.max))
        conditions.append(or_(day <= asked.until, over))
    if asked.channel:
        conditions.append(col(ArticleRow.channel_id) == asked.channel.strip("<#>").split("|")[0])
    return conditions


def _has(column: str, words: str) -> ColumnElement[bool]:
    return col(column).contains(fold(words), autoescape=True)
