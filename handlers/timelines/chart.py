"""A series as a chart in letters, for where no picture may be shown."""

from claims.comparing.reasons import written
from claims.model import Bound
from handlers.say import phrases
from handlers.timelines.scale import Scale, scale_of
from handlers.timelines.value import Mark, Reach, Series

WIDTH = 24  # letters of the value axis: with dates and labels, a line fits a modal
DATES = 11
SIGNS = {
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: "≥",
    Bound.LESS_THAN: "<",
    Bound.AT_MOST: "≤",
    Bound.ABOUT: "~",
}


def chart(series: Series) -> str:
    """One line for each mark, numbered as in the table, under a value axis."""
    scale = scale_of(series)
    dated = [_row(number, mark, scale) for number, mark in enumerate(series.dated, 1)]
    first = len(series.dated) + 1
    undated = [_row(number, mark, scale) for number, mark in enumerate(series.undated, first)]
    apart = [phrases.UNDATED] if undated else []
    return "\n".join([_axis(scale), *dated, *apart, *undated])


def _axis(scale: Scale) -> str:
    """The two ends of the axis, over the columns they stand for."""
    low, high = written(scale.low), written(scale.high)
    return " " * (DATES + 4) + low + " " * max(1, WIDTH - len(low) - len(high)) + high


def _row(number: int, mark: Mark, scale: Scale) -> str:
    when = (mark.when if mark.day else "")[:DATES]
    drawn = _drawn(mark, scale)
    label = f" {value(mark)}"
    return f"{number:>2} {when:<{DATES}} {drawn.rstrip()}{label}"


def _drawn(mark: Mark, scale: Scale) -> str:
    start, end = _column(scale.share(mark.low)), _column(scale.share(mark.high))
    match mark.reach:
        case Reach.POINT:
            return " " * start + "▪"
        case Reach.RANGE:
            return " " * start + "├" + "─" * (end - start - 1) + "┤" * (end > start)
        case Reach.UPWARDS:
            return " " * start + "├" + "─" * (WIDTH - start - 1) + "▶"
        case Reach.DOWNWARDS:
            return "◀" + "─" * (end - 1) + "┤"


def value(mark: Mark) -> str:
    """As in 1,351 or 7,000–15,000 or >10,000."""
    ends = [written(mark.low), written(mark.high)]
    return SIGNS.get(mark.bound, "") + "–".join(dict.fromkeys(ends))


def _column(share: float) -> int:
    return round(share * (WIDTH - 1))
