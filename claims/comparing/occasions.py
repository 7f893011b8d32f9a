"""Whether two sentences tell of two occasions: another day, another kind of event, other places."""

import re
from collections.abc import Sequence
from datetime import date

from claims.comparing.events import PEOPLE, apart
from claims.comparing.subject import MEANINGS, folded
from claims.model import Comparison, Figure, Measure, Reason

FAMILIES: dict[str, frozenset[str]] = {
    name: frozenset(words.split()) for name, words in MEANINGS["events"].items()
}
FAMILIES_OF = {
    word: frozenset(name for name, words in FAMILIES.items() if word in words)
    for word in frozenset().union(*FAMILIES.values())
}
MEMORY = re.compile(r"\b(?:worst|deadliest|biggest|largest|bloodiest|most|first|heaviest)\b")
SINCE = re.compile(r"\bsince\b")
STATES = {word: name for name, words in MEANINGS["states"].items() for word in words.split()}
WORD = re.compile(r"[a-z]+")
SAYING = re.compile(rf"\b(?:{'|'.join(MEANINGS['saying']['words'].split())})\b")
HARM = re.compile(rf"\b(?:{'|'.join(MEANINGS['harm']['words'].split())})\b")
COUNTED_TO = re.compile(
    r"\b(?:as of|as at|by|until|till|up to|to|through|since|from|after|before) $"
)
SAID_ON = re.compile(
    rf"\b(?:{'|'.join(MEANINGS['saying']['words'].split())})\b(?: \w+)?,? (?:on )?$"
)
# An event near midnight, or told of from another part of the world, has two days.
ONE_EVENT = 1


def by_occasion(a: Figure, b: Figure, a_sentence: str, b_sentence: str) -> Comparison | None:
    """Two figures of people harmed on different days."""
    if a.measure not in PEOPLE:
        return None
    ours, theirs = event_day(a, a_sentence), event_day(b, b_sentence)
    if ours and theirs and abs((ours - theirs).days) > ONE_EVENT:
        return apart(Reason.EVENT, "they are about events of different days")
    return None


def by_kind_of_event(figure: Figure, a_sentence: str, b_sentence: str) -> Comparison | None:
    """People harmed in a fire, and people harmed in a flood."""
    if figure.measure in PEOPLE and kinds_differ(kinds(a_sentence), kinds(b_sentence)):
        return apart(Reason.EVENT, "they are about events of different kinds")
    return None


def by_state(a: Figure, b: Figure, a_sentence: str, b_sentence: str) -> Comparison | None:
    """Homes destroyed and homes damaged; grain exported and grain imported."""
    if a.measure not in (Measure.COUNT, Measure.OTHER, Measure.MONEY):
        return None
    ours, theirs = states(a_sentence), states(b_sentence)
    if ours and theirs and not ours & theirs:
        return apart(Reason.MEASURE, "they count different states of a thing")
    return None


def states(sentence: str) -> frozenset[str]:
    words = WORD.findall(sentence.lower())
    return frozenset(STATES[word] for word in words if word in STATES)


def by_memory(a: Figure, b: Figure, a_sentence: str, b_sentence: str) -> Comparison | None:
    """ "The deadliest fire since 41 people died in Norvik": one is of an event long past."""
    past = [_is_memory(one, text) for one, text in ((a, a_sentence), (b, b_sentence))]
    return apart(Reason.EVENT, "one is about an earlier event") if past[0] != past[1] else None


def _is_memory(figure: Figure, sentence: str) -> bool:
    before, found, _ = sentence.partition(figure.words.text)
    memory = MEMORY.search(before.rpartition(". ")[2]) if found else None
    return memory is not None and SINCE.search(memory.string, memory.end()) is not None


def event_day(figure: Figure, sentence: str) -> date | None:
    """The day on which people came to harm: "died on Monday", and not "said on Monday"."""
    dated = figure.as_of
    if dated is None or dated.words is None or "as_of" in figure.inherited:
        return None
    before, found, after = sentence.partition(dated.words.text)
    if not found or COUNTED_TO.search(before.lower()) or SAID_ON.search(before.lower()):
        return None
    if HARM.search(before):
        return dated.day
    harm, saying = HARM.search(after), SAYING.search(after)
    first = harm and (saying is None or harm.start() < saying.start())
    return dated.day if first else None


def kinds(sentence: str) -> list[frozenset[str]]:
    """For each word of an event in a sentence the families it may belong to."""
    words = dict.fromkeys(WORD.findall(sentence.lower()))
    return [FAMILIES_OF[word] for word in words if word in FAMILIES_OF]


def kinds_differ(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """As in a fire and a flood; a blast may be a fire or an attack."""
    return bool(ours and theirs) and not any(a & b for a in ours for b in theirs)


def by_places_of_texts(
    a: Figure, b: Figure, a_figures: Sequence[Figure], b_figures: Sequence[Figure]
) -> Comparison | None:
    """Two texts that name no place in common, when a sentence does not say where."""
    inherited = "place" in a.inherited | b.inherited
    if a.measure not in PEOPLE or not inherited or not (a.place and b.place):
        return None
    ours, theirs = places([a, *a_figures]), places([b, *b_figures])
    if ours and theirs and not ours & theirs:
        return apart(Reason.EVENT, "the two texts name different places")
    return None


def places(figures: Sequence[Figure]) -> frozenset[str]:
    named = " ".join(figure.place.text for figure in figures if figure.place is not None)
    return folded(named)
