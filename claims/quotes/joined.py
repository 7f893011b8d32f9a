"""Cues that share a sentence (", but added", ", and he said"), and the source of each."""

from collections.abc import Iterator

from claims.quotes.candidate import Attribution
from claims.quotes.clauses import content_after
from claims.quotes.cues import Cue, Shape
from claims.quotes.lexicon import words
from claims.quotes.phrases import subject_before
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import source_range
from claims.quotes.subjects import main_subject
from claims.quotes.syntax import LEANING, SUBJECTS

WITHOUT = ("acl:relcl", "parataxis", "punct")  # of a source
JOINING = {",", "and", "but", "or", "while", "then"}


def lead_of(reading: Reading, sentence: Sentence, cue: Cue) -> int:
    """Where ", but added" or ", and he said" begins; 0 when the cue is not joined like that."""
    own = _own_clause(reading, sentence, cue)
    if not (own or is_shared(reading, cue)) or content_after(reading, cue, sentence.hi) < 0:
        return 0
    lo = own or cue.lo
    while lo > sentence.lo and reading.low(lo - 1) in JOINING:
        lo -= 1
    return lo


def _own_clause(reading: Reading, sentence: Sentence, cue: Cue) -> int:
    """Where ", but he said" begins; 0 when the cue does not open a clause of its own."""
    if cue.shape is not Shape.FINITE:
        return 0
    source = subject_before(reading, sentence.lo, cue.lo)
    lo = source[0][0] if source else 0
    joined = reading.low(lo - 1) in ("and", "but", "while") and reading.low(lo - 2) == ","
    return lo if joined else _conjunct(reading, cue)


def _conjunct(reading: Reading, cue: Cue) -> int:
    """Where "a woman asked for a picture and | Hill said “…”" begins, as the tree shows it."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    if word < 0 or tree.words[word].label != "conj" or not cue.takes("clause"):
        return 0
    subject = next(tree.children(word, *SUBJECTS), -1)
    lo = source_range(reading, subject)[0] if subject >= 0 else 0
    quoted = any(reading.quoted(i) for i in range(cue.hi, cue.hi + 2))
    return lo if reading.low(lo - 1) in ("and", "but") and lo < cue.lo and quoted else 0


def is_shared(reading: Reading, cue: Cue) -> bool:
    before = reading.low(cue.lo - 1)
    if cue.shape is Shape.ING:
        return comma_at(reading, cue.lo - 1) or (before == "and" and comma_at(reading, cue.lo - 2))
    comma = reading.low(cue.lo - 2) == "," or reading.quoted(cue.lo - 2)
    return cue.shape is Shape.FINITE and (before == "but" or (before == "and" and comma))


def comma_at(reading: Reading, index: int) -> bool:
    """A comma, or the closing mark of a quote that ends in one: "the “last,” he said"."""
    if reading.quoted(index) and not reading.quoted(index + 1):
        return reading.regions[reading.tokens[index].region].inner.text.endswith(",")
    return reading.low(index) == ","


# before these an -ing form has the subject of its sentence
SUBJECTLESS = {",", "by", "while", "in", "before", "after", "without", "when", "for", "of", "from"}


def source_of(
    reading: Reading, sentence: Sentence, cue: Cue, found: list[Attribution]
) -> tuple[Range, ...]:
    if cue.shape is Shape.NOUN:
        return possessor(reading, cue.verb)
    if cue.shape is Shape.PASSIVE:
        return ()
    parsed = _of_participle(reading, cue) if cue.shape is Shape.ING else ()
    inside = any(lo <= parsed[0][0] < hi for a in found for lo, hi in a.content) if parsed else True
    if not inside:
        return parsed
    if found and found[-1].source and is_shared(reading, cue):
        return found[-1].source
    before = reading.low(cue.lo - 1)
    joined = before in ("and", "but", "or", "then")
    if joined or (cue.shape is Shape.ING and before in SUBJECTLESS):
        return main_subject(reading, sentence.lo, cue.lo)
    if cue.shape is Shape.ING and cue.takes("belief"):
        return ()
    subject = _better(reading, cue, subject_before(reading, sentence.lo, cue.lo))
    return _same_source(reading, subject, found)


def _of_participle(reading: Reading, cue: Cue) -> tuple[Range, ...]:
    """ "when protesters stopped her, shouting": the subject of the verb that it hangs on."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    if word >= 0 and tree.words[word].label == "acl":
        subject = _writer(reading, tree.heads[word])
    elif word < 0 or tree.words[word].label not in LEANING:
        return ()
    else:
        subject = tree.subject(word)
    source = source_range(reading, subject, WITHOUT) if subject >= 0 else (0, 0)
    if not source[0] < source[1] <= cue.lo or reading.quoted(source[0]):
        return ()
    return with_antecedent(reading, source, tree.heads[word])


def _writer(reading: Reading, text: int) -> int:
    """ "Hill issued a statement saying": whoever put it out; -1 where no one did."""
    tree = reading.syntax
    known = words().has("people.documents", reading.low(tree.token(text)))
    return tree.subject(tree.heads[text]) if known and tree.words[text].label == "obj" else -1


def possessor(reading: Reading, noun: int) -> tuple[Range, ...]:
    """ "Hill's claim that", "his claim that"."""
    tree = reading.syntax
    word = tree.word(noun)
    owner = next(tree.children(word, "nmod:poss"), -1) if word >= 0 else -1
    return (source_range(reading, owner),) if owner >= 0 else ()


def _better(reading: Reading, cue: Cue, near: tuple[Range, ...]) -> tuple[Range, ...]:
    """The subject in the tree, where what stands nearest is none or only a part of it."""
    parsed = parsed_subject(reading, cue) or _of_series(reading, cue, near)
    if not parsed:
        return near
    lo, hi = parsed[-1]
    if near and hi <= near[0][0] and not next(_own_subject(reading, cue), 0):
        return parsed
    relative = reading.low(lo) in ("who", "which") and hi - lo == 1
    inside = near and lo <= near[0][0] and near[-1][1] <= hi
    time = bool(near) and _is_time(reading, *near[-1])
    if not near or relative or inside or time or not _is_nominal(reading, near[-1][1] - 1):
        return parsed
    return near


def _own_subject(reading: Reading, cue: Cue) -> Iterator[int]:
    word = reading.syntax.word(cue.verb)
    return reading.syntax.children(word, *SUBJECTS) if word >= 0 else iter(())


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


def _same_source(
    reading: Reading, subject: tuple[Range, ...], found: list[Attribution]
) -> tuple[Range, ...]:
    """ "said Hill, the mayor, who added": the source is the one just found."""
    if not subject or not found or not found[-1].source or reading.low(subject[-1][0]) != "who":
        return subject
    near = subject[-1][0] - found[-1].source[-1][1] in (0, 1)
    return found[-1].source if near else subject
