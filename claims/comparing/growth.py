"""Whether time alone can explain that two figures differ."""

import re
from datetime import date, timedelta
from decimal import Decimal

from claims.comparing.intervals import lies_below
from claims.comparing.subject import MEANINGS, folded
from claims.figures.dates import day_in_year
from claims.figures.tables import MONTHS
from claims.model import Bound, Figure, Measure, Statistic

# Growth a day, from the 90th percentile of a running daily toll (design of figures, section 4).
RATES = ((10, Decimal("0.5")), (30, Decimal("0.1")), (60, Decimal("0.02")), (200, Decimal("0.012")))
LATE_RATE = Decimal("0.005")
FIRST_DAYS = 3
# After so many days the date no longer excuses a difference about a single event.
ONE_OFF_DAYS = 14
ANY_YEAR = 2000
ONGOING = re.compile(rf"\b(?:{'|'.join(MEANINGS['ongoing']['words'].split())})\b", re.I)
# After these the dead are found for days: the first counts are small.
FOUND_LATE = (MEANINGS["events"]["weather"] + " " + MEANINGS["events"]["quake"]).split()
SEARCHED = re.compile(rf"\b(?:{'|'.join(FOUND_LATE)})\b", re.I)
MONTH_ALONE = re.compile(r"(?:whole of |in )(\w+)$", re.I)
LONGEST = 400


def day_of(figure: Figure, published: date | None) -> date | None:
    """The day a figure speaks for: its own, or else its article's."""
    if figure.as_of is not None and figure.as_of.day is not None:
        return figure.as_of.day
    return month_end(figure, published) or published


def month_end(figure: Figure, published: date | None) -> date | None:
    """The last day of the month a figure covers: "in the whole of March"."""
    month = MONTH_ALONE.search(figure.period.text) if figure.period and published else None
    number = MONTHS.get(month[1].lower()) if month else None
    if number is None or published is None:
        return None
    year = published.year - (number > published.month)
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def days_of(
    a: Figure, b: Figure, a_published: date | None, b_published: date | None
) -> tuple[date | None, date | None]:
    """The days of two figures; a day without a year takes the year of the other."""
    ours, theirs = day_of(a, a_published), day_of(b, b_published)
    if ours is None and theirs is None:
        return in_year(a, ANY_YEAR), in_year(b, ANY_YEAR)
    if ours is None and theirs is not None:
        ours = in_year(a, theirs.year)
    if theirs is None and ours is not None:
        theirs = in_year(b, ours.year)
    return ours, theirs


def in_year(figure: Figure, year: int) -> date | None:
    words = figure.as_of.words if figure.as_of is not None else None
    return day_in_year(words.text, year) if words is not None else None


def later_is_larger(a: Figure, b: Figure, a_day: date | None, b_day: date | None) -> bool | None:
    """True when the later figure is the larger one; None when their days are unknown or equal."""
    if a_day is None or b_day is None or a_day == b_day:
        return None
    earlier, later = (a, b) if a_day < b_day else (b, a)
    return lies_below(earlier, later)


def can_have_shrunk(a: Figure, b: Figure, a_day: date | None, b_day: date | None) -> bool:
    """The missing are found: a later, smaller count of them is newer and no dispute."""
    return a.measure is Measure.MISSING and later_is_larger(a, b, a_day, b_day) is False


def can_have_grown(a: Figure, b: Figure, days: int, about: str) -> bool:
    """Whether the smaller can have become the larger within so many days.

    `about` are the words of both texts: a war goes on, a fire does not.
    """
    smaller, larger = (a, b) if lies_below(a, b) else (b, a)
    if larger.low is None or smaller.high is None:
        return True
    ongoing = ONGOING.search(about) is not None
    if not ongoing and days > ONE_OFF_DAYS:
        return False
    if days <= FIRST_DAYS and not ongoing:
        return True
    searched = SEARCHED.search(about) is not None and not ongoing
    return larger.low <= smaller.high * (early_allowance(days) if searched else allowance(days))


def early_allowance(days: int) -> Decimal:
    """The factor while the dead are looked for: half as much again a day at first."""
    return (1 + RATES[0][1]) ** min(days, RATES[0][0]) * (1 + RATES[1][1]) ** max(
        0, days - RATES[0][0]
    )


def allowance(days: int) -> Decimal:
    """The factor a running count may grow by, when nothing is known of the day it began."""
    factor, done = Decimal(1), 0
    for end, rate in RATES:
        step = max(0, min(days, end) - done)
        factor *= (1 + min(rate, Decimal("0.1"))) ** step
        done += step
    return factor * (1 + LATE_RATE) ** max(0, min(days, LONGEST) - done)


def same_giver(a: Figure, b: Figure) -> bool:
    ours = folded(" ".join(span.text for span in a.source))
    theirs = folded(" ".join(span.text for span in b.source))
    return bool(ours & theirs)


def is_cumulative(figure: Figure) -> bool:
    return (
        figure.statistic in (Statistic.TOTAL, Statistic.LEVEL) and figure.bound is not Bound.AT_MOST
    )
