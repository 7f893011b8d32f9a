"""What was asked and not answered: "declined to say", "would not be drawn"."""

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue
from claims.quotes.extents import content_end
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading


def is_non_answer(reading: Reading, cue: Cue) -> bool:
    if words().has("non_answer.refusals", cue.lemma):
        return reading.low(cue.hi + 1).isalpha() and reading.low(cue.hi) in ("to", "comment")
    evaded = words().has("non_answer.verbs", cue.lemma) or words().has(
        "non_answer.phrases", cue.lemma
    )
    return cue.negated and evaded


def non_answer(
    reading: Reading, number: int, cue: Cue, source: tuple[Range, ...], bound: int
) -> Attribution | None:
    if not source:
        return None
    end = content_end(reading, cue.hi, bound, True)
    lo, head = cue.lo, source[-1]
    pronoun = words().has("grammar.subjects", reading.low(head[0]))
    if head[1] == cue.lo and reading.tokens[head[0]].is_name and not pronoun:
        lo = head[0]
    return Attribution(number, source, cue, ((lo, max(end, cue.hi)),), True)
