"""Claims on file that are worth comparing: a wide net, from which claims.comparing picks."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from claims.comparing.figure_relations import NEVER_COMPARED
from claims.comparing.subject import MEASURE_WORDS
from claims.model import Cited, Figure
from store.filing import articles
from store.filing.articles import Filed
from store.finding import counted, said
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow


def like(session: Session, filed: Filed) -> list[Cited]:
    """Quotes of the same speakers and figures of the measures that an article has, filed before."""
    quotes = said.quotes_like(session, filed)
    figures = _figures_like(session, filed)
    return articles.cited(session, [*_quotes(session, quotes), *_figures(session, figures)])


def is_alone(session: Session, filed: Filed) -> bool:
    """Nothing else is on file that may be shown beside this article."""
    others = (filed.origin.seen_by.covers(ArticleRow), col(ArticleRow.id) != filed.id)
    return session.exec(select(ArticleRow.id).where(*others).limit(1)).first() is None


def figures_like(session: Session, filed: Filed) -> list[Cited]:
    """Figures of the same measures, about something that may be the same event."""
    return figures_near(session, filed.origin.seen_by, filed.claims, not_from=(filed.id,))


def figures_near(
    session: Session, scope: Scope, claims: Sequence[Cited], *, not_from: Collection[int]
) -> list[Cited]:
    """The same for figures that need not be on file, within a scope and without some articles."""
    near = counted.near(session, scope, claims, not_from=not_from)
    same = counted.of_same_numbers(session, scope, claims, not_from=not_from)
    return articles.cited(session, _figures(session, {*near, *same}))


def _figures_like(session: Session, filed: Filed) -> set[int]:
    """Without those that nothing is ever said of: an age, or a number alone that both have."""
    scope, here = filed.origin.seen_by, (filed.id,)
    new = [
        cited
        for cited in filed.claims
        if isinstance(cited.claim, Figure) and cited.claim.measure not in NEVER_COMPARED
    ]
    words = frozenset().union(*(cited.subject for cited in new)) - MEASURE_WORDS
    same = counted.of_same_numbers(session, scope, new, not_from=here)
    near = counted.near(session, scope, new, not_from=here)
    return {*near, *(figure for figure, about in same.items() if about & words)}


def _quotes(session: Session, ids: Collection[int]) -> Sequence[QuoteRow]:
    return session.exec(select(QuoteRow).where(col(QuoteRow.id).in_(ids))).all() if ids else ()


def _figures(session: Session, ids: Collection[int]) -> Sequence[FigureRow]:
    return session.exec(select(FigureRow).where(col(FigureRow.id).in_(ids))).all() if ids else ()
