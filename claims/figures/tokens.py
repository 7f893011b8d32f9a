"""A sentence cut into words, numbers and marks, each with its place in the article."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from claims.model import Article, Span

Found = TypeVar("Found")

# Longer sentences are cut, so that work on one sentence stays small on any input.
LONGEST_SENTENCE = 1500
LONGEST_NUMBER = 40

TOKEN = re.compile(
    r"(?P<number>(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])"
    r"|(?<![0-9.,])[0-9]{1,3}(?:[    ’'][0-9]{3})+(?![0-9])"
    r"|(?<![0-9])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
    r"|(?<![\w.])\.[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:[’'&][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|No|vs|Inc|Ltd|Corp|Co|approx|ca|est|Rs|sq|etc|Maj|Capt|Adm|Jr|Sr|Ave|p|pp|fig)|\b[A-Za-z])\.$"
)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9$£€])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark; `start` and `end` count from the start of the article."""

    kind: str
    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        return self.kind == "word"

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and self.text[:1].isupper()


@dataclass(frozen=True)
class Sentence:
    """A stretch of the article, with its tokens and the number of its paragraph."""

    article: Article
    start: int
    end: int
    paragraph: int = 0

    @cached_property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(read_tokens(self.article.text, self.start, self.end))

    @cached_property
    def lows(self) -> list[str]:
        return [token.low for token in self.tokens]

    @cached_property
    def _known(self) -> dict[Callable[["Sentence"], Any], Any]:
        return {}

    def once(self, find: Callable[["Sentence"], Found]) -> Found:
        """What `find` finds in this sentence: many numbers ask, and it is looked for once."""
        if find not in self._known:
            self._known[find] = find(self)
        found: Found = self._known[find]
        return found

    def low(self, index: int) -> str:
        """The word at `index` in lower case, "" beyond either end."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def words(self, first: int, last: int) -> list[str]:
        return self.lows[max(first, 0) : max(last, 0)]

    def between(self, start: int, end: int) -> str:
        return self.article.text[max(start, self.start) : min(end, self.end)]


def read_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in TOKEN.finditer(text, start, end):
        yield Token(
            match.lastgroup or "mark",
            match.start(),
            match.end(),
            match.group(),
            match.group().lower(),
        )


def find_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article in order; none crosses a paragraph."""
    for number, paragraph in enumerate(article.paragraphs()):
        for start, end in sentence_spans(article.text, paragraph.start, paragraph.end):
            yield Sentence(article, start, end, number)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in SENTENCE_END.finditer(text, start, end):
        if match.start() <= start or ABBREVIATED.search(
            text[max(start, match.start() - 8) : match.start()]
        ):
            continue
        yield from short_spans(text, start, match.start())
        start = match.end()
    yield from short_spans(text, start, end)


def short_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or pieces of it when nobody would call it a sentence."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def sentence_around(article: Article, paragraph: Span, offset: int) -> str:
    """The sentence of a paragraph that an offset stands in; "" when it stands in none."""
    near = (
        max(paragraph.start, offset - LONGEST_SENTENCE),
        min(paragraph.end, offset + LONGEST_SENTENCE),
    )
    spans = sentence_spans(article.text, *near)
    return next((article.text[a:b] for a, b in spans if a <= offset < b), "")
