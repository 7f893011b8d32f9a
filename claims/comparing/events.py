"""Differences of people, place and time that make two figures incomparable."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from claims.comparing.intervals import gap, lies_below
from claims.comparing.subject import MEANINGS, fold, folded
from claims.model import Comparison, Figure, Label, Measure, Reason

PARTS = frozenset(fold(word) for word in MEANINGS["parts"]["words"].split())
GROUPS = PARTS | frozenset(fold(word) for word in MEANINGS["groups"]["words"].split())
SCOPES = {word: scope for scope, words in MEANINGS["scopes"].items() for word in words.split()}
NATION = re.compile(r"\b[A-Z][a-z]+(?:an|ian|ish|ese|i|ch)s?\b")
OTHER_SCALE = Decimal(10)  # so many times as large a count is hardly of the same town
OWN = re.compile(r"(?:its|their|his|her)\b")
YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
# Measures that say what befell people.
PEOPLE = frozenset(Measure) - {
    Measure.MONEY,
    Measure.SHARE,
    Measure.AGE,
    Measure.DURATION,
    Measure.DISTANCE,
    Measure.COUNT,
    Measure.OTHER,
    Measure.VOTES,
    Measure.JOBS,
}


def apart(reason: Reason, words: str) -> Comparison:
    return Comparison(Label.NOT_COMPARABLE, reason, words, strong=False)


def by_population(a: Figure, b: Figure) -> Comparison | None:
    """Whose: two known populations that differ, or one that is a part of people at large."""
    ours, theirs = own_population(a), own_population(b)
    if not ours and not theirs:
        return by_loser(a, b)
    if not ours or not theirs:
        part = (ours or theirs) & PARTS
        soldiers = part <= {"soldier", "police"} and not counts_of_people(a, b)
        return (
            apart(Reason.POPULATION, "one counts a part of the people")
            if part and not soldiers
            else None
        )
    if is_own(a) != is_own(b) and bool(nations(a)) != bool(nations(b)):
        return apart(Reason.PART_OF_WHOLE, "one counts those of one side alone")
    if nations_differ(a, b) or not (ours & theirs or ours <= nations(a) or theirs <= nations(b)):
        return apart(
            Reason.POPULATION,
            f"“{whose(a)}” and “{whose(b)}” are different people",
        )
    return None


def is_own(figure: Figure) -> bool:
    """ "465 of its pilgrims": those of whoever gave the figure."""
    return figure.whose is not None and OWN.match(figure.whose.text) is not None


def own_population(figure: Figure) -> frozenset[str]:
    """What is known of whose it is: one taken from before tells only its nation."""
    if figure.whose is None:
        return frozenset()
    if "whose" in figure.inherited:
        return nations(figure)
    return folded(figure.whose.text) - {"people"}


def whose(figure: Figure) -> str:
    return figure.whose.text if figure.whose else ""


def by_loser(a: Figure, b: Figure) -> Comparison | None:
    """As in "The battalion lost 40 men" and "the brigade lost 310"."""
    ours, theirs = folded(a.counted), folded(b.counted)
    if a.measure is not Measure.LOSSES or not ours or not theirs or ours & theirs:
        return None
    return apart(Reason.POPULATION, "they are the losses of different units")


def counts_of_people(a: Figure, b: Figure) -> bool:
    return a.unit in ("people", "victim") or b.unit in ("people", "victim")


def nations(figure: Figure) -> frozenset[str]:
    names = NATION.findall(figure.whose.text) if figure.whose else []
    if is_own(figure):
        givers = " ".join(span.text for span in figure.source).split()
        names += [word for word in givers if word.istitle() and word not in ("The", "A", "An")]
    return frozenset(fold(name) for name in names)


def nations_differ(a: Figure, b: Figure) -> bool:
    ours, theirs = nations(a), nations(b)
    return bool(ours and theirs and not ours & theirs)


def by_year(a: Figure, b: Figure) -> Comparison | None:
    """An event of 1990 and one of this year."""
    ours, theirs = years(a), years(b)
    if ours and theirs and not ours & theirs:
        return apart(Reason.EVENT, "they are about different years")
    return None


def by_event_year(
    a: Figure, b: Figure, a_day: date | None, b_day: date | None
) -> Comparison | None:
    """A figure of 1990 and one that is given years later, for a year it does not name."""
    for one, other, day in ((a, b, b_day), (b, a, a_day)):
        named = years(one)
        if (
            named
            and not years(other)
            and day
            and all(abs(int(year) - day.year) > 1 for year in named)
        ):
            return apart(Reason.EVENT, f"one is about {max(named)}")
    return None


def years(figure: Figure) -> frozenset[str]:
    return frozenset(YEAR.findall(figure.period.text)) if figure.period else frozenset()


def by_place(a: Figure, b: Figure) -> Comparison | None:
    """Scopes such as worldwide and abroad, places that share no name."""
    if scope(a) != scope(b) and a.place and b.place:
        return apart(Reason.EVENT, f"“{a.place.text}” and “{b.place.text}” are different places")
    if scope(a):
        return None
    if a.place and b.place and not (a.inherited | b.inherited) & {"place"}:
        ours, theirs = folded(a.place.text), folded(b.place.text)
        if ours and theirs and not ours & theirs:
            return apart(
                Reason.EVENT, f"“{a.place.text}” and “{b.place.text}” are different places"
            )
        wider = a.place.text if ours > theirs else b.place.text
        if (ours > theirs or theirs > ours) and " and " in wider:
            return apart(Reason.PART_OF_WHOLE, f"one is of “{wider}” together")
    return None


def told_of(figure: Figure, sentence: str, beside: Sequence[Figure]) -> bool:
    """Whether a sentence names the place of another's figure, and counts nothing else there.

    As in "the quake struck the province of Talmira in Ostmark": a town and its country.
    """
    if figure.place is None or scope(figure):
        return False
    words = folded(figure.place.text)
    counted = (one.place for one in beside if one.place is not None)
    return words <= folded(sentence) and not any(words & folded(place.text) for place in counted)


def by_one_place(a: Figure, b: Figure) -> Comparison | None:
    """ "Dozens were killed in Norvik" beside thousands, of nowhere in particular, is a part."""
    for local, other in ((a, b), (b, a)):
        if local.place is None or not is_placed(local) or is_placed(other):
            continue
        times = gap(local, other)
        if is_vague(local) and lies_below(local, other) and times and times >= OTHER_SCALE:
            return apart(Reason.EVENT, f"only the smaller is of “{local.place.text}”")
    return None


def is_placed(figure: Figure) -> bool:
    """Whether a place stands beside the figure itself."""
    return figure.place is not None and "place" not in figure.inherited


def is_vague(figure: Figure) -> bool:
    """Dozens, hundreds, a few: a word that stands for a stretch."""
    return isinstance(figure.value, tuple) and not any(c.isdigit() for c in figure.words.text)


def scope(figure: Figure) -> str:
    if figure.place is None:
        return ""
    words = figure.place.text.lower().replace("other territories", "other-territories").split()
    return next((SCOPES[word] for word in words if word in SCOPES), "")


def by_subject(a: Figure, b: Figure) -> Comparison | None:
    """The same number said of different things: needed where the unit says little."""
    if a.measure in PEOPLE:
        return None
    ours, theirs = folded(a.counted), folded(b.counted)
    if a.measure is Measure.SHARE and (ours & GROUPS) != (theirs & GROUPS):
        return apart(Reason.POPULATION, "one is of a part of the people")
    needs = a.measure in (Measure.AGE, Measure.DURATION, Measure.DISTANCE, Measure.OTHER)
    if ours & theirs or (not needs and not (ours and theirs)):
        return None
    return apart(Reason.EVENT, "the two numbers are said of different things")
