"""One figure of a draft against figures on file: as filed, differs by this, not on file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparing.difference import same_noun
from claims.comparing.enough import GENERAL, PEOPLE, known_of_both
from claims.comparing.figure_relations import NEVER_COMPARED
from claims.comparing.intervals import gap, same_value
from claims.comparing.pairs import compare_figures
from claims.comparing.subject import may_be_compared
from claims.model import Cited, Comparison, Figure, Label, Reason
from claims.notary.quotations import Standing

SPOKEN_OF = (Label.CONFLICT, Label.UPDATE, Label.REFINE)


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """How a figure stands, and beside which filed one. `reason` says in words how they differ.

    `against` is a filed figure that it differs from although another has it as it is.
    """

    figure: Cited
    standing: Standing
    filed: Cited | None = None
    against: Cited | None = None
    reason: str = ""


def check_figure(
    figure: Cited, on_file: Sequence[Cited], beside: Sequence[Figure] = ()
) -> CheckedFigure:
    """`beside` are the draft's other figures: sums are tried before a difference is called."""
    nearest = sorted(on_file, key=lambda other: _distance(figure, other))
    same = next((other for other in nearest if _is_same(figure, other)), None)
    differing = next(_differing(figure, nearest, beside), None)
    against, reason = differing if differing else (None, "")
    if same is not None:
        return CheckedFigure(figure, Standing.AS_FILED, same, against, reason)
    standing = Standing.DIFFERS if against else Standing.NOT_ON_FILE
    return CheckedFigure(figure, standing, against, against, reason)


def _distance(figure: Cited, other: Cited) -> tuple[int, Decimal, int]:
    """Of those about the same, the one whose number lies nearest; then the newest."""
    shared = (figure.subject & other.subject) - GENERAL
    times = gap(_figure(figure), _figure(other)) or Decimal(1)
    return -len(shared), abs(times), -other.citation.article_id


def _is_same(figure: Cited, other: Cited) -> bool:
    """The same value of the same thing, in a context that shares a name or a word."""
    a, b = _figure(figure), _figure(other)
    alike = a.measure is b.measure and same_value(a, b) and a.statistic is b.statistic
    counted = a.measure in PEOPLE or same_noun(a, b)
    return alike and counted and bool((figure.subject & other.subject) - GENERAL)


def _differing(
    figure: Cited, nearest: Sequence[Cited], beside: Sequence[Figure]
) -> Iterator[tuple[Cited, str]]:
    for other in nearest:
        comparison = _compared(figure, other, beside)
        if comparison is None or not _is_spoken_of(comparison):
            continue
        if comparison.reason is not Reason.SAME_VALUE:
            yield other, comparison.words


def _compared(figure: Cited, other: Cited, beside: Sequence[Figure]) -> Comparison | None:
    a, b = _figure(figure), _figure(other)
    if {a.measure, b.measure} & NEVER_COMPARED or not may_be_compared(
        figure.subject, other.subject
    ):
        return None
    if not known_of_both(figure, other):
        return None
    return compare_figures(
        a,
        b,
        b_published=other.citation.published,
        a_text_figures=beside,
        a_sentence=figure.sentence,
        b_sentence=other.sentence,
    )


def _is_spoken_of(comparison: Comparison) -> bool:
    return comparison.label in SPOKEN_OF or comparison.reason is Reason.UNIT_UNSTATED


def _figure(cited: Cited) -> Figure:
    assert isinstance(cited.claim, Figure)
    return cited.claim
