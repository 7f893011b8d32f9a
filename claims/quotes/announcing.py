"""Sentences that lead to a quote by a colon, behind it or in the next paragraph."""

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue, Shape
from claims.quotes.joined import source_of
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import source_range

CLAUSES = ("root", "conj", "advcl", "ccomp", "parataxis")
NEAR = 8  # tokens from a word of saying to its colon
FEWEST_WORDS = 3  # of a quote behind a colon in its own sentence


def with_announced(
    reading: Reading,
    number: int,
    sentence: Sentence,
    cues: list[Cue],
    found: list[Attribution],
) -> list[Attribution]:
    """ "He said:" and the quote below it; "The minister made her case: “…”" too."""
    part, colon = _announced(reading, number, sentence)
    if part is None or any(lo < part[1] and part[0] < hi for a in found for lo, hi in a.content):
        return found
    free = [
        cue
        for cue in cues
        if cue.shape in (Shape.FINITE, Shape.ING)
        and colon - NEAR < cue.hi <= colon
        and not any(lo <= cue.verb < hi for a in found for lo, hi in a.content)
        and not any(a.cue is not None and a.cue.verb == cue.verb for a in found)
    ]
    cue = free[-1] if free else None
    source = source_of(reading, sentence, cue, found) if cue else ()
    source = source or _last_subject(reading, sentence, colon)
    if not source:
        return found
    # what leads up to the colon is no statement of its own: "addressed the crowd again: “…”"
    kept = [a for a in found if a.content[-1][1] != colon or a.source != source]
    last = number + (part[0] >= sentence.hi)
    return [*kept, Attribution(number, source, cue, (part,), last=last)]


def _announced(reading: Reading, number: int, sentence: Sentence) -> tuple[Range | None, int]:
    """The quote behind a colon, and the colon."""
    if reading.low(sentence.hi - 1) == ":":
        return _below(reading, number, sentence), sentence.hi - 1
    for colon in range(sentence.lo, sentence.hi - 1):
        if reading.low(colon) == ":" and not reading.quoted(colon):
            return _region_at(reading, colon + 1, sentence.hi, FEWEST_WORDS), colon
    return None, -1


def _below(reading: Reading, number: int, sentence: Sentence) -> Range | None:
    """The quote that opens the next sentence."""
    if number + 1 >= len(reading.sentences) or reading.quoted(sentence.hi - 1):
        return None
    below = reading.sentences[number + 1]
    return _region_at(reading, below.lo, below.hi, 0)


def _region_at(reading: Reading, lo: int, hi: int, fewest: int) -> Range | None:
    """The quote that begins at token `lo` and fills what is left of its sentence."""
    region = reading.tokens[lo].region
    end = lo
    while region >= 0 and end < hi and reading.tokens[end].region == region:
        end += 1
    counted = sum(reading.tokens[index].is_word for index in range(lo, end))
    rest = any(reading.tokens[index].is_word for index in range(end, hi))
    return None if rest or region < 0 or counted < fewest else (lo, end)


def _last_subject(reading: Reading, sentence: Sentence, colon: int) -> tuple[Range, ...]:
    """The subject of the last verb before the colon that is in no relative clause."""
    tree = reading.syntax
    for token in range(colon - 1, sentence.lo, -1):
        word = tree.word(token)
        if word < 0 or tree.words[word].upos != "VERB" or tree.words[word].label not in CLAUSES:
            continue
        subject = tree.subject(word)
        if subject >= 0:
            source = source_range(reading, subject)
            return (source,) if source[1] <= token and _may_speak(reading, subject) else ()
    return ()


def _may_speak(reading: Reading, subject: int) -> bool:
    word = reading.syntax.words[subject]
    low = reading.low(reading.syntax.token(subject))
    known = any(words().has(f"people.{name}", low) for name in ("offices", "others", "documents"))
    return word.name != "O" or low in ("he", "she", "they", "who", "i", "we") or known
