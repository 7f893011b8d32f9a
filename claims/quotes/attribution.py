"""Candidates: for each cue, who is the source and which tokens are the words said.

Everything here works on tokens. A parser can later make the same Attributions."""

from dataclasses import replace

from claims.quotes.according import according
from claims.quotes.announcing import with_announced
from claims.quotes.answers import is_non_answer, non_answer
from claims.quotes.before import content_before
from claims.quotes.candidate import Attribution
from claims.quotes.clausal import find_clausal
from claims.quotes.clauses import content_after
from claims.quotes.cues import Cue, Shape, find_cues
from claims.quotes.extents import content_end, thing_end, trim_end
from claims.quotes.joined import lead_of, source_of
from claims.quotes.lexicon import words
from claims.quotes.outermost import with_clausal
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.verbs import has_verb, is_verb


def find_attributions(reading: Reading) -> list[Attribution]:
    """What is said in each sentence that has a cue, in order, the outermost only."""
    return [
        attribution
        for number, sentence in enumerate(reading.sentences)
        if not _is_furniture(reading, sentence)
        for attribution in _in_sentence(reading, number, sentence)
    ]


def _is_furniture(reading: Reading, sentence: Sentence) -> bool:
    """Links to other articles and photo credits: "Also read: …"."""
    opening = reading.span(sentence.lo, min(sentence.hi, sentence.lo + 4)).text.lower()
    return opening.startswith(words().phrases["furniture.openings"])


def _in_sentence(reading: Reading, number: int, sentence: Sentence) -> list[Attribution]:
    found: list[Attribution] = []
    cues = find_cues(reading, sentence)
    leads = [lead_of(reading, sentence, cue) for cue in cues]
    for order, cue in enumerate(cues):
        if any(lo <= cue.verb < hi for a in found for lo, hi in a.content):
            continue
        bound = next((lead for lead in leads[order + 1 :] if lead), sentence.hi)
        attribution = _attribution(reading, number, sentence, cue, bound, found)
        if attribution is not None:
            found.append(replace(attribution, sentence=number, last=number))
    found = with_clausal(reading, found, find_clausal(reading, number, sentence))
    return with_announced(reading, number, sentence, cues, found)


def _attribution(
    reading: Reading,
    number: int,
    sentence: Sentence,
    cue: Cue,
    bound: int,
    found: list[Attribution],
) -> Attribution | None:
    if cue.shape is Shape.ACCORDING:
        return according(reading, number, sentence, cue, found)
    lo = max([sentence.lo, *(hi for a in found for _, hi in a.content)])
    source = source_of(reading, sentence, cue, found)
    if is_non_answer(reading, cue):
        return non_answer(reading, number, cue, source, bound)
    before = _behind_as(reading, number, sentence, cue, source) or content_before(
        reading, sentence, lo, cue, source
    )
    if before is not None:
        return before
    start = content_after(reading, cue, bound)
    if start < 0 or not (source or cue.shape in (Shape.PASSIVE, Shape.NOUN)):
        return None
    if _is_own_thought(reading, cue, source) or any(
        a.content[0][0] - cue.hi in (0, 1) for a in found
    ):
        return None
    return _said_after(reading, number, cue, source, start, bound)


def _behind_as(
    reading: Reading, number: int, sentence: Sentence, cue: Cue, source: tuple[Range, ...]
) -> Attribution | None:
    """ "As the mayor explained, three roads are shut"."""
    opens = reading.low(sentence.lo) == "as" and bool(source) and source[0][0] == sentence.lo + 1
    if not opens or reading.low(cue.hi) != "," or not cue.takes("clause"):
        return None
    part = (cue.hi + 1, content_end(reading, cue.hi + 1, sentence.hi, False))
    return Attribution(number, source, cue, (part,)) if has_verb(reading, *part) else None


def _is_own_thought(reading: Reading, cue: Cue, source: tuple[Range, ...]) -> bool:
    """ "I think": the author speaking; nobody is reported."""
    return bool(source) and cue.takes("belief") and reading.low(source[-1][0]) in ("i", "we", "you")


def _said_after(
    reading: Reading, number: int, cue: Cue, source: tuple[Range, ...], start: int, bound: int
) -> Attribution | None:
    if cue.shape is Shape.PASSIVE and not _reported_passive(reading, cue):
        return None
    bare = is_bare(reading, cue, start)
    if _is_thing(reading, cue, start):
        end = thing_end(reading, cue, start, bound)
    else:
        end = content_end(reading, start, bound, _in_aside(reading, source, cue))
        end = _before_scene(reading, cue, start, _noun_end(reading, cue, start, end))
    if reading.low(start) == "that" and start + 1 < end and not is_verb(reading, start + 1):
        start += 1
    start = _past_opinion(reading, start, end)
    if end <= start:
        return None
    if bare:
        start = cue.lo if cue.negated else cue.verb
    if cue.shape is Shape.NOUN and reading.low(cue.lo - 1) in ("the", "a", "his", "her", "their"):
        start = cue.lo - 1
    return Attribution(number, source, cue, ((start, end),))


def is_bare(reading: Reading, cue: Cue, start: int) -> bool:
    """A thing or an intention says nothing without its verb: "opposes the plan", "vowed to sue"."""
    if reading.quoted(start) or start < cue.hi:
        return False
    if words().has("denial.verbs", cue.lemma) or reading.low(start) == "to":
        return True
    return _is_thing(reading, cue, start) and not cue.takes("told")


def _noun_end(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """ "Hill's claim that the port is shut surprised him": the clause of a noun ends before."""
    tree = reading.syntax
    word = tree.word(cue.verb) if cue.shape is Shape.NOUN else -1
    clause = next(tree.children(word, "acl", "ccomp", "acl:relcl"), -1) if word >= 0 else -1
    if clause < 0:
        return end
    _, hi = tree.range(tree.subtree(clause))
    return trim_end(reading, start, hi) if start < hi < end else end


SCENES = {"as", "while", "when", "after", "before"}


def _before_scene(reading: Reading, cue: Cue, start: int, end: int) -> int:
    """ "said the road was shut as she left the hall": the scene belongs to the saying."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    arms = tree.children(word, "advcl") if word >= 0 else iter(())
    opens = [tree.range(tree.subtree(arm))[0] for arm in arms]
    cuts = [at for at in opens if start < at < end and reading.low(at) in SCENES]
    free = [at for at in cuts if not reading.quoted(at)]
    return trim_end(reading, start, min(free)) if free else end


def _past_opinion(reading: Reading, start: int, end: int) -> int:
    """ "said that they thought …": what they thought is what they said."""
    forms = words().forms.get(reading.low(start + 1), ())
    opinion = any(words().has("opinion.verbs", form.lemma) for form in forms)
    if opinion and reading.low(start) in ("he", "she", "they") and end - start > 4:
        return start + 3 if reading.low(start + 2) == "that" else start + 2
    return start


def _reported_passive(reading: Reading, cue: Cue) -> bool:
    return reading.low(cue.lo - 1) == "it"


def _is_thing(reading: Reading, cue: Cue, start: int) -> bool:
    if reading.low(start) in ("that", "whether", "if", "how", "why", "what", "to"):
        return False
    if reading.quoted(start) or reading.low(start - 1) == ":":
        return False
    return bool(cue.particle) or not cue.takes("clause")


def _in_aside(reading: Reading, source: tuple[Range, ...], cue: Cue) -> bool:
    """The source stands in a clause that a comma will close: "While Hill said no, …"."""
    if not source:
        return False
    opener = reading.low(source[0][0] - 1)
    last = reading.low(source[-1][0])
    return (last == "who" and source[-1][1] <= cue.lo) or opener in (
        "while",
        "although",
        "though",
        "when",
        "after",
        "as",
        "since",
    )
