"""A timeline as a PNG. It needs matplotlib: loaded in a worker that draws, and nowhere else."""

from datetime import date
from decimal import Decimal

from claims.comparing.reasons import written
from handlers.say import phrases
from handlers.timelines.canvas import GREY, INK, LINE, SHADE, WIDTH, Canvas
from handlers.timelines.scale import Scale, scale_of
from handlers.timelines.value import Mark, Reach, Series, Timeline

MARGIN = 36.0
DAYS = 44.0  # the time axis, from top to bottom
DATES = 92.0  # where dates are written
PLOT = 300.0  # and where the value axis begins and ends
PLOT_END = WIDTH - 80.0
BEYOND = 40.0  # how far an open end points past the value axis
WORDS, GIVER, SMALL, TITLE = 30.0, 26.0, 22.0, 36.0
LINE_HEIGHT = 1.25
BAR, DOT, HEAD = 18.0, 11.0, 22.0
ROW_GAP = 38.0


def draw(timeline: Timeline) -> bytes:
    """The same picture for the same timeline, to the byte."""
    canvas = Canvas()
    y = MARGIN
    for series in timeline.series:
        y = _draw_series(canvas, series, y) + MARGIN
    canvas.line((MARGIN, y), (WIDTH - MARGIN, y), LINE, 1)
    for said in phrases.DRAWN_SO:
        y = _text_below(canvas, MARGIN, y + 8, said, SMALL, GREY)
    return canvas.png(y + MARGIN)


def _draw_series(canvas: Canvas, series: Series, y: float) -> float:
    for words in canvas.wrapped(series.title, TITLE, WIDTH - 2 * MARGIN, lines=2, bold=True):
        y = _text_below(canvas, MARGIN, y, words, TITLE, INK, bold=True)
    scale = scale_of(series)
    spots = []
    y = top = y + SMALL * 2 + 20
    for mark in series.dated:
        spots.append(y + WORDS / 2)
        y = _draw_mark(canvas, mark, series, scale, y)
    if series.dated:
        _draw_days(canvas, [mark.day for mark in series.dated if mark.day], spots)
    if series.undated:
        y = _draw_band(canvas, series, scale, y)
    _draw_ticks(canvas, scale, top)
    return _draw_rest(canvas, series, y)


def _draw_mark(canvas: Canvas, mark: Mark, series: Series, scale: Scale, y: float) -> float:
    """What is written, who gave it, and below both the mark. Returns where the next one starts."""
    room = WIDTH - MARGIN - PLOT
    if mark.when:
        for row, words in enumerate(canvas.wrapped(mark.when, GIVER, PLOT - DATES - 14, lines=2)):
            canvas.text((DATES, y + row * GIVER * LINE_HEIGHT + 2), words, GIVER, INK)
    counted = f" · {mark.counted}" if mark.counted != series.counted else ""
    for words in canvas.wrapped(mark.words + counted, WORDS, room, lines=2, bold=True):
        y = _text_below(canvas, PLOT, y, words, WORDS, INK, bold=True)
    for words in canvas.wrapped(mark.giver or phrases.GIVER_NOT_NAMED, GIVER, room, lines=2):
        y = _text_below(canvas, PLOT, y, words, GIVER, GREY)
    y += BAR
    for tick in scale.ticks:
        canvas.line((_x(scale, tick), y - BAR), (_x(scale, tick), y + BAR), LINE, 2)
    _draw_reach(canvas, mark, scale, y)
    return y + BAR / 2 + ROW_GAP


def _draw_reach(canvas: Canvas, mark: Mark, scale: Scale, y: float) -> None:
    low, high = _x(scale, mark.low), _x(scale, mark.high)
    match mark.reach:
        case Reach.POINT:
            canvas.dot((low, y), DOT)
        case Reach.RANGE:
            canvas.bar((low, y), (max(high, low + 4), y), BAR)
        case Reach.UPWARDS:
            canvas.arrow((low, y), (PLOT_END + BEYOND, y), HEAD)
        case Reach.DOWNWARDS:
            canvas.arrow((high, y), (_x(scale, scale.low), y), HEAD)


def _draw_days(canvas: Canvas, days: list[date], spots: list[float]) -> None:
    """The time axis: each day where it stands to scale, and a thread from there to its row."""
    span = (days[-1] - days[0]).days
    canvas.line((DAYS, spots[0]), (DAYS, spots[-1]), INK, 2)
    for day, spot in zip(days, spots, strict=True):
        share = (day - days[0]).days / span if span else 0.0
        at = spots[0] + (spots[-1] - spots[0]) * share
        canvas.line((DAYS, at), (DATES - 8, spot), GREY, 1.5)
        canvas.dot((DAYS, at), 6)


def _draw_band(canvas: Canvas, series: Series, scale: Scale, y: float) -> float:
    """Figures without a date, on a ground of their own."""
    start = y
    y += 14
    canvas.text((MARGIN, y), phrases.UNDATED, SMALL, GREY)
    y += SMALL * 2
    for mark in series.undated:
        y = _draw_mark(canvas, mark, series, scale, y)
    canvas.ground((MARGIN / 2, start), (WIDTH - MARGIN / 2, y), SHADE)
    return y


def _draw_ticks(canvas: Canvas, scale: Scale, y: float) -> None:
    for tick in scale.ticks:
        x = _x(scale, tick)
        canvas.line((x, y - 18), (x, y - 8), GREY, 2)
        canvas.text((x, y - 22 - SMALL), written(tick), SMALL, GREY, centred=True)


def _draw_rest(canvas: Canvas, series: Series, y: float) -> float:
    if not series.left_out:
        return y
    left_out = phrases.counted(series.left_out, *phrases.OLDER_FIGURES)
    return _text_below(canvas, MARGIN, y + 10, phrases.LEFT_OUT.format(left_out), SMALL, GREY)


def _text_below(
    canvas: Canvas, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False
) -> float:
    """Writes a line and returns where the next one goes."""
    canvas.text((x, y), text, size, colour, bold=bold)
    return y + size * LINE_HEIGHT


def _x(scale: Scale, value: Decimal) -> float:
    return PLOT + (PLOT_END - PLOT) * scale.share(value)
