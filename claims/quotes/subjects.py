"""Subjects looked for forwards: of the whole sentence, and behind an inverted verb."""

from claims.quotes.lexicon import words
from claims.quotes.phrases import FURTHEST, breaks, subject_before
from claims.quotes.reading import Range, Reading
from claims.quotes.verbs import is_adverb, is_verb


def main_subject(reading: Reading, lo: int, hi: int) -> tuple[Range, ...]:
    """The subject of the sentence: what stands before its first finite verb."""
    start = lo
    if words().has("grammar.openers", reading.low(lo)):
        while start < hi and (reading.low(start) != "," or reading.quoted(start)):
            start += 1
    for index in range(min(start + 1, hi), hi):
        if not reading.quoted(index) and _is_finite(reading, index):
            return subject_before(reading, start, _verb_start(reading, start, index))
    return ()


def _is_finite(reading: Reading, index: int) -> bool:
    known = any(f.shape in ("past", "third") for f in words().forms.get(reading.low(index), ()))
    return is_verb(reading, index) or known


def _verb_start(reading: Reading, lo: int, index: int) -> int:
    while index > lo + 1 and is_adverb(reading.low(index - 1), reading.tokens[index - 1].text):
        index -= 1
    return index


def subject_after(reading: Reading, start: int, hi: int) -> tuple[Range, ...]:
    """The subject behind its verb: "said Mary Hill, the mayor"."""
    if start >= hi or not reading.tokens[start].is_word or reading.quoted(start):
        return ()
    if words().has("grammar.subjects", reading.low(start)):
        return ((start, start + 1),)
    if words().has("grammar.prepositions", reading.low(start)):
        return ()
    if (_ends_subject(reading.low(start)) and reading.low(start) != "this") or is_verb(
        reading, start
    ):
        return ()
    end = _phrase_end(reading, start, hi)
    if end < hi and reading.low(end) == "," and _is_apposition(reading, end + 1, hi):
        end = _phrase_end(reading, end + 1, hi)
    return ((start, end),) if end > start else ()


def _phrase_end(reading: Reading, start: int, hi: int) -> int:
    end = start
    while end < min(hi, start + FURTHEST):
        low = reading.low(end)
        joins = low == "and" and reading.tokens[min(end + 1, hi - 1)].is_name
        if breaks(reading, end) or low == "." or words().has("grammar.days", low):
            break
        if end > start and not joins and (_ends_subject(low) or is_verb(reading, end)):
            break
        end += 1
    return end


def _is_apposition(reading: Reading, start: int, hi: int) -> bool:
    if start >= hi or reading.quoted(start):
        return False
    low = reading.low(start)
    if words().has("grammar.determiners", low) or words().has("people.offices", low):
        return True
    near = (reading.low(index) for index in range(start, min(hi, start + 4)))
    return any(words().has("people.offices", word) for word in near)


def _ends_subject(low: str) -> bool:
    return words().has("grammar.subject_ends", low)
