"""The words that say what a figure is about: search keys for figures it may be compared with."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from claims.model import Article, Figure, Measure

MEANINGS: dict[str, Any] = tomllib.loads(
    files("claims.comparing").joinpath("meanings.toml").read_text(encoding="utf-8")
)
FOLDED: dict[str, str] = {
    word: name for name, words in MEANINGS["synonyms"].items() for word in words.split()
}
IDLE = frozenset(MEANINGS["idle"]["words"].split())
WORD = re.compile(r"[^\W\d_][\w’'.-]*[\w]|[^\W\d_]")
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+", re.M)
# Measures tell nothing of the event: every war has its dead.
MEASURE_WORDS = frozenset({measure.value for measure in Measure})
VAGUE = "losses"
UNCLEAR = frozenset(MEANINGS["vague_measures"]).union(*MEANINGS["vague_measures"].values())
ENOUGH = 1
NEAR = 400


def fold(word: str) -> str:
    """The word that stands for this one and its synonyms."""
    word = word.lower().strip("’'.-")
    for ending in ("’s", "'s"):
        word = word.removesuffix(ending)
    if word in FOLDED:
        return FOLDED[word]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def folded(text: str) -> frozenset[str]:
    """The telling words of a text."""
    words = (match.group() for match in WORD.finditer(text))
    return frozenset(fold(word) for word in words if word.lower() not in IDLE and len(word) > 1)


# Names that two articles share by chance.
EVERYWHERE = folded(MEANINGS["everywhere"]["words"])


def subject_words(figure: Figure, article: Article) -> frozenset[str]:
    """Lower-case event words of a figure: names, places and what is counted, synonyms folded.

    A store keeps them as search keys: two figures that share none cannot be about one event.
    """
    spans = [span.text for span in (figure.whose, figure.place) if span is not None]
    around = article.text[max(0, figure.start - NEAR) : figure.words.end + NEAR]
    names = " ".join(match.group() for match in NAME.finditer(around))
    heads = " ".join(match.group() for match in NAME.finditer(article.title))
    own = folded(" ".join([*spans, figure.unit, figure.counted, names, heads]))
    return own - MEASURE_WORDS | {figure.measure.value}


def may_be_compared(a_words: frozenset[str], b_words: frozenset[str]) -> bool:
    """Whether two figures share a measure (or a vague one of it) and enough words of an event."""
    a_measures, b_measures = a_words & MEASURE_WORDS, b_words & MEASURE_WORDS
    if not measures_meet(a_measures, b_measures):
        return False
    return len((a_words & b_words) - MEASURE_WORDS) >= ENOUGH


def kin(measure: str) -> str:
    """One name for all measures that may stand against each other, by way of others perhaps."""
    return VAGUE if measure in UNCLEAR else measure


def measures_meet(a: frozenset[str], b: frozenset[str]) -> bool:
    vague = MEANINGS["vague_measures"]
    reach_a = a.union(*(vague.get(measure, ()) for measure in a))
    reach_b = b.union(*(vague.get(measure, ()) for measure in b))
    return bool(reach_a & b or a & reach_b)
