"""For a pattern, texts that make a backtracking engine work: made of what the pattern looks for."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from re import _constants as sre
from typing import Any

from tests.security.letters import is_one_of, is_plain
from tests.security.steps import parsed

Node = tuple[Any, Any]
LETTERS = "a0 A.,-“\"'’(/:\n€é’%&<>|@#_=;?!\u00a0żZ"
MOST = 24  # texts for one pattern
ENDS = ("", "\0", "a", " ")


def texts(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Of about this length, the same ones for every length."""
    yield from (_filled(piece, end, length) for piece, end in islice(_pieces(pattern), MOST))


def _pieces(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    nodes = parsed(pattern)
    whole = _sample(nodes, pattern.flags)
    seen: dict[tuple[str, str], None] = {}
    for repeated in _repeats(nodes, pattern.flags):
        for end in ENDS[:2]:
            seen[repeated, end] = None
    for piece in (whole, whole[:-1], whole[1:]):
        seen[piece, "\0"] = None
    for end in ENDS:
        seen[" ", end] = seen["a", end] = None
    return iter([one for one in seen if one[0]])


def _filled(piece: str, end: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[: max(length, len(piece))] + end


def _repeats(nodes: Sequence[Node], flags: int) -> Iterator[str]:
    """What stands in each repetition: once alone, and once with what stands before it."""
    for number, (kind, what) in enumerate(nodes):
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            inner = list(what[2])
            yield _sample(inner, flags)
            yield _sample(nodes[: number + 1], flags)
            yield from _repeats(inner, flags)
        elif kind is sre.SUBPATTERN:
            yield from _repeats(list(what[3]), flags)
        elif kind is sre.BRANCH:
            for way in what[1]:
                yield from _repeats(list(way), flags)
        elif kind is sre.ATOMIC_GROUP:
            yield from _repeats(list(what), flags)


def _sample(nodes: Sequence[Node], flags: int) -> str:
    return "".join(_one(node, flags) for node in nodes)


def _one(node: Node, flags: int) -> str:
    kind, what = node
    if is_plain(node):
        return next((letter for letter in _candidates(node) if is_one_of(node, flags, letter)), "")
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sample(list(what[2]), flags) * max(1, min(what[0], 4))
    if kind is sre.SUBPATTERN:
        return _sample(list(what[3]), flags)
    if kind is sre.BRANCH:
        return _sample(list(what[1][0]), flags)
    return _sample(list(what), flags) if kind is sre.ATOMIC_GROUP else ""


def _candidates(node: Node) -> Iterator[str]:
    kind, what = node
    if kind is sre.LITERAL:
        yield chr(what)
    if kind is sre.IN:
        for part, value in what:
            if part is sre.LITERAL:
                yield chr(value)
            elif part is sre.RANGE:
                yield chr(value[0])
    yield from LETTERS
