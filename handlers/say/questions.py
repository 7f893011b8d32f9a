"""What to ask next: every empty field of what matters is a question, five of them at most."""

from collections.abc import Iterable, Iterator, Sequence

from claims.comparing.same_statement import SameStatement
from claims.model import Article, Cited, Figure, FlagKind, Quote, QuoteKind, SpeakerBasis
from claims.names import fold
from claims.ranking import key_claims
from handlers.say.claims import reference, what
from handlers.say.copy_line import inside
from handlers.say.lines import Line, clipped, line
from handlers.say.never import TABLES
from handlers.say.phrases import asides as words

MOST = 5
MOST_OF_FIGURES = 3
LONGEST_NAME = 80
UNNAMED = frozenset(TABLES["unnamed"]["givers"].split())


def questions(
    article: Article,
    claims: Sequence[Cited],
    disputed: Sequence[Cited],
    statements: Sequence[SameStatement],
) -> list[Line]:
    """Of the figures in dispute, of what is quoted, of the article; each with its place."""
    of_figures = [*_of_figures(disputed or key_claims(claims))]
    found = [
        *of_figures[:MOST_OF_FIGURES],
        *_of_statements(statements),
        *_of_quotes(claims, {c.id for s in statements if s.differs for c in s.claims}),
        *_of_article(article, claims),
    ]
    return list(dict.fromkeys(found))[:MOST]


def _of_figures(figures: Sequence[Cited]) -> Iterator[Line]:
    """Not of one that is repeated with its giver elsewhere."""
    given = {_number(cited) for cited in figures if _has_giver(cited)}
    for cited in figures:
        if _number(cited) in given and not _has_giver(cited):
            continue
        figure = cited.claim
        if isinstance(figure, Figure) and (asks := [*_asks(figure)]):
            said = words.FIGURE.format(figure.words.text, ", ".join(_about(figure)))
            where = reference(cited.citation, figure.words, here=False)
            yield line(f"{said}: {' '.join(asks)} ", *where)


def _number(cited: Cited) -> object:
    figure = cited.claim
    return (figure.measure, figure.low, figure.high) if isinstance(figure, Figure) else None


def _has_giver(cited: Cited) -> bool:
    return isinstance(cited.claim, Figure) and bool(cited.claim.source)


def _asks(figure: Figure) -> Iterator[str]:
    giver = " ".join(span.text for span in figure.source)
    if not giver:
        yield words.WHO_GAVE
    elif UNNAMED & set(fold(giver).split()):
        yield words.WHICH
    if figure.measure in words.MEANT:
        yield words.MEANT[figure.measure]
    if figure.as_of is None:
        yield words.AS_OF_WHEN


def _about(figure: Figure) -> list[str]:
    """What it counts and who gave it."""
    source = inside(", ".join(span.text for span in figure.source))
    parts = [*what(figure), words.GIVEN_BY.format(source) if source else ""]
    return [clipped(part, LONGEST_NAME) for part in parts if part]


def _of_statements(statements: Iterable[SameStatement]) -> Iterator[Line]:
    for statement in statements:
        if not statement.differs or not statement.speaker:
            continue
        number, speaker = len(statement.wordings), clipped(statement.speaker, LONGEST_NAME)
        told = next((q.told.text for q in _quotes(statement.claims) if q.told), "")
        if told:
            yield line(words.RECORDING.format(number, speaker, clipped(told, LONGEST_NAME)))
        else:
            yield line(words.OWN_WORDS.format(number, speaker))


def _of_quotes(claims: Iterable[Cited], asked: set[int]) -> Iterator[Line]:
    for cited in claims:
        quote = cited.claim
        if isinstance(quote, Quote) and (said := _ask(cited, quote, cited.id in asked)):
            yield line(f"{said} ", *reference(cited.citation, quote.words[0], here=True))


def _ask(cited: Cited, quote: Quote, asked_already: bool) -> str:
    speaker = clipped(cited.speaker, LONGEST_NAME)
    flags = {flag.kind for flag in quote.flags}
    if quote.basis is SpeakerBasis.SPELLING and quote.source and speaker:
        return words.SPELLING.format(clipped(quote.source[0].text, LONGEST_NAME), speaker)
    if quote.kind is QuoteKind.NON_ANSWER and speaker:
        return words.NO_ANSWER.format(speaker)
    if quote.kind is QuoteKind.DIRECT and not speaker:
        return words.SPEAKER
    second_hand = FlagKind.SECOND_HAND in flags and quote.kind is QuoteKind.DIRECT
    if second_hand and quote.told and speaker and not asked_already:
        return words.SECOND_HAND.format(speaker, clipped(quote.told.text, LONGEST_NAME))
    return ""


def _of_article(article: Article, claims: Iterable[Cited]) -> Iterator[Line]:
    flags = {flag.kind for quote in _quotes(claims) for flag in quote.flags}
    if FlagKind.TRANSLATED in flags:
        yield line(words.TRANSLATED)
    unknown = (not (article.outlet or article.url), article.published is None)
    said = {
        (True, True): words.PUBLISHED,
        (True, False): words.PUBLISHED_WHERE,
        (False, True): words.PUBLISHED_WHEN,
    }.get(unknown)
    if said:
        yield line(said)


def _quotes(claims: Iterable[Cited]) -> Iterator[Quote]:
    for cited in claims:
        if isinstance(cited.claim, Quote):
            yield cited.claim
