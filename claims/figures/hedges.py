"""The words beside a number that say how far it reaches: "well in excess of", "or more"."""

from dataclasses import dataclass

from claims.figures.tables import HEDGES
from claims.figures.tokens import Sentence
from claims.model import Bound

LONGEST = 5


@dataclass(frozen=True, slots=True)
class Hedge:
    """A bound and the words it was read from. `nearly` reaches down only, `far` leaves a gap."""

    bound: Bound
    start: int
    end: int
    nearly: bool = False
    far: bool = False


def bound_of(kind: str) -> Bound:
    return Bound.ABOUT if kind == "nearly" else Bound(kind)


BEFORE = {
    tuple(words.split()): kind
    for kind, all_words in HEDGES["before"].items()
    for words in all_words
}
AFTER = {
    tuple(words.replace("-", "- ").split()): kind
    for kind, all_words in HEDGES["after"].items()
    for words in all_words
}
BETWEEN = sorted(
    (tuple(words.split()) for words in HEDGES["between"]["words"]), key=len, reverse=True
)
FAR = frozenset(HEDGES["far"]["words"])
# "over the past three months", "under its 2018 level": prepositions, unless they touch the number.
TOUCHING = frozenset(
    {"over", "under", "above", "below", "about", "around", "some", "near", "beyond", "sub"}
)


def hedge_before(sentence: Sentence, first: int) -> Hedge | None:
    """The longest hedge that ends where the number starts, with at most one filler between."""
    for filler in ((), *BETWEEN):
        end = first - len(filler)
        if filler and tuple(sentence.words(end, first)) != filler:
            continue
        hedge = hedge_ending(sentence, end, bool(filler))
        if hedge is not None:
            return hedge
    return None


def hedge_ending(sentence: Sentence, end: int, filled: bool) -> Hedge | None:
    end -= sentence.low(end - 1) == "-" and sentence.low(end - 2) == "sub"
    for length in range(min(LONGEST, end), 0, -1):
        words = tuple(sentence.words(end - length, end))
        kind = BEFORE.get(words)
        if kind is None or (filled and words[0] in TOUCHING):
            continue
        far = kind == "more_than" and words[0] in FAR
        first, last = sentence.tokens[end - length], sentence.tokens[end - 1]
        return Hedge(bound_of(kind), first.start, last.end, nearly=kind == "nearly", far=far)
    return None


def hedge_after(sentence: Sentence, end: int) -> Hedge | None:
    """As in "or more", "-plus", "+", right behind the number."""
    index = next(
        (i for i, token in enumerate(sentence.tokens) if token.start >= end), len(sentence.tokens)
    )
    for length in (3, 2, 1):
        words = tuple(sentence.words(index, index + length))
        kind = AFTER.get(words)
        if kind is not None and (words != ("plus",) or sentence.tokens[index].start == end):
            last = sentence.tokens[index + len(words) - 1]
            return Hedge(bound_of(kind), sentence.tokens[index].start, last.end)
    return None
