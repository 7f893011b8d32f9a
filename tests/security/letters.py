"""What one place in a text is to a pattern: which letters stand there, and what is beside it."""

import re
from functools import cache
from re import _constants as sre
from typing import Any

Node = tuple[Any, Any]
CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def is_plain(node: Node) -> bool:
    return node[0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)


@cache
def _ways(letter: str) -> frozenset[str]:
    return frozenset((letter, letter.lower(), letter.upper()))


def is_one_of(node: Node, flags: int, letter: str) -> bool:
    kind, what = node
    if kind is sre.ANY:
        return letter != "\n" or bool(flags & re.DOTALL)
    ways = _ways(letter) if flags & re.IGNORECASE else (letter,)
    if kind is sre.IN:
        parts = tuple(part for part in what if part[0] is not sre.NEGATE)
        return any(_in(parts, one) for one in ways) == (len(parts) == len(what))
    return (chr(what) in ways) == (kind is sre.LITERAL)


@cache
def _in(parts: tuple[Node, ...], letter: str) -> bool:
    return any(_is(part, letter) for part in parts)


def _is(part: Node, letter: str) -> bool:
    kind, what = part
    if kind is sre.RANGE:
        return len(letter) == 1 and bool(what[0] <= ord(letter) <= what[1])
    if kind is sre.CATEGORY:
        return bool(re.fullmatch(CATEGORIES[what], letter))
    return kind is sre.LITERAL and len(letter) == 1 and ord(letter) == what


def is_at(what: Any, flags: int, text: str, at: int) -> bool:
    if what in (sre.AT_BOUNDARY, sre.AT_NON_BOUNDARY):
        around = [
            bool(re.match(r"\w", one))
            for one in (text[at - 1 : at] if at else "", text[at : at + 1])
        ]
        return (around[0] != around[1]) == (what is sre.AT_BOUNDARY)
    if what in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        lines = what is sre.AT_BEGINNING and flags & re.MULTILINE
        return at == 0 or bool(lines and text[at - 1] == "\n")
    left = text[at:]
    if what is sre.AT_END_STRING:
        return not left
    return left in ("", "\n") or bool(flags & re.MULTILINE and left[0] == "\n")
