"""Relations between claims: kept when an article is read, shown with it and in lists."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from claims.comparing.relations import ONE_STATEMENT
from claims.model import Cited, Figure, Quote, Relation, RelationKind
from store.database import together
from store.filing import articles
from store.filing.articles import Filed
from store.filing.origin import Origin
from store.filing.values import read_relation, relation_json
from store.packing.dossier import Chosen
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow, RelationRow

MOST_HOMES = 60  # kinds of relations, each in public and in each private channel that is seen


def prepare(filed: Filed, found: Iterable[Relation]) -> list[RelationRow]:
    """Relations as rows. Made before a session is opened: others wait for a writer."""
    return [_row(relation, filed.id, filed.origin) for relation in found]


def keep(session: Session, article_id: int, prepared: Iterable[RelationRow]) -> None:
    """Keep what was found for an article, in place of what was kept for it before."""
    session.exec(delete(RelationRow).where(col(RelationRow.article_id) == article_id))
    scope = session.exec(select(ArticleRow.scope).where(col(ArticleRow.id) == article_id)).one()
    for row in prepared:
        row.scope = scope  # the channel may have become private meanwhile
        session.add(row)


def of_article(session: Session, article_id: int, scope: Scope) -> list[Relation]:
    """An article's relations, as far as both sides may be shown."""
    mine = col(RelationRow.article_id) == article_id
    found = _both_seen(scope).where(mine).order_by(col(RelationRow.id))
    return _relations(session, session.exec(found).all())


def of_statements(session: Session, article_id: int, scope: Scope) -> list[tuple[Cited, Cited]]:
    """What an article says that others say too, earlier or later: its claim, and the other's."""
    # Side by side, and kinds apart: SQLite would read all relations of these kinds.
    seen = _both_seen(scope).order_by(col(RelationRow.id))
    sides = (RelationRow.article_id, RelationRow.earlier_article_id)
    rows = [row for side in sides for row in session.exec(seen.where(col(side) == article_id))]
    found = {row.id or 0: row for row in rows if row.kind in ONE_STATEMENT}
    pairs = [(r.new, r.earlier) for r in _relations(session, [found[i] for i in sorted(found)])]
    return [(a, b) if a.citation.article_id == article_id else (b, a) for a, b in pairs]


def beside(session: Session, article_id: int) -> set[int]:
    """Articles that were compared with this one when they were filed after it."""
    mine = col(RelationRow.earlier_article_id) == article_id
    found = session.exec(select(RelationRow.article_id).where(mine).distinct()).all()
    return {one for one in found if one is not None and one != article_id}


def before(session: Session, filed: Filed, found: Iterable[Relation]) -> set[int]:
    """Which of the articles found were filed before this one, or pasted before it and edited since.

    One that was edited is filed anew, and what it says still stands beside those that came after.
    """
    others = {one.earlier.citation.article_id for one in found}
    earlier = or_(
        col(ArticleRow.id) <= filed.id, col(ArticleRow.message_id) < filed.origin.message_id
    )
    mine = select(ArticleRow.id).where(col(ArticleRow.id).in_(others), earlier)
    return {one for one in session.exec(mine).all() if one is not None}


def latest(
    session: Session, scope: Scope, kinds: Sequence[RelationKind], *, limit: int
) -> list[Relation]:
    """Relations of which both sides may be shown, those of the newest article first."""
    ids = _newest(session, scope, kinds, limit)
    rows = session.exec(select(RelationRow).where(col(RelationRow.id).in_(ids))).all()
    return _relations(session, sorted(rows, key=lambda row: ids.index(row.id or 0)))


def _newest(session: Session, scope: Scope, kinds: Sequence[RelationKind], limit: int) -> list[int]:
    """Of each kind and place by itself, from an index in the order wanted, if these are few."""
    seen: Any = _both_seen(scope).with_only_columns(
        col(RelationRow.article_id), col(RelationRow.id)
    )
    seen = seen.order_by(col(RelationRow.article_id).desc(), col(RelationRow.id)).limit(limit)
    homes = list(product(kinds, sorted(scope.seen)))
    each = [
        seen.where(col(RelationRow.kind) == kind, col(RelationRow.scope) == home)
        for kind, home in homes
    ]
    some = each if len(each) <= MOST_HOMES else [seen.where(col(RelationRow.kind).in_(kinds))]
    newest = sorted(together(session, some), key=lambda row: (-row[0], row[1]))
    return [relation_id for _, relation_id in newest[:limit]]


def between(
    session: Session,
    scope: Scope,
    kinds: Sequence[RelationKind],
    *,
    since: datetime,
    until: datetime,
    limit: int,
) -> list[Relation]:
    """Those of articles read after one moment and up to another, the newest first."""
    fresh = (col(ArticleRow.read_at) > since, col(ArticleRow.read_at) <= until)
    homes = select(ArticleRow.id).where(scope.covers(ArticleRow), *fresh)
    seen = _both_seen(scope).where(
        col(RelationRow.kind).in_(kinds), col(RelationRow.article_id).in_(homes)
    )
    newest = seen.order_by(col(RelationRow.article_id).desc(), col(RelationRow.id)).limit(limit)
    return _relations(session, session.exec(newest).all())


def sides(session: Session, scope: Scope, kinds: Sequence[RelationKind], *, most: int) -> Chosen:
    """The claims on both sides of such relations, of at most so many, those of the newest first."""
    seen = _both_seen(scope).where(col(RelationRow.kind).in_(kinds))
    newest = seen.order_by(col(RelationRow.article_id).desc(), col(RelationRow.id)).limit(most)
    found: Any = newest.with_only_columns(
        col(RelationRow.new_quote_id),
        col(RelationRow.earlier_quote_id),
        col(RelationRow.new_figure_id),
        col(RelationRow.earlier_figure_id),
    )
    pairs = session.execute(found).all()
    quotes = frozenset(one for pair in pairs for one in pair[:2] if one)
    return Chosen(quotes, frozenset(one for pair in pairs for one in pair[2:] if one))


def _both_seen(scope: Scope) -> SelectOfScalar[RelationRow]:
    """A channel may have become private since an article was compared with one from there."""
    earlier = col(RelationRow.earlier_article_id) == col(ArticleRow.id)
    seen = select(RelationRow).join(ArticleRow, earlier)
    return seen.where(scope.covers(RelationRow), scope.covers(ArticleRow))


def _row(relation: Relation, article_id: int, origin: Origin) -> RelationRow:
    new, earlier = relation.new, relation.earlier
    return RelationRow(
        team_id=origin.team,
        channel_id=origin.channel,
        scope=origin.scope,
        kind=relation.kind,
        article_id=article_id,
        earlier_article_id=earlier.citation.article_id,
        new_quote_id=new.id if isinstance(new.claim, Quote) else None,
        earlier_quote_id=earlier.id if isinstance(earlier.claim, Quote) else None,
        new_figure_id=new.id if isinstance(new.claim, Figure) else None,
        earlier_figure_id=earlier.id if isinstance(earlier.claim, Figure) else None,
        value=relation_json(relation),
    )


def _relations(session: Session, found: Sequence[RelationRow]) -> list[Relation]:
    quote_ids = {i for row in found for i in (row.new_quote_id, row.earlier_quote_id)}
    figure_ids = {i for row in found for i in (row.new_figure_id, row.earlier_figure_id)}
    quotes = session.exec(select(QuoteRow).where(col(QuoteRow.id).in_(quote_ids))).all()
    figures = session.exec(select(FigureRow).where(col(FigureRow.id).in_(figure_ids))).all()
    by_quote = {claim.id: claim for claim in articles.cited(session, quotes)}
    by_figure = {claim.id: claim for claim in articles.cited(session, figures)}
    every = (_relation(row, by_quote, by_figure) for row in _once(found))
    return [
        one for one in every if not (one.new.review.is_dismissed or one.earlier.review.is_dismissed)
    ]


def _once(found: Sequence[RelationRow]) -> Iterator[RelationRow]:
    """Two claims stand side by side once: after an edit each may be on file as the earlier one."""
    seen: set[tuple[int | None, ...]] = set()
    for row in found:
        new = (row.new_quote_id, row.new_figure_id)
        earlier = (row.earlier_quote_id, row.earlier_figure_id)
        seen.add((*new, *earlier))
        if new == earlier or (*earlier, *new) not in seen:
            yield row


def _relation(row: RelationRow, quotes: dict[int, Cited], figures: dict[int, Cited]) -> Relation:
    def claim(quote_id: int | None, figure_id: int | None) -> Cited:
        return quotes[quote_id] if quote_id is not None else figures[figure_id or 0]

    return read_relation(
        row.value,
        new=claim(row.new_quote_id, row.new_figure_id),
        earlier=claim(row.earlier_quote_id, row.earlier_figure_id),
    )
