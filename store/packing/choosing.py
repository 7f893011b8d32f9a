"""Which claims go into a dossier: their ids, and how long their articles are."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from store.filing.snapshots import portions
from store.finding import search
from store.finding.filters import Criteria
from store.packing.dossier import Chosen
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow


def chosen(
    session: Session,
    scope: Scope,
    asked: Criteria,
    *,
    speaker_ids: Sequence[int] | None = None,
    most: int,
) -> Chosen:
    """All claims that meet the criteria. At most one more than `most` of either kind."""
    found = search.hits(session, scope, asked, speaker_ids, most=most)
    quotes, figures = ({one for one, _ in found.get(kind, ())} for kind in (QuoteRow, FigureRow))
    return Chosen(frozenset(quotes), frozenset(figures))


def letters(session: Session, chosen: Chosen) -> int:
    """How long the articles of these claims are together, without loading them."""
    homes: set[int] = set()
    for kind, ids in ((QuoteRow, chosen.quotes), (FigureRow, chosen.figures)):
        for some in portions(ids):
            here = select(kind.article_id).where(col(kind.id).in_(some)).distinct()
            homes.update(home for home in session.exec(here).all() if home is not None)
    length = select(func.coalesce(func.sum(func.length(ArticleRow.text)), 0))
    parts = (length.where(col(ArticleRow.id).in_(some)) for some in portions(homes))
    return sum(session.exec(part).one() for part in parts)


def standing(session: Session, chosen: Chosen) -> Chosen:
    """Those of them that nobody dismissed."""
    kept: list[frozenset[int]] = []
    for kind, ids in ((QuoteRow, chosen.quotes), (FigureRow, chosen.figures)):
        stand = select(kind.id).where(~col(kind.dismissed))
        portioned = (stand.where(col(kind.id).in_(some)) for some in portions(ids))
        kept.append(frozenset(one or 0 for part in portioned for one in session.exec(part).all()))
    return Chosen(*kept)
