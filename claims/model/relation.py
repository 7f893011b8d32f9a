"""How two claims stand to each other."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from claims.model.article import Span
from claims.model.figure import Figure
from claims.model.quote import Quote
from claims.model.review import Review


class Label(StrEnum):
    AGREE = "agree"
    REFINE = "refine"  # one is narrower and fits into the other
    UPDATE = "update"  # the later one replaces the earlier: growth
    NOT_COMPARABLE = "not_comparable"
    CONFLICT = "conflict"


class Reason(StrEnum):
    """Why two figures carry their label. The words for each are in claims/comparing."""

    SAME_VALUE = "same_value"
    SUM = "sum"
    OVERLAP = "overlap"
    GROWTH = "growth"
    DEATH_OF_WOUNDED = "death_of_wounded"
    UNIT = "unit"
    MEASURE = "measure"
    POPULATION = "population"
    EVENT = "event"
    PERIOD = "period"
    STATISTIC = "statistic"
    PART_OF_WHOLE = "part_of_whole"
    MODALITY = "modality"
    METHOD = "method"
    INCLUSION = "inclusion"
    SOURCE_DISPUTE = "source_dispute"
    SAME_GIVER = "same_giver"
    UNATTRIBUTED = "unattributed"
    REVISED_DOWN = "revised_down"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    UNIT_UNSTATED = "unit_unstated"  # a conflict only if "losses", say, means killed
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One label and one reason for a pair of figures, and the reason in words that can be printed.

    `strong` is False for a difference too small, or too little known, to speak of unasked.
    """

    label: Label
    reason: Reason
    words: str = ""
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands, as a reader can reach it."""

    article_id: int
    title: str
    outlet: str
    permalink: str
    paragraph: int
    url: str = ""
    published: date | None = None
    channel: str = ""
    page: int = 0  # of a document; 0 where there are none


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim on file, with the article that makes it.

    `speaker` is the name a quote is filed under; `subject` the words a figure is filed under, and
    `sentence` the one it stands in. `claim` has the corrections that people made; `read` is the
    claim as it was read, where there are any.
    """

    id: int
    claim: Quote | Figure
    citation: Citation
    speaker: str = ""
    subject: frozenset[str] = frozenset()
    sentence: str = ""
    review: Review = field(default_factory=Review)
    read: Quote | Figure | None = None

    @property
    def as_read(self) -> Quote | Figure:
        return self.read or self.claim


class RelationKind(StrEnum):
    CONFLICT = "conflict"  # two figures that cannot both stand as they are stated
    POSSIBLE_CONFLICT = "possible_conflict"  # a conflict only if both count the same thing
    UPDATE = "update"  # a newer figure is on file than the one just read
    SAME_NUMBER = "same_number"  # one number for two different things
    OVERLAP = "overlap"  # no conflict as stated
    SAME_STATEMENT = "same_statement"  # one statement in two wordings
    SAME_WORDS = "same_words"  # one statement in the same words: silent, and counted
    AGREE = "agree"  # silent, and one click away
    NOT_COMPARABLE = "not_comparable"  # likewise, with the reason


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim of the article just read, and one on file (or another of the same article).

    `reason` is printable. `new_only` and `earlier_only` are the words in which two wordings differ;
    `shared` is the longest run of words both have, as it stands in the new one.
    """

    kind: RelationKind
    new: Cited
    earlier: Cited
    reason: str = ""
    comparison: Comparison | None = None
    new_only: tuple[Span, ...] = ()
    earlier_only: tuple[Span, ...] = ()
    shared: Span | None = None
