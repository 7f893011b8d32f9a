"""Which filters lead a search: those that leave few claims, as the indexes alone can tell.

What a filter leaves much of is met soon by whoever walks from the newest claim on. What it leaves
little of is not: then everything that a frequent word is in would be read, one claim after another.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, func, select, union_all

from store.finding.filters import (
    ARTICLES,
    DAYS,
    SEEN,
    SPEAKERS,
    Criteria,
    articles_from,
    between,
    moments,
    stated_day,
)
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow

# Claims, of a million. Ids are held against each other by SQLite at 0.2 µs each; Postgres fetches
# each of their rows, and has met a thousand of more than these sooner when it walks.
FEW = {"sqlite": 50_000, "postgresql": 15_000}
FEWEST = 1_000  # so few can be read one by one, whatever else is asked

Kind = type[QuoteRow] | type[FigureRow]


def few(
    session: Session, kind: Kind, scope: Scope, asked: Criteria, speaker_ids: Sequence[int] | None
) -> dict[str, Any] | None:
    """Selections of ids, the shortest first: every claim that is wanted is in each of them.

    None where a filter leaves nothing at all.
    """
    most = FEW[session.get_bind().dialect.name]
    counted: dict[str, tuple[int, Any]] = {}
    for by, what, ids in _selections(kind, scope, asked, speaker_ids):
        number = _count(session, ids, most, (kind, scope, by, what))
        if number <= most:
            counted[by] = (number, ids)
        if number <= FEWEST:
            break
    if any(number == 0 for number, _ in counted.values()):
        return None
    shortest = sorted(counted, key=lambda by: counted[by][0])
    return {by: counted[by][1] for by in shortest}


def _count(session: Session, ids: Any, most: int, filtered: Hashable) -> int:
    """Up to one more than few. Counted once in a session: an answer searches more than once."""
    counted: dict[Hashable, int] = session.info.setdefault("claims left by filters", {})
    if filtered not in counted:
        some = select(func.count()).select_from(ids.limit(most + 1).subquery())
        counted[filtered] = session.execute(some).scalar_one()
    return counted[filtered]


def _selections(
    kind: Kind, scope: Scope, asked: Criteria, speaker_ids: Sequence[int] | None
) -> Iterator[tuple[str, Hashable, Any]]:
    """By which filter, what it asks for, and ids, from one index that has all that is needed."""
    seen: Any = select(kind.id).where(scope.covers(kind))
    if kind is QuoteRow and speaker_ids is not None:
        theirs = seen.where(col(QuoteRow.speaker_id).in_(speaker_ids))
        yield SPEAKERS, tuple(speaker_ids), theirs
    if kind is QuoteRow and asked.kind not in ("", "quote"):
        yield SEEN, asked.kind, seen.where(col(QuoteRow.kind) == asked.kind)
    else:
        yield SEEN, "", seen
    if asked.outlet or asked.channel:
        yield ARTICLES, (asked.outlet, asked.channel), _of(kind, articles_from(scope, asked))
    if asked.since or asked.until:
        yield DAYS, (asked.since, asked.until), _of_days(kind, scope, asked)


def _of_days(kind: Kind, scope: Scope, asked: Criteria) -> Any:
    """Claims that state such a day, and all of the articles that are of such a day."""
    first, last = asked.since, asked.until
    stated = select(kind.id).where(scope.covers(kind), *between(stated_day(kind), first, last))
    homes = select(ArticleRow.id).where(scope.covers(ArticleRow))
    published = homes.where(*between(col(ArticleRow.published), first, last))
    undated = homes.where(col(ArticleRow.published).is_(None))
    read = undated.where(*between(col(ArticleRow.read_at), *moments(asked)))
    return union_all(stated, _of(kind, published), _of(kind, read))


def _of(kind: Kind, homes: Any) -> Any:
    return select(kind.id).where(col(kind.article_id).in_(homes))
