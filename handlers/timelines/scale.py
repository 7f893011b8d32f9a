"""The value axis of a series: from zero, in steps that are easy to read."""

from dataclasses import dataclass
from decimal import Decimal

from handlers.timelines.value import Reach, Series

MOST_STEPS = 4
NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# An arrow needs some room to point to.
BEYOND = Decimal("1.2")


@dataclass(frozen=True, slots=True)
class Scale:
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Where a value stands between the two ends: 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def scale_of(series: Series) -> Scale:
    """Holds every stated end, and zero, so that lengths can be compared."""
    marks = series.marks
    low = min((Decimal(0), *(mark.low for mark in marks)))
    high = max((Decimal(0), *(_farthest(mark.high, mark.reach) for mark in marks)))
    step = _step(high - low)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = max(first + 1, (high / step).to_integral_value(rounding="ROUND_CEILING"))
    ticks = tuple(step * number for number in range(int(first), int(last) + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _farthest(value: Decimal, reach: Reach) -> Decimal:
    return value * BEYOND if reach is Reach.UPWARDS else value


def _step(span: Decimal) -> Decimal:
    if span <= 0:
        return Decimal(1)
    power = Decimal(10) ** (span / MOST_STEPS).adjusted()
    return next(nice * power for nice in NICE if nice * power * MOST_STEPS >= span)
