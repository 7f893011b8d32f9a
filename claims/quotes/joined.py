"""Cues that share a sentence (", but added", ", and he said"), and the source of each."""

from claims.quotes.candidate import Attribution
from claims.quotes.clauses import content_after
from claims.quotes.cues import Cue, Shape
from claims.quotes.lexicon import words
from claims.quotes.parsed import better, with_antecedent
from claims.quotes.phrases import subject_before
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import WITHOUT, source_range
from claims.quotes.subjects import main_subject
from claims.quotes.syntax import LEANING, SUBJECTS

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
        joint = _of_first_verb(reading, cue) if joined and cue.shape is Shape.FINITE else ()
        return joint or main_subject(reading, sentence.lo, cue.lo)
    if cue.shape is Shape.ING and cue.takes("belief"):
        return ()
    subject = better(reading, cue, subject_before(reading, sentence.lo, cue.lo))
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


def _of_first_verb(reading: Reading, cue: Cue) -> tuple[Range, ...]:
    """ "When my mother called, I laughed and said": the subject of the verb it is joined to."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    if word < 0 or tree.words[word].label != "conj":
        return ()
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


def _same_source(
    reading: Reading, subject: tuple[Range, ...], found: list[Attribution]
) -> tuple[Range, ...]:
    """ "said Hill, the mayor, who added": the source is the one just found."""
    if not subject or not found or not found[-1].source or reading.low(subject[-1][0]) != "who":
        return subject
    near = subject[-1][0] - found[-1].source[-1][1] in (0, 1)
    return found[-1].source if near else subject
