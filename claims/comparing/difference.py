"""Differences of kind that make two figures incomparable: unit, measure, statistic."""

import re
from decimal import Decimal

from claims.comparing.events import PEOPLE, apart
from claims.comparing.intervals import lies_below, overlap
from claims.comparing.subject import MEANINGS, fold, folded
from claims.model import Bound, Comparison, Figure, Label, Measure, Modality, Reason, Statistic

SILENT = frozenset({Modality.DENIED, Modality.HYPOTHETICAL, Modality.SUPERSEDED})
CHANGES = frozenset({Statistic.RISE, Statistic.FALL, Statistic.NEW})


def by_modality(a: Figure, b: Figure) -> Comparison | None:
    """Denied, superseded and foreseen figures are nobody's statement of how things are."""
    if a.modality in SILENT or b.modality in SILENT:
        if Modality.DENIED not in (a.modality, b.modality) and overlap(a, b):
            return None
        return apart(Reason.MODALITY, "one of the two is not stated as a fact")
    if (a.modality is Modality.FORECAST) != (b.modality is Modality.FORECAST):
        return apart(Reason.MODALITY, "one of the two is a forecast")
    return None


def by_unit(a: Figure, b: Figure) -> Comparison | None:
    """Currencies, shares against counts, different things counted."""
    if a.measure is b.measure and a.measure in PEOPLE:
        return None
    if a.measure is b.measure and a.unit != b.unit and not same_noun(a, b):
        return apart(
            Reason.UNIT,
            f"{a.unit or 'a bare number'} and {b.unit or 'a bare number'} are different units",
        )
    if Measure.SHARE in (a.measure, b.measure) and a.measure is not b.measure:
        return apart(Reason.UNIT, "one is a share and the other a count")
    return None


def same_noun(a: Figure, b: Figure) -> bool:
    if a.measure not in (Measure.COUNT, Measure.JOBS, Measure.VOTES, Measure.OTHER):
        return base_unit(a) == base_unit(b)
    if not a.unit or not b.unit:
        return a.unit == b.unit
    return fold(base_unit(a).split()[-1]) == fold(base_unit(b).split()[-1])


def base_unit(figure: Figure) -> str:
    return figure.unit.partition(" per ")[0]


VICTIMS = "victim"
HARMED = frozenset(
    {Measure.COUNT, Measure.DEATHS, Measure.CASUALTIES, Measure.INJURED, Measure.WOUNDED}
)


def by_measure(a: Figure, b: Figure) -> Comparison | None:
    if a.measure is b.measure or (VICTIMS in (a.unit, b.unit) and {a.measure, b.measure} <= HARMED):
        return None
    vague = MEANINGS["vague_measures"]
    for one, other in ((a, b), (b, a)):
        if other.measure.value in vague.get(one.measure.value, ()):
            return vague_against(one, other)
    return apart(Reason.MEASURE, f"{a.measure.value} and {b.measure.value} are different counts")


MEANT = {
    Measure.DEATHS: "killed",
    Measure.WOUNDED: "wounded",
    Measure.INJURED: "injured",
    Measure.CASUALTIES: "casualties",
}


def vague_against(vague: Figure, clear: Figure) -> Comparison | None:
    """As in "Losses" may mean killed: then two ranges that do not meet would be a conflict."""
    if overlap(vague, clear):
        return None
    word = vague.measure.value
    return Comparison(
        Label.NOT_COMPARABLE,
        Reason.UNIT_UNSTATED,
        f"conflict only if {word} means {MEANT[clear.measure]}, which is not stated",
    )


def by_statistic(a: Figure, b: Figure) -> Comparison | None:
    """An increment against a total, a level against a change, a rate against an amount."""
    if kind_of(a) == kind_of(b):
        return None
    if a.measure is b.measure is Measure.SHARE and not {a.statistic, b.statistic} & CHANGES:
        return None  # "half of the homes" and "50 percent of homes"
    if Statistic.SHARE in (a.statistic, b.statistic) and not {a.statistic, b.statistic} & (
        CHANGES | {Statistic.RATE}
    ):
        return part_against_whole(a, b)
    return apart(Reason.STATISTIC, "one is a change or a rate and the other a total")


def kind_of(figure: Figure) -> str:
    if figure.statistic in (Statistic.LEVEL, Statistic.TOTAL):
        return "total"
    if figure.statistic is Statistic.NEW:
        return Statistic.RISE.value
    return figure.statistic.value


def part_against_whole(a: Figure, b: Figure) -> Comparison | None:
    part, whole = (a, b) if a.statistic is Statistic.SHARE else (b, a)
    if (
        part.whose
        and whole.whose
        and folded(part.whose.text) == folded(whole.whose.text)
        and overlap(a, b)
    ):
        return None
    if (
        lies_below(whole, part)
        and part.measure is whole.measure
        and part.measure in PEOPLE
        and whole.bound is Bound.EXACTLY
    ):
        return Comparison(
            Label.CONFLICT,
            Reason.PART_EXCEEDS_WHOLE,
            "a part is larger than the whole",
            strong=False,
        )
    return apart(Reason.PART_OF_WHOLE, "one is a part of a whole")


def rate_of(a: Figure, b: Figure) -> bool:
    """Whether "20,000 a day" gives "600,000 in June"."""
    rate, total = (a, b) if a.statistic is Statistic.RATE else (b, a)
    if (
        rate.statistic is not Statistic.RATE
        or total.statistic is Statistic.RATE
        or total.period is None
    ):
        return False
    days: dict[str, int] = MEANINGS["days"]
    length = next(
        (days[word] for word in re.findall(r"[a-z]+", total.period.text.lower()) if word in days), 0
    )
    unit = days.get(rate.unit.rpartition(" per ")[2], 0)
    if not length or not unit or not same_noun(a, b) or rate.low is None or rate.high is None:
        return False
    factor = Decimal(length) / unit
    return overlap_with(total, rate.low * factor, rate.high * factor)


def one_rate(a: Figure, b: Figure) -> bool:
    """ "500 a day" and "3,500 a week"."""
    days: dict[str, int] = MEANINGS["days"]
    ours, theirs = (days.get(one.unit.rpartition(" per ")[2], 0) for one in (a, b))
    if not ours or not theirs or ours == theirs or a.low is None or a.high is None:
        return False
    factor = Decimal(theirs) / ours
    return same_noun(a, b) and overlap_with(b, a.low * factor, a.high * factor)


def overlap_with(figure: Figure, low: Decimal, high: Decimal) -> bool:
    return (figure.high is None or low <= figure.high) and (
        figure.low is None or figure.low <= high
    )
