"""Sentences that end in a colon, with the words said in the next paragraph."""

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue, Shape
from claims.quotes.joined import source_of
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import source_range


def announced(
    reading: Reading,
    number: int,
    sentence: Sentence,
    cues: list[Cue],
    found: list[Attribution],
) -> list[Attribution]:
    """ "He said:" and the quote below it; "The minister made this comment:" too."""
    part = _below(reading, number, sentence)
    if part is None:
        return []
    free = [
        cue
        for cue in cues
        if cue.shape in (Shape.FINITE, Shape.ING)
        and not any(lo <= cue.verb < hi for a in found for lo, hi in a.content)
        and not any(a.cue is not None and a.cue.verb == cue.verb for a in found)
    ]
    cue = free[-1] if free else None
    source = source_of(reading, sentence, cue, found) if cue else _main_subject(reading, sentence)
    if not source:
        return []
    return [Attribution(number, source, cue, (part,), last=number + 1)]


def _below(reading: Reading, number: int, sentence: Sentence) -> Range | None:
    """The quote that opens the next sentence, behind a colon."""
    if reading.low(sentence.hi - 1) != ":" or number + 1 >= len(reading.sentences):
        return None
    below = reading.sentences[number + 1]
    region = reading.tokens[below.lo].region
    if region < 0 or reading.quoted(sentence.hi - 1):
        return None
    end = below.lo
    while end < below.hi and reading.tokens[end].region == region:
        end += 1
    rest = any(reading.tokens[index].is_word for index in range(end, below.hi))
    return None if rest else (below.lo, end)


def _main_subject(reading: Reading, sentence: Sentence) -> tuple[Range, ...]:
    """The subject of the sentence's main verb."""
    tree = reading.syntax
    for token in range(sentence.lo, sentence.hi):
        word = tree.word(token)
        if word >= 0 and tree.words[word].label == "root" and tree.subject(word) >= 0:
            subject = tree.subject(word)
            source = source_range(reading, subject)
            return (source,) if source[1] <= token and _may_speak(reading, subject) else ()
    return ()


def _may_speak(reading: Reading, subject: int) -> bool:
    word = reading.syntax.words[subject]
    low = reading.low(reading.syntax.token(subject))
    known = words().has("people.offices", low) or words().has("people.others", low)
    return word.name != "O" or low in ("he", "she", "they") or known
