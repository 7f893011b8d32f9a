"""What a number states: a level, a total, an increment, a rate, a part of a whole."""

import re

from claims.figures.changes import change_after, change_before, hedge_skipped
from claims.figures.measures import PEOPLE_LOST
from claims.figures.phrases import Phrase
from claims.figures.tables import CHANGES
from claims.figures.tokens import Sentence
from claims.model import Measure, Statistic


def read_statistics(
    sentence: Sentence, phrases: list[Phrase], measures: list[Measure]
) -> list[Statistic]:
    found = [
        read_statistic(sentence, phrase, measure)
        for phrase, measure in zip(phrases, measures, strict=True)
    ]
    for i in range(1, len(found)):
        gap = sentence.between(phrases[i - 1].end, phrases[i].start).split()
        if (
            found[i - 1] in (Statistic.RISE, Statistic.FALL)
            and gap[-1:] == ["or"]
            and len(gap) <= 3
        ):
            found[i] = found[i - 1]
    return found


def read_statistic(sentence: Sentence, phrase: Phrase, measure: Measure) -> Statistic:
    moved = change_before(sentence, phrase)
    if moved is not None and phrase.unit.kind == "money" and phrase.unit.per:
        return moved  # "oil fell 60 cents a barrel"
    if phrase.unit.per or rate_follows(sentence, phrase):
        return Statistic.RATE
    change = moved or change_after(sentence, phrase)
    if change is not None and not (phrase.unit.kind == "noun" and measure in PEOPLE_LOST):
        return change
    if is_new(sentence, phrase, measure):
        return Statistic.NEW
    if is_part(sentence, phrase, measure):
        return Statistic.SHARE
    if measure is Measure.SHARE:
        return Statistic.LEVEL
    return Statistic.TOTAL if measure in PEOPLE_LOST and not phrase.unit.per else Statistic.LEVEL


OF_NUMBER = re.compile(r"(?:out )?of [0-9]")
OF_WHAT = re.compile(r"^of [a-z]+ ")  # "tonnes of grain a month"
OWN_PEOPLE = re.compile(r"of (?:its|their|his|her)\b")
AGO = re.compile(r"an? \w+ (?:ago|earlier|later|before|after)\b")


def rate_follows(sentence: Sentence, phrase: Phrase) -> bool:
    end = phrase.unit.noun.end if phrase.unit.noun else phrase.end
    after = sentence.between(end, end + 24).lower().strip()
    after = OF_WHAT.sub("", after)
    return after.startswith(tuple(CHANGES["rate"]["words"])) and not AGO.match(after)


def is_new(sentence: Sentence, phrase: Phrase, measure: Measure) -> bool:
    """An increment: "two more", "another 30"; "new" only of cases and the like."""
    word, following = sentence.low(phrase.last), sentence.low(phrase.last + 1)
    if word in CHANGES["new"]["after"] and following not in ("than", "or"):
        return word != "new" or measure in PEOPLE_LOST
    near = " " + " ".join(sentence.words(phrase.first - 3, phrase.first))
    return near.endswith(tuple(f" {words}" for words in CHANGES["new"]["before"]))


def is_part(sentence: Sentence, phrase: Phrase, measure: Measure) -> bool:
    """Whether the count is a part of another that is given: "including eight children"."""
    index = hedge_skipped(sentence, phrase)
    before = " ".join(sentence.words(index - 2, index + 1))
    after = " ".join(sentence.words(phrase.last, phrase.last + 3))
    if measure in PEOPLE_LOST and OWN_PEOPLE.match(after):
        return False  # "89 of its soldiers": all that it lost
    if after.startswith(tuple(CHANGES["part"]["after"])) or OF_NUMBER.match(after):
        return True
    if measure in PEOPLE_LOST and before.endswith(("of those", "of these", "of whom", "of them")):
        return False
    return before.endswith(tuple(CHANGES["part"]["before"]))
