"""Speakers named by a mark alone: "Hill: “…”", "“…” —Mary Hill", "And from Hill:"."""

from collections.abc import Iterator

from claims.quotes.candidate import Attribution
from claims.quotes.extents import trim_end
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading, Sentence

LONGEST_LABEL = 8  # tokens
FEWEST_WORDS = 3
NEAR = 300  # tokens below a headline in which its speaker is named again
DASHES = {"—", "–", "-", "―"}
FROM = {"from", "and", "also", "this", "here", "is"}


def find_labelled(reading: Reading, taken: set[int]) -> list[Attribution]:
    """Attributions in sentences that have none yet (`taken` are the numbers of those that do)."""
    found: list[Attribution] = []
    for number, sentence in enumerate(reading.sentences):
        if number not in taken:
            found.extend(_labelled(reading, number, sentence))
    return found


def _labelled(reading: Reading, number: int, sentence: Sentence) -> Iterator[Attribution]:
    colon = _colon(reading, sentence)
    label = None if colon < 0 else _label(reading, sentence.lo, colon)
    if label is not None:
        part = _behind(reading, number, sentence, colon)
        if part is not None:
            yield Attribution(number, (label,), None, (part[0],), last=part[1])
    signed = _signed(reading, number, sentence)
    if signed is not None:
        yield signed


def _colon(reading: Reading, sentence: Sentence) -> int:
    for index in range(sentence.lo, min(sentence.hi, sentence.lo + LONGEST_LABEL + 2)):
        if reading.quoted(index):
            return -1
        if reading.low(index) == ":":
            return index
    return -1


def _label(reading: Reading, lo: int, colon: int) -> Range | None:
    """A name, perhaps behind "And from"."""
    begins = (
        lo == 0
        or "\n" in reading.article.text[reading.tokens[lo - 1].end : reading.tokens[lo].start]
    )
    start = lo
    while start < colon and reading.low(start) in FROM:
        start += 1
    tokens = reading.tokens[start:colon]
    named = tokens and all(token.is_name or token.low in ("of", "the", ",") for token in tokens)
    if not begins or not named or words().has("furniture.labels", reading.low(colon - 1)):
        return None
    return (start, colon)


def _behind(
    reading: Reading, number: int, sentence: Sentence, colon: int
) -> tuple[Range, int] | None:
    """The quote behind the colon, or the one in the next paragraph."""
    if colon + 1 < sentence.hi:
        return _quoted(reading, colon + 1, sentence.hi, number) or _headed(
            reading, number, sentence, colon
        )
    if number + 1 < len(reading.sentences):
        after = reading.sentences[number + 1]
        return _quoted(reading, after.lo, after.hi, number + 1)
    return None


def _headed(
    reading: Reading, number: int, sentence: Sentence, colon: int
) -> tuple[Range, int] | None:
    """A headline: "Hill: City Will “Never Yield” to Floods", where Hill is named again below."""
    part = (colon + 1, trim_end(reading, colon + 1, sentence.hi))
    last = reading.low(colon - 1)
    again = any(token.low == last for token in reading.tokens[sentence.hi : sentence.hi + NEAR])
    if number > 0 or not again or part[1] - part[0] < FEWEST_WORDS:
        return None
    return part, number


def _quoted(reading: Reading, lo: int, hi: int, number: int) -> tuple[Range, int] | None:
    if not reading.quoted(lo):
        return None
    end = lo
    while end < hi and reading.tokens[end].region == reading.tokens[lo].region:
        end += 1
    counted = sum(reading.tokens[index].is_word for index in range(lo, end))
    rest = any(reading.tokens[index].is_word for index in range(end, hi))
    return ((lo, end), number) if counted >= FEWEST_WORDS and not rest else None


def _signed(reading: Reading, number: int, sentence: Sentence) -> Attribution | None:
    """“…” —Commissioner Ann Lee"""
    if not reading.quoted(sentence.lo):
        return None
    dash = sentence.lo
    while dash < sentence.hi and reading.tokens[dash].region == reading.tokens[sentence.lo].region:
        dash += 1
    last = number
    if dash == sentence.hi and number + 1 < len(reading.sentences):
        last, sentence = number + 1, reading.sentences[number + 1]
    if dash + 1 >= sentence.hi or reading.low(dash) not in DASHES:
        return None
    if not reading.tokens[dash + 1].is_name or sentence.hi - dash > 20:
        return None
    end = sentence.hi
    while end > dash + 1 and not reading.tokens[end - 1].is_word:
        end -= 1
    part = (reading.sentences[number].lo, dash)
    return Attribution(number, ((dash + 1, end),), None, (part,), last=last)
