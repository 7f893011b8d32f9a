"""According to somebody: the words stand in front of it or behind."""

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue
from claims.quotes.extents import content_end, trim_end
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.subjects import subject_after
from claims.quotes.verbs import has_verb


def _without_words_said(reading: Reading, source: tuple[Range, ...], hi: int) -> tuple[Range, ...]:
    """ "According to Hill, the road is closed": an apposition would end in a comma."""
    lo, end = source[0]
    comma = next((i for i in range(lo, end) if reading.low(i) == ","), end)
    apposed = end < hi and reading.low(end) == ","
    return source if apposed else ((lo, comma),)


def according(
    reading: Reading, number: int, sentence: Sentence, cue: Cue, found: list[Attribution]
) -> Attribution | None:
    source = subject_after(reading, cue.hi, sentence.hi)
    if source and cue.lo - sentence.lo <= 1:
        source = _without_words_said(reading, source, sentence.hi)
    if not source:
        return None
    end = source[-1][1]
    if cue.lo - sentence.lo <= 1:
        start = end + 1 if reading.low(end) == "," else end
        content = (start, content_end(reading, start, sentence.hi, False))
    else:
        content = (sentence.lo, trim_end(reading, sentence.lo, cue.lo))
        if reading.low(end) == "," and not has_verb(reading, *content):
            rest = (end + 1, content_end(reading, end + 1, sentence.hi, False))
            return Attribution(
                number, source, cue, (content, rest) if rest[1] > rest[0] else (content,)
            )
    said = any(lo < content[1] and content[0] < hi for a in found for lo, hi in a.content)
    if content[1] - content[0] < 2 or said:
        return None
    return Attribution(number, source, cue, (content,))
