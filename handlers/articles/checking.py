"""The way of an article: read, find, keep, compare, report. Each step may be repeated."""

from datetime import datetime

from claims.comparing.origins import by_speaker, carriers_of, find_origins
from claims.comparing.relations import ONE_STATEMENT, find_relations
from claims.comparing.same_statement import carrying, gather
from claims.finding import find_claims
from claims.model import Article
from handlers.say.report import SPOKEN_OF, Report
from store.database import Store
from store.filing import articles, relations
from store.filing.articles import Filed
from store.filing.origin import Origin
from store.finding import candidates
from store.tenants import channels

MOST_BESIDE = 50  # articles that are compared anew after a claim was changed


def check_article(article: Article, origin: Origin, store: Store, *, now: datetime) -> Report:
    """The whole way, for one article that has been read."""
    article_id = keep_article(article, origin, store, now=now)
    keep_claims(article_id, store)
    keep_relations(article_id, store)
    return report(article_id, store)


def keep_article(article: Article, origin: Origin, store: Store, *, now: datetime) -> int:
    """Keep the snapshot that every span of its claims points into."""
    with store.writing() as session:
        return articles.file(session, article, origin, now=now)


def keep_claims(article_id: int, store: Store) -> None:
    """Find what an article says, and keep it."""
    filed = _filed(article_id, store)
    prepared = articles.prepare_claims(filed, find_claims(filed.article))
    with store.writing() as session:
        articles.file_claims(session, prepared)


def keep_relations(article_id: int, store: Store) -> None:
    """Compare an article with what is on file, as far as it may be shown where it was pasted."""
    filed = _filed(article_id, store)
    with store.reading() as session:
        earlier = candidates.like(session, filed)
    found = find_relations(filed.claims, earlier)
    prepared = relations.prepare(filed, found)
    with store.writing() as session:
        relations.keep(session, article_id, prepared)


def compare_anew(article_id: int, store: Store) -> list[int]:
    """Once more, after a claim was changed here or elsewhere, with what was filed before it.

    Returns the articles filed later that stand beside it, or did: they are to be compared anew.
    """
    filed = _filed(article_id, store)
    with store.reading() as session:
        near = candidates.like(session, filed)
        later = relations.beside(session, article_id)
    found = find_relations(filed.claims, near)
    with store.reading() as session:
        before = relations.before(session, filed, found)
    earlier = [one for one in found if one.earlier.citation.article_id in before]
    later |= {one.earlier.citation.article_id for one in found} - {article_id}
    prepared = relations.prepare(filed, earlier)
    with store.writing() as session:
        relations.keep(session, article_id, prepared)
    return sorted(later)[-MOST_BESIDE:]


def report(article_id: int, store: Store) -> Report:
    """What may be told in the article's own thread."""
    filed = _filed(article_id, store)
    with store.reading() as session:
        filed = channels.standing(session, filed)
        found = relations.of_article(session, article_id, filed.origin.seen_by)
        alone = candidates.is_alone(session, filed)
        statements = gather((r.new, r.earlier) for r in found if r.kind in ONE_STATEMENT)
        figures = [cited for r in found if r.kind in SPOKEN_OF for cited in (r.new, r.earlier)]
        beside = carrying(statements) | {cited.citation.article_id for cited in figures}
        texts = articles.snapshots(session, filed.origin.seen_by, beside)
    return Report(
        article_id,
        filed.article,
        filed.claims,
        tuple(found),
        store_is_empty=alone,
        dismissed=filed.dismissed,
        statements=tuple(statements),
        origins=tuple(by_speaker(statements, texts)),
        figure_origins=tuple(find_origins(carriers_of(figures, texts))),
    )


def _filed(article_id: int, store: Store) -> Filed:
    with store.reading() as session:
        filed = articles.load(session, article_id)
    if filed is None:
        raise ArticleGone(article_id)
    return filed


class ArticleGone(LookupError):
    """An article was taken back while it was being read."""
