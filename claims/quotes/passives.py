"""Passives that name who speaks: "Hill was accused of lying by the mayor"."""

from collections.abc import Iterator

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue, Shape
from claims.quotes.extents import trim_end
from claims.quotes.lexicon import words
from claims.quotes.reading import Reading
from claims.quotes.sources import source_range


def find_passive(
    reading: Reading, number: int, token: int, word: int, lemma: str
) -> Iterator[Attribution]:
    """Who it is said of, and what, are the words; the agent is the source."""
    tree = reading.syntax
    of = next(tree.children(word, "nsubj:pass"), -1)
    agent = _agent(reading, word)
    if of >= 0 and agent < 0 and words().has("parsed.unsourced", lemma):
        yield from _unsourced(reading, number, token, word, of)
    if of < 0 or agent < 0 or not words().has("parsed.passive", lemma):
        return
    named, whole = source_range(reading, agent), tree.range(tree.subtree(agent))
    source = (named[0] + 1, named[1]) if reading.low(named[0]) == "by" else named
    first = source_range(reading, of)
    if not first[1] <= token < source[0] < source[1] or reading.quoted(token):
        return
    after = [w for w in tree.subtree(word) if tree.token(w) >= whole[1]]
    rest = (whole[1], trim_end(reading, whole[1], tree.range(after)[1])) if after else (0, 0)
    part = (first[0], trim_end(reading, first[0], whole[0]))
    parts = (part, rest) if rest[1] - rest[0] > 1 else (part,)
    cue = Cue(token, token + 1, token, lemma, Shape.PASSIVE)
    yield Attribution(number, (source,), cue, parts, last=number)


def _unsourced(
    reading: Reading, number: int, token: int, word: int, of: int
) -> Iterator[Attribution]:
    """ "The bridge is expected to close": nobody says it."""
    tree = reading.syntax
    aim = next(tree.children(word, "xcomp"), -1)
    first = source_range(reading, of)
    if aim < 0 or first[1] > token or reading.quoted(token):
        return
    lo, hi = tree.range(tree.subtree(aim))
    if reading.low(lo) != "to" or lo < token:
        return
    cue = Cue(token, token + 1, token, reading.low(token), Shape.PASSIVE)
    part = (first[0], trim_end(reading, first[0], hi))
    yield Attribution(number, (), cue, (part,), last=number)


def _agent(reading: Reading, word: int) -> int:
    """Behind "by": below the verb itself, or below what hangs on it ("of lying by the mayor")."""
    tree = reading.syntax
    near = [word, *tree.children(word, "advcl", "xcomp", "obl")]
    arms = [w for at in near for w in tree.children(at, "obl:agent", "obl", "nmod")]
    return next((w for w in arms if _by(reading, w)), -1)


def _by(reading: Reading, word: int) -> bool:
    tree = reading.syntax
    return any(reading.low(tree.token(case)) == "by" for case in tree.children(word, "case"))
