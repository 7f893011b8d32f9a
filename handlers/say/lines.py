"""Lines of text that become Block Kit, plain text, or what a terminal shows.

Article text goes into `rich_text` elements, which Slack does not parse: no mention in it is live.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from handlers.markup import escape

Block = dict[str, Any]

MOST_TEXT_BYTES = 3_800  # chat.update refuses more than 4,000
MOST_SHOWN = (
    12_000  # characters in all blocks of a message, as Slack counts them; at 13,200 it refuses
)
LONGEST_LINK = 2_900


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


Piece = Text | Link


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `quoted` sets it off from ours, as words of an article."""

    pieces: tuple[Piece, ...]
    quoted: bool = False


def line(*pieces: Piece | str) -> Line:
    return Line(_pieces(pieces))


def quoted(*pieces: Piece | str) -> Line:
    return Line(_pieces(pieces), quoted=True)


def bold(text: str) -> Text:
    return Text(text, bold=True)


def italic(text: str) -> Text:
    return Text(text, italic=True)


def plain(lines: Iterable[Line]) -> str:
    """The same lines without any mark-up, for a terminal."""
    return "\n".join(_plain(one) for one in lines)


def fallback(lines: Iterable[Line]) -> str:
    """The same lines as the `text` of a message: escaped, and cut at a line where too long."""
    kept: list[str] = []
    size = 0
    for one in lines:
        text = escape(_plain(one))
        size += len(text.encode()) + 1
        if size > MOST_TEXT_BYTES:
            return "\n".join([*kept, "…"])
        kept.append(text)
    return "\n".join(kept)


def rich(lines: Sequence[Line]) -> Block:
    """One rich_text block."""
    groups = groupby(lines, key=lambda one: one.quoted)
    return {"type": "rich_text", "elements": [_element(q, list(some)) for q, some in groups]}


def fits(lines: Iterable[Line]) -> bool:
    """Whether a message of these lines is one that Slack takes."""
    return sum(len(escape(_plain(one))) + 1 for one in lines) <= MOST_SHOWN


def clipped(text: str, most: int) -> str:
    """Text of ours, a title say, cut between words."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0][:most] + " …"


def _element(quote: bool, lines: Sequence[Line]) -> Block:
    kind = "rich_text_quote" if quote else "rich_text_section"
    elements: list[Block] = []
    for number, one in enumerate(lines):
        if number:
            elements.append({"type": "text", "text": "\n"})
        elements += [_piece(piece) for piece in one.pieces]
    return {"type": kind, "elements": elements}


def _piece(piece: Piece) -> Block:
    match piece:
        case Link(text, url) if len(url) <= LONGEST_LINK:
            return {"type": "link", "url": url, "text": text}
        case Link(text, _):
            return {"type": "text", "text": text}
        case Text(text, bold, italic):
            style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
            return {"type": "text", "text": text} | ({"style": style} if style else {})


def _pieces(pieces: Iterable[Piece | str]) -> tuple[Piece, ...]:
    made = (Text(piece) if isinstance(piece, str) else piece for piece in pieces)
    return tuple(piece for piece in made if piece.text)


def _plain(one: Line) -> str:
    return ("> " if one.quoted else "") + "".join(piece.text for piece in one.pieces)
