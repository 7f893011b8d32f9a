"""Which numbers are figures: "one another" and a lone "two" are not."""

from claims.figures.measures import counts_people
from claims.figures.nouns import IDLE_ONE
from claims.figures.phrases import Phrase
from claims.figures.tables import STOP, VERBS, WEEKDAYS, looks_plural
from claims.figures.tokens import Sentence

NOT_ONE_AFTER = frozenset(
    [
        "no",
        "any",
        "every",
        "this",
        "that",
        "the",
        "each",
        "which",
        "another",
        "some",
        "last",
        "next",
    ]
)
COUNTING = frozenset(
    [
        "killed",
        "killing",
        "kills",
        "injured",
        "injuring",
        "wounded",
        "wounding",
        "leaving",
        "left",
        "least",
        "most",
        "than",
        "about",
        "only",
        "just",
        "arrested",
        "among",
        "of",
    ]
)
STATE = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "have",
        "had",
        "has",
        "died",
        "dead",
        "killed",
        "injured",
        "wounded",
        "hurt",
        "missing",
        "remain",
        "remained",
        "survived",
        "others",
        "more",
        "fatally",
        "were",
    ]
)


def is_figure(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.number.kind == "words":
        return keeps_word(sentence, phrase)
    if phrase.number.kind == "vague":
        return keeps_vague(sentence, phrase)
    return not in_a_name(sentence, phrase)


def keeps_word(sentence: Sentence, phrase: Phrase) -> bool:
    """A number in words needs something that it counts, or a verb that counts it."""
    following = sentence.low(phrase.last)
    if (
        phrase.number.value == 1
        and phrase.number.last - phrase.number.first == 1
        and phrase.number.high is None
    ):
        return keeps_one(sentence, phrase, following)
    if phrase.unit.name or phrase.number.scaled or phrase.number.high is not None:
        return True
    if following == "of" and sentence.low(phrase.last + 1) in ("the", "those", "them", "these"):
        return True
    return phrase.number.value >= 10 or counts_here(sentence, phrase, following)


def counts_here(sentence: Sentence, phrase: Phrase, following: str) -> bool:
    return following in STATE or sentence.low(phrase.first - 1) in COUNTING or following in VERBS


def keeps_one(sentence: Sentence, phrase: Phrase, following: str) -> bool:
    before = sentence.low(phrase.first - 1)
    if phrase.unit.kind not in ("noun", ""):
        return before not in NOT_ONE_AFTER
    if before in NOT_ONE_AFTER or following in IDLE_ONE - {"was"}:
        return False
    if following in ("was", "died", "fatally", "dead") and before in ("", "and", ","):
        return following != "was"
    return bool(phrase.unit.name) and following not in STOP - {"of", "-"}


def keeps_vague(sentence: Sentence, phrase: Phrase) -> bool:
    """As in "for a few minutes" counts nothing; "hundreds of times" neither."""
    words = phrase.number.last - phrase.number.first
    first = sentence.low(phrase.number.first)
    if first in ("several", "a") and words <= 2:
        return phrase.unit.kind == "money" or (counts_people(phrase) and bool(phrase.unit.name))
    return True


def in_a_name(sentence: Sentence, phrase: Phrase) -> bool:
    """As in "Area 51": a whole number right behind a capital, counting nothing."""
    before = sentence.tokens[phrase.first - 1] if phrase.first > 1 else None
    number = sentence.tokens[phrase.number.first]
    if (
        before is None
        or not before.is_capital
        or before.low in WEEKDAYS
        or not number.text.isdigit()
        or len(number.text) > 4
        or number.start - before.end != 1
    ):
        return False
    plural = phrase.unit.noun is not None and looks_plural(phrase.unit.noun.head)
    return (
        phrase.unit.kind in ("", "noun")
        and not plural
        and not phrase.number.scaled
        and phrase.start == number.start
    )
