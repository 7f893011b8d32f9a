"""Whether enough is known of two figures to speak of them side by side."""

from claims.comparing.subject import folded
from claims.model import Cited, Figure, Measure, Span

PEOPLE = frozenset(
    (
        Measure.DEATHS,
        Measure.WOUNDED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.CASUALTIES,
        Measure.LOSSES,
        Measure.DISPLACED,
        Measure.ARRESTED,
        Measure.RESCUED,
        Measure.PARTICIPANTS,
        Measure.CASES,
        Measure.SHOT,
    )
)
# Words of a subject that name no event.
GENERAL = frozenset(measure.value for measure in Measure) | {"people"}
ENOUGH_NAMES = 2
ENOUGH_ELSEWHERE = 2
ENOUGH_HERE = 3


def known_of_both(new: Cited, old: Cited) -> bool:
    """Enough is known of both figures to speak of them side by side.

    For people harmed, whose they are, where, or as of when; for anything else, that the same words
    say what is counted. Two numbers of one article need more: they mostly count two things.
    """
    a, b = new.claim, old.claim
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    if a.measure in PEOPLE:
        stated = ((a.whose, b.whose), (a.place, b.place), (a.as_of, b.as_of))
        names = (new.subject & old.subject) - GENERAL
        return any(one and other for one, other in stated) or len(names) >= ENOUGH_NAMES
    shared = len(folded(f"{a.unit} {a.counted}") & folded(f"{b.unit} {b.counted}"))
    shared += _share_words(a.whose, b.whose) + _share_words(a.place, b.place)
    same_article = new.citation.article_id == old.citation.article_id
    return shared >= (ENOUGH_HERE if same_article else ENOUGH_ELSEWHERE)


def _share_words(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and folded(one.text) & folded(other.text))
