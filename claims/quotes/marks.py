"""Where the quotation marks open and close. An odd mark costs its own region, never the article."""

import re
from dataclasses import dataclass

from claims.model import Article, Span

MARK = re.compile("``|''|[“”„«»\"‘’']")
OPENING = "“„«"
CLOSING = "”»"
SINGLE = "‘'’"
LONGEST_SINGLE = 300  # characters; beyond it, two apostrophes have met by chance
NOT_OPENING = re.compile(r"['‘](?:em|til|cause|tis|twas|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """Words in quotation marks. `start` and `end` take in the marks, `inner` does not."""

    start: int
    end: int
    inner: Span
    opener: str
    closer: str  # "" when the mark is never closed
    single: bool = False

    @property
    def closed(self) -> bool:
        return self.closer != ""


@dataclass(frozen=True, slots=True)
class _Opened:
    at: int
    mark: str
    single: bool


def find_regions(article: Article) -> list[Region]:
    """Regions in order; they never overlap. A mark left open runs to the end of its paragraph."""
    return [
        region
        for paragraph in article.paragraphs()
        for region in _in_paragraph(article, paragraph.start, paragraph.end)
    ]


def _in_paragraph(article: Article, start: int, end: int) -> list[Region]:
    regions: list[Region] = []
    opened: _Opened | None = None
    for match in MARK.finditer(article.text, start, end):
        mark, at = match.group(), match.start()
        opened = _forget_stray_single(opened, at)
        opens = _opens(article.text, at, mark, opened, (start, end))
        if opens is True and (opened is None or (opened.single and mark not in SINGLE)):
            opened = _Opened(at, mark, mark in SINGLE)
        elif opens is False and opened is not None and opened.single == (mark in SINGLE):
            regions.extend(_region(article, opened, at, mark))
            opened = None
    if opened is not None and not opened.single:
        regions.extend(_region(article, opened, end, ""))
    return regions


def _forget_stray_single(opened: _Opened | None, at: int) -> _Opened | None:
    stray = opened is not None and opened.single and at - opened.at > LONGEST_SINGLE
    return None if stray else opened


def _region(article: Article, opened: _Opened, at: int, closer: str) -> list[Region]:
    inner = article.trimmed(opened.at + len(opened.mark), at)
    if inner is None:
        return []
    return [Region(opened.at, at + len(closer), inner, opened.mark, closer, opened.single)]


def _opens(
    text: str, at: int, mark: str, opened: _Opened | None, within: tuple[int, int]
) -> bool | None:
    """True for an opening mark, False for a closing one, None for an apostrophe."""
    before = text[at - 1] if at > within[0] else " "
    after = text[at + len(mark)] if at + len(mark) < within[1] else " "
    if mark in SINGLE:
        return _single_opens(text, at, before, after, opened)
    if mark in OPENING:
        closes = opened is not None and not opened.single and _ends_word(before, after)
        return not ((closes and mark == "“") or (opened is not None and opened.mark == "„"))
    if mark in CLOSING:
        return (opened is None or opened.single) and before.isspace() and after.isalnum()
    if len(mark) == 2:
        return mark == "``" or (opened is None and not _ends_word(before, after))
    return _straight_opens(before, after, opened)


def _straight_opens(before: str, after: str, opened: _Opened | None) -> bool:
    word_starts = before.isspace() or before in "([{—–-/‘'"
    word_ends = after.isspace() or after in ")]},.;:!?—–-/’'"
    if word_starts != word_ends:
        return word_starts
    return opened is None or opened.single


def _ends_word(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _single_opens(
    text: str, at: int, before: str, after: str, opened: _Opened | None
) -> bool | None:
    if opened is not None and not opened.single:
        return None
    if text[at] != "’" and opened is None and (before.isspace() or before in "([—–-:"):
        return True if after.isalnum() and not NOT_OPENING.match(text, at) else None
    closes = opened is not None and not before.isspace() and not after.isalnum()
    return False if closes else None
