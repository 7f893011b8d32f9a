"""How the figures of an article stand to those on file, and to each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from claims.comparing.enough import GENERAL, known_of_both
from claims.comparing.growth import days_of
from claims.comparing.intervals import lies_below
from claims.comparing.pairs import compare_figures
from claims.comparing.subject import may_be_compared
from claims.model import (
    Bound,
    Cited,
    Comparison,
    Figure,
    Label,
    Measure,
    Quote,
    Reason,
    Relation,
    RelationKind,
)

# Measures whose numbers mean something only beside their own noun, which `counted` may not settle.
NEVER_COMPARED = frozenset((Measure.AGE, Measure.DURATION, Measure.DISTANCE, Measure.OTHER))
SAID = {
    Label.CONFLICT: RelationKind.CONFLICT,
    Label.UPDATE: RelationKind.UPDATE,
    Label.REFINE: RelationKind.OVERLAP,
    Label.AGREE: RelationKind.AGREE,
    Label.NOT_COMPARABLE: RelationKind.NOT_COMPARABLE,
}
SILENT = (RelationKind.AGREE, RelationKind.NOT_COMPARABLE)
OVERTAKEN = (RelationKind.CONFLICT, RelationKind.UPDATE)
TELLING = 100  # a smaller number is shared by chance
SHARED_NAMES = 2


def figure_relations(claims: Sequence[Cited], earlier: Sequence[Cited]) -> Iterator[Relation]:
    """New figures against each other, then against those on file."""
    mine = [cited for cited in claims if isinstance(cited.claim, Figure)]
    beside_mine = _all_figures(mine)
    once = _stated_once(mine)
    for one, other in combinations(once, 2):
        yield from _pair(other, one, beside_mine, beside_mine)
    on_file = _by_article(earlier)
    for some in on_file.values():
        beside = _all_figures(some)
        for old in _stated_once(some):
            for new in once:
                for found in _pair(new, old, beside_mine, beside):
                    yield _or_stale(found, on_file.values())


def is_telling(figure: Figure) -> bool:
    """A number that two articles hardly share by chance: exact, large and not round."""
    value = figure.value
    exact = isinstance(value, Decimal) and figure.low == figure.high
    return exact and value >= TELLING and value % 10 != 0  # type: ignore[operator]


def _stated_once(claims: Sequence[Cited]) -> list[Cited]:
    """A figure that an article repeats, in its headline say, once: where it says most about it."""
    fullest: dict[object, Cited] = {}
    for cited in claims:
        figure = cited.claim
        assert isinstance(figure, Figure)
        same = (figure.measure, figure.low, figure.high, figure.statistic, figure.modality)
        if same not in fullest or _fullness(figure) > _fullness(fullest[same].claim):
            fullest[same] = cited
    once = sorted(fullest.values(), key=lambda cited: cited.claim.start)
    return [cited for cited in once if not _is_short_for(cited, once)]


def _is_short_for(headline: Cited, others: Sequence[Cited]) -> bool:
    """A headline has no room for a hedge: its "nine" is the text's "at least nine"."""
    short = headline.claim
    if headline.citation.paragraph or not isinstance(short, Figure):
        return False
    return any(
        other.claim.bound is not Bound.EXACTLY and short.bound is Bound.EXACTLY
        for other in others
        if isinstance(other.claim, Figure)
        and (other.claim.measure, other.claim.value) == (short.measure, short.value)
    )


def _fullness(claim: Quote | Figure) -> int:
    if not isinstance(claim, Figure):
        return 0
    stated = (claim.source, claim.whose, claim.as_of, claim.place)
    return sum(bool(one) for one in stated) * 2 - len(claim.inherited)


def _by_article(claims: Iterable[Cited]) -> dict[int, list[Cited]]:
    found: dict[int, list[Cited]] = {}
    for cited in claims:
        if isinstance(cited.claim, Figure):
            found.setdefault(cited.citation.article_id, []).append(cited)
    return found


def _pair(
    new: Cited, old: Cited, beside_new: Sequence[Figure], beside_old: Sequence[Figure]
) -> Iterator[Relation]:
    a, b = new.claim, old.claim
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    if {a.measure, b.measure} & NEVER_COMPARED:
        return
    if not may_be_compared(new.subject, old.subject):
        yield from _same_number(new, old, a, b)
        return
    if not known_of_both(new, old):
        return
    comparison = compare_figures(
        a,
        b,
        a_published=new.citation.published,
        b_published=old.citation.published,
        a_text_figures=beside_new,
        b_text_figures=beside_old,
        a_sentence=new.sentence,
        b_sentence=old.sentence,
    )
    kind = _kind(comparison)
    if kind is RelationKind.UPDATE and not _holds_the_older(new, old, a, b):
        return
    if kind in SILENT and new.citation.article_id == old.citation.article_id:
        return
    if kind is not None:
        yield Relation(kind, new, old, reason=comparison.words, comparison=comparison)


def _kind(comparison: Comparison) -> RelationKind | None:
    """What agrees or cannot be compared is kept with its reason, and spoken of when asked."""
    if comparison.reason is Reason.UNIT_UNSTATED:
        return RelationKind.POSSIBLE_CONFLICT
    kind = SAID[comparison.label]
    spoken_of = kind in (RelationKind.CONFLICT, RelationKind.UPDATE)
    return None if spoken_of and not comparison.strong else kind


def _holds_the_older(new: Cited, old: Cited, a: Figure, b: Figure) -> bool:
    """Whether the article being read holds the older of two figures, so that a newer is on file."""
    day, day_on_file = days_of(a, b, new.citation.published, old.citation.published)
    if day and day_on_file:
        return day < day_on_file
    return lies_below(a, b)


def _same_number(new: Cited, old: Cited, a: Figure, b: Figure) -> Iterator[Relation]:
    """One number for two different things, in reports that share their names."""
    if a.value != b.value or not (is_telling(a) and is_telling(b)) or a.measure is b.measure:
        return
    if len((new.subject & old.subject) - GENERAL) >= SHARED_NAMES:
        reason = f"the same number counts {a.measure.value} here and {b.measure.value} on file"
        yield Relation(RelationKind.SAME_NUMBER, new, old, reason=reason)


def _or_stale(relation: Relation, on_file: Iterable[Sequence[Cited]]) -> Relation:
    """A number filed before the larger one it stands against was overtaken: it is not disputed."""
    if relation.kind not in OVERTAKEN:
        return relation
    first = _first_filed(relation.new, on_file)
    published, later = relation.new.citation.published, relation.earlier.citation.published
    if not (first and published and later and first < later):
        return relation
    a, b = relation.new.claim, relation.earlier.claim
    if not (isinstance(a, Figure) and isinstance(b, Figure) and lies_below(a, b)):
        return relation
    age = (published - first).days
    reason = f"the same number was first filed {age} days earlier, and the other since"
    return replace(relation, kind=RelationKind.UPDATE, reason=reason)


def _first_filed(new: Cited, on_file: Iterable[Sequence[Cited]]) -> date | None:
    """The day of the first article on file that has the same number for the same thing."""
    figure = new.claim
    assert isinstance(figure, Figure)
    days = [
        old.citation.published
        for some in on_file
        for old in some
        if isinstance(old.claim, Figure)
        and (old.claim.measure, old.claim.value) == (figure.measure, figure.value)
        and may_be_compared(new.subject, old.subject)
        and old.citation.published
    ]
    return min(days, default=None)


def _all_figures(claims: Iterable[Cited]) -> list[Figure]:
    return [cited.claim for cited in claims if isinstance(cited.claim, Figure)]
