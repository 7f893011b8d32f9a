"""Which claims are key: the few that a reply shows before "Show all"."""

from collections.abc import Collection, Iterable, Sequence

from claims.model import Cited, Figure, Measure, Quote, QuoteKind, SpeakerBasis, Statistic
from claims.names import fold

KEY = 5
SOFT = frozenset((Measure.SHARE, Measure.COUNT))
IDLE = frozenset((Measure.AGE, Measure.DURATION, Measure.DISTANCE, Measure.OTHER))
SHORT = 4  # words


def key_claims(
    claims: Iterable[Cited], *, without: Collection[Cited] = (), limit: int = KEY
) -> list[Cited]:
    """The most telling claims in reading order, each statement once.

    Named speakers with an office come first, then figures of people and money that somebody gave,
    then what stands in the headline or the first paragraph. What is repeated or trivial comes last.
    """
    shown = {(type(claim.claim), claim.id) for claim in without}
    fresh = [claim for claim in _once(claims) if (type(claim.claim), claim.id) not in shown]
    best = sorted(fresh, key=_weight, reverse=True)[:limit]
    return sorted(best, key=lambda claim: claim.claim.start)


def _once(claims: Iterable[Cited]) -> Sequence[Cited]:
    """Without a second claim in the same words, such as a headline that the text repeats."""
    seen: dict[str, Cited] = {}
    for claim in claims:
        seen.setdefault(_words(claim), claim)
    return list(seen.values())


def _words(claim: Cited) -> str:
    match claim.claim:
        case Quote() as quote:
            return fold(quote.text)
        case Figure() as figure:
            return fold(f"{figure.words.text} {figure.counted} {figure.measure}")


def _weight(claim: Cited) -> float:
    match claim.claim:
        case Quote() as quote:
            weight = _quote_weight(quote)
        case Figure() as figure:
            weight = _figure_weight(figure)
    return weight + (1.0 if claim.citation.paragraph <= 1 else 0.0)


def _quote_weight(quote: Quote) -> float:
    weight = {QuoteKind.DIRECT: 2.0, QuoteKind.MIXED: 1.5, QuoteKind.NON_ANSWER: 1.0}.get(
        quote.kind, 0.0
    )
    if quote.basis not in (SpeakerBasis.NONE, SpeakerBasis.INFERRED):
        weight += 2.0
    if quote.role:
        weight += 1.0
    return weight - (2.0 if len(quote.text.split()) < SHORT else 0.0)


def _figure_weight(figure: Figure) -> float:
    if figure.measure in IDLE:
        return -2.0
    weight = 0.5 if figure.measure in SOFT else 2.0
    if figure.source:
        weight += 1.0
    return weight - (1.0 if figure.statistic in (Statistic.RISE, Statistic.FALL) else 0.0)
