"""Articles and claims as rows, and rows as articles and claims."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import col

from claims.correcting import corrected
from claims.model import Article, Citation, Cited, Figure, Quote, Review
from claims.names import fold
from store.filing.origin import Origin
from store.filing.values import figure_json, quote_json, read_figure, read_quote
from store.tables import ArticleRow, FigureRow, QuoteRow
from store.work.message import storable

MOST_STORED = Decimal(10) ** 300
# What a citation says of its article. Columns, since whole rows cost more than all else of it.
CITED = (
    col(ArticleRow.id),
    col(ArticleRow.title),
    col(ArticleRow.outlet),
    col(ArticleRow.permalink),
    col(ArticleRow.url),
    col(ArticleRow.published),
    col(ArticleRow.channel_id),
    col(ArticleRow.pages),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its paragraph's number, the paragraph's words, the sentence."""

    paragraph: int
    context: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """An article's claims, ready to be written; quotes still without their speakers."""

    article_id: int
    quotes: list[tuple[Quote, QuoteRow]]
    figures: list[FigureRow]


def cited(
    row: QuoteRow | FigureRow,
    home: Any,
    names: Mapping[tuple[int, str], str],
    review: Review,
) -> Cited:
    """A claim with its citation, as people put it right. `home` has the columns of CITED."""
    assert row.id is not None
    read = read_quote(row.value) if isinstance(row, QuoteRow) else read_figure(row.value)
    where = replace(citation(home, row.paragraph), page=bisect_right(home.pages, read.start))
    claim = corrected(read, review.fields) if review.fields else read
    reviewed = Cited(row.id, claim, where, review=review, read=read if review.fields else None)
    match row:
        case QuoteRow():
            speaker = names.get((row.speaker_id or 0, row.scope), "")
            return replace(reviewed, speaker=speaker)
        case FigureRow():
            subject = frozenset(row.subject.split())
            return replace(reviewed, subject=subject, sentence=row.sentence)


def citation(row: Any, paragraph: int) -> Citation:
    return Citation(
        article_id=row.id,
        title=row.title,
        outlet=row.outlet,
        permalink=row.permalink,
        url=row.url,
        paragraph=paragraph,
        published=row.published,
        channel=row.channel_id,
    )


def article_row(article: Article, origin: Origin, now: datetime) -> ArticleRow:
    return ArticleRow(
        team_id=origin.team,
        channel_id=origin.channel,
        scope=origin.scope,
        message_id=origin.message_id,
        slot=origin.slot,
        permalink=origin.permalink,
        text=article.text,
        sha256=article.sha256,
        title=storable(article.title),
        url=storable(article.url),
        outlet=storable(article.outlet),
        byline=storable(article.byline),
        published=article.published,
        language=article.language,
        complete=article.complete,
        missing=article.missing,
        pages=list(article.pages),
        read_at=now,
    )


def is_same(row: ArticleRow, article: Article) -> bool:
    return row.sha256 == article.sha256 and row.title == storable(article.title)


def article_of(row: ArticleRow) -> Article:
    return Article(
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        language=row.language,
        complete=row.complete,
        missing=row.missing,
        pages=tuple(row.pages),
    )


def origin_of(row: ArticleRow) -> Origin:
    message_id = row.message_id or 0
    return Origin(row.team_id, row.channel_id, row.scope, message_id, row.slot, row.permalink)


def quote_row(article_id: int, origin: Origin, quote: Quote, place: Place) -> QuoteRow:
    return QuoteRow(
        team_id=origin.team,
        channel_id=origin.channel,
        scope=origin.scope,
        article_id=article_id,
        kind=quote.kind,
        words=quote.text,
        folded=fold(quote.text),
        paragraph=place.paragraph,
        context=fold(place.context),
        told=fold(quote.told.text) if quote.told else "",
        said_on=quote.said_on.day if quote.said_on else None,
        value=quote_json(quote),
    )


def figure_row(
    article_id: int, origin: Origin, figure: Figure, subject: Iterable[str], place: Place
) -> FigureRow:
    parts = [figure.words.text, figure.counted, figure.measure.value]
    parts += [span.text for span in (figure.whose, figure.place, *figure.source) if span]
    return FigureRow(
        team_id=origin.team,
        channel_id=origin.channel,
        scope=origin.scope,
        article_id=article_id,
        measure=figure.measure,
        unit=figure.unit,
        low=_stored(figure.low),
        high=_stored(figure.high),
        as_of=figure.as_of.day if figure.as_of else None,
        folded=fold(" ".join(parts)),
        paragraph=place.paragraph,
        sentence=place.sentence,
        context=fold(place.context),
        subject=" ".join(sorted(subject)),
        value=figure_json(figure),
    )


def _stored(value: Decimal | None) -> float | None:
    """As near as a database column comes to it. The claim itself keeps every digit."""
    return None if value is None or abs(value) > MOST_STORED else float(value)
