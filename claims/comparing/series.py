"""Figures of one thing, put together however far they lie apart."""

from collections.abc import Iterable, Sequence

from claims.comparing.enough import known_of_both
from claims.comparing.figure_relations import NEVER_COMPARED
from claims.comparing.pairs import compare_figures
from claims.comparing.subject import may_be_compared
from claims.model import Cited, Figure, Label, Measure, Reason

# "Losses" may stand beside deaths and beside wounded; these two do not stand beside each other.
VAGUE = (Measure.LOSSES, Measure.CASUALTIES)
# Two figures that agree as a part and its whole, or a rate and its total, are not of one thing.
OF_TWO_THINGS = (Reason.SUM, Reason.PERIOD)
Beside = dict[int, list[Figure]]


def find_series(seeds: Sequence[Cited], on_file: Iterable[Cited]) -> list[list[Cited]]:
    """For each thing that the seeds count, every figure of it: two at least, the seed first.

    A series grows along figures of its own measure, so that a vague one does not lead it astray.
    """
    left = {cited.id: cited for cited in (*seeds, *on_file) if isinstance(cited.claim, Figure)}
    beside: Beside = {}
    for cited in left.values():
        beside.setdefault(cited.citation.article_id, []).append(_figure(cited))
    found = []
    for seed in sorted(seeds, key=lambda cited: _figure(cited).measure in VAGUE):
        if left.pop(seed.id, None) is not None:
            found.append(_grown(seed, left, beside))
    return [series for series in found if len(series) > 1]


def _grown(seed: Cited, left: dict[int, Cited], beside: Beside) -> list[Cited]:
    series, growing = [seed], [seed]
    while growing:
        one = growing.pop(0)
        near = [other for other in left.values() if are_comparable(one, other, beside)]
        for other in near:
            del left[other.id]
        series += near
        growing += [o for o in near if _figure(o).measure is _figure(seed).measure]
    return series


def are_comparable(one: Cited, other: Cited, beside: Beside) -> bool:
    """Whether two figures may be read as two statements about one thing, agreeing or not."""
    a, b = _figure(one), _figure(other)
    if {a.measure, b.measure} & NEVER_COMPARED:
        return False
    if not may_be_compared(one.subject, other.subject) or not known_of_both(one, other):
        return False
    comparison = compare_figures(
        a,
        b,
        a_published=one.citation.published,
        b_published=other.citation.published,
        a_text_figures=beside.get(one.citation.article_id, ()),
        b_text_figures=beside.get(other.citation.article_id, ()),
        a_sentence=one.sentence,
        b_sentence=other.sentence,
    )
    if comparison.reason is Reason.UNIT_UNSTATED:
        return True
    return comparison.label is not Label.NOT_COMPARABLE and comparison.reason not in OF_TWO_THINGS


def _figure(cited: Cited) -> Figure:
    assert isinstance(cited.claim, Figure)
    return cited.claim
