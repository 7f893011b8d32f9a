"""What stands between a cue and the words said: when, and to whom."""

from claims.quotes.lexicon import words
from claims.quotes.reading import Reading
from claims.quotes.verbs import is_adverb, is_verb


def skip_time(reading: Reading, start: int, hi: int) -> int:
    """Over "on Sunday", "Thursday", "also", "last week"."""
    while start < hi:
        low = reading.low(start)
        if low == "on" and words().has("grammar.days", reading.low(start + 1)):
            start += 2
        elif words().has("grammar.days", low) or is_adverb(low, reading.tokens[start].text):
            start += 1
        elif low in ("last", "this") and reading.low(start + 1) in ("week", "month", "year"):
            start += 2
        else:
            break
        if reading.low(start) in ("morning", "night", "evening", "afternoon"):
            start += 1
    return start


def skip_hearer(reading: Reading, start: int, hi: int) -> int:
    """Over the person spoken to: "told CNN", "told the court", "told him"."""
    if words().has("grammar.objects", reading.low(start)):
        return start + 1
    index = start + 1 if words().has("grammar.determiners", reading.low(start)) else start
    named = reading.tokens[min(index, hi - 1)].is_name
    while index < hi and reading.tokens[index].is_word and index - start < 6:
        token = reading.tokens[index]
        if token.is_name != named or _starts_words(reading, index, start):
            break
        index += 1
        if not named and token.low.endswith("s"):
            break
    return skip_time(reading, index, hi)


def _starts_words(reading: Reading, index: int, start: int) -> bool:
    low = reading.low(index)
    clause = words().has("grammar.subjects", low) or words().has("grammar.determiners", low)
    return index > start and (clause or is_verb(reading, index))
