"""The time two figures cover: another quarter, month or year is another count."""

import re

from claims.comparing.events import YEAR, apart
from claims.comparing.subject import MEANINGS
from claims.model import Comparison, Figure, Reason

PERIOD_KINDS = tuple(frozenset(words.split()) for words in MEANINGS["periods"]["kinds"])


def by_period(a: Figure, b: Figure) -> Comparison | None:
    if a.period is None or b.period is None:
        return None
    ours, theirs = folded_period(a.period.text), folded_period(b.period.text)
    if ours and theirs and (not ours & theirs or _other_ordinals(ours, theirs)):
        return apart(Reason.PERIOD, f"“{a.period.text}” and “{b.period.text}” are different times")
    return None


def _other_ordinals(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """The second quarter and the third, June 2021 and June 2022."""
    sorts = [(ours & kind, theirs & kind) for kind in PERIOD_KINDS]
    sorts.append((_years(ours), _years(theirs)))
    return any(mine and yours and not mine & yours for mine, yours in sorts)


def _years(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if YEAR.fullmatch(word))


def folded_period(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(words) - {
        "in",
        "the",
        "over",
        "during",
        "for",
        "of",
        "since",
        "whole",
        "throughout",
        "within",
    }
