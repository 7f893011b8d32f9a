"""Transcripts: paragraphs that open with who speaks, "HILL: We will not go back."."""

from claims.quotes.candidate import Attribution
from claims.quotes.extents import trim_end
from claims.quotes.reading import Range, Reading, Sentence

LONGEST_NAME = 5  # tokens
FEWEST_TURNS = 2  # one alone is a heading
FEWEST_WORDS = 2


def find_spoken(reading: Reading) -> list[Attribution]:
    """One attribution a turn, over all sentences of its paragraph."""
    found, before = [], -1
    for number, sentence in enumerate(reading.sentences):
        opens, before = sentence.paragraph != before, sentence.paragraph
        turn = _turn(reading, number, sentence) if opens else None
        if turn is not None:
            found.append(turn)
    return found if len(found) >= FEWEST_TURNS else []


def _turn(reading: Reading, number: int, sentence: Sentence) -> Attribution | None:
    name = _name(reading, sentence)
    if name is None:
        return None
    last = number
    while (
        last + 1 < len(reading.sentences)
        and reading.sentences[last + 1].paragraph == sentence.paragraph
    ):
        last += 1
    part = (name[1] + 1, _end(reading, name[1] + 1, reading.sentences[last].hi))
    if part[1] - part[0] < FEWEST_WORDS:
        return None
    return Attribution(number, (name,), None, (part,), last=last)


def _end(reading: Reading, start: int, hi: int) -> int:
    inside = reading.tokens[hi - 1].region
    return hi if inside >= 0 else trim_end(reading, start, hi)


def _name(reading: Reading, sentence: Sentence) -> Range | None:
    """Capital letters up to a colon; an opening quotation mark may stand in front."""
    lo = sentence.lo
    if not reading.tokens[lo].is_word:
        lo += 1
    for index in range(lo, min(sentence.hi - 1, lo + LONGEST_NAME + 1)):
        text = reading.tokens[index].text
        if text == ":":
            return (lo, index) if index > lo else None
        if not (text.isupper() and (len(text) > 1 or text == ".")):
            return None
    return None
