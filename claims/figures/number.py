"""A number with its magnitude: "1.5m", "$3-5 billion"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.figures.tables import (
    LETTERS,
    MAGNITUDES,
    ONES,
    TENS,
    UNITS,
    looks_plural,
)
from claims.figures.tokens import Sentence

LARGEST = Decimal(10) ** 24
THOUSANDS = frozenset(word for word, factor in MAGNITUDES.items() if factor >= 1000)
SPELLED_OUT = frozenset({*ONES, *TENS, *MAGNITUDES})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a sentence: tokens `first` to `last`, the last not included.

    `step` is the value of its last digit that is not a trailing zero, so 7,000 has 1,000. `high` is
    set for a word that covers a stretch ("dozens"). `kind` is digits, words, vague or fraction.
    """

    first: int
    last: int
    value: Decimal
    step: Decimal
    kind: str
    high: Decimal | None = None
    scaled: bool = False


def step_of(text: str, value: Decimal) -> Decimal:
    """The weight of the last digit that carries something."""
    if value == 0:
        return Decimal(1)
    if value != value.to_integral_value():
        return Decimal(1).scaleb(int(value.as_tuple().exponent))
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def magnified(sentence: Sentence, number: Number) -> Number:
    """The number with "million" or the letter that follows it taken in."""
    while True:
        factor, last = magnitude_at(sentence, number.last)
        if factor is None or number.value * factor >= LARGEST:
            return number
        number = replace(
            number, last=last, value=number.value * factor, step=number.step * factor, scaled=True
        )


def magnitude_at(sentence: Sentence, index: int) -> tuple[Decimal | None, int]:
    if sentence.low(index) == "-" and sentence.low(index + 1) in MAGNITUDES:
        index += 1
    word = sentence.low(index)
    if word in MAGNITUDES:
        return MAGNITUDES[word], index + 1
    touches = (
        0 < index < len(sentence.tokens)
        and sentence.tokens[index].start == sentence.tokens[index - 1].end
    )
    if word in LETTERS and touches and sentence.tokens[index - 1].kind == "number":
        means_metres = (
            word == "m" and not is_money(sentence, index) and not counts_after(sentence, index + 1)
        )
        return (None, index) if means_metres else (LETTERS[word], index + 1)
    spaced = (
        0 < index < len(sentence.tokens)
        and sentence.tokens[index].text in ("B", "M")
        and sentence.tokens[index - 1].kind == "number"
    )
    if spaced and (is_money(sentence, index) or looks_plural(sentence.low(index + 1))):
        return LETTERS[word], index + 1
    return None, index


def is_money(sentence: Sentence, index: int) -> bool:
    """Whether a currency stands before the number that ends at `index`."""
    before = (
        sentence.between(sentence.tokens[index - 1].start - 8, sentence.tokens[index - 1].start)
        .lower()
        .rstrip(" -−–")
    )
    after = sentence.low(index + 1)
    return (
        before.endswith(tuple(UNITS["currency_before"]))
        or after.rstrip("s") in UNITS["currency_after"]
    )


def counts_after(sentence: Sentence, index: int) -> bool:
    """Whether "1.5m" is followed by something that is counted in millions."""
    word = sentence.low(index)
    metres = (
        "long",
        "wide",
        "tall",
        "high",
        "deep",
        "away",
        "sprint",
        "race",
        "relay",
        "freestyle",
        "hurdles",
        "mark",
        "above",
        "below",
        "from",
        "of",
        "swim",
        "run",
    )
    following = index < len(sentence.tokens) and sentence.tokens[index].is_word
    return following and word not in metres
