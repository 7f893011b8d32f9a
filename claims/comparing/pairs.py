"""Two figures side by side: one label, one reason."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from claims.comparing import difference, events, occasions, periods
from claims.comparing.growth import (
    can_have_grown,
    can_have_shrunk,
    days_of,
    later_is_larger,
    same_giver,
)
from claims.comparing.intervals import gap, overlap, same_value
from claims.comparing.reasons import conflict_words, dates_words, overlap_words
from claims.comparing.subject import folded
from claims.comparing.sums import explained_by_sum, may_include_attacker
from claims.model import Comparison, Figure, Label, Reason

# Below this factor, and above this count, a difference is logged and not spoken of unasked.
SMALL_GAP = Decimal("1.1")
SMALL_COUNT = 20
WORTH_SAYING = 2

DIFFERENCES = (
    difference.by_modality,
    events.by_one_place,
    difference.by_unit,
    events.by_place,
    difference.by_measure,
    difference.by_statistic,
    events.by_population,
    events.by_year,
    periods.by_period,
    events.by_subject,
)
ABOUT_THE_EVENT = frozenset({Reason.EVENT})


def compare_figures(
    a: Figure,
    b: Figure,
    *,
    a_published: date | None = None,
    b_published: date | None = None,
    a_text_figures: Sequence[Figure] = (),
    b_text_figures: Sequence[Figure] = (),
    a_sentence: str = "",
    b_sentence: str = "",
    same_event: bool | None = None,
    same_source: bool | None = None,
) -> Comparison:
    """One label and one reason for two figures.

    The figures beside them (`a_text_figures`) let sums be tried before a mismatch is called; the
    sentences tell whether an attacker may be counted, and what happened when. `same_event` and
    `same_source` are for a caller who knows.
    """
    if (apart := events_apart(a, a_sentence, b_sentence, same_event)) is not None:
        return apart
    if (reckoned := reckoned_from_another(a, b, a_text_figures, b_text_figures)) is not None:
        return reckoned
    told = events.told_of(a, b_sentence, b_text_figures)
    told = told or events.told_of(b, a_sentence, a_text_figures)
    known = known_difference(a, b, same_event, same_place=told)
    days = days_of(a, b, a_published, b_published)
    if known is None and not same_event:
        beside, around = (a_text_figures, b_text_figures), (a_sentence, b_sentence)
        known = other_occasion(a, b, days, beside, around)
    if known is not None:
        return known
    if overlap(a, b):
        return meeting(a, b)
    if may_include_attacker(a, b, a_sentence, b_sentence):
        return events.apart(Reason.INCLUSION, "one may include the attacker")
    same = one_giver(a, b, same_source)
    return parting(a, b, *days, about=f"{a_sentence} {b_sentence}", same=same)


def events_apart(
    a: Figure, a_sentence: str, b_sentence: str, same_event: bool | None
) -> Comparison | None:
    """Two events, as far as can be told before any number is looked at."""
    if same_event is False:
        return events.apart(Reason.EVENT, "they are about different events")
    return None if same_event else occasions.by_kind_of_event(a, a_sentence, b_sentence)


def reckoned_from_another(
    a: Figure, b: Figure, a_figures: Sequence[Figure], b_figures: Sequence[Figure]
) -> Comparison | None:
    """One figure that follows from the other, by a sum or over a time."""
    if explained_by_sum(a, b, a_figures, b_figures):
        return Comparison(Label.AGREE, Reason.SUM, "the parts add up to the whole")
    if difference.rate_of(a, b) or difference.one_rate(a, b):
        return Comparison(Label.AGREE, Reason.PERIOD, "one over its time gives the other")
    return None


def other_occasion(
    a: Figure,
    b: Figure,
    days: tuple[date | None, date | None],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    sentences: tuple[str, str],
) -> Comparison | None:
    """What the sentences around two figures tell of another day, place, kind or state."""
    return (
        events.by_event_year(a, b, *days)
        or occasions.by_memory(a, b, *sentences)
        or occasions.by_state(a, b, *sentences)
        or occasions.by_occasion(a, b, *sentences)
        or occasions.by_places_of_texts(a, b, *figures)
    )


def known_difference(
    a: Figure, b: Figure, same_event: bool | None, *, same_place: bool = False
) -> Comparison | None:
    """The first reason not to compare the two, or None."""
    for differs in DIFFERENCES:
        if same_place and differs is events.by_place:
            continue
        found = differs(a, b)
        if found is not None and not (same_event and found.reason in ABOUT_THE_EVENT):
            return found
    return None


def meeting(a: Figure, b: Figure) -> Comparison:
    """Two figures that can both stand."""
    if same_value(a, b):
        return Comparison(Label.AGREE, Reason.SAME_VALUE, "the same number")
    return Comparison(Label.REFINE, Reason.OVERLAP, overlap_words(a, b))


def parting(
    a: Figure,
    b: Figure,
    a_day: date | None,
    b_day: date | None,
    *,
    about: str,
    same: bool | None,
) -> Comparison:
    """Two figures of one thing that do not meet: growth, a revision, or a conflict."""
    grown = later_is_larger(a, b, a_day, b_day)
    days = abs((a_day - b_day).days) if a_day and b_day else 0
    if grown and (same or can_have_grown(a, b, days, about)):
        return Comparison(
            Label.UPDATE,
            Reason.GROWTH,
            f"the later figure is the larger, {dates_words(a_day, b_day)}",
        )
    if can_have_shrunk(a, b, a_day, b_day):
        shrunk = f"the later figure is the smaller, {dates_words(a_day, b_day)}"
        return Comparison(Label.UPDATE, Reason.GROWTH, shrunk)
    words = ", ".join(part for part in (conflict_words(a, b), dates_words(a_day, b_day)) if part)
    return Comparison(Label.CONFLICT, reason_of(same, grown), words, strong=is_strong(a, b))


def one_giver(a: Figure, b: Figure, same_source: bool | None) -> bool | None:
    """Whether one giver gave both; None when that is not known of either figure."""
    if a.source and b.source:
        return same_giver(a, b)
    return same_source


def reason_of(same: bool | None, grown: bool | None) -> Reason:
    if same is None:
        return Reason.UNATTRIBUTED
    if same:
        return Reason.REVISED_DOWN if grown is False else Reason.SAME_GIVER
    return Reason.SOURCE_DISPUTE


def is_strong(a: Figure, b: Figure) -> bool:
    """Whether the gap is worth speaking of unasked."""
    times = gap(a, b)
    small = max(a.high or a.low or 0, b.high or b.low or 0) <= SMALL_COUNT
    return says_enough(a, b) and (small or times is None or times >= SMALL_GAP)


def says_enough(a: Figure, b: Figure) -> bool:
    """People are known by what befell them; other counts and sums need words in common."""
    if a.measure in events.PEOPLE:
        return True
    return bool(folded(a.counted) & folded(b.counted))
