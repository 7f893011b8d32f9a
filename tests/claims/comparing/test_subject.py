"""Search keys: which figures may be about one event."""

from claims.comparing.subject import may_be_compared, subject_words
from claims.figures import find_figures
from claims.model import Article


def keys(text: str) -> frozenset[str]:
    article = Article(text)
    return subject_words(find_figures(article)[0], article)


def test_figures_of_one_event_share_their_keys() -> None:
    ours = keys("The minister said 300 troops had died in Freedonia.")
    theirs = keys("Rebels in Freedonia put the losses of servicemen at 900.")
    assert {"soldier", "freedonia"} <= ours
    assert may_be_compared(ours, theirs)


def test_figures_of_other_measures_are_no_candidates() -> None:
    ours = keys("The minister said 300 troops had died in Freedonia.")
    theirs = keys("The minister said the bridge in Freedonia cost $9 million.")
    assert not may_be_compared(ours, theirs)
