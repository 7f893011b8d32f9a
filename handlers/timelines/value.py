"""A timeline as a value: marks in order of their date, the undated ones apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.model import Basis, Bound, Cited, Figure, Measure
from claims.names import fold
from handlers.say import phrases
from handlers.say.claims import what
from handlers.say.dates import day as written_day

MOST_SERIES = 3
WITH_UNIT = (Measure.MONEY, Measure.SHARE)  # measures that a number of theirs does not tell


class Reach(StrEnum):
    """How far a figure reaches, as it is stated."""

    POINT = "point"
    RANGE = "range"
    UPWARDS = "upwards"  # "more than": no upper end is stated
    DOWNWARDS = "downwards"


REACHES = {
    Bound.MORE_THAN: Reach.UPWARDS,
    Bound.AT_LEAST: Reach.UPWARDS,
    Bound.LESS_THAN: Reach.DOWNWARDS,
    Bound.AT_MOST: Reach.DOWNWARDS,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure, once, however many articles state it.

    `low` and `high` are the ends as they are written, equal for one number. `day` is None and
    `when` the article's own words, or "", for what stands apart from the time axis.
    """

    words: str
    counted: str
    giver: str
    day: date | None
    when: str
    low: Decimal
    high: Decimal
    reach: Reach
    bound: Bound
    stated: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """All figures of one thing: `counted`, unless a mark says otherwise.

    `left_out` older ones are not among them.
    """

    title: str
    counted: str
    dated: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    left_out: int = 0

    @property
    def marks(self) -> tuple[Mark, ...]:
        return (*self.dated, *self.undated)


@dataclass(frozen=True, slots=True)
class Timeline:
    series: tuple[Series, ...] = ()


def build(found: Iterable[Sequence[Cited]], *, most: int) -> Timeline:
    """A timeline of these series, each with at most so many marks: the latest ones."""
    return Timeline(tuple(_series(figures, most) for figures in list(found)[:MOST_SERIES]))


def _series(figures: Sequence[Cited], most: int) -> Series:
    marks = sorted(_once([_mark(cited) for cited in figures]), key=_age)
    kept = marks[max(0, len(marks) - most) :]
    return Series(
        title=_title(figures),
        counted=what(_figure(figures[0]))[0],
        dated=tuple(mark for mark in kept if mark.day),
        undated=tuple(sorted((mark for mark in kept if not mark.day), key=_order)),
        left_out=len(marks) - len(kept),
    )


def _mark(cited: Cited) -> Mark:
    figure = _figure(cited)
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    spread = Reach.POINT if low == high else Reach.RANGE
    day = figure.as_of.day if figure.as_of else None
    return Mark(
        words=figure.words.text,
        counted=what(figure)[0],
        giver=", ".join(span.text for span in figure.source),
        day=day,
        when=_when(figure),
        low=min(low, high),
        high=max(low, high),
        reach=REACHES.get(figure.bound, spread),
        bound=figure.bound,
        stated=(cited,),
    )


def _when(figure: Figure) -> str:
    if figure.as_of is None:
        return ""
    if figure.as_of.day is None:
        return figure.as_of.words.text if figure.as_of.words else ""
    inferred = f" ({phrases.INFERRED})" if figure.as_of.basis is Basis.INFERRED else ""
    return written_day(figure.as_of.day) + inferred


def _once(marks: Sequence[Mark]) -> list[Mark]:
    """The same figure from the same giver as of the same day is one mark of several articles."""
    told = [mark for mark in marks if not any(_repeats(mark, other) for other in marks)]
    merged: dict[object, Mark] = {}
    for mark in told:
        key = (_number(mark), fold(mark.giver), mark.day, fold(mark.when))
        same = merged.get(key)
        merged[key] = replace(same, stated=_with_article(same, mark)) if same else mark
    return list(merged.values())


def _repeats(mark: Mark, other: Mark) -> bool:
    """The number of another mark of the same article, with less said about it: in a headline, say.

    Headlines leave out hedges and shorten names.
    """
    here, there = mark.stated[0].citation, other.stated[0].citation
    if here.article_id != there.article_id or (mark.low, mark.high) != (other.low, other.high):
        return False
    if here.paragraph == 0:
        return there.paragraph > 0 and mark.counted == other.counted
    said, told = (fold(mark.giver), fold(mark.when)), (fold(other.giver), fold(other.when))
    less = said != told and all(one in ("", two) for one, two in zip(said, told, strict=True))
    return less and _number(mark) == _number(other)


def _with_article(mark: Mark, other: Mark) -> tuple[Cited, ...]:
    """Each article once, where it says it first."""
    known = {cited.citation.article_id for cited in mark.stated}
    return (*mark.stated, *(c for c in other.stated if c.citation.article_id not in known))


def _number(mark: Mark) -> tuple[object, ...]:
    return mark.low, mark.high, mark.bound, mark.counted


def _age(mark: Mark) -> tuple[object, ...]:
    """By date; an undated figure is as old as its article."""
    first = mark.stated[0].citation
    return (mark.day or first.published or date.min, *_order(mark))


def _order(mark: Mark) -> tuple[object, ...]:
    return mark.low, mark.high, mark.stated[0].citation.article_id, mark.words


def _title(figures: Sequence[Cited]) -> str:
    """What is counted, in the words that most of the figures agree on; of equals, the longest."""
    first = _figure(figures[0])
    about = [what(_figure(cited)) for cited in figures]
    same = [words for words in about if words[0] == about[0][0]]
    told = max(same, key=lambda words: (same.count(words), len(words)))
    return " · ".join([*told, *([first.unit] if first.measure in WITH_UNIT else [])])


def _figure(cited: Cited) -> Figure:
    assert isinstance(cited.claim, Figure)
    return cited.claim
