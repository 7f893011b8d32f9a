"""Attribution relations of GUM's discourse layer: which words name a source, a cue, what is said.

A unit's relation is written on its first word:
`Discourse=attribution-positive:12->13:2:sem-atsrc-101,102+lex-indwd-103`.
"""

import re
from dataclasses import dataclass

from training.treebank import Document

RELATION = re.compile(r"(?:^|\|)Discourse=([^|;]*)")
SIGNAL = re.compile(r"(sem-atsrc|lex-indwd|lex-indph|lex-altlex)-([\d,\-]+)$")
SOURCE, CUE, CONTENT = range(3)


@dataclass(frozen=True, slots=True)
class Unit:
    number: int
    relation: str
    parent: int
    distance: int
    signals: str
    start: int
    end: int


def roles_in(document: Document) -> list[tuple[int, int, int]]:
    """For every word of the document: source, cue, content; 0 none, 1 inside, 2 first."""
    marked: tuple[set[int], set[int], set[int]] = (set(), set(), set())
    sentences = [i for i, sentence in enumerate(document) for _ in sentence.words]
    units = {unit.number: unit for unit in _units(document, len(sentences))}
    for unit in units.values():
        if unit.relation.startswith("attribution") and unit.parent in units:
            for role, words in zip(marked, _roles(unit, units, sentences), strict=True):
                role |= words
    return [
        tuple(_begun(role, i) for role in marked)  # type: ignore[misc]
        for i in range(len(sentences))
    ]


def _begun(role: set[int], index: int) -> int:
    if index not in role:
        return 0
    return 1 if index - 1 in role else 2


def _units(document: Document, total: int) -> list[Unit]:
    words = [word for sentence in document for word in sentence.words]
    starts = [
        (i, found[1]) for i, word in enumerate(words) if (found := RELATION.search(word.misc))
    ]
    ends = [i for i, _ in starts[1:]] + [total]
    units = []
    for (start, written), end in zip(starts, ends, strict=True):
        fields = [*written.split(":"), "", "", ""]
        number, _, parent = fields[1].partition("->")
        distance = int(fields[2]) if fields[2].isdigit() else 0
        units.append(
            Unit(int(number), fields[0], int(parent or 0), distance, fields[3], start, end)
        )
    return units


def _roles(
    unit: Unit, units: dict[int, Unit], sentences: list[int]
) -> tuple[set[int], set[int], set[int]]:
    source, cue = set[int](), set[int]()
    for signal in unit.signals.split("+"):
        if found := SIGNAL.match(signal):
            (source if found[1] == "sem-atsrc" else cue).update(_numbers(found[2]))
    parent = units[unit.parent]
    own, said = sentences[unit.start], sentences[parent.start]
    content = {
        i
        for number in _below(parent.number, unit.distance, unit.number, units)
        for i in range(units[number].start, units[number].end)
        if sentences[i] == said
    }
    content -= set(range(unit.start, unit.end)) | source | cue
    known = {i for i in source if i < len(sentences) and sentences[i] in (own, said)}
    return known, cue, content


def _numbers(written: str) -> set[int]:
    found: set[int] = set()
    for part in written.split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first) - 1, int(last or first)))
    return found


def _below(number: int, distance: int | None, but: int, units: dict[int, Unit]) -> list[int]:
    """The unit and those that depend on it, no further out than the attribution itself."""
    found = [number]
    for child in units.values():
        near = distance is None or child.distance <= distance
        attributes = child.relation.startswith("attribution")
        if child.parent == number and child.number != but and near and not attributes:
            found += _below(child.number, None, but, units)
    return found
