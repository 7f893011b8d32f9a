"""Where the words said end."""

from claims.quotes.cues import Cue
from claims.quotes.lexicon import words
from claims.quotes.reading import Reading

FEWEST = 2  # tokens of a quote that stands for itself
GOING_ON = {"and", "until", "before", "after", "when", "while", "as", "then", "to"}


def content_end(reading: Reading, start: int, hi: int, at_comma: bool) -> int:
    """The token behind the last of the words said, without the closing stop."""
    whole = _whole_region(reading, start, hi)
    if whole:
        return whole
    end = start
    while end < hi:
        low = reading.low(end)
        if not reading.quoted(end) and end > start and _closes(reading, end, hi, low, at_comma):
            break
        end += 1
    return trim_end(reading, start, end)


def _whole_region(reading: Reading, start: int, hi: int) -> int:
    """The end of a quote that ends as a sentence does, though the article's own goes on; 0 if none.

    "… shouted “No more!” until the doors closed."
    """
    region = reading.tokens[start].region if start < hi else -1
    if region < 0 or reading.quoted(start - 1):
        return 0
    end = start
    while end < hi and reading.tokens[end].region == region:
        end += 1
    stopped = reading.regions[region].inner.text[-1:] in ",.?!" and end - start > FEWEST
    begins = reading.regions[region].inner.text[:1].isupper() or reading.low(start - 1) == ","
    low = reading.low(end) if end < hi else "."
    goes_on = low in GOING_ON or low.endswith("ing")
    return end if stopped and begins and goes_on else 0


def _closes(reading: Reading, index: int, hi: int, low: str, at_comma: bool) -> bool:
    if low == ",":
        after = reading.low(index + 1)
        return at_comma or after in ("though", "although", "according") or (
            after in ("as", "while") and index + 6 < hi and _own_voice(reading, index + 1)
        )  # fmt: skip
    return low in (";",) or low == "according" or _own_voice(reading, index)


def _own_voice(reading: Reading, index: int) -> bool:
    """ "… the first such admission": here the article speaks again."""
    for phrase in words().phrases["own_voice.after"]:
        parts = phrase.split()
        if all(reading.low(index + i) == part for i, part in enumerate(parts)):
            return True
    return False


def trim_end(reading: Reading, start: int, end: int) -> int:
    while end > start and not reading.quoted(end - 1) and _is_stop(reading, end - 1):
        end -= 1
    return end


def _is_stop(reading: Reading, index: int) -> bool:
    return not reading.tokens[index].is_word and reading.low(index) not in ("%", ")", "]", "$")


def thing_end(reading: Reading, cue: Cue, start: int, hi: int) -> int:
    """The end of a noun phrase and what hangs on it: "Russian atrocities in Ukraine"."""
    end = start
    while end < hi:
        low = reading.low(end)
        if not reading.quoted(end) and end > start and _ends_thing(reading, end, low):
            break
        end += 1
    return trim_end(reading, start, end)


def _ends_thing(reading: Reading, index: int, low: str) -> bool:
    if low in (",", ";", ":", "—", "–"):
        return True
    if words().has("grammar.thing_ends", low):
        return low != "on" or words().has("grammar.days", reading.low(index + 1))
    after = reading.low(index + 1)
    verb_next = after in words().forms and after.endswith(("ed", "s", "d"))
    return low == "and" and (verb_next or words().has("grammar.subjects", after))
