"""Counts the steps that a backtracking engine takes: the same number on every machine.

Written after Python's own engine, over its own parse of the pattern, without its shortcuts: what
takes few steps here takes no more there.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from re import _constants as sre
from re import _parser
from typing import Any

from tests.security.letters import is_at, is_one_of, is_plain

Then = Callable[[int], bool]
Node = tuple[Any, Any]


class TooMany(Exception):
    """More steps than are worth counting."""


def steps(pattern: re.Pattern[str], text: str, *, most: int, searched: bool = True) -> int:
    """How many it takes to find all matches in a text, or to try for one at its beginning."""
    counted = Engine(text, most)
    nodes = parsed(pattern)
    if not searched:
        # Nothing is content with less than the whole, so that all ways are tried, as in fullmatch.
        counted.run(nodes, pattern.flags, 0, lambda end: end == len(text))
        return counted.steps
    at = 0
    while at <= len(text):
        end = counted.match(nodes, pattern.flags, at)
        at = max(at + 1, end)
    return counted.steps


def parsed(pattern: re.Pattern[str]) -> list[Node]:
    return list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))


@dataclass(slots=True)
class Engine:
    """One text, and the steps taken in it so far."""

    text: str
    most: int
    steps: int = 0
    groups: dict[int, tuple[int, int]] = field(default_factory=dict)

    def match(self, nodes: Sequence[Node], flags: int, at: int) -> int:
        """Where a match that begins here ends; -1 for none."""
        ends: list[int] = []
        self.groups.clear()
        self.run(nodes, flags, at, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
        return ends[0] if ends else -1

    def run(self, nodes: Sequence[Node], flags: int, at: int, then: Then) -> bool:
        if not nodes:
            return then(at)
        rest = partial(self.run, nodes[1:], flags)
        return self.one(nodes[0], flags, at, lambda end: rest(end, then))

    def one(self, node: Node, flags: int, at: int, then: Then) -> bool:
        self.steps += 1
        if self.steps > self.most:
            raise TooMany
        kind, what = node
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self.repeat(kind, what, flags, at, then)
        if kind is sre.BRANCH:
            return any(self.run(list(way), flags, at, then) for way in what[1])
        if kind is sre.SUBPATTERN:
            return self.group(what, flags, at, then)
        if kind is sre.ATOMIC_GROUP:
            end = self.alone(list(what), flags, at)
            return end >= 0 and then(end)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return self.looks(what, flags, at) == (kind is sre.ASSERT) and then(at)
        if kind is sre.AT:
            return is_at(what, flags, self.text, at) and then(at)
        return self.letters(node, flags, at, then)

    def repeat(self, kind: Any, what: Any, flags: int, at: int, then: Then) -> bool:
        low, high, inner = what
        nodes = list(inner)
        if kind is sre.POSSESSIVE_REPEAT:
            return self.possessive(low, high, nodes, flags, at, then)
        if len(nodes) == 1 and is_plain(nodes[0]):
            return self.row(kind, low, high, nodes[0], flags, at, then)

        def again(done: int, here: int) -> bool:
            def more() -> bool:
                return done < high and self.run(
                    nodes, flags, here, lambda end: end > here and again(done + 1, end)
                )

            if done < low:
                return self.run(nodes, flags, here, lambda end: again(done + 1, end))
            ways = (more, lambda: then(here))
            return any(way() for way in (ways if kind is sre.MAX_REPEAT else ways[::-1]))

        return again(0, at)

    def row(
        self, kind: Any, low: int, high: int, node: Node, flags: int, at: int, then: Then
    ) -> bool:
        """Many of one character."""
        longest, room = 0, len(self.text) - at
        while longest < min(high, room) and is_one_of(node, flags, self.text[at + longest]):
            longest += 1
        self.steps += longest
        counts = range(low, longest + 1)
        for count in counts[::-1] if kind is sre.MAX_REPEAT else counts:
            self.steps += 1
            if then(at + count):
                return True
        return False

    def possessive(
        self, low: int, high: int, nodes: list[Node], flags: int, at: int, then: Then
    ) -> bool:
        done = 0
        while done < high:
            end = self.alone(nodes, flags, at)
            if end < 0 or end == at:
                break
            done, at = done + 1, end
        return done >= low and then(at)

    def group(self, what: Any, flags: int, at: int, then: Then) -> bool:
        number, added, removed, inner = what

        def closed(end: int) -> bool:
            if number is not None:
                self.groups[number] = (at, end)
            return then(end)

        return self.run(list(inner), (flags | added) & ~removed, at, closed)

    def alone(self, nodes: Sequence[Node], flags: int, at: int) -> int:
        ends: list[int] = []
        self.run(nodes, flags, at, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
        return ends[0] if ends else -1

    def letters(self, node: Node, flags: int, at: int, then: Then) -> bool:
        if node[0] is not sre.GROUPREF:
            return at < len(self.text) and is_one_of(node, flags, self.text[at]) and then(at + 1)
        start, end = self.groups.get(node[1], (0, 0))
        words = self.text[start:end]
        return self.text.startswith(words, at) and then(at + len(words))

    def looks(self, what: Any, flags: int, at: int) -> bool:
        direction, inner = what
        start = at if direction > 0 else at - inner.getwidth()[0]
        return start >= 0 and self.alone(list(inner), flags, start) >= 0
