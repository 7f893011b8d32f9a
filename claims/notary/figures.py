"""One figure of a draft against figures on file: as filed, differs by this, not on file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparing.difference import same_noun
from claims.comparing.enough import GENERAL, known_of_both
from claims.comparing.events import PEOPLE
from claims.comparing.figure_relations import NEVER_COMPARED, is_telling
from claims.comparing.intervals import POINTED, gap
from claims.comparing.pairs import compare_figures
from claims.comparing.subject import folded, may_be_compared
from claims.model import Cited, Comparison, Figure, Label, Reason
from claims.notary.quotations import Standing

# Of the words of the shorter sentence, those that the other has too. Measured on 45 political
# articles: see docs/measurements.md.
SAME_SENTENCE = 0.5
FEWEST_WORDS = 3
RENUMBERED = "most of the sentence is the same, and the number is another"
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
    """The same value of the same thing. What only rounds to it, or may be of anything, is not."""
    a, b = _figure(figure), _figure(other)
    alike = a.measure is b.measure and a.statistic is b.statistic and _same_value(a, b)
    if not alike or not (a.measure in PEOPLE or same_noun(a, b)):
        return False
    return _same_words(figure, other) or _same_context(figure, other, a)


def _same_value(a: Figure, b: Figure) -> bool:
    """Written alike, but for "some" or "about"."""
    return a.value == b.value and (a.bound is b.bound or {a.bound, b.bound} <= POINTED)


def _same_words(figure: Cited, other: Cited) -> bool:
    """Most of what the shorter sentence says is in the other."""
    shared, shorter, _ = _in_common(figure, other)
    return shared >= FEWEST_WORDS and shared >= SAME_SENTENCE * shorter


def _same_sentence(figure: Cited, other: Cited) -> bool:
    """Most of what either sentence says is in the other."""
    shared, _, longer = _in_common(figure, other)
    return shared >= FEWEST_WORDS and shared >= SAME_SENTENCE * longer


def _in_common(figure: Cited, other: Cited) -> tuple[int, int, int]:
    """How many words two sentences share, of how many of the shorter and of the longer."""
    ours, theirs = folded(figure.sentence), folded(other.sentence)
    return len(ours & theirs), min(len(ours), len(theirs)), max(len(ours), len(theirs))


def _same_context(figure: Cited, other: Cited, value: Figure) -> bool:
    """A number that is not shared by chance, or enough that is known of both."""
    if {value.measure} & NEVER_COMPARED:
        return False
    names = (figure.subject & other.subject) - GENERAL
    return bool(names) and (is_telling(value) or known_of_both(figure, other))


def _differing(
    figure: Cited, nearest: Sequence[Cited], beside: Sequence[Figure]
) -> Iterator[tuple[Cited, str]]:
    """What the rules for two figures call different; then another number in the same sentence."""
    for other in nearest:
        comparison = _compared(figure, other, beside)
        if comparison is not None and _is_spoken_of(comparison):
            yield other, comparison.words
    taken = {one.value for one in beside}
    for other in nearest:
        if _is_renumbered(figure, other) and _figure(other).value not in taken:
            yield other, RENUMBERED


def _is_renumbered(figure: Cited, other: Cited) -> bool:
    a, b = _figure(figure), _figure(other)
    return a.measure is b.measure and same_noun(a, b) and _same_sentence(figure, other)


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
    said = comparison.label in SPOKEN_OF or comparison.reason is Reason.UNIT_UNSTATED
    return said and comparison.reason is not Reason.SAME_VALUE


def _figure(cited: Cited) -> Figure:
    assert isinstance(cited.claim, Figure)
    return cited.claim
