"""Quotes that go on: over sentences, over paragraphs, and those nobody stands beside."""

from collections.abc import Iterator
from dataclasses import replace

from claims.quotes.candidate import Attribution
from claims.quotes.reading import Range, Reading, Sentence

FEWEST_WORDS = 4  # of a floating quote; fewer are scare quotes and titles
MOST_PARTS = 50  # of one quote
FURTHEST = 4  # paragraphs from a floating quote back to its speaker


def continue_quotes(reading: Reading, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions with the quotes behind them, and floating quotes of their own."""
    by_sentence = _by_sentence(attributions)
    claimed = {index for a in attributions for index in _regions(reading, a)}
    found: list[Attribution] = []
    last: Attribution | None = None
    for number, sentence in enumerate(reading.sentences):
        if number in by_sentence:
            found.extend(by_sentence[number])
            last = _main(reading, by_sentence[number])
            continue
        part = _whole_quote(reading, sentence)
        if part is None or reading.tokens[part[0]].region in claimed:
            continue
        below = last is not None and _goes_on_below(reading, last, number, part)
        if last is not None and (below or _goes_on(reading, last, number)):
            at = next(i for i in range(len(found) - 1, -1, -1) if found[i] is last)
            inferred = (*last.inferred, part) if below else last.inferred
            found[at] = last = replace(
                last, content=(*last.content, part), last=number, inferred=inferred
            )
        elif last is not None and _near(reading, last, sentence) and _floats(reading, part):
            found.append(replace(last, sentence=number, last=number, cue=None, content=(part,),
                                 floating=True, non_answer=False))  # fmt: skip
            last = found[-1]
    return found


def _main(reading: Reading, found: list[Attribution]) -> Attribution:
    """The one of a sentence that a following quote would continue: one with a quote at its end."""
    quoting = [a for a in found if reading.quoted(a.content[0][0]) and not a.non_answer]
    return quoting[-1] if quoting else found[-1]


def _by_sentence(attributions: list[Attribution]) -> dict[int, list[Attribution]]:
    groups: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        groups.setdefault(attribution.sentence, []).append(attribution)
    return groups


def _regions(reading: Reading, attribution: Attribution) -> Iterator[int]:
    for lo, hi in attribution.content:
        first, last = reading.tokens[lo].region, reading.tokens[hi - 1].region
        yield from (region for region in (first, last) if region >= 0)


def _whole_quote(reading: Reading, sentence: Sentence) -> Range | None:
    """The sentence, when it stands in quotation marks from end to end."""
    lo, hi = sentence.lo, sentence.hi
    while hi > lo and not reading.quoted(hi - 1) and not reading.tokens[hi - 1].is_word:
        hi -= 1
    if (
        hi <= lo
        or not reading.quoted(lo)
        or reading.tokens[hi - 1].region != reading.tokens[lo].region
    ):
        return None
    return (lo, hi)


def _goes_on(reading: Reading, before: Attribution, number: int) -> bool:
    """The next sentence of the same paragraph, or the next paragraph of an unclosed quote."""
    if before.last != number - 1 or len(before.content) >= MOST_PARTS:
        return False
    lo, hi = before.content[-1]
    region = reading.tokens[hi - 1].region
    if region < 0 and not (len(before.content) == 1 and reading.quoted(lo)):
        return False
    same = reading.sentences[number].paragraph == reading.sentences[number - 1].paragraph
    return same or (region >= 0 and not reading.regions[region].closed)


def _goes_on_below(reading: Reading, before: Attribution, number: int, part: Range) -> bool:
    """A paragraph that is nothing but a quote, right below the same speaker's words.

    Whoever answers a question is named anew, or is another.
    """
    ended = reading.tokens[before.content[-1][1] - 1].region
    if before.last != number - 1 or before.non_answer or len(before.content) >= MOST_PARTS:
        return False
    if ended < 0 or not reading.regions[ended].closed:
        return False
    asked = reading.regions[ended].inner.text.endswith("?")
    return not asked and _floats(reading, part)


def _near(reading: Reading, before: Attribution, sentence: Sentence) -> bool:
    return sentence.paragraph - reading.sentences[before.last].paragraph <= FURTHEST


def _floats(reading: Reading, part: Range) -> bool:
    region = reading.regions[reading.tokens[part[0]].region]
    counted = sum(reading.tokens[index].is_word for index in range(*part))
    begins = region.inner.text[:1].isupper() or not region.inner.text[:1].isalpha()
    return counted >= FEWEST_WORDS and begins and region.closed and not _is_title(region.inner.text)


def _is_title(text: str) -> bool:
    """“All Bets Are Off”: the name of a work or a heading."""
    long = [word for word in text.split() if len(word) > 3]
    whole = text.removesuffix(".")
    return whole[-1:].isalnum() and len(long) > 1 and all(word[0].isupper() for word in long)
