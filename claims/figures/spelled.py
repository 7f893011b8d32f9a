"""Numbers in words: "twenty-four", "one hundred and twenty"."""

from decimal import Decimal

from claims.figures.number import SPELLED_OUT, THOUSANDS, Number, magnified, magnitude_at, step_of
from claims.figures.tables import (
    MAGNITUDES,
    ONES,
    TENS,
)
from claims.figures.tokens import Sentence


def read_words(sentence: Sentence, index: int) -> Number | None:
    """As in "twenty-four", "one hundred and twenty", "half a million", "a dozen"."""
    word = sentence.low(index)
    if word in ("a", "an"):
        if sentence.low(index + 1) not in MAGNITUDES:
            return None
        found = magnified(sentence, Number(index, index + 1, Decimal(1), Decimal(1), "words"))
        return found
    if word.endswith("fold") and word.removesuffix("fold") in SPELLED_OUT:
        times = (
            ONES.get(word.removesuffix("fold"))
            or TENS.get(word.removesuffix("fold"))
            or MAGNITUDES[word.removesuffix("fold")]
        )
        return Number(index, index + 1, times, Decimal(1), "words", scaled=True)
    if word not in SPELLED_OUT or (
        word == "hundred" and index and sentence.low(index - 1) == "the"
    ):
        return None
    value, last = spelled_value(sentence, index)
    value, last = and_a_half(sentence, value, last)
    return Number(
        index, last, value, step_of("", value), "words", scaled=sentence.low(last - 1) in THOUSANDS
    )


def and_a_half(sentence: Sentence, value: Decimal, last: int) -> tuple[Decimal, int]:
    if sentence.words(last, last + 3) != ["and", "a", "half"]:
        return value, last
    factor, end = magnitude_at(sentence, last + 3)
    return (value + Decimal("0.5")) * (factor or 1), end


def spelled_value(sentence: Sentence, index: int) -> tuple[Decimal, int]:
    total = small = Decimal(0)
    last = index
    previous = ""
    while True:
        at = skip_joint(sentence, last, index)
        word = sentence.low(at)
        if not can_follow(previous, word):
            return total + small, last
        if word in MAGNITUDES and word not in ("hundred", "dozen"):
            total = (
                (total + small if small else total or Decimal(1)) * MAGNITUDES[word]
                if total < MAGNITUDES[word]
                else total + (small or 1) * MAGNITUDES[word]
            )
            small = Decimal(0)
        elif word in MAGNITUDES:
            small = (small or Decimal(1)) * MAGNITUDES[word]
        else:
            small += ONES.get(word, Decimal(0)) + TENS.get(word, Decimal(0))
        previous, last = word, at + 1


def skip_joint(sentence: Sentence, last: int, first: int) -> int:
    """Past the hyphen of twenty-four and the "and" of a hundred and two."""
    if last == first:
        return last
    if sentence.low(last) == "-":
        return last + 1
    after_hundred = sentence.low(last - 1) in ("hundred", "thousand", "million")
    return last + 1 if after_hundred and sentence.low(last) == "and" else last


def can_follow(previous: str, word: str) -> bool:
    if not previous:
        return word in SPELLED_OUT
    if previous in TENS:
        return 0 < ONES.get(word, Decimal(0)) < 10 or word in MAGNITUDES
    if previous in MAGNITUDES:
        return word in SPELLED_OUT and word != "dozen"
    return word in MAGNITUDES
