"""Noun phrases around a cue: who stands before the verb, who stands after it."""

from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading
from claims.quotes.verbs import is_adverb, is_verb

FURTHEST = 40  # tokens to look back for a subject
LONGEST_TITLE = 7  # tokens, with the marks
COMPLETING = {"that", "said", "says", "be", "is", "was", "it", "and", "as"}
STOPS = set(",;:()[]—–?!…•|-*#")


def subject_before(reading: Reading, lo: int, cue: int) -> tuple[Range, ...]:
    """The subject of the verb at token `cue`, looking back no further than token `lo`."""
    lo = max(lo, cue - FURTHEST)
    last = _skip_time(reading, lo, cue - 1)
    if last < lo:
        return ()
    if reading.quoted(last):
        return _over_title(reading, lo, last)
    if reading.low(last) == ",":
        return _over_commas(reading, lo, last)
    if reading.low(last) in (")", "—", "–"):
        return _over_aside(reading, lo, last)
    return _noun_phrase(reading, lo, last)


def _over_title(reading: Reading, lo: int, last: int) -> tuple[Range, ...]:
    """The subject in front of a work: "Ann Lee, host of “Morning Talk,” said"."""
    start = last
    while start > lo and reading.tokens[start - 1].region == reading.tokens[last].region:
        start -= 1
    titled = last - start <= LONGEST_TITLE and reading.low(last - 1) == "," and start > lo
    if not titled or not reading.tokens[start - 1].is_word or reading.low(start - 1) in COMPLETING:
        return ()
    subject = _over_commas(reading, lo, start)
    return ((subject[0][0], last + 1),) if len(subject) == 1 else subject


def _over_aside(reading: Reading, lo: int, last: int) -> tuple[Range, ...]:
    opening = "(" if reading.low(last) == ")" else reading.low(last)
    for index in range(last - 1, lo, -1):
        if reading.low(index) == opening:
            return _noun_phrase(reading, lo, index - 1)
    return ()


def _skip_time(reading: Reading, lo: int, last: int) -> int:
    """Back over "on Sunday", "this week", "Thursday"."""
    if last > lo and reading.low(last) in ("week", "month", "year", "night", "morning", "evening"):
        back = last - 1
        while back > lo and reading.low(back) in (
            "past",
            "last",
            "this",
            "earlier",
            "late",
            "that",
        ):
            back -= 1
        last = back if back < last - 1 else last
    if last >= lo and words().has("grammar.days", reading.low(last)):
        last -= 1
        if last >= lo and reading.low(last) in ("on", "late", "early"):
            last -= 1
    return last


def _over_commas(reading: Reading, lo: int, comma: int) -> tuple[Range, ...]:
    """The subject in front of an apposition: "Mary Hill, the mayor, said"."""
    chunks: list[Range] = []
    end = comma
    for index in range(comma - 1, lo - 2, -1):
        if index < lo or reading.low(index) == "," or breaks(reading, index):
            if index + 1 < end:
                chunks.append((index + 1, end))
            end = index
            if index >= lo and reading.low(index) != ",":
                break
    chunks.reverse()
    for number, (start, stop) in enumerate(chunks):
        if _could_be_subject(reading, start, stop):
            head = _noun_phrase(reading, start, stop - 1)
            return _with_apposition(reading, head, chunks[number + 1 :])
    return ()


def breaks(reading: Reading, index: int) -> bool:
    return reading.quoted(index) or reading.low(index) in STOPS


def _could_be_subject(reading: Reading, start: int, stop: int) -> bool:
    low = reading.low(start)
    sets = ("grammar.openers", "grammar.prepositions", "grammar.adverbs", "grammar.subordinators")
    if any(words().has(name, low) for name in sets) or low.isdigit():
        return False
    return not low.endswith(("ing", "ly")) or (reading.tokens[start].is_name and stop - start > 1)


def _with_apposition(
    reading: Reading, head: tuple[Range, ...], after: list[Range]
) -> tuple[Range, ...]:
    if not head or not after:
        return head
    low, token = reading.low(after[0][0]), reading.tokens[after[0][0]]
    relative = low in ("who", "whose", "which", "of", "from", "speaking") or low.isdigit()
    if relative or low.endswith("ing") or (token.is_name and len(after) > 1):
        return head
    return ((head[0][0], after[-1][1]),)


def _noun_phrase(reading: Reading, lo: int, last: int) -> tuple[Range, ...]:
    """The noun phrase that ends with token `last`."""
    low = reading.low(last)
    if words().has("grammar.subjects", low):
        return ((last, last + 1),)
    if low in ("who", "which", "that"):
        return _antecedent(reading, lo, last)
    if not reading.tokens[last].is_word or words().has("grammar.subordinators", low):
        return ()
    start = last
    while start > lo and not _ends_phrase(reading, start - 1, last):
        start -= 1
    if start > lo and is_verb(reading, start - 1):
        relative = _relative(reading, lo, start - 1)
        if relative:
            return _joined(_noun_phrase(reading, lo, relative - 1), last)
    return _trimmed(reading, start, last)


def _joined(head: tuple[Range, ...], last: int) -> tuple[Range, ...]:
    return ((head[0][0], last + 1),) if head else ()


def _antecedent(reading: Reading, lo: int, who: int) -> tuple[Range, ...]:
    before = who - 1
    if before >= lo and reading.low(before) == ",":
        before -= 1
    if before < lo or reading.quoted(before) or not reading.tokens[before].is_word:
        return ()
    head = _noun_phrase(reading, lo, before)
    if head and any(words().has("grammar.prepositions", reading.low(i)) for i in range(*head[0])):
        head = ((_shortest(reading, head[0][0], before), before + 1),)
    return (*head, (who, who + 1))


def _relative(reading: Reading, lo: int, verb: int) -> int:
    """The "who" of "experts who watched the interview"; 0 when there is none."""
    for index in range(verb - 1, max(lo, verb - 5), -1):
        if reading.low(index) == "who":
            return index
        if breaks(reading, index):
            return 0
    return 0


def _ends_phrase(reading: Reading, index: int, last: int) -> bool:
    """Token `index` does not belong to the phrase that ends with `last`."""
    low = reading.low(index)
    if breaks(reading, index) or not reading.tokens[index].is_word:
        return low not in ("&", "/", "$", "’", "'") or reading.quoted(index)
    if words().has("grammar.subordinators", low) or words().has("grammar.subjects", low):
        return True
    if low in ("but", "or", "nor", "him", "them", "us", "me", "then", "not"):
        return True
    return is_verb(reading, index)


def _trimmed(reading: Reading, start: int, last: int) -> tuple[Range, ...]:
    while start < last and _leads_in(reading, start):
        start += 1
    low = reading.low(start)
    if words().has("grammar.prepositions", low) or words().has("grammar.openers", low):
        start = _shortest(reading, start + 1, last)
    elif reading.low(start + 1) == "and" and reading.tokens[start].low in ("and",):
        start += 1
    return ((start, last + 1),) if start <= last else ()


def _leads_in(reading: Reading, start: int) -> bool:
    low, text = reading.low(start), reading.tokens[start].text
    return words().has("grammar.coordinators", low) or is_adverb(low, text.lower())


def _shortest(reading: Reading, start: int, last: int) -> int:
    """ "In Iowa the mayor": back from the end to the nearest determiner, or over the name."""
    for index in range(last, start - 1, -1):
        low = reading.low(index)
        if words().has("grammar.determiners", low) and index < last:
            return index
        if words().has("grammar.prepositions", low):
            return index + 1
    return start
