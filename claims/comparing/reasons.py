"""What is printed beside a pair of figures: parts of a sentence, and never a verdict."""

from datetime import date
from decimal import Decimal

from claims.comparing.intervals import gap, lies_below
from claims.model import Bound, Figure

PLAIN = {
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "less than ",
    Bound.AT_MOST: "up to ",
    Bound.ABOUT: "about ",
}


BOUNDED = frozenset({Bound.LESS_THAN, Bound.AT_MOST})


def written(value: Decimal) -> str:
    """1351 as 1,351; 0.3 as 0.3."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_words(figure: Figure) -> str:
    """The number of a figure with its bound: "more than 10,000", "7,000 to 15,000"."""
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return f"{written(low)} to {written(high)}"
    return PLAIN.get(figure.bound, "") + written(figure.value)


def conflict_words(a: Figure, b: Figure) -> str:
    """As in "same unit, ranges do not meet: the low end is 5.2 times 1,351"."""
    smaller, larger = (a, b) if lies_below(a, b) else (b, a)
    times = gap(a, b)
    if times is None or times < Decimal("1.1") or smaller.bound in BOUNDED:
        return f"same unit, ranges do not meet: {in_words(smaller)} and {in_words(larger)}"
    ranged = isinstance(larger.value, tuple)
    side = "the low end" if ranged else in_words(larger)
    factor = times_words(smaller, larger)
    return f"same unit, ranges do not meet: {side} is {factor} {in_words(smaller)}"


def times_words(smaller: Figure, larger: Figure) -> str:
    """As in "5.2 times", from the numbers as they are written."""
    low = larger.value[0] if isinstance(larger.value, tuple) else larger.value
    high = smaller.value[1] if isinstance(smaller.value, tuple) else smaller.value
    return f"{low / high:.1f} times" if high else "above"


def overlap_words(a: Figure, b: Figure) -> str:
    """As in "no conflict as stated: they overlap above 10,000"."""
    lows = [low for low in (lower_end(a), lower_end(b)) if low is not None]
    highs = [high for high in (upper_end(a), upper_end(b)) if high is not None]
    if lows and (a.high is None or b.high is None):
        return f"no conflict as stated: they overlap above {written(max(lows))}"
    if lows and highs and max(lows) < min(highs):
        between = f"{written(max(lows))} and {written(min(highs))}"
        return f"no conflict as stated: they overlap between {between}"
    return "no conflict as stated: one fits into the other"


def lower_end(figure: Figure) -> Decimal | None:
    if figure.low is None or figure.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        return None
    return figure.value[0] if isinstance(figure.value, tuple) else figure.value


def upper_end(figure: Figure) -> Decimal | None:
    if figure.high is None:
        return None
    return figure.value[1] if isinstance(figure.value, tuple) else figure.value


def dates_words(a_day: date | None, b_day: date | None) -> str:
    """How far apart two days are, "" when either is unknown or they are one day."""
    if a_day is None or b_day is None or a_day == b_day:
        return ""
    days = abs((a_day - b_day).days)
    return f"{days} day{'s' if days > 1 else ''} apart"
