"""A sheet to draw on, in pixels from its upper left corner. Nothing of it is shared or global."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text

Point = tuple[float, float]

WIDTH = 1080.0  # pixels: as wide as a phone
MOST_HEIGHT = 12_000.0
DPI = 72  # a point is a pixel
FONT = "DejaVu Sans"  # comes with matplotlib: the same on every machine
INK, GREY, LINE, SHADE, PAPER = "#1d1c1d", "#616061", "#dcdcdc", "#f4f1ea", "#ffffff"
MARK = "#0b5c8a"  # one colour for all: nobody's number is set above another's


class Canvas:
    def __init__(self) -> None:
        self._figure = Figure(figsize=(WIDTH / DPI, 1), dpi=DPI, facecolor=PAPER)
        self._agg = FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.axis("off")

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        centred: bool = False,
    ) -> None:
        """One line, its upper left corner (or the middle of its top) at a point."""
        self._axes.add_artist(
            Text(
                *at,
                text,
                color=colour,
                fontproperties=_font(size, bold=bold),
                va="top",
                ha="center" if centred else "left",
                parse_math=False,  # a price in dollars is no formula
                zorder=4,
            )
        )

    def wrapped(
        self, text: str, size: float, room: float, *, lines: int, bold: bool = False
    ) -> list[str]:
        """The text in so many lines at most, cut with an ellipsis where it is longer."""
        made: list[str] = []
        rest = " ".join(text.split())
        while rest and len(made) < lines:
            last = len(made) == lines - 1
            line = self._fitting(rest, size, room, bold=bold, cut=last)
            made.append(line)
            rest = rest[len(line) :].lstrip()
        return made

    def line(self, start: Point, end: Point, colour: str, width: float) -> None:
        xs, ys = zip(start, end, strict=True)
        self._axes.add_line(Line2D(xs, ys, color=colour, lw=width, zorder=2))

    def dot(self, at: Point, radius: float) -> None:
        self._axes.add_patch(Circle(at, radius, facecolor=MARK, edgecolor="none", zorder=3))

    def bar(self, start: Point, end: Point, height: float) -> None:
        """A range: both of its ends are stated."""
        (left, y), (right, _) = start, end
        body = Rectangle((left, y - height / 2), right - left, height)
        body.set(facecolor=MARK, edgecolor="none", alpha=0.75, zorder=3)
        self._axes.add_patch(body)
        for x in (left, right):
            self.line((x, y - height * 0.75), (x, y + height * 0.75), MARK, 5)

    def arrow(self, start: Point, end: Point, head: float) -> None:
        """A bound: one end is stated, the other is open."""
        (x, y), (to, _) = start, end
        back = -head if to > x else head
        self.line((x, y - head * 0.6), (x, y + head * 0.6), MARK, 5)
        self.line(start, (to + back / 2, y), MARK, 5)
        tip = Polygon(((to, y), (to + back, y - head * 0.6), (to + back, y + head * 0.6)))
        tip.set(facecolor=MARK, edgecolor="none", zorder=3)
        self._axes.add_patch(tip)

    def ground(self, start: Point, end: Point, colour: str) -> None:
        (left, top), (right, bottom) = start, end
        band = Rectangle((left, top), right - left, bottom - top)
        band.set(facecolor=colour, edgecolor="none", zorder=0)
        self._axes.add_patch(band)

    def png(self, height: float) -> bytes:
        """Everything that was drawn, down to a height."""
        height = float(round(min(height, MOST_HEIGHT)))
        self._figure.set_size_inches(WIDTH / DPI, height / DPI)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        made = BytesIO()
        self._agg.print_figure(made, dpi=DPI, facecolor=PAPER, metadata={"Software": None})
        return made.getvalue()

    def _fitting(self, text: str, size: float, room: float, *, bold: bool, cut: bool) -> str:
        """As many whole words as there is room for; one letter at least."""
        if self._width(text, size, bold=bold) <= room:
            return text
        end = "…" if cut else ""
        words = text.split()
        while len(words) > 1:
            words.pop()
            if self._width(" ".join(words) + end, size, bold=bold) <= room:
                return " ".join(words) + end
        word = words[0]
        while len(word) > 1 and self._width(word + end, size, bold=bold) > room:
            word = word[:-1]
        return word + end

    def _width(self, text: str, size: float, *, bold: bool) -> float:
        renderer = self._agg.get_renderer()  # type: ignore[no-untyped-call]
        width, _, _ = renderer.get_text_width_height_descent(text, _font(size, bold=bold), False)
        return float(width)


def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
