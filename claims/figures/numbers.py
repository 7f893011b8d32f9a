"""Every number of a sentence."""

from claims.figures.digits import read_digits
from claims.figures.fractions import read_fraction, read_vague
from claims.figures.masks import Masked
from claims.figures.number import Number
from claims.figures.spelled import read_words
from claims.figures.tokens import Sentence

# What holds more numbers than this is a table and no sentence.
MOST_NUMBERS = 60


def find_numbers(sentence: Sentence, masked: Masked) -> list[Number]:
    """Every number of the sentence that is not part of a date or a name."""
    numbers: list[Number] = []
    index = 0
    while index < len(sentence.tokens) and len(numbers) < MOST_NUMBERS:
        number = read_number(sentence, index, masked)
        if number is None:
            index += 1
            continue
        numbers.append(number)
        index = number.last
    return numbers


def read_number(sentence: Sentence, index: int, masked: Masked) -> Number | None:
    token = sentence.tokens[index]
    if token.kind == "number":
        return None if masked.hides(token.start, token.end) else read_digits(sentence, index)
    if token.is_word and not masked.hides(token.start, token.end):
        return (
            read_vague(sentence, index)
            or read_fraction(sentence, index)
            or read_words(sentence, index)
        )
    return None
