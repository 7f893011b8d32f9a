"""A candidate: who is the source, and which tokens are the words said."""

from dataclasses import dataclass

from claims.quotes.cues import Cue
from claims.quotes.reading import Range


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token ranges. `sentence` is the number of the sentence the cue stands in."""

    sentence: int
    source: tuple[Range, ...]
    cue: Cue | None
    content: tuple[Range, ...]
    non_answer: bool = False
    floating: bool = False
    last: int = -1  # the sentence in which the words end
    inferred: tuple[Range, ...] = ()  # parts that nobody stands beside
