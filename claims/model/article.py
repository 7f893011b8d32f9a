"""An article as it was read, and the spans that point into it."""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")
# Ends with a full stop or the like, quotation marks and brackets after it allowed.
FULL_PARAGRAPH = re.compile(r"\w\W{0,4}[.!?…][\s\"'”’»)\]]*\Z|[.!?…]\s?[\"'”’»)\]]+\Z|»\.?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words, and where in the article they stand: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @classmethod
    def typed(cls, text: str) -> "Span":
        """Words that a person typed: they stand nowhere in the article, and overlap nothing."""
        return cls(0, 0, text)

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read. `text` is the stored snapshot; spans are made here and nowhere else.

    `language` is an ISO 639-1 code or "" when it could not be told. `complete` is False when the
    page showed only a part of the article, and `missing` then says in a sentence what is missing.
    `pages` is where each page of a document begins in the text; nothing has pages but a PDF.
    """

    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    language: str = ""
    complete: bool = True
    missing: str = ""
    pages: tuple[int, ...] = ()

    def page_of(self, at: int) -> int:
        """The number of the page that a place in the text is on, from 1; 0 where none is known."""
        return bisect_right(self.pages, at)

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def paragraphs(self) -> list[Span]:
        """Paragraphs in order, without the space around them. Any line break parts two."""
        cuts = [(m.start(), m.end()) for m in PARAGRAPH_BREAK.finditer(self.text)]
        starts = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(self.text)]
        pairs = zip(starts, ends, strict=True)
        return [trimmed for a, b in pairs if (trimmed := self.trimmed(a, b)) is not None]

    def paragraph_starts(self) -> list[int]:
        """Where each full paragraph begins. bisect_right on it numbers a claim's paragraph from 1.

        A full paragraph is one that ends like a sentence; headings and bylines do not count.
        """
        return [p.start for p in self.paragraphs() if FULL_PARAGRAPH.search(p.text[-60:])]

    def trimmed(self, start: int, end: int) -> Span | None:
        """The span without white space at its ends; None when nothing is left."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Span(start, start + len(words), words) if words else None


class Basis(StrEnum):
    """What a date rests on."""

    TEXT = "text"  # the text names the day
    METADATA = "metadata"  # a weekday or "yesterday", counted from the article's own date
    INFERRED = "inferred"  # a part of it, the year say, was supplied by us
    TYPED = "typed"  # a person said so
    UNKNOWN = "unknown"  # words that name a day which could not be told: `day` is None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, what it rests on, and the words it was read from."""

    day: date | None
    basis: Basis
    words: Span | None = None
