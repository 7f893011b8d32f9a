"""Articles, and the claims they make: filed, loaded, taken back."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select, update

from claims.comparing.subject import subject_words
from claims.figures import sentence_around
from claims.model import Article, Cited, Claim, Figure, Quote, Review
from store.filing import figure_words, rows
from store.filing.origin import Origin
from store.people import merging, names, speakers
from store.review import overlays, reviews
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow, ReplyRow

# Citations need no text, and articles are long.
WITHOUT_TEXT = defer(cast(Any, ArticleRow.text))
NO_ARTICLE = 0  # the id of one that is gone
LONGEST_CONTEXT = 2_000  # characters of a claim's paragraph that a search looks into


@dataclass(frozen=True, slots=True)
class Filed:
    """An article on file, with its claims in reading order; those dismissed stand apart."""

    id: int
    article: Article
    origin: Origin
    claims: tuple[Cited, ...]
    dismissed: tuple[Cited, ...] = ()


def file(session: Session, article: Article, origin: Origin, *, now: datetime) -> int:
    """Keep a snapshot and return its id. The same again changes nothing; another replaces it."""
    here = (col(ArticleRow.message_id) == origin.message_id, col(ArticleRow.slot) == origin.slot)
    row = session.exec(select(ArticleRow).where(*here)).first()
    if row is not None and rows.is_same(row, article):
        assert row.id is not None
        return row.id
    if row is not None:
        _delete(session, row)
    row = rows.article_row(article, origin, now)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def prepare_claims(filed: Filed, claims: Iterable[Claim]) -> rows.ClaimRows:
    """An article's claims as rows. Made before a session is opened: others wait for a writer."""
    article, origin = filed.article, filed.origin
    quotes: list[tuple[Quote, QuoteRow]] = []
    figures: list[FigureRow] = []
    for claim, place in _placed(article, claims):
        match claim:
            case Quote():
                quotes.append((claim, rows.quote_row(filed.id, origin, claim, place)))
            case Figure():
                subject = subject_words(claim, article)
                figures.append(rows.figure_row(filed.id, origin, claim, subject, place))
    return rows.ClaimRows(filed.id, quotes, figures)


def file_claims(session: Session, prepared: rows.ClaimRows) -> None:
    """Keep what an article says. Claims that are kept already are left as they are."""
    ids = [prepared.article_id]
    if not (_quotes(session, ids) or _figures(session, ids)):
        add_claims(session, prepared)


def add_claims(session: Session, prepared: rows.ClaimRows) -> None:
    """Keep claims of an article beside those that are kept already."""
    here = col(ArticleRow.id) == prepared.article_id
    home = session.exec(select(ArticleRow).where(here).options(WITHOUT_TEXT)).one()
    speakers.file(session, home, prepared.quotes)
    claim_rows: list[QuoteRow | FigureRow] = [row for _, row in prepared.quotes]
    for row in (*claim_rows, *prepared.figures):
        row.scope = home.scope  # the channel may have become private meanwhile
        session.add(row)
    session.flush()
    figure_words.file(session, prepared.figures)
    kept = reviews.attach(session, home)
    named = any("speaker" in review.fields for review, _ in kept)
    overlays.lay(session, home, kept, speakers_too=named)


def remove(session: Session, message_id: int, slot: str) -> int | None:
    """Take an article back, with its claims and all that points at them. Returns its id."""
    here = (col(ArticleRow.message_id) == message_id, col(ArticleRow.slot) == slot)
    row = session.exec(select(ArticleRow).where(*here)).first()
    if row is None:
        return None
    _delete(session, row)
    reviews.remove(session, message_id, slot)
    return row.id


def load(session: Session, article_id: int) -> Filed | None:
    row = session.get(ArticleRow, article_id)
    if row is None:
        return None
    return _filed(row, _claims(session, article_id))


def snapshots(session: Session, scope: Scope, ids: Collection[int]) -> dict[int, Article]:
    """These articles, as far as they may be shown."""
    found = session.exec(select(ArticleRow).where(col(ArticleRow.id).in_(ids))).all()
    # Not in the question: SQLite would go through all articles of the workspace to find these.
    seen = (row for row in found if scope.includes(row.team_id, row.scope))
    return {row.id or 0: rows.article_of(row) for row in seen}


def same_text(session: Session, article: Article, origin: Origin) -> Filed | None:
    """The first article on file, pasted elsewhere, that is word for word this one."""
    same = (
        origin.seen_by.covers(ArticleRow),
        col(ArticleRow.sha256) == article.sha256,
        col(ArticleRow.message_id) != origin.message_id,
    )
    row = session.exec(select(ArticleRow).where(*same).order_by(col(ArticleRow.id))).first()
    return (
        None if row is None else Filed(row.id or 0, rows.article_of(row), rows.origin_of(row), ())
    )


def cited(session: Session, found: Sequence[QuoteRow | FigureRow]) -> list[Cited]:
    """Rows of claims as values with their citations, in the order given."""
    ids = {row.article_id for row in found}
    found_in: Any = select(ArticleRow).where(col(ArticleRow.id).in_(ids))
    homes = {row.id: row for row in session.execute(found_in.with_only_columns(*rows.CITED))}
    known = _speaker_names(session, found)
    reviewed = reviews.of(session, found)
    return [
        rows.cited(row, homes[row.article_id], known, reviewed.get(reviews.ref_of(row), Review()))
        for row in found
        if row.article_id in homes
    ]


def _delete(session: Session, row: ArticleRow) -> None:
    """Replies that lead to it are told so at once: SQLite may give its id to the next article."""
    led_here = col(ReplyRow.seen_article_id) == row.id
    session.exec(update(ReplyRow).where(led_here).values(seen_article_id=NO_ARTICLE))
    heard = names.heard_in(session, row.id or NO_ARTICLE)
    session.delete(row)
    session.flush()
    speakers.forget(session, row.team_id, heard)


def _placed(article: Article, claims: Iterable[Claim]) -> Iterator[tuple[Claim, rows.Place]]:
    """Each claim with its paragraph."""
    paragraphs = article.paragraphs()
    starts = [paragraph.start for paragraph in paragraphs]
    full = article.paragraph_starts()
    for claim in claims:
        around = paragraphs[max(0, bisect_right(starts, claim.start) - 1)]
        number = bisect_right(full, claim.start)
        sentence = sentence_around(article, around, claim.start)
        yield claim, rows.Place(number, around.text[:LONGEST_CONTEXT], sentence)


def _filed(row: ArticleRow, claims: Iterable[Cited]) -> Filed:
    assert row.id is not None
    every = tuple(claims)
    standing = tuple(claim for claim in every if not claim.review.is_dismissed)
    dismissed = tuple(claim for claim in every if claim.review.is_dismissed)
    return Filed(row.id, rows.article_of(row), rows.origin_of(row), standing, dismissed)


def _claims(session: Session, article_id: int) -> list[Cited]:
    found: list[QuoteRow | FigureRow] = [
        *_quotes(session, [article_id]),
        *_figures(session, [article_id]),
    ]
    return sorted(cited(session, found), key=lambda claim: claim.claim.start)


def _quotes(session: Session, article_ids: Sequence[int]) -> Sequence[QuoteRow]:
    mine = select(QuoteRow).where(col(QuoteRow.article_id).in_(article_ids))
    return session.exec(mine.order_by(col(QuoteRow.id))).all()


def _figures(session: Session, article_ids: Sequence[int]) -> Sequence[FigureRow]:
    mine = select(FigureRow).where(col(FigureRow.article_id).in_(article_ids))
    return session.exec(mine.order_by(col(FigureRow.id))).all()


def _speaker_names(
    session: Session, claims: Sequence[QuoteRow | FigureRow]
) -> Mapping[tuple[int, str], str]:
    quotes = [row for row in claims if isinstance(row, QuoteRow)]
    filed = {(row.speaker_id, row.scope) for row in quotes if row.speaker_id}
    return merging.known_as(session, filed)
