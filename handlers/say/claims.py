"""One claim as lines: who, role, told whom, when, the words, and where they stand."""

from collections.abc import Iterable
from urllib.parse import quote as percent

from claims.model import (
    Citation,
    Cited,
    Figure,
    Flag,
    FlagKind,
    Measure,
    Quote,
    QuoteKind,
    ReviewState,
    Span,
)
from claims.model import SpeakerBasis as Spoken
from handlers.say import phrases
from handlers.say.dates import dated, day
from handlers.say.lines import Line, Link, Piece, Text, bold, clipped, italic, line, quoted
from handlers.say.phrases import review as words

LONGEST_SHOWN = 600  # characters of one quote in a short reply
LONGEST_NAME = 150  # of a name, a role, a source
FRAGMENT_WORDS = 6


def claim_lines(
    claim: Cited, *, here: bool = True, longest: int = LONGEST_SHOWN, warned: bool = False
) -> list[Line]:
    """`here` is False for a claim of another article than the one being reported.

    `warned` adds the words that each warning rests on.
    """
    match claim.claim:
        case Quote() as quote:
            why = _warnings(quote.flags) if warned else []
            return [_who(claim, quote), _words(claim, quote, here, longest), *why]
        case Figure() as figure:
            return [figure_line(claim, figure, here=here)]


def reference(citation: Citation, words: Span, *, here: bool) -> tuple[Piece, ...]:
    """The paragraph, as a link that leads to the words; with the article's name if not this one."""
    paragraph = f"¶{citation.paragraph}" if citation.paragraph else "headline"
    if citation.page:
        paragraph = f"{paragraph}, {phrases.PAGE.format(citation.page)}"
    label = paragraph if here else f"{short_title(citation)}, {paragraph}"
    url = _leads_to(citation, words)
    return (Link(label, url),) if url else (Text(label),)


def short_title(citation: Citation) -> str:
    title = citation.title or phrases.PASTED_TEXT
    if len(title) > 60:
        title = title[:60].rsplit(" ", 1)[0] + " …"
    return f"{title} ({citation.outlet})" if citation.outlet else title


def in_marks(quote: Quote, longest: int = LONGEST_SHOWN) -> str:
    """The words in quotation marks: curly ones for what was quoted, straight for the article's.

    What is too long is cut after the marks are closed, so that they hold nothing but the article.
    """
    opening, closing = ("“", "”") if quote.kind is QuoteKind.DIRECT else ('"', '"')
    parts: list[str] = []
    room = longest
    for span in quote.words:
        if room <= 0:
            break
        words = span.text[:room]
        parts.append(f"{opening}{words}{closing}")
        room -= len(words)
    cut = sum(len(span.text) for span in quote.words) > longest
    return " … ".join(parts) + (" …" if cut else "")


def figure_line(claim: Cited, figure: Figure, *, here: bool) -> Line:
    source = clipped(", ".join(span.text for span in figure.source), LONGEST_NAME)
    given = f"{phrases.ACCORDING_TO} {source}" if source else phrases.SOURCE_NOT_NAMED
    as_of = dated(figure.as_of)
    from_elsewhere = f" ({phrases.INFERRED})" if "as_of" in figure.inherited else ""
    when = f"{phrases.AS_OF} {as_of}{from_elsewhere}" if as_of else phrases.DATE_NOT_STATED
    about = " · ".join(["", *what(figure), given, when, *reviewed(claim), ""])
    return line(bold(figure.words.text), about, *reference(claim.citation, figure.words, here=here))


def what(figure: Figure) -> list[str]:
    """What is counted, and whose, as far as the article says."""
    known = figure.measure not in (Measure.COUNT, Measure.OTHER)
    counted = figure.measure.value if known else figure.counted or figure.unit
    spans = (figure.whose, figure.place)
    return _distinct([counted, *(span.text for span in spans if span is not None)])


def reviewed(claim: Cited) -> list[str]:
    """What people made of it, and on which day; nothing while nobody has looked at it."""
    review = claim.review
    if review.state is ReviewState.UNREVIEWED:
        return []
    on = f" {day(review.at.date())}" if review.at else ""
    return [f"{words.STATES[review.state]}{on}"]


def _who(claim: Cited, quote: Quote) -> Line:
    name = claim.speaker or (quote.speaker.text if quote.speaker else "")
    if not name and quote.source:
        name = " ".join(span.text for span in quote.source)
    role = quote.role.text if quote.role else ""
    if name.lower() in role.lower() or role.lower() in name.lower():
        role = ""
    parts = (clipped(role, LONGEST_NAME), _spelt(quote), *_manner(quote))
    about = ", ".join(part for part in parts if part)
    labels = list(dict.fromkeys(phrases.LABELS[flag.kind] for flag in quote.flags))
    labels += reviewed(claim)
    warning = f" ({'; '.join(labels)})" if labels else ""
    comma = ", " if about else ""
    name = clipped(name, LONGEST_NAME)
    return line(bold(name or phrases.SPEAKER_NOT_NAMED), comma, about, italic(warning), ":")


def _spelt(quote: Quote) -> str:
    if quote.basis is not Spoken.SPELLING or not quote.source:
        return ""
    return phrases.SPELT.format(quote.source[0].text)


def _manner(quote: Quote) -> tuple[str, ...]:
    """How, to whom and when it was said."""
    when = dated(quote.said_on)
    told = f"{phrases.TO} {clipped(quote.told.text, LONGEST_NAME)}" if quote.told else ""
    match quote.kind:
        case QuoteKind.NON_ANSWER:
            return (phrases.NO_ANSWER, when)
        case QuoteKind.DIRECT:
            return (told, when)
        case _:
            return (told, when, phrases.IN_ARTICLES_WORDS)


def _words(claim: Cited, quote: Quote, here: bool, longest: int) -> Line:
    where = reference(claim.citation, quote.words[0], here=here)
    return quoted(in_marks(quote, longest), "  ", *where)


def _warnings(flags: Iterable[Flag]) -> list[Line]:
    return [line(italic(_warning(flag))) for flag in flags]


def _warning(flag: Flag) -> str:
    said = phrases.WARNINGS[flag.kind]
    if flag.words is None or flag.kind is FlagKind.MIXED_MARKS:
        return said
    return f"{said}: {flag.words.text}"


def _leads_to(citation: Citation, words: Span) -> str:
    if not citation.url:
        return citation.permalink
    first = " ".join(words.text.split()[:FRAGMENT_WORDS])
    return f"{citation.url.partition('#')[0]}#:~:text={percent(first, safe='')}"


def _distinct(parts: Iterable[str]) -> list[str]:
    """Without a part that another one contains: deaths · Russian soldiers."""
    kept: list[str] = []
    for part in parts:
        if not any(part.lower() in other.lower() for other in kept):
            kept.append(part)
    return kept
