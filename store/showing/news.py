"""What is new in a span of time: conflicts, newer figures, claims that nobody has reviewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, exists, func, select

from claims.model import Citation, Relation, RelationKind, ReviewState
from store.filing import relations, rows
from store.filing.articles import WITHOUT_TEXT
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow, ReviewRow

# In the order in which they are told.
KINDS = (
    RelationKind.CONFLICT,
    RelationKind.POSSIBLE_CONFLICT,
    RelationKind.UPDATE,
    RelationKind.SAME_STATEMENT,
)
MOST = 200  # relations that are counted


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """An article, and how many of its claims nobody has reviewed."""

    article: Citation
    claims: int


@dataclass(frozen=True, slots=True)
class News:
    """`differing` the loudest kind first; `unreviewed` the article with most first."""

    differing: tuple[Relation, ...] = ()
    unreviewed: tuple[Unreviewed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.differing or self.unreviewed)


def read(session: Session, scope: Scope, *, since: datetime, until: datetime) -> News:
    """All that may be shown in the scope, of articles read after one moment and up to another."""
    found = relations.between(session, scope, KINDS, since=since, until=until, limit=MOST)
    differing = sorted(found, key=lambda one: KINDS.index(one.kind))
    return News(tuple(differing), tuple(_unreviewed(session, scope, since, until)))


def _unreviewed(
    session: Session, scope: Scope, since: datetime, until: datetime
) -> Sequence[Unreviewed]:
    fresh = (col(ArticleRow.read_at) > since, col(ArticleRow.read_at) <= until)
    mine = select(ArticleRow).where(scope.covers(ArticleRow), *fresh).options(WITHOUT_TEXT)
    homes = {row.id: row for row in session.exec(mine).all()}
    left: dict[int, int] = {}
    for kind, column in ((QuoteRow, ReviewRow.quote_id), (FigureRow, ReviewRow.figure_id)):
        for article_id, number in _counted(session, kind, column, scope, fresh):
            left[article_id] = left.get(article_id, 0) + number
    most = sorted(left, key=lambda article_id: (-left[article_id], -article_id))
    return [Unreviewed(rows.citation(homes[one], 0), left[one]) for one in most if one in homes]


def _counted(session: Session, kind: Any, column: Any, scope: Scope, fresh: Any) -> Any:
    """Claims of new articles that have no review, or one that was taken back."""
    homes = select(ArticleRow.id).where(scope.covers(ArticleRow), *fresh)
    done = (col(column) == col(kind.id), col(ReviewRow.state) != ReviewState.UNREVIEWED)
    left = select(kind.article_id, func.count()).where(
        col(kind.article_id).in_(homes), ~exists().where(*done)
    )
    return session.exec(left.group_by(col(kind.article_id))).all()
