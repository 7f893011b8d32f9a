"""Which claims are key: the few that a reply shows before "Show all"."""

from collections.abc import Collection, Iterable, Sequence

from claims.model import Cited, Figure, Measure, Quote, QuoteKind, SpeakerBasis, Statistic
from claims.names import fold

KEY = 5
SOFT = frozenset((Measure.SHARE, Measure.COUNT))
IDLE = frozenset((Measure.AGE, Measure.DURATION, Measure.DISTANCE, Measure.OTHER))
SHORT = 4  # words
# What is counted is said by these alone: 13 dead are the 13 dead of the headline.
ALONE = frozenset((Measure.DEATHS, Measure.WOUNDED, Measure.INJURED, Measure.MISSING))


def key_claims(
    claims: Iterable[Cited], *, without: Collection[Cited] = (), limit: int = KEY
) -> list[Cited]:
    """The most telling claims in reading order, each statement once.

    Named speakers with an office come first, then figures of people and money that somebody gave,
    then what stands in the headline or the first paragraph. What is repeated or trivial comes last.
    """
    shown = {_same(claim) for claim in without}
    fresh = [claim for claim in _once(claims) if _same(claim) not in shown]
    best = sorted(fresh, key=_weight, reverse=True)[:limit]
    return sorted(best, key=lambda claim: claim.claim.start)


def _once(claims: Iterable[Cited]) -> Sequence[Cited]:
    """Each claim once, where it says most: a headline is repeated by the text."""
    seen: dict[tuple[object, ...], Cited] = {}
    for claim in claims:
        known = seen.setdefault(_same(claim), claim)
        if _weight(claim) > _weight(known):
            seen[_same(claim)] = claim
    return list(seen.values())


def _same(claim: Cited) -> tuple[object, ...]:
    """What two claims share that say the same."""
    match claim.claim:
        case Quote() as quote:
            return ("quote", fold(quote.text))
        case Figure() as figure:
            counted = "" if figure.measure in ALONE else fold(figure.counted)
            return (figure.measure, figure.low, figure.high, figure.statistic, counted)


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
