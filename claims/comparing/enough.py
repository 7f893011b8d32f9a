"""Whether enough is known of two figures to speak of them side by side."""

from claims.comparing.events import PEOPLE
from claims.comparing.subject import EVERYWHERE, MEANINGS, folded
from claims.model import Cited, Figure, Measure

# Words of a subject that name no event.
GENERAL = frozenset(measure.value for measure in Measure) | {"people"}
POLLS = folded(MEANINGS["polls"]["words"])
ENOUGH_NAMES = 2
ENOUGH_WORDS = 2
MOST_OF = 0.6  # of the words of what is counted, those that both have


def known_of_both(new: Cited, old: Cited) -> bool:
    """Enough is known of both figures to speak of them side by side.

    For people harmed, whose they are, where, or as of when; for anything else, that the same words
    say what is counted.
    """
    a, b = new.claim, old.claim
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    if new.citation.article_id == old.citation.article_id and not _may_differ_here(new, old, a, b):
        return False
    names = (new.subject & old.subject) - GENERAL - EVERYWHERE - _kind_of(a) - _kind_of(b)
    if a.measure in PEOPLE:
        stated = ((a.whose, b.whose), (a.place, b.place), (a.as_of, b.as_of))
        known = any(one and other for one, other in stated)
        return bool(names) if known else len(names) >= ENOUGH_NAMES
    if _polled(a) and _polled(b):
        return False
    ours, theirs = _counted(a), _counted(b)
    shared = len(ours & theirs)
    return (
        bool(names) and shared >= ENOUGH_WORDS and shared >= MOST_OF * max(len(ours), len(theirs))
    )


def _may_differ_here(new: Cited, old: Cited, a: Figure, b: Figure) -> bool:
    """Two numbers of one article count two things, but for two givers, or headline and text."""
    if a.measure not in PEOPLE or new.sentence == old.sentence:
        return False
    givers = [{span.text for span in figure.source} for figure in (a, b)]
    in_headline = 0 in (new.citation.paragraph, old.citation.paragraph)
    return in_headline or (all(givers) and givers[0] != givers[1])


def _kind_of(figure: Figure) -> frozenset[str]:
    """What is counted as far as it is no name: "refugees" are everywhere, "Syrians" are not."""
    spans = " ".join(span.text for span in (figure.whose, figure.place) if span is not None)
    words = f"{figure.unit} {figure.counted} {spans}".split()
    names = folded(" ".join(word for word in spans.split() if word.istitle()))
    return folded(" ".join(word for word in words if word.islower())) - names


def _polled(figure: Figure) -> bool:
    """A poll's number is its own: another poll asked other people on another day."""
    return bool(folded(" ".join(span.text for span in figure.source)) & POLLS)


def _counted(figure: Figure) -> frozenset[str]:
    """The words of what is counted. A percentage or a dollar says nothing of it."""
    thing = "" if figure.measure in (Measure.SHARE, Measure.MONEY) else figure.unit
    spans = " ".join(span.text for span in (figure.whose, figure.place) if span is not None)
    return folded(f"{thing} {figure.counted} {spans}")
