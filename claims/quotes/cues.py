"""Words of saying: verbs with auxiliaries and particles, "according to", nouns of saying."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.quotes.lexicon import Form, words
from claims.quotes.reading import Reading, Sentence
from claims.quotes.verbs import is_adverb


class Shape(StrEnum):
    FINITE = "finite"
    ING = "ing"
    PASSIVE = "passive"
    NOUN = "noun"
    ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `lo` up to `hi`; `verb` is the token of the verb itself."""

    lo: int
    hi: int
    verb: int
    lemma: str
    shape: Shape
    particle: str = ""
    negated: bool = False

    def takes(self, frame: str) -> bool:
        if frame == "quote" and words().has("particled.quote", f"{self.lemma} {self.particle}"):
            return True
        return words().has(f"frames.{frame}", self.lemma)


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands in front of a verb: auxiliaries and adverbs, from token `lo`."""

    lo: int
    passive: bool
    helped: bool  # by "did", "would", "has"
    negated: bool


def find_cues(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Cues outside quotation marks, in order, not overlapping."""
    cues: list[Cue] = []
    for index in range(sentence.lo, sentence.hi):
        if reading.quoted(index) or (cues and index < cues[-1].hi):
            continue
        cue = _cue_at(reading, sentence, index)
        if cue is not None:
            cues.append(cue)
    return cues


def _cue_at(reading: Reading, sentence: Sentence, index: int) -> Cue | None:
    low = reading.low(index)
    if low in ("according", "in"):
        return _according(reading, sentence, index)
    if low in words().forms:
        found = _verb(reading, sentence, index)
        if found is not None:
            return found
    evasion = _evasion(reading, sentence, index)
    if evasion is not None:
        return evasion
    if words().has("nouns.that", low.removesuffix("s")) and reading.low(index + 1) == "that":
        return Cue(index, index + 1, index, low.removesuffix("s"), Shape.NOUN)
    return None


def _according(reading: Reading, sentence: Sentence, index: int) -> Cue | None:
    for phrase in words().phrases["according.phrases"]:
        parts = phrase.split()
        hi = index + len(parts)
        if hi < sentence.hi and [reading.low(i) for i in range(index, hi)] == parts:
            return Cue(index, hi, index, phrase, Shape.ACCORDING)
    return None


def _evasion(reading: Reading, sentence: Sentence, index: int) -> Cue | None:
    """ "would not be drawn", "could not be reached"."""
    if not words().has("non_answer.first", reading.low(index)):
        return None
    before = _before(reading, sentence, index)
    for phrase in words().phrases["non_answer.phrases"]:
        parts = phrase.split()
        same = all(reading.low(index + i) == part for i, part in enumerate(parts))
        if same and (before.negated or parts[0] == "no") and index + len(parts) <= sentence.hi:
            hi = index + len(parts)
            return Cue(before.lo, hi, index, phrase, Shape.FINITE, negated=True)
    return None


def _verb(reading: Reading, sentence: Sentence, index: int) -> Cue | None:
    before = _before(reading, sentence, index)
    for form in words().forms[reading.low(index)]:
        shape = _shape(reading, sentence, index, form, before)
        if shape is not None:
            particle = _particle(reading, sentence, index, form.lemma)
            if not particle and not any(_frames(form.lemma)):
                continue
            hi = index + 2 if particle else index + 1
            return Cue(before.lo, hi, index, form.lemma, shape, particle, before.negated)
    return None


def _frames(lemma: str) -> Iterator[bool]:
    names = ("clause", "that", "quote", "to", "thing", "asking")
    yield from (words().has(f"frames.{name}", lemma) for name in names)
    yield words().has("non_answer.refusals", lemma)


def _particle(reading: Reading, sentence: Sentence, index: int, lemma: str) -> str:
    after = reading.low(index + 1) if index + 1 < sentence.hi else ""
    return after if after in words().particles.get(lemma, ()) else ""


def _before(reading: Reading, sentence: Sentence, index: int) -> _Before:
    lo, passive, helped, negated = index, False, False, False
    while lo > sentence.lo and index - lo < 6 and not reading.quoted(lo - 1):
        low, token = reading.low(lo - 1), reading.tokens[lo - 1]
        auxiliary = words().has("grammar.auxiliaries", low) or low.endswith(("n't", "n’t"))
        auxiliary = auxiliary and not (token.is_name and lo - 1 > sentence.lo)  # George Will
        if not auxiliary and not is_adverb(low, token.text):
            break
        helped = helped or auxiliary
        passive = passive or words().has("grammar.be", low.removesuffix("n't").removesuffix("n’t"))
        negated = negated or words().has("grammar.negations", low) or low.endswith(("n't", "n’t"))
        lo -= 1
    return _Before(lo, passive, helped, negated)


def _shape(
    reading: Reading, sentence: Sentence, index: int, form: Form, before: _Before
) -> Shape | None:
    previous = reading.low(before.lo - 1) if before.lo > sentence.lo else ""
    if reading.low(index - 1) == "so" and form.lemma == "call":
        return None
    if form.shape == "ing":
        noun = words().has("grammar.determiners", previous)
        return None if noun else Shape.FINITE if before.passive else Shape.ING
    if form.shape in ("past", "participle") and before.passive:
        return Shape.PASSIVE
    if form.shape == "participle" and not before.helped:
        return None
    if form.shape == "base" and before.helped and not before.passive:
        return Shape.FINITE
    if form.shape in ("base", "third"):
        return Shape.FINITE if _is_present(reading, index, form, previous) else None
    if before.lo == index and _wants_noun(previous):
        return None
    return None if _is_participle(reading, index, form.lemma, previous) else Shape.FINITE


def _is_participle(reading: Reading, index: int, lemma: str, previous: str) -> bool:
    """ "a plan proposed by", and "Asked about it, Hill said"."""
    if reading.low(index + 1) == "by":
        return True
    return lemma in ("ask", "question") and previous in (",", "", "when", "if", "“")


def _is_present(reading: Reading, index: int, form: Form, previous: str) -> bool:
    """A present tense, not an infinitive and not a noun ("the claims", "two reports")."""
    if not previous or not previous[0].isalnum() or _wants_noun(previous) or previous == "to":
        behind = previous == "," or (reading.quoted(index - 1) and previous[-1:] in CLOSING)
        named = reading.tokens[min(index + 1, len(reading.tokens) - 1)].is_name
        return behind and form.shape == "third" and (named or not _is_noun_too(form.lemma))
    if not _is_noun_too(form.lemma):
        return form.shape == "third" or _is_plural(previous) or previous not in NOT_SUBJECTS
    if (
        previous.endswith(words().phrases["adjectives.endings"])
        and not reading.tokens[index - 1].is_name
    ):
        return False
    marked = reading.low(index + 1) == "that" or reading.quoted(index + 1)
    if form.shape == "base":
        return _is_plural(previous) and (marked or previous in PLURALS)
    named = reading.tokens[index - 1].is_name and previous != "united"
    return marked or named or words().has("grammar.subjects", previous) or previous == "who"


CLOSING = "\"”’»“'"
NOT_SUBJECTS = {"and", "or", "but", "not", "than", "let", "please", "as"}
PLURALS = {"they", "we", "i", "you", "who", "people", "others", "many", "some", "officials"}


def _is_noun_too(lemma: str) -> bool:
    return words().has("grammar.nouns_too", lemma)


def _wants_noun(previous: str) -> bool:
    sets = ("grammar.determiners", "grammar.prepositions")
    pronoun_like = previous in ("this", "that", "those", "some", "many", "several", "most", "both")
    noun_next = any(words().has(name, previous) for name in sets) and not pronoun_like
    return noun_next or previous.endswith(("'s", "’s"))


def _is_plural(previous: str) -> bool:
    if previous in ("they", "we", "i", "you", "who") or words().has("people.others", previous):
        return True
    return previous.endswith("s") and not previous.endswith(("'s", "’s", "ss", "us"))
