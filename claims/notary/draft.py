"""A reporter's draft: every quotation and every figure in it, which are held against the file."""

from dataclasses import dataclass

from claims.comparing.subject import subject_words
from claims.figures import find_figures, sentence_around
from claims.model import Article, Citation, Cited, Figure, Quote, Span, SpeakerBasis
from claims.quotes import find_quotes
from claims.quotes.marks import Region, find_regions
from claims.reading import is_english

LONGEST = 100_000  # characters of a draft
MOST_QUOTATIONS = 80
MOST_FIGURES = 80
HERE = Citation(article_id=0, title="", outlet="", permalink="", paragraph=0)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, without the marks, and who says them: "" if it is not said."""

    words: Span
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is looked up. `figures` are as if filed, so that they can be compared.

    `left_out` counts quotations and figures beyond the most that are looked up.
    """

    text: str
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Cited, ...] = ()
    left_out: int = 0


def read_draft(article: Article) -> Draft:
    """Speakers and figures are told in English only; words in quotation marks in any language."""
    said = find_quotes(article) if is_english(article) else []
    quotations = [
        Quotation(region.inner, _speaker(region, said))
        for region in find_regions(article)
        if _is_quotation(region)
    ]
    figures = find_figures(article) if is_english(article) else []
    left_out = len(quotations[MOST_QUOTATIONS:]) + len(figures[MOST_FIGURES:])
    return Draft(
        article.text,
        tuple(quotations[:MOST_QUOTATIONS]),
        tuple(_cited(n, one, article) for n, one in enumerate(figures[:MOST_FIGURES], start=1)),
        left_out,
    )


def _is_quotation(region: Region) -> bool:
    """Single marks around one word are as often an apostrophe's."""
    return not region.single or len(region.inner.text.split()) > 1


def _speaker(region: Region, said: list[Quote]) -> str:
    for quote in said:
        if any(span.overlaps(region.inner) for span in quote.words):
            return _name(quote)
    return ""


def _name(quote: Quote) -> str:
    """Of "she" and "the minister" nothing is known, unless the draft says who that is."""
    if quote.speaker is not None:
        return quote.speaker.text
    named = quote.basis is SpeakerBasis.NAMED
    return " ".join(span.text for span in quote.source) if named else ""


def _cited(number: int, figure: Figure, article: Article) -> Cited:
    around = next(p for p in article.paragraphs() if p.start <= figure.start < p.end)
    return Cited(
        number,
        figure,
        HERE,
        subject=subject_words(figure, article),
        sentence=sentence_around(article, around, figure.start),
    )
