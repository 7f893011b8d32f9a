"""The verbs with which each outlet introduces a person: the articles' words, shown as theirs."""

from collections.abc import Sequence

from claims.comparing.framing import Cue, Framing
from claims.model import Quote
from handlers.say import phrases
from handlers.say.claims import reference
from handlers.say.lines import Line, Piece, Text, bold, clipped, italic, line
from handlers.say.phrases import wordings as words

MOST_OUTLETS = 20
MOST_CUES = 8
LONGEST_NAME = 80


def framing_lines(speaker: str, found: Sequence[Framing]) -> list[Line]:
    name = clipped(speaker, LONGEST_NAME)
    if not found:
        return [line(words.NOT_INTRODUCED.format(name))]
    listed = [_outlet(one) for one in found[:MOST_OUTLETS]]
    return [line(bold(words.FRAMING_OF.format(name))), *listed, line(italic(words.FRAMING_SO))]


def _outlet(framing: Framing) -> Line:
    outlet = clipped(framing.outlet, LONGEST_NAME) or phrases.OUTLET_NOT_STATED
    pieces: list[Piece] = []
    for cue in framing.cues[:MOST_CUES]:
        pieces += [Text(" · " if pieces else ": "), *_cue(cue)]
    return line(bold(outlet), *pieces)


def _cue(cue: Cue) -> list[Piece]:
    """In marks, how often, and where it stands first."""
    claim = cue.first.claim
    assert isinstance(claim, Quote)
    said = " … ".join(f'"{span.text}"' for span in claim.cue)
    where = reference(cue.first.citation, claim.cue[0], here=True)
    return [Text(f"{said} {cue.number} ("), *where, Text(")")]
