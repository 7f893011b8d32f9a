"""Lines as they stand on a page, put together into paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Of a full line's length: a shorter line that ends a sentence ends its paragraph ...
ENDS = 0.85
# ... and so does one as short as this with a capital below it, such as a headline.
SHORT = 0.65
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
OPENING = re.compile(r"[\"'“„«‘(\[•*–—-]*\s?[A-Z0-9\W]")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Paragraphs. A blank line always parts two."""
    full = _full_length(lines)
    paragraphs: list[str] = []
    pieces: list[str] = []
    for line, below in pairwise((*map(str.strip, lines), "")):
        pieces.append(line)
        if not below or not line or _ends_paragraph(line, below, full):
            paragraphs.append(_joined(pieces))
            pieces = []
    return [paragraph for paragraph in paragraphs if paragraph]


def _full_length(lines: Sequence[str]) -> int:
    """What nine of ten lines stay below."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends_paragraph(line: str, below: str, full: int) -> bool:
    if len(line) < ENDS * full and SENTENCE_END.search(line):
        return True
    return len(line) < SHORT * full and OPENING.match(below) is not None


def _joined(lines: Sequence[str]) -> str:
    """A hyphen at the end of a line is kept: whether the word has one cannot be told."""
    text = ""
    for line in lines:
        hyphened = re.search(r"\w-$", text) and line[:1].islower()
        text += line if not text or hyphened else f" {line}"
    return text.strip()
