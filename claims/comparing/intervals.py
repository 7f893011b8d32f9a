"""How the intervals of two figures lie to each other."""

from decimal import Decimal

from claims.model import Bound, Figure

OPEN_BELOW = frozenset({Bound.MORE_THAN})
OPEN_ABOVE = frozenset({Bound.LESS_THAN})
POINTED = frozenset({Bound.EXACTLY, Bound.ABOUT})


def overlap(a: Figure, b: Figure) -> bool:
    """Whether one value could make both statements hold."""
    return not (lies_below(a, b) or lies_below(b, a))


def lies_below(a: Figure, b: Figure) -> bool:
    """Whether everything `a` allows is smaller than everything `b` allows."""
    if a.high is None or b.low is None:
        return False
    if a.high == b.low:
        return a.bound in OPEN_ABOVE or b.bound in OPEN_BELOW
    return a.high < b.low


def same_value(a: Figure, b: Figure) -> bool:
    """Equal numbers under equal bounds, or two points that round into each other."""
    if a.value == b.value and a.bound == b.bound:
        return True
    return a.bound in POINTED and b.bound in POINTED and overlap(a, b) and close_points(a, b)


def close_points(a: Figure, b: Figure) -> bool:
    return a.bound is b.bound is Bound.EXACTLY or a.value == b.value


def holds(figure: Figure, value: Decimal) -> bool:
    """Whether the value lies in what the figure allows."""
    low_enough = (
        figure.high is None
        or value < figure.high
        or (value == figure.high and figure.bound not in OPEN_ABOVE)
    )
    high_enough = (
        figure.low is None
        or value > figure.low
        or (value == figure.low and figure.bound not in OPEN_BELOW)
    )
    return low_enough and high_enough


def gap(a: Figure, b: Figure) -> Decimal | None:
    """By how many times the larger lies above the smaller; None when that cannot be said."""
    smaller, larger = (a, b) if lies_below(a, b) else (b, a)
    if not smaller.high or larger.low is None or smaller.high <= 0:
        return None
    return larger.low / smaller.high


def point(figure: Figure) -> Decimal | None:
    """The number itself when the figure is one number and no bound."""
    exact = figure.bound in POINTED and not isinstance(figure.value, tuple)
    return figure.value if exact and not isinstance(figure.value, tuple) else None
