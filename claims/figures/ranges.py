"""Two numbers that are the ends of one: "between 7,000 and 15,000", "$3-5 billion"."""

import re
from dataclasses import replace
from decimal import Decimal

from claims.figures.number import Number
from claims.figures.tables import CHANGES
from claims.figures.tokens import Sentence
from claims.figures.units import Unit

Measured = tuple[Number, Unit]

CHANGED = (
    frozenset(CHANGES["rise"]["verbs"].split())
    | frozenset(CHANGES["fall"]["verbs"].split())
    | {
        "went",
        "moved",
        "revised",
        "changed",
        "promoted",
        "move",
        "goes",
    }
)
CHANGED -= frozenset(["up", "down", "higher", "lower"])
RANGING = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|somewhere|run|runs|aged?|ages|cost|costs|priced|estimat\w+)\b"
)


def join_ranges(sentence: Sentence, measured: list[Measured]) -> list[Measured]:
    joined: list[Measured] = []
    index = 0
    while index < len(measured):
        pair = measured[index : index + 2]
        both = as_range(sentence, *pair) if len(pair) == 2 else None
        joined.append(both or measured[index])
        index += 2 if both else 1
    return joined


def as_range(sentence: Sentence, left: Measured, right: Measured) -> Measured | None:
    """The two as one number with a low and a high end, None when they are two numbers."""
    (low, low_unit), (high, high_unit) = left, right
    if low.high is not None or high.high is not None or "fraction" in (low.kind, high.kind):
        return None
    if not units_agree(low_unit, high_unit, low.last == high.first - 1):
        return None
    start = _by_share(sentence, low, low_unit, high_unit) or opening(
        sentence, low, low_unit, sentence.between(low_unit.end, high_unit.start).lower().strip()
    )
    if start is None:
        return None
    scale = high.value / unscaled(high) if high.scaled and not low.scaled else Decimal(1)
    lower = low.value * scale if low.value < unscaled(high) else low.value
    if lower >= high.value:
        return None
    unit = (
        high_unit
        if high_unit.name and (high_unit.kind != "noun" or not low_unit.name)
        else low_unit
    )
    noun = high_unit.noun or low_unit.noun
    number = replace(
        high, first=low.first, value=lower, high=high.value, step=min(low.step * scale, high.step)
    )
    return number, replace(unit, start=start, end=high_unit.end, noun=noun)


def _by_share(sentence: Sentence, low: Number, unit: Unit, high_unit: Unit) -> int | None:
    """ "Cut by 30 to 40 percent" is a range; "rose by 20 to 317" is a change and a level."""
    ranged = high_unit.kind == "share" and not unit.name and sentence.low(low.first - 1) == "by"
    return unit.start if ranged and sentence.low(low.last) == "to" else None


def unscaled(number: Number) -> Decimal:
    """The number without its magnitude: 5 of "5 billion"."""
    value = abs(number.value)
    while number.scaled and value >= 1000:
        value /= 1000
    return value or Decimal(1)


def units_agree(low: Unit, high: Unit, _: bool) -> bool:
    """Same unit, or only one side has one ("$3-5 billion", "20 to 30 people")."""
    if low.name == high.name or not low.name:
        return True
    return (
        not high.name
        or (low.kind == "money" and high.noun is not None)
        or (low.kind == high.kind == "money")
    )


def opening(sentence: Sentence, low: Number, unit: Unit, gap: str) -> int | None:
    """Where the range starts, with its "between"; None when it is none."""
    before = low.first - 1
    while before >= 0 and sentence.tokens[before].start >= unit.start:
        before -= 1
    lead = sentence.low(before)
    if gap == "and":
        return sentence.tokens[before].start if lead == "between" else None
    if gap in ("to", "up to", "through") and lead == "from":
        return sentence.tokens[before].start if not changes(sentence, before) else None
    if gap in ("to", "-to-", "to-"):
        return unit.start if not changes(sentence, low.first) else None
    if gap in ("-", "–", "—"):
        return unit.start
    return unit.start if gap == "or" and close(low, sentence) else None


def close(low: Number, sentence: Sentence) -> bool:
    """As in "three or four" is a range; "8 or $9" and "20 or 500" are not."""
    following = sentence.low(low.last + 1)
    return low.kind == "words" and low.value < 100 and following not in ("more", "so")


def changes(sentence: Sentence, index: int) -> bool:
    """Whether the words before speak of a movement from one level to another."""
    words = sentence.words(index - 7, index)
    if RANGING.search(" ".join(words)):
        return False
    return any(word in CHANGED for word in words)
