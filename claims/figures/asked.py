"""Which measures a word of a question may mean: killed, dead and toll all ask for deaths."""

from claims.figures.tables import MEASURES
from claims.model import Measure

NAMES = frozenset(measure.value for measure in Measure)
MEANT = {
    word: name
    for name, words in MEASURES.items()
    if name in NAMES
    for word in (name, *words.get("nouns", ()), *words.get("verbs", ()))
}


def measures_named(word: str) -> tuple[str, ...]:
    """The measure that a word names, or nothing."""
    measure = MEANT.get(word.lower())
    return (measure,) if measure else ()
