"""Whether two articles tell of one event: by the names they share and the kind of event."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.comparing.occasions import kinds, kinds_differ
from claims.comparing.subject import EVERYWHERE, NAME, folded
from claims.model import Article, Figure

# Fewer words are a sentence somebody has put beside another: about one event, it is taken.
ARTICLE = 40
OPENING = 60  # words: headline and first paragraph
ENOUGH_SHARED = 2
ENOUGH_NAMES = 3  # in each of two short texts, to be sure that they have none in common
CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
# A later article about a thing long past names more of it.
LONG_AGO = 60  # days
ENOUGH_LATER = 4


def are_apart(a: Article, b: Article) -> bool:
    """Two texts that hardly name a person or place in common; short ones, none at all."""
    ours, theirs = f"{a.title}\n{a.text}", f"{b.title}\n{b.text}"
    if min(len(a.text.split()), len(b.text.split())) < ARTICLE:
        return _name_others(a.text, b.text)
    if kinds_differ(kinds(_opening(ours)), kinds(_opening(theirs))):
        return True
    shared = names_of(ours) & names_of(theirs)
    opening = shared & names_of(_opening(ours)) & names_of(_opening(theirs))
    return not opening or len(shared) < _enough(a, b)


def _name_others(a: str, b: str) -> bool:
    """Both name people or places, and none that the other names, if it begins a sentence or not."""
    ours, theirs = names_of(a), names_of(b)
    if min(len(ours), len(theirs)) < ENOUGH_NAMES:
        return False
    return not (ours | _names(CAPITAL, a)) & (theirs | _names(CAPITAL, b))


def _enough(a: Article, b: Article) -> int:
    if a.published is None or b.published is None:
        return ENOUGH_SHARED
    return ENOUGH_LATER if abs((a.published - b.published).days) > LONG_AGO else ENOUGH_SHARED


def _opening(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[:OPENING])


def without_common_places(
    figures: Sequence[Figure], article: Article, other: Article
) -> list[Figure]:
    """A place that both articles name tells their figures apart no more: a town and its country."""
    if min(len(article.text.split()), len(other.text.split())) < ARTICLE:
        return list(figures)
    named = names_of(f"{other.title}\n{other.text}")
    return [
        replace(one, place=None) if one.place and folded(one.place.text) & named else one
        for one in figures
    ]


def names_of(text: str) -> frozenset[str]:
    """Names of people and places, but for what begins a sentence and may be none."""
    return _names(NAME, text)


def _names(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """Days, months, offices and bodies that are everywhere tell nothing."""
    return folded(" ".join(pattern.findall(text))) - EVERYWHERE
