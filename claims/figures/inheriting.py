"""What a figure takes from the sentences before it, and says that it took."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.figures.measures import BY_NOUN, PEOPLE_LOST
from claims.figures.tables import singular
from claims.model import Basis, Dated, Figure, Measure, Modality, Span, Statistic

PEOPLE = frozenset(
    {
        Measure.DEATHS,
        Measure.WOUNDED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CASUALTIES,
        Measure.CASES,
        Measure.ARRESTED,
        Measure.DISPLACED,
    }
)
# Of these a day or a population given once holds for the rest of the paragraph.
STANDING = frozenset({Statistic.TOTAL, Statistic.LEVEL, Statistic.NEW})
COUNTS = PEOPLE | {Measure.LOSSES, Measure.CAPTURED}


class Before:
    """The figures of the sentences before: of the same paragraph, and of the first one."""

    def __init__(self, headline: Sequence[Figure]) -> None:
        self.places: list[Span] = []
        self.lead: list[Figure] = []
        self.headline = headline
        self.beside: list[Figure] = []
        self.paragraph = -1

    def read(self, found: Sequence[Figure], paragraph: int) -> Iterator[Figure]:
        """The figures of one sentence, with what they lack taken from before."""
        if paragraph != self.paragraph:
            self.lead = self.lead or self.beside
            self.paragraph, self.beside = paragraph, []
        for figure in found:
            yield self.with_population(self.with_day(self.with_place(figure)))
        self.places += [figure.place for figure in found if figure.place is not None][-1:]
        self.beside = [*found, *self.beside][:NEAREST]

    def with_place(self, figure: Figure) -> Figure:
        """A figure without a place takes the last one named before it."""
        if figure.place is not None or not self.places:
            return figure
        if figure.measure not in PEOPLE | {Measure.LOSSES}:
            return figure
        return replace(figure, place=self.places[-1], inherited=figure.inherited | {"place"})

    def with_day(self, figure: Figure) -> Figure:
        """The day of a figure beside it, else of one of its measure in the first paragraph."""
        if figure.as_of is not None or figure.period is not None or not stands(figure):
            return figure
        beside = [f for f in self.beside if stands(f) and may_share_day(f, figure)]
        lead = [f for f in self.lead if alike(f, figure) and may_share_day(f, figure)]
        day = next((f.as_of for f in (*beside, *lead) if f.as_of), None)
        day = day or next((of_headline(f) for f in self.headline if alike(f, figure)), None)
        if day is None:
            return figure
        return replace(figure, as_of=day, inherited=figure.inherited | {"as_of"})

    def with_population(self, figure: Figure) -> Figure:
        """Whose: for a bare number or a noun that is all measure, "the dead", "losses"."""
        if figure.whose is not None or figure.measure not in PEOPLE_LOST or names_people(figure):
            return figure
        near = [f for f in self.beside if f.measure in PEOPLE_LOST]
        near += [f for f in self.lead if f.measure is figure.measure]
        whose = next((f.whose for f in near if f.whose and "whose" not in f.inherited), None)
        if whose is None:
            return figure
        return replace(figure, whose=whose, inherited=figure.inherited | {"whose"})


NEAREST = 12


def stands(figure: Figure) -> bool:
    """Whether it is a count of people that stands at some day."""
    superseded = figure.modality is Modality.SUPERSEDED
    return figure.measure in COUNTS and figure.statistic in STANDING and not superseded


def may_share_day(one: Figure, other: Figure) -> bool:
    """What one giver counted up to a day, another did not."""
    givers = [[span.text for span in figure.source] for figure in (one, other)]
    return not (all(givers) and givers[0] != givers[1])


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures of one article may speak for one day: the same measure and place."""
    same_place = not one.place or not other.place or one.place.text == other.place.text
    return stands(one) and one.measure is other.measure and same_place


def of_headline(figure: Figure) -> Dated | None:
    """The day of a headline; its words are not in the article's text."""
    if figure.as_of is None or figure.as_of.day is None:
        return None
    return Dated(figure.as_of.day, Basis.INFERRED)


def names_people(figure: Figure) -> bool:
    """ "12 people" says who they are; "12" and "12 deaths" do not."""
    head = figure.unit.split(" ")[-1]
    return bool(head) and singular(head) not in BY_NOUN
