"""Words for parts and for rough numbers: "two-thirds", "one in five", "dozens"."""

from decimal import Decimal

from claims.figures.number import SPELLED_OUT, Number
from claims.figures.spelled import spelled_value
from claims.figures.tables import (
    FRACTIONS,
    MAGNITUDES,
    ONES,
    VAGUE,
)
from claims.figures.tokens import Sentence, Token

HALF = Decimal("0.5")
HALF_OF = frozenset({"of", "its", "their", "all", "his", "her", "our", "the"})


def read_vague(sentence: Sentence, index: int) -> Number | None:
    """The longest phrase of the table of vague numbers that starts here."""
    for length in (3, 2, 1):
        span = VAGUE.get(tuple(sentence.words(index, index + length)))
        if span is None:
            continue
        before = sentence.tokens[index - 1] if index else None
        if before is not None and (before.kind == "number" or before.low in SPELLED_OUT):
            return None
        return Number(index, index + length, span[0], Decimal(1), "vague", high=span[1])
    return None


def read_fraction(sentence: Sentence, index: int) -> Number | None:
    """As in "half", "a third of", "two-thirds", "half a million", "one in five"."""
    words = sentence.words(index, index + 4)
    if words[:2] in (["half", "a"], ["half", "an"]) and len(words) > 2:
        return half_of(sentence, index, 3 if words[2] in MAGNITUDES else 0)
    if words[0] == "half" and len(words) > 1 and words[1] in MAGNITUDES:
        return half_of(sentence, index, 2)
    if (
        words[0] in ONES
        and words[1:2] == ["in"]
        and sentence.low(index + 2) in SPELLED_OUT | {"10", "100"} - {"one"}
    ):
        return one_in(sentence, index)
    if words[0] in ONES and words[1:3] == ["out", "of"] and sentence.low(index + 3) in SPELLED_OUT:
        return one_in(sentence, index, 3)
    return named_fraction(sentence, index, words)


def half_of(sentence: Sentence, index: int, length: int) -> Number | None:
    if not length:
        small = sentence.low(index + 2) in ("point", "percent", "cent", "percentage")
        tenth = Decimal("0.1")
        return Number(index, index + 2, HALF, tenth, "words", scaled=True) if small else None
    value = MAGNITUDES[sentence.low(index + length - 1)] / 2
    return Number(index, index + length, value, value, "words", scaled=True)


def one_in(sentence: Sentence, index: int, skip: int = 2) -> Number | None:
    part = ONES[sentence.low(index)]
    token: Token = sentence.tokens[index + skip]
    whole = (
        Decimal(token.text) if token.kind == "number" else spelled_value(sentence, index + skip)[0]
    )
    last = index + skip + 1
    if not 0 < part < whole <= 100 or sentence.low(last) in ("of", "the"):
        return None
    return Number(
        index, last, (part * 100 / whole).quantize(Decimal("0.0001")), Decimal(1), "fraction"
    )


def named_fraction(sentence: Sentence, index: int, words: list[str]) -> Number | None:
    count, at = ONES.get(words[0]), index + 1
    if words[0] in ("a", "one"):
        count = Decimal(1)
    elif words[0] == "half":
        count, at = Decimal(1), index
    if count is None or not 0 < count < 10:
        return None
    at += 1 if sentence.low(at) == "-" and at > index else 0
    name = sentence.low(at)
    if (
        name not in FRACTIONS
        or name.endswith("s") == (count == 1)
        or (sentence.low(at + 1) not in HALF_OF and name == "half")
    ):
        return None
    if sentence.low(at + 1) in ("point", "percentage", "percent", "cent"):
        part = FRACTIONS[name] * count / 100
        return Number(index, at + 1, part, Decimal("0.01"), "words", scaled=True)
    value = (
        FRACTIONS[name]
        if name in ("half", "quarter", "tenth")
        else (FRACTIONS[name] * count).quantize(Decimal("0.0001"))
    )
    return Number(index, at + 1, two_thirds(name, count, value), Decimal(1), "fraction")


def two_thirds(name: str, count: Decimal, value: Decimal) -> Decimal:
    """Thirds are multiplied before they are rounded."""
    if name.rstrip("s") == "third":
        return (count * 100 / 3).quantize(Decimal("0.0001"))
    return value if name in ("half", "quarter", "tenth") else FRACTIONS[name] * count
