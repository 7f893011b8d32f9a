"""Whether two articles tell of one event: the names they share, and what kind of event opens them."""

from claims.comparing.occasions import kinds, kinds_differ
from claims.comparing.subject import MEANINGS, NAME, folded
from claims.model import Article

# Fewer words are a sentence somebody has put beside another: about one event, it is taken.
ARTICLE = 40
OPENING = 60  # words: headline and first paragraph
ENOUGH_SHARED = 2
# A later article about a thing long past names more of it.
LONG_AGO = 60  # days
ENOUGH_LATER = 4
EVERYWHERE = folded(MEANINGS["everywhere"]["words"])


def are_apart(a: Article, b: Article) -> bool:
    """Two articles of some length that hardly name a person or place in common."""
    ours, theirs = f"{a.title}\n{a.text}", f"{b.title}\n{b.text}"
    if min(len(a.text.split()), len(b.text.split())) < ARTICLE:
        return False
    if kinds_differ(kinds(_opening(ours)), kinds(_opening(theirs))):
        return True
    shared = _names(ours) & _names(theirs)
    opening = shared & _names(_opening(ours)) & _names(_opening(theirs))
    return not opening or len(shared) < _enough(a, b)


def _enough(a: Article, b: Article) -> int:
    if a.published is None or b.published is None:
        return ENOUGH_SHARED
    return ENOUGH_LATER if abs((a.published - b.published).days) > LONG_AGO else ENOUGH_SHARED


def _opening(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[:OPENING])


def _names(text: str) -> frozenset[str]:
    """Names of people and places; days, months and bodies that are everywhere tell nothing."""
    return folded(" ".join(match.group() for match in NAME.finditer(text))) - EVERYWHERE
