"""Lines of text that become Block Kit, plain text, or what a terminal shows.

Article text goes into `rich_text` elements, which Slack does not parse: no mention in it is live.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from handlers.hearing.markup import escape
from handlers.say.linking import may_be_link

Block = dict[str, Any]

MOST_TEXT_BYTES = 3_800  # chat.update refuses more than 4,000
MOST_SHOWN = (
    12_000  # characters in all blocks of a message, as Slack counts them; at 13,200 it refuses
)
LONGEST_ID = 255
LONGEST_BESIDE = 2_900  # characters beside a menu

MENU = "claim"  # the menu of a claim; its buttons are called after it, and what they do


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


Choices = tuple[tuple[str, str], ...]  # labels, with the value of each


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `quoted` sets it off from ours, as words of an article.

    In Slack it may have a `menu` beside it, or `buttons` below it.
    """

    pieces: tuple[Piece, ...]
    quoted: bool = False
    menu: Choices = ()
    buttons: Choices = ()


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


def rich_or_menus(lines: Sequence[Line]) -> list[Block]:
    """The same as several blocks, where lines have menus or buttons: rich_text can hold neither."""
    blocks: list[Block] = []
    waiting: list[Line] = []

    def flush() -> None:
        if waiting:
            blocks.append(rich(waiting))
            waiting.clear()

    for one in lines:
        if one.menu:
            flush()
            blocks.append(_beside(one))
            links = [piece for piece in one.pieces if isinstance(piece, Link)]
            waiting += [line(*links)] if links else []
            continue
        waiting.append(one)
        if one.buttons:
            flush()
            blocks.append({"type": "actions", "elements": [_press(*both) for both in one.buttons]})
    flush()
    return blocks


def on_page(blocks: Sequence[Block], page: int, asked: str = "") -> list[Block]:
    """Blocks that say, when a menu in them is used, which page of what they are on."""
    named = (f"{number}|{page}|{asked}" for number in range(len(blocks)))
    return [
        block | {"block_id": name} if _has_menu(block) and len(name) <= LONGEST_ID else block
        for block, name in zip(blocks, named, strict=True)
    ]


def _has_menu(block: Block) -> bool:
    return "accessory" in block or block["type"] == "actions"


def _beside(one: Line) -> Block:
    text = "".join(piece.text for piece in one.pieces if isinstance(piece, Text))
    text = text.removesuffix(" · ")  # what it led to stands below
    options = [{"text": _plain_text(label), "value": value} for label, value in one.menu]
    return {
        "type": "section",
        "text": _plain_text(text[:LONGEST_BESIDE]),
        "accessory": {"type": "overflow", "action_id": MENU, "options": options},
    }


def _press(label: str, value: str) -> Block:
    action_id = f"{MENU}_{value.partition('|')[0]}"
    return {"type": "button", "action_id": action_id, "text": _plain_text(label), "value": value}


def _plain_text(text: str) -> Block:
    """As it is: Slack would draw :so: as a picture, article or not."""
    return {"type": "plain_text", "text": text, "emoji": False}


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
        case Link(text, url) if may_be_link(text, url):
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
