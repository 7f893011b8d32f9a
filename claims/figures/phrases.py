"""A number read as a phrase: its range, its hedge, its unit, and the interval it stands for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.figures.hedges import Hedge, hedge_after, hedge_before
from claims.figures.intervals import read_interval
from claims.figures.number import Number
from claims.figures.ranges import Measured, join_ranges
from claims.figures.tokens import Sentence
from claims.figures.units import Unit, read_unit
from claims.model import Bound

SMALL_MONEY = frozenset({"cent", "penny", "sen"})
LINKED = frozenset(
    ["to", "and", "or", "against", "from", "versus", "v", "including", "with", "than", "is", "at"]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity as it is written, before anything is known about what it counts."""

    first: int  # the token the number begins with
    last: int  # the token after the number and its unit sign
    start: int
    end: int
    number: Number
    value: Decimal | tuple[Decimal, Decimal]
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: Unit


def read_phrases(sentence: Sentence, numbers: list[Number]) -> list[Phrase]:
    measured: list[Measured] = []
    for number in numbers:
        # "per million", "m2": digits and words that a unit has taken.
        if not measured or sentence.tokens[number.first].start >= measured[-1][1].end:
            measured.append((number, read_unit(sentence, number)))
    phrases = [
        read_phrase(sentence, number, unit) for number, unit in join_ranges(sentence, measured)
    ]
    return share_units(sentence, phrases)


def read_phrase(sentence: Sentence, number: Number, unit: Unit) -> Phrase:
    first = number.first
    while first > 0 and sentence.tokens[first - 1].start >= unit.start:
        first -= 1
    before = hedge_before(sentence, first)
    after = hedge_after(sentence, unit.end)
    start = min(unit.start, before.start) if before else unit.start
    end = max(unit.end, after.end) if after else unit.end
    hedge = before or after or Hedge(Bound.EXACTLY, start, end)
    bound, low, high = read_interval(number, hedge, unit.kind)
    value = number.value if number.high is None else (number.value, number.high)
    last = next(
        (i for i in range(number.last, len(sentence.tokens)) if sentence.tokens[i].start >= end),
        len(sentence.tokens),
    )
    return Phrase(first, last, start, end, number, value, low, high, bound, unit)


def share_units(sentence: Sentence, phrases: list[Phrase]) -> list[Phrase]:
    """As in "from 146 to 158", "312 votes to 287", "8 or $9": one unit for both."""
    shared = list(phrases)
    for i in range(len(shared) - 1, 0, -1):
        left, right = shared[i - 1], shared[i]
        if (
            not left.unit.name
            and right.unit.name
            and joined(sentence, left.end, right.start, (" or ", " to ", "- or ", " up ", " down "))
            and right.unit.kind != "age"
        ):
            shared[i - 1] = with_unit(left, right.unit)
    for i in range(1, len(shared)):
        left, right = shared[i - 1], shared[i]
        if left.unit.name and not right.unit.name and inherits(sentence, left, right):
            shared[i] = with_unit(right, left.unit)
    return [
        converted(sentence, left, right)
        for left, right in zip([None, *shared], shared, strict=False)
        if right
    ]


def converted(sentence: Sentence, left: Phrase | None, right: Phrase) -> Phrase:
    """As in "more than 100 kilometres (60 miles)": the bracket takes the bound before it."""
    if (
        left is None
        or left.bound is right.bound
        or right.bound is not Bound.EXACTLY
        or right.number.high is not None
    ):
        return right
    gap = sentence.between(left.unit.noun.end if left.unit.noun else left.end, right.start).strip()
    if gap not in ("(", "/") or left.unit.kind != right.unit.kind or isinstance(left.value, tuple):
        return right
    bound, low, high = read_interval(
        right.number, Hedge(left.bound, right.start, right.end), right.unit.kind
    )
    return replace(right, bound=bound, low=low, high=high)


def joined(sentence: Sentence, start: int, end: int, by: tuple[str, ...]) -> bool:
    return sentence.between(start, end).lower() in by


def inherits(sentence: Sentence, left: Phrase, right: Phrase) -> bool:
    """A level after a level: "to 287", "from 63", "against 50"."""
    gap = (
        sentence.between(left.unit.noun.end if left.unit.noun else left.end, right.start)
        .lower()
        .strip()
    )
    if (
        left.unit.kind in ("share", "age", "duration")
        or right.number.kind == "words"
        or left.unit.per
    ):
        return False
    if left.unit.kind == "money" and left.unit.name not in SMALL_MONEY:
        return gap in ("to", "or", "from")
    return not LINKED.isdisjoint(gap.split()[-1:]) and not any(mark in gap for mark in ";.")


def with_unit(phrase: Phrase, unit: Unit) -> Phrase:
    return replace(
        phrase, unit=replace(unit, start=phrase.unit.start, end=phrase.unit.end, noun=None)
    )
