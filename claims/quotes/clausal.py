"""What the tree shows to be said, believed or wanted: a verb, its subject, and what hangs on it."""

from collections.abc import Iterator

from claims.quotes.candidate import Attribution
from claims.quotes.cues import Cue, Shape
from claims.quotes.extents import trim_end
from claims.quotes.lexicon import words
from claims.quotes.passives import find_passive
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import source_range
from claims.quotes.syntax import Syntax

FEWEST_WORDS = 2  # of a thing said
OWN_VOICE = {"i", "we", "you"}
NEGATIONS = {
    "not",
    "never",
    "n't",
    "n’t",
    "didn't",
    "didn’t",
    "doesn't",
    "doesn’t",
    "won't",
    "won’t",
}
HELPERS = NEGATIONS | {"do", "does", "did", "would", "will", "could", "has", "have", "had"}
NO_THINGS = {"it", "him", "her", "them", "that", "this", "so", "himself", "herself", "themselves"}


def find_clausal(reading: Reading, number: int, sentence: Sentence) -> list[Attribution]:
    """Attributions of one sentence, in order; some may lie within others."""
    found = []
    for token in range(sentence.lo, sentence.hi):
        word = reading.syntax.word(token)
        if word >= 0 and not reading.quoted(token) and reading.syntax.words[word].upos == "VERB":
            found += list(_of_verb(reading, number, sentence, token, word))
    return found


def _of_verb(
    reading: Reading, number: int, sentence: Sentence, token: int, word: int
) -> Iterator[Attribution]:
    tree = reading.syntax
    lemma = _lemma(reading, token)
    if lemma and any(tree.children(word, "aux:pass")):
        yield from find_passive(reading, number, token, word, lemma)
    if not lemma or any(tree.children(word, "aux:pass")) or _is_participle(tree, word):
        return
    subject = tree.subject(word)
    source = source_range(reading, subject) if subject >= 0 else None
    if source is None or reading.low(source[0]) in OWN_VOICE or reading.quoted(source[0]):
        return
    clause = next(tree.children(word, "ccomp"), -1) >= 0
    said = _said(reading, word, lemma)
    if said is None:
        yield from _within(reading, number, token, word, lemma, source)
        return
    lo, hi = said
    hi = trim_end(reading, max(lo, sentence.lo), min(hi, sentence.hi))
    if lo <= token or hi <= lo or lo <= source[0] < hi:
        return
    cue = Cue(token, token + 1, token, lemma, Shape.FINITE)
    yield Attribution(
        number, (source,), cue, ((_start(reading, cue, lo, clause), hi),), last=number
    )


def _is_participle(tree: Syntax, word: int) -> bool:
    """ "Asked whether she would go, she said": the asker is another."""
    verb = tree.words[word]
    hangs = verb.label.startswith(("advcl", "acl")) and not any(
        tree.children(word, "nsubj", "mark")
    )
    past = verb.xpos == "VBN" or (verb.xpos == "VBD" and hangs)
    return past and not any(tree.children(word, "aux"))


def _within(
    reading: Reading, number: int, token: int, word: int, lemma: str, source: Range
) -> Iterator[Attribution]:
    """ "The staff, Hill said, were “well paid”": the clause stands around its verb of saying."""
    tree = reading.syntax
    if tree.words[word].label != "parataxis" or not words().has("frames.clause", lemma):
        return
    own = set(tree.subtree(word))
    around = [w for w in tree.subtree(tree.heads[word]) if w not in own]
    before = [w for w in around if w < min(own)]
    after = [w for w in around if w > max(own) and tree.words[w].label != "punct"]
    if len(before) < FEWEST_WORDS or len(after) < FEWEST_WORDS:
        return
    first, second = tree.range(before), tree.range(after)
    end = trim_end(reading, *first)
    if reading.low(end) != "," or first[0] <= source[0] < end:
        return
    last = trim_end(reading, *second)
    cue = Cue(token, token + 1, token, lemma, Shape.FINITE)
    yield Attribution(number, (source,), cue, ((first[0], end), (second[0], last)), last=number)


def _lemma(reading: Reading, token: int) -> str:
    forms = words().forms.get(reading.low(token), ())
    return forms[0].lemma if forms else ""


def _start(reading: Reading, cue: Cue, lo: int, clause: bool) -> int:
    """A clause stands for itself; a thing or an intention only with its verb."""
    if not clause and not reading.quoted(lo):
        return _with_helpers(reading, cue.verb)
    if reading.low(lo) == "that" and not reading.quoted(lo):
        return lo + 1
    return lo


def _with_helpers(reading: Reading, verb: int) -> int:
    """ "does not support": what turns the verb round stands with it."""
    start = verb
    while start > 0 and reading.low(start - 1) in HELPERS:
        start -= 1
    return start if any(reading.low(i) in NEGATIONS for i in range(start, verb)) else verb


def _said(reading: Reading, word: int, lemma: str) -> Range | None:
    """The clause, the aim or the thing that hangs on a verb, if the verb takes one."""
    tree, has = reading.syntax, words().has
    clause = next(tree.children(word, "ccomp"), -1)
    if clause >= 0 and any(has(f"frames.{frame}", lemma) for frame in ("clause", "that", "hearer")):
        return tree.range(tree.subtree(clause))
    thing = next(tree.children(word, "obj"), -1)
    aim = next(tree.children(word, "xcomp"), -1)
    if (
        aim >= 0
        and reading.low(tree.token(min(tree.subtree(aim)))) == "to"
        and any(has(name, lemma) for name in ("frames.to", "frames.asking", "parsed.to"))
    ):
        return tree.range(_without_finite(reading, aim))
    if thing >= 0 and aim > thing and has("parsed.named", lemma):
        return tree.range([*tree.subtree(thing), *tree.subtree(aim)])
    put = next(_with_case(reading, word, "at"), -1) if has("parsed.at", lemma) else -1
    if put >= 0 and thing >= 0 and any(w.isdigit() for w in _lows(reading, put)):
        return tree.range([*tree.subtree(thing), *tree.subtree(put)])
    called = next(_with_case(reading, word, "as"), -1) if has("parsed.as", lemma) else -1
    if called >= 0 and thing >= 0:
        return tree.range([*tree.subtree(thing), *tree.subtree(called)])
    if thing >= 0 and (has("frames.thing", lemma) or has("parsed.thing", lemma)):
        return _thing(reading, word, thing, has("parsed.of", lemma))
    return None


def _without_finite(reading: Reading, aim: int) -> list[int]:
    """An infinitive without what is joined to it in another form: "to leave and says …"."""
    tree = reading.syntax
    inside = tree.subtree(aim)
    joined = [w for w in tree.children(aim, "conj") if tree.words[w].xpos in ("VBZ", "VBD", "VBP")]
    cut = min((min(tree.subtree(w)) for w in joined), default=inside[-1] + 1)
    return [w for w in inside if w < cut]


def _lows(reading: Reading, word: int) -> list[str]:
    """Letters of the words below, digits apart."""
    lo, hi = reading.syntax.range(reading.syntax.subtree(word))
    return [letter for i in range(lo, hi) for letter in reading.low(i)]


def _with_case(reading: Reading, word: int, *cases: str) -> Iterator[int]:
    """Arms of a verb behind one of these prepositions."""
    tree = reading.syntax
    for arm in tree.children(word, "obl", "advcl", "xcomp"):
        near = (tree.token(c) for c in tree.children(arm, "case", "mark"))
        if any(reading.low(token) in cases for token in near):
            yield arm


def _thing(reading: Reading, word: int, thing: int, whole: bool) -> Range | None:
    tree = reading.syntax
    arms = list(_with_case(reading, word, "of", "for", "as", "over", "to")) if whole else []
    lo, hi = tree.range(tree.subtree(thing))
    after = [arm for arm in arms if arm > thing]
    if not after and hi - lo < FEWEST_WORDS and reading.low(lo) in NO_THINGS:
        return None
    return tree.range([*tree.subtree(thing), *(w for arm in after for w in tree.subtree(arm))])
