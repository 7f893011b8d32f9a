"""The subject of a word of saying as the tree shows it."""

from claims.quotes.cues import Cue
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading
from claims.quotes.sources import WITHOUT, source_range
from claims.quotes.syntax import SUBJECTS


def better(reading: Reading, cue: Cue, near: tuple[Range, ...]) -> tuple[Range, ...]:
    """The subject in the tree, where what stands nearest is none or only a part of it."""
    parsed = parsed_subject(reading, cue)
    if not parsed:
        return _of_series(reading, cue, near) or near
    lo, hi = parsed[-1]
    relative = reading.low(lo) in ("who", "which") and hi - lo == 1
    inside = near and lo <= near[0][0] and near[-1][1] <= hi
    time = bool(near) and _is_time(reading, *near[-1])
    if not near or relative or inside or time or not _is_nominal(reading, near[-1][1] - 1):
        return parsed
    return near


def _is_time(reading: Reading, lo: int, hi: int) -> bool:
    """ "Hill two weeks ago said", "on Tuesday, Hill, the mayor, said": no one speaks there."""
    lows = [reading.low(i) for i in range(lo, hi + 1)]
    named = any(words().has("grammar.days", low) for low in lows[:-1])
    return lows[-2] == "ago" or lows[-1] == "ago" or (named and hi - lo == 1)


def _of_series(reading: Reading, cue: Cue, near: tuple[Range, ...]) -> tuple[Range, ...]:
    """ "The mayor mocked a reporter, referred to him as": the subject of the first of the verbs."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    if word < 0 or tree.words[word].label != "conj" or not near:
        return ()
    object_near = any(
        tree.words[w].label in ("obj", "obl", "nmod")
        for w in (tree.word(i) for i in range(*near[-1]))
        if w >= 0
    )
    subject = tree.subject(word)
    if not object_near or subject < 0:
        return ()
    source = source_range(reading, subject, WITHOUT)
    quoted = reading.quoted(source[0])
    return (source,) if source[1] <= near[0][0] and not quoted else ()


def _is_nominal(reading: Reading, token: int) -> bool:
    word = reading.syntax.word(token)
    return word < 0 or reading.syntax.words[word].upos not in ("ADV", "ADP", "ADJ", "VERB")


def parsed_subject(reading: Reading, cue: Cue) -> tuple[Range, ...]:
    """The subject of the cue in the tree, in front of it and in the same voice."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    subject = next(tree.children(word, *SUBJECTS), -1) if word >= 0 else -1
    if subject < 0:
        return ()
    source = source_range(reading, subject, WITHOUT)
    if source[1] > cue.lo or any(reading.quoted(i) for i in range(source[0], cue.lo)):
        return ()
    return with_antecedent(reading, source, word)


def with_antecedent(reading: Reading, source: Range, verb: int) -> tuple[Range, ...]:
    """ "the mayor, who said": the mayor too stands in front."""
    tree = reading.syntax
    if source[1] - source[0] > 1 or reading.low(source[0]) not in ("who", "which"):
        return (source,)
    while tree.words[verb].label == "conj":
        verb = tree.heads[verb]
    if tree.words[verb].label != "acl:relcl":
        return (source,)
    before = source_range(reading, tree.heads[verb])
    return (before, source) if before[1] <= source[0] else (source,)
