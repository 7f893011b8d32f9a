"""Corrections laid over the rows of claims, so that search and comparing go by them."""

from collections.abc import Iterable
from typing import cast

from sqlmodel import Session, col, delete, select

from claims.comparing.subject import subject_words
from claims.correcting import corrected
from claims.model import Figure, Quote
from store.filing import figure_words, rows
from store.filing.values import read_figure, read_quote
from store.people import names, speakers
from store.review import reviews
from store.tables import ArticleRow, FigureRow, QuoteRow, ReviewRow, SpellingRow

OF_A_QUOTE = ("kind", "told", "said_on")
OF_A_FIGURE = ("measure", "low", "high", "as_of", "folded", "subject")


def lay(
    session: Session,
    home: ArticleRow,
    reviewed: Iterable[tuple[ReviewRow, reviews.ClaimRow]],
    *,
    speakers_too: bool = True,
) -> None:
    """Bring the rows of claims in line with what people made of them.

    `speakers_too` where a speaker was corrected, or is no longer: all of an article are filed anew.
    """
    for review, claim in reviewed:
        claim.dismissed = review.state == "dismissed"
        match claim:
            case QuoteRow():
                _copy(claim, _quote(home, claim, review), OF_A_QUOTE)
            case FigureRow():
                _copy(claim, _figure(home, claim, review), OF_A_FIGURE)
                figure_words.refile(session, claim)
    session.flush()
    if speakers_too:
        _name_speakers(session, home)


def _quote(home: ArticleRow, claim: QuoteRow, review: ReviewRow) -> QuoteRow:
    quote = cast(Quote, corrected(read_quote(claim.value), review.fields))
    return rows.quote_row(home.id or 0, rows.origin_of(home), quote, _place(claim))


def _figure(home: ArticleRow, claim: FigureRow, review: ReviewRow) -> FigureRow:
    figure = cast(Figure, corrected(read_figure(claim.value), review.fields))
    subject = subject_words(figure, rows.article_of(home))
    return rows.figure_row(home.id or 0, rows.origin_of(home), figure, subject, _place(claim))


def _place(claim: reviews.ClaimRow) -> rows.Place:
    return rows.Place(claim.paragraph, "")


def _copy(to: reviews.ClaimRow, of: reviews.ClaimRow, columns: Iterable[str]) -> None:
    for column in columns:
        if getattr(to, column) != getattr(of, column):
            setattr(to, column, getattr(of, column))


def _name_speakers(session: Session, home: ArticleRow) -> None:
    """File all speakers of an article anew, by the names that people gave them."""
    before = names.heard_in(session, home.id or 0)
    mine = select(QuoteRow).where(col(QuoteRow.article_id) == home.id).order_by(col(QuoteRow.id))
    quotes = session.exec(mine).all()
    found = reviews.of(session, quotes)
    named: list[tuple[Quote, QuoteRow]] = []
    for row in quotes:
        review = found.get(reviews.ref_of(row))
        read = read_quote(row.value)
        named.append((cast(Quote, corrected(read, review.fields)) if review else read, row))
    session.exec(delete(SpellingRow).where(col(SpellingRow.article_id) == home.id))
    speakers.refile(session, home, named)
    session.flush()
    speakers.forget(session, home.team_id, before)
