"""Sums that explain a difference: killed and wounded make those shot."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.comparing.events import PEOPLE
from claims.comparing.intervals import holds, point
from claims.comparing.subject import MEANINGS, WORD
from claims.model import Figure, Measure, Statistic

ATTACKERS = frozenset(MEANINGS["attackers"]["words"].split())
MOST_PARTS = 4
MOST_FIGURES = 8
FLOWS = frozenset({Statistic.RISE, Statistic.FALL, Statistic.RATE})


def explained_by_sum(
    a: Figure, b: Figure, a_figures: Sequence[Figure], b_figures: Sequence[Figure]
) -> bool:
    """Whether one of the two is the sum of the other and figures that stand beside it."""
    return is_sum(a, b, b_figures) or is_sum(b, a, a_figures)


def is_sum(whole: Figure, part: Figure, beside: Sequence[Figure]) -> bool:
    """Whether `part` and some of the figures beside it add up to `whole`."""
    if point(whole) is None or point(part) is None or not can_be_part(whole, part):
        return False
    others = [
        figure
        for figure in beside
        if figure != part and can_be_part(whole, figure) and point(figure) is not None
    ]
    return any(holds(whole, total) for total in totals(part, others[:MOST_FIGURES]))


def totals(part: Figure, others: Sequence[Figure]) -> Iterator[Decimal]:
    start = point(part) or Decimal(0)
    for count in range(1, min(MOST_PARTS, len(others)) + 1):
        for chosen in combinations(others, count):
            yield start + sum((point(figure) or Decimal(0) for figure in chosen), Decimal(0))


def can_be_part(whole: Figure, part: Figure) -> bool:
    """Whether the one could be counted in the other."""
    if part.statistic in FLOWS or whole.statistic in FLOWS:
        return False
    parts: list[str] = MEANINGS["sums"].get(whole.measure.value, [])
    if part.measure.value in parts:
        return True
    if part.measure is whole.measure:
        return part.measure in PEOPLE or part.unit == whole.unit
    return (
        part.measure is Measure.COUNT and part.whose is not None and whole.measure is Measure.DEATHS
    )


def may_include_attacker(a: Figure, b: Figure, a_sentence: str, b_sentence: str) -> bool:
    """Whether the two deaths differ by one and either sentence speaks of an attacker."""
    ours, theirs = point(a), point(b)
    if a.measure is not Measure.DEATHS or ours is None or theirs is None or abs(ours - theirs) != 1:
        return False
    words = {match.group().lower() for match in WORD.finditer(f"{a_sentence} {b_sentence}")}
    return bool(words & ATTACKERS)
