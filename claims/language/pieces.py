"""Words as the encoder takes them: pieces of its vocabulary, and the shape of their capitals.

WordPiece as published with BERT (Devlin et al. 2018): longest match first, uncased, accents off.
The encoder never sees capitals, so each piece carries the shape of the word it belongs to.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

START, END, UNKNOWN = 101, 102, 100
MOST_PIECES = 6  # of one word
LONGEST = 100  # letters of a word that is looked up
MOST_KEPT = 100_000  # words whose pieces are remembered
SAME = {
    "``": '"',
    "''": '"',
    "«": "“",
    "»": "”",
    "„": "“",
    "‟": "“",
    "—": "-",
    "–": "-",
    "−": "-",
    "…": "...",
}
LOWER, TITLE, UPPER, MIXED, DIGITS, MARK, INITIAL, OTHER = range(8)
SHAPES = 8


def shape(word: str) -> int:
    """One of eight: lower, Title, UPPER, miXed, digits, a mark, one capital, other letters."""
    if not any(map(str.isalnum, word)):
        return MARK
    if any(map(str.isdigit, word)):
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return INITIAL if len(word) == 1 else UPPER
    if word[0].isupper():
        return TITLE if word[1:].islower() else MIXED
    return MIXED if any(map(str.isupper, word)) else OTHER


def plain(word: str) -> str:
    """The word with the marks the encoder was taught."""
    if len(word) == 1 and word in "‘’":
        return word
    return SAME.get(word, word).replace("’", "'").replace("‘", "'")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of a word's pieces. Built from the lines of a vocabulary file, in their order."""

    numbers: Mapping[str, int]
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __call__(self, word: str) -> tuple[int, ...]:
        if word not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[word] = self._cut(plain(word[:LONGEST])) or (UNKNOWN,)
        return self.kept[word]

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _parts(word):
            found += self._longest_first(part)
        return tuple(found[:MOST_PIECES])

    def _longest_first(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and _named(part, start, end) not in self.numbers:
                end -= 1
            if end == start:
                return [UNKNOWN]
            found.append(self.numbers[_named(part, start, end)])
            start = end
        return found


def _named(part: str, start: int, end: int) -> str:
    return ("##" if start else "") + part[start:end]


def _parts(word: str) -> list[str]:
    """Lower case without accents, cut at every mark."""
    letters = unicodedata.normalize("NFD", word.lower())
    parts = [""]
    for letter in letters:
        kind = unicodedata.category(letter)
        if kind == "Mn":
            continue
        if _stands_alone(letter, kind):
            parts += [letter, ""]
        elif letter.isspace() or kind in ("Cc", "Cf"):
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part]


def _stands_alone(letter: str, kind: str) -> bool:
    ascii_mark = (
        letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " "
    )
    return kind[0] == "P" or ascii_mark or "一" <= letter <= "鿿"


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder is given: `first` is where each word begins, after the start mark."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


def encode(words: Sequence[str], pieces: Pieces, cased: bool = True) -> Encoded:
    ids, shapes, first = [START], [LOWER], [0]
    for word in words:
        found = pieces(word)
        first.append(len(ids))
        ids += found
        shapes += [shape(word) if cased else LOWER] * len(found)
    return Encoded((*ids, END), (*shapes, LOWER), tuple(first))
