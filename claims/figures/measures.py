"""What kind of thing a number counts: deaths, cases, money."""

import re
from collections.abc import Sequence

from claims.figures.phrases import Phrase
from claims.figures.tables import MEASURES, PERSONS, looks_plural, singular
from claims.figures.tokens import Sentence
from claims.figures.windows import Window, windows
from claims.model import Measure

BY_NOUN = {
    word: Measure(kind) for kind, table in reversed(MEASURES.items()) for word in table["nouns"]
}
BY_VERB = {
    word: Measure(kind) for kind, table in reversed(MEASURES.items()) for word in table["verbs"]
}
BY_KIND = {
    "money": Measure.MONEY,
    "share": Measure.SHARE,
    "age": Measure.AGE,
    "duration": Measure.DURATION,
    "distance": Measure.DISTANCE,
}


def read_measures(sentence: Sentence, phrases: list[Phrase]) -> list[Measure]:
    """A measure for each phrase; one that has none of its own takes its neighbour's in a list."""
    seen = windows(sentence, phrases)
    own = [
        own_measure(sentence, phrase, window) for phrase, window in zip(phrases, seen, strict=True)
    ]
    for i in range(len(own) - 2, -1, -1):
        if (
            own[i] is None
            and seen[i].joined
            and counts_people(phrases[i])
            and (counts_people(phrases[i + 1]) or own[i + 1] in SUFFERED)
        ):
            own[i] = own[i + 1]
    for i in range(1, len(own)):
        if (
            own[i] is None
            and counts_people(phrases[i])
            and own[i - 1] in BY_VERB.values()
            and near(sentence, phrases[i - 1], phrases[i])
        ):
            own[i] = own[i - 1]
    return [measure or plain_measure(phrase) for measure, phrase in zip(own, phrases, strict=True)]


def near(sentence: Sentence, left: Phrase, right: Phrase) -> bool:
    """A bare number may follow after a semicolon: "police counted 80"."""
    parted = ";" in sentence.between(left.end, right.start) and right.unit.name != ""
    return right.first - left.last <= 12 and not parted


def plain_measure(phrase: Phrase) -> Measure:
    return Measure.COUNT if phrase.unit.name else Measure.OTHER


def counts_people(phrase: Phrase) -> bool:
    head = phrase.unit.noun.head if phrase.unit.noun else phrase.unit.name.split(" ")[-1]
    return phrase.unit.kind in ("", "noun") and (
        not head or head in PERSONS or head in BY_NOUN or singular(head) in PERSONS
    )


def names_people(phrase: Phrase) -> bool:
    """ "300 jobs would be lost" loses no people; "300 workers were killed" does."""
    head = phrase.unit.noun.head if phrase.unit.noun else phrase.unit.name.split(" ")[-1]
    return head not in POSTS and singular(head) not in POSTS


def own_measure(sentence: Sentence, phrase: Phrase, window: Window) -> Measure | None:
    kind = phrase.unit.kind
    if kind in BY_KIND:
        return BY_KIND[kind]
    if kind == "other":
        return Measure.OTHER
    noun = noun_measure(sentence, phrase)
    if noun is not None and (noun not in NAMES_OF_PEOPLE or not names_people(phrase)):
        return noun
    if not counts_people(phrase):
        return said_before_or_beside(phrase, window)
    said_before = None if phrase.unit.name else measure_said_before(window)
    return verb_measure(window) or noun or said_before


def said_before_or_beside(phrase: Phrase, window: Window) -> Measure | None:
    """For a noun not known to mean people: "12 divers died", "the blast killed 8 clerks"."""
    if counts_nothing(phrase):
        return measure_said_before(window)
    if phrase.unit.noun is None or not looks_plural(phrase.unit.noun.head):
        return None
    length = len(phrase.unit.noun.words)
    behind = [BY_VERB[word] for word in window.right[length : length + 4] if word in BY_VERB]
    ahead = [BY_VERB[word] for word in window.left[-1:] if word in BY_VERB]
    beside = [measure for measure in (*behind, *ahead) if measure in SUFFERED]
    return strongest(beside, beside[0]) if beside else None


def counts_nothing(phrase: Phrase) -> bool:
    """ "The 100-to-300 spectrum": the noun behind the number is not what is counted."""
    noun = phrase.unit.noun
    return noun is not None and phrase.number.high is not None and not looks_plural(noun.head)


def measure_said_before(window: Window) -> Measure | None:
    """As in "the number of deaths ..., with 66 as of noon": the last measure before the number."""
    return next((BY_NOUN[word] for word in reversed(window.before) if word in BY_NOUN), None)


def noun_measure(sentence: Sentence, phrase: Phrase) -> Measure | None:
    noun = phrase.unit.noun
    if noun is not None and RECOVERED.search(sentence.between(phrase.end, noun.end)):
        return Measure.RESCUED
    if noun is None:
        return BY_NOUN.get(phrase.unit.name)
    return BY_NOUN.get(noun.head) or BY_NOUN.get(singular(noun.head))


def verb_measure(window: Window) -> Measure | None:
    """The nearest measuring verb: first behind the number, then before it."""
    if BOTH.search(" ".join(window.right)) or BOTH.search(" ".join(window.left[-3:])):
        return Measure.CASUALTIES
    right = [
        (i, BY_VERB[word])
        for i, word in enumerate(window.right[:14])
        if word in BY_VERB and not loses_something(window.right, i)
    ]
    left = [
        (len(window.left) - i, BY_VERB[word])
        for i, word in enumerate(window.left)
        if word in BY_VERB
    ]
    left = [(distance, measure) for distance, measure in left if distance <= 14]
    if right and left and left[-1][0] <= 3 < right[0][0]:
        return left[-1][1]
    if right:
        return strongest([measure for _, measure in right], right[0][1])
    return left[-1][1] if left else None


def loses_something(words: Sequence[str], at: int) -> bool:
    """Whoever lost a job is not lost: "300 workers lost their jobs", "for fear of losing hers"."""
    following = words[at + 1 : at + 2]
    return BY_VERB[words[at]] is Measure.LOSSES and bool(OWNED.intersection(following))


def strongest(measures: list[Measure], first: Measure) -> Measure:
    """As in "were shot dead", "tested positive and died": death has the last word."""
    if Measure.DEATHS in measures and first in (
        Measure.SHOT,
        Measure.CASES,
        Measure.ARRESTED,
        Measure.LOSSES,
    ):
        return Measure.DEATHS
    return first


OWNED = frozenset(MEASURES["losses"]["things"])  # first words of what somebody can lose
POSTS = frozenset(("job", "role", "position", "post", "vacancy"))
# Nouns of people, whose measure gives way to what befell them: "refugees died".
NAMES_OF_PEOPLE = frozenset(
    {Measure.JOBS, Measure.PARTICIPANTS, Measure.DISPLACED, Measure.CAPTURED, Measure.RESCUED}
)
SUFFERED = frozenset(
    {
        Measure.DEATHS,
        Measure.WOUNDED,
        Measure.INJURED,
        Measure.SHOT,
        Measure.ARRESTED,
        Measure.RESCUED,
    }
)
BOTH = re.compile(r"\b(?:killed|dead) (?:and|or) (?:wounded|injured)\b")
RECOVERED = re.compile(r"\b(?:recovered|recovering|rescued)\b", re.I)
PEOPLE_LOST = frozenset(
    {
        Measure.DEATHS,
        Measure.WOUNDED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.CASUALTIES,
        Measure.LOSSES,
        Measure.SHOT,
        Measure.CASES,
        Measure.DISPLACED,
        Measure.ARRESTED,
        Measure.RESCUED,
    }
)
