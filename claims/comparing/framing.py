"""With which words each outlet introduces what somebody says: slices of its articles, counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.model import Citation, Cited, Quote
from claims.names import fold


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of saying as one article writes them first, and how often the outlet uses them."""

    words: str
    number: int
    first: Cited


@dataclass(frozen=True, slots=True)
class Framing:
    """An outlet, or an article whose outlet is not known, and its cues, the usual one first."""

    outlet: str
    cues: tuple[Cue, ...]


def framing(claims: Iterable[Cited]) -> list[Framing]:
    """By outlet, in the order in which they come; quotes that stand without a cue are left out."""
    found: dict[str, dict[str, list[Cited]]] = {}
    for cited in claims:
        if words := cue_words(cited):
            outlet = found.setdefault(outlet_of(cited.citation), {})
            outlet.setdefault(fold(words), []).append(cited)
    return [Framing(outlet, _cues(cues.values())) for outlet, cues in found.items()]


def cue_words(cited: Cited) -> str:
    """The words of saying beside a quote, "" where it stands alone."""
    claim = cited.claim
    return " … ".join(span.text for span in claim.cue) if isinstance(claim, Quote) else ""


def outlet_of(citation: Citation) -> str:
    """By its name, else by its site, else the article's title."""
    host = (urlsplit(citation.url).hostname or "").removeprefix("www.")
    return citation.outlet or host or citation.title


def _cues(some: Iterable[list[Cited]]) -> tuple[Cue, ...]:
    cues = [Cue(cue_words(cited[0]), len(cited), cited[0]) for cited in some]
    return tuple(sorted(cues, key=lambda cue: -cue.number))
