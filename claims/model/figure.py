"""A figure: a number a newsroom could dispute, with what it counts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.model.article import Dated, Span


class Bound(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"


class Statistic(StrEnum):
    LEVEL = "level"  # how things stand
    TOTAL = "total"  # counted up to the as-of date
    NEW = "new"  # an increment: "two more", "in the past day"
    RISE = "rise"  # by how much it rose
    FALL = "fall"
    RATE = "rate"  # per something
    SHARE = "share"  # of a whole


class Modality(StrEnum):
    ASSERTED = "asserted"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    SUPERSEDED = "superseded"  # "initially said eight"


class Measure(StrEnum):
    """What kind of thing is counted. Two figures of different measures are never compared."""

    DEATHS = "deaths"
    WOUNDED = "wounded"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    CASUALTIES = "casualties"
    LOSSES = "losses"
    SHOT = "shot"
    CASES = "cases"
    DISPLACED = "displaced"
    ARRESTED = "arrested"
    RESCUED = "rescued"
    PARTICIPANTS = "participants"
    VOTES = "votes"
    JOBS = "jobs"
    MONEY = "money"
    SHARE = "share"
    AGE = "age"
    DURATION = "duration"
    DISTANCE = "distance"
    COUNT = "count"  # of the things named in `counted`
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as the article states it.

    `words` is the whole phrase with its hedge and unit ("well in excess of 10,000"). `value` is the
    number as written, or (low, high) for a range; `low` and `high` are the interval it stands for,
    None where it is open. `counted` are the words of what is counted, `whose` the population,
    `place` the place or event, `source` whoever gave the figure. `inherited` names the fields that
    were not in the figure's own sentence ("place", "as_of", ...). None or () means the article
    does not say.
    """

    words: Span
    value: Decimal | tuple[Decimal, Decimal]
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str = ""
    measure: Measure = Measure.OTHER
    counted: str = ""
    whose: Span | None = None
    place: Span | None = None
    as_of: Dated | None = None
    period: Span | None = None
    statistic: Statistic = Statistic.LEVEL
    modality: Modality = Modality.ASSERTED
    source: tuple[Span, ...] = ()
    inherited: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        return self.words.start
