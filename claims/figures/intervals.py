"""The interval a phrase stands for: design of figures, section 2."""

from decimal import Decimal

from claims.figures.hedges import Hedge
from claims.figures.number import Number
from claims.model import Bound

TENTH = Decimal("0.1")
FAR_ABOVE = Decimal("1.05")
HALF = Decimal("0.5")
POINTS_ROUND_A_FRACTION = Decimal(2)

Interval = tuple[Bound, Decimal | None, Decimal | None]


def read_interval(number: Number, hedge: Hedge, kind: str) -> Interval:
    """The bound, and the lowest and highest value meant; None is an open end."""
    if number.high is not None:
        return ends_of_range(number, hedge)
    value = number.value
    match hedge.bound:
        case Bound.MORE_THAN:
            return hedge.bound, value * FAR_ABOVE if hedge.far else value, None
        case Bound.AT_LEAST:
            return hedge.bound, value, None
        case Bound.LESS_THAN | Bound.AT_MOST:
            return hedge.bound, min(Decimal(0), value), value
        case Bound.ABOUT if hedge.nearly:
            further = value - abs(value) * TENTH
            return hedge.bound, min(value, further), max(value, further)
    reach = reach_of(number, hedge, kind)
    return hedge.bound, value - reach, value + reach


def ends_of_range(number: Number, hedge: Hedge) -> Interval:
    low, high = number.value, number.high
    match hedge.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return hedge.bound, low, None
        case Bound.ABOUT if number.kind != "vague" and high is not None:
            return Bound.ABOUT, low - abs(low) * TENTH, high + abs(high) * TENTH
    return Bound.BETWEEN, low, high


def reach_of(number: Number, hedge: Hedge, kind: str) -> Decimal:
    """How far a number reaches to either side."""
    if number.kind == "fraction":
        return POINTS_ROUND_A_FRACTION
    if hedge.bound is Bound.ABOUT:
        return max(abs(number.value) * TENTH, number.step * HALF)
    if kind == "share":
        return min(number.step, Decimal(1)) * HALF
    return number.step * HALF if is_round(number) else Decimal(0)


def is_round(number: Number) -> bool:
    """7,000 said flat may be rounded; 70 and 1,351 are what they say."""
    return (
        number.step >= 100
        or (number.step >= 10 and abs(number.value) >= 1000)
        or (number.scaled and number.step > 1)
    )
