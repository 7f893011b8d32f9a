"""An article as tokens, sentences and regions of quotation marks: what the later stages look at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from claims.language import the_parser
from claims.model import Article, Span
from claims.quotes.lexicon import words
from claims.quotes.marks import Region, find_regions
from claims.quotes.syntax import Syntax, build_syntax

Range = tuple[int, int]  # tokens, from and up to
MOST_PARSED = 12_000  # tokens; what stands behind is read by the word lists alone
FURTHEST_VERB = 20  # tokens behind a quote that ends in a question mark
LONGEST_SENTENCE = 250  # tokens; what runs longer is cut, so that work stays linear
MARKS = "“”„«»\"‘’'`"
INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `region` is the number of its quoted region, or -1."""

    start: int
    end: int
    text: str
    low: str
    region: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or len(self.text) > 2

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `lo` up to `hi`, in paragraph number `paragraph`."""

    lo: int
    hi: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    article: Article
    paragraphs: tuple[Span, ...]
    regions: tuple[Region, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    syntax: Syntax

    def low(self, index: int) -> str:
        """The lower-case token; "" outside the article."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def span(self, lo: int, hi: int) -> Span:
        """The words of tokens `lo` up to `hi`."""
        return self.article.span(self.tokens[lo].start, self.tokens[hi - 1].end)

    def quoted(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].region >= 0


@cache
def _token_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(words().phrases["people.titles"]))
    return re.compile(
        rf"\b[A-Z]-[A-Z](?:\.?\w){{0,9}}\.?(?=[),])|\b(?:{titles})\.|(?:[^\W\d_]\.){{2,9}}|\b[A-Z]\.(?=\s+[A-Z])"
        r"|\d+(?:st|nd|rd|th)\b|\d+(?:[.,:]\d+)*%?|\w+(?:['’-]\w+)*|``|''|[^\w\s]"
    )


def read(article: Article) -> Reading:
    """Tokens and sentences of the article. Never raises."""
    regions = find_regions(article)
    tokens = _tokens(article.text, regions)
    paragraphs = article.paragraphs()
    sentences = _sentences(tokens, paragraphs, regions)
    syntax = _parsed(article.text, paragraphs, tokens)
    return Reading(
        article, tuple(paragraphs), tuple(regions), tuple(tokens), tuple(sentences), syntax
    )


def _parsed(text: str, paragraphs: list[Span], tokens: list[Token]) -> Syntax:
    """The trees of the paragraphs that hold a word of saying, as long as they are not too many."""
    starts = [token.start for token in tokens]
    cued = [t.start for t in tokens if t.low in words().forms or t.low in ("according", ":")]
    parts, room = [], MOST_PARSED
    for paragraph in paragraphs:
        size = _between(starts, paragraph)
        if size <= room and _between(cued, paragraph):
            parts.append((paragraph.start, paragraph.end))
            room -= size
    return build_syntax(the_parser().parse(text, parts), starts)


def _between(places: list[int], part: Span) -> int:
    """How many of the places lie within the part."""
    return bisect_left(places, part.end) - bisect_left(places, part.start)


def _tokens(text: str, regions: list[Region]) -> list[Token]:
    tokens, number = [], 0
    for match in _token_pattern().finditer(text):
        start, end = match.span()
        while number < len(regions) and regions[number].end <= start:
            number += 1
        quoted = number < len(regions) and regions[number].start <= start
        word = match.group()
        tokens.append(Token(start, end, word, word.lower(), number if quoted else -1))
    return tokens


def _sentences(
    tokens: list[Token], paragraphs: list[Span], regions: list[Region]
) -> list[Sentence]:
    starts = [paragraph.start for paragraph in paragraphs]
    sentences: list[Sentence] = []
    lo = 0
    for index, token in enumerate(tokens):
        last = index + 1 == len(tokens)
        number = bisect_right(starts, token.start) - 1
        breaks = last or tokens[index + 1].start >= paragraphs[number].end
        if breaks or index - lo >= LONGEST_SENTENCE or _ends_sentence(tokens, index, regions):
            sentences.append(Sentence(lo, index + 1, number))
            lo = index + 1
    return sentences


def _ends_sentence(tokens: list[Token], index: int, regions: list[Region]) -> bool:
    token, after = tokens[index], tokens[index + 1]
    if token.region >= 0 and token.region == after.region:
        return False
    stop, closed = tokens[index], token.region >= 0
    if (closed or token.low in ")]") and index > 0:
        stop = tokens[index - 1]
    if after.text in "”’»)" or not _begins(after):
        return False
    if stop.text in ".…" or (not closed and stop.text in "!?"):
        return True
    if stop.text in "!?":
        return not _verb_follows(tokens, index + 1)
    return bool(INITIALS.fullmatch(stop.text)) and words().has("grammar.determiners", after.low)


def _begins(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text[0] in MARKS + "([—–-•*"


def _takes_clause(tokens: list[Token], verb: int) -> bool:
    """“Why?” Her critics said it was late: the verb has its own words behind it."""
    after = tokens[verb + 1].low if verb + 1 < len(tokens) else "."
    speaks_to = any(words().has("frames.hearer", f.lemma) for f in words().forms[tokens[verb].low])
    clause = after == "that" or (words().has("grammar.subjects", after) and not speaks_to)
    return clause or (words().has("grammar.determiners", after) and not speaks_to)


def _verb_follows(tokens: list[Token], index: int) -> bool:
    """“Why?” Mary Hill, the mayor, asked: the question mark does not end the sentence."""
    inside = False
    for at, token in enumerate(tokens[index : index + FURTHEST_VERB], index):
        if token.low in words().forms and token.region < 0:
            return at == index or not _takes_clause(tokens, at)
        inside = inside or token.low == ","
        if token.text in ".!?;:" or (not inside and not token.is_word):
            return False
    return False
