"""The headline of a pasted text, and the headline put on top of a text that lacks it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.model import Article
from claims.reading.datelines import (
    Dateline,
    find_date,
    is_name,
    placed,
    read_dateline,
    wire_of,
)
from claims.reading.furniture import is_furniture
from claims.reading.words import alternatives

# A line from here up is a paragraph of the article and ends its head.
PARAGRAPH_WORDS = 26
PARAGRAPH_CHARACTERS = 170
SENTENCE_WORDS = 12
# So many lines of the head are looked at.
MOST_LINES = 10
LONGEST_HEADLINE = 240
# A shorter line is a section's name ("World", "News analysis") when there is a longer one.
HEADLINE_WORDS = 4

CREDIT = re.compile(
    r"(?<=\S)\s+[\[(]?(?:Source|Photo|Image|Picture|Photograph|Credit|Photo credit|Image credit|"
    r"Image source|Foto|Illustration)s?: ?\S+(?: \S+){0,5}$"
)
BY_CAMERA = re.compile(r"(?<=\S)\s+[\[(]?(?:Photo|Image|Picture|Illustration) by \S+(?: \S+){0,6}$")
MARKDOWN = re.compile(r"^#{1,6} |^[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}$")
NAMED_OUTLET = re.compile(
    rf"\s[|–—-]\s(?P<outlet>(?:\S+ ){{0,3}}{alternatives('outlets')}(?: Online| Agency)?)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the first paragraph."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None


def read_head(text: str) -> Head:
    """The headline, byline, date and outlet that a text states at its beginning."""
    lines, paragraph = _parted(text)
    if not paragraph:
        return Head()
    datelines = [read_dateline(line) for line in lines]
    plain = [line for line, d in zip(lines, datelines, strict=True) if d is None]
    title, outlet = _cleaned(_chosen([line for line in plain if _may_be_headline(line)]))
    stated = [d for d in datelines if d is not None]
    return Head(
        title=title,
        outlet=outlet or wire_of(paragraph),
        byline=next((d.byline for d in stated if d.byline), _name_above(lines, datelines, title)),
        published=next((d.published for d in stated if d.published), None)
        or find_date(paragraph[: placed(paragraph)]),
    )


def headed(article: Article) -> Article:
    """The article with its headline as the first line of its text, if it does not stand there."""
    title = " ".join(article.title.split())
    head = [_plain(line) for line in _first_lines(article.text)]
    if not title or any(line.startswith(_plain(title)) for line in head):
        return article
    below = article.text.lstrip()
    moved = len(title) + 2 + len(below) - len(article.text)
    pages = tuple(max(0, start + moved) for start in article.pages)
    return replace(article, text=f"{title}\n\n{below}", pages=pages)


def _plain(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()


def _first_lines(text: str) -> Iterator[str]:
    """The first lines that have words in them, however long the text is."""
    lines = (line.strip() for line in text[:20_000].splitlines())
    filled = (line for line in lines if line)
    yield from (line for line, _ in zip(filled, range(MOST_LINES), strict=False))


def _parted(text: str) -> tuple[list[str], str]:
    """The lines above the first paragraph, and that paragraph."""
    head: list[str] = []
    for line in _first_lines(text):
        if _is_paragraph(line):
            return head, line
        head.append(line)
    return head, ""


def _is_paragraph(line: str) -> bool:
    words = len(line.split())
    if len(line) >= PARAGRAPH_CHARACTERS or words >= PARAGRAPH_WORDS:
        return read_dateline(line) is None
    return words >= SENTENCE_WORDS and _ends_sentence(line) and read_dateline(line) is None


def _ends_sentence(line: str) -> bool:
    return line.rstrip('"”’»)] ').endswith((".", "。", "।"))


def _may_be_headline(line: str) -> bool:
    line = _without_credit(line)
    few = len(line) <= LONGEST_HEADLINE and len(line.split()) >= 2
    ends = _ends_sentence(line) or line.endswith((":", ",", ";")) or "://" in line
    return few and not ends and not is_furniture(line) and not wire_of(line)


def _chosen(lines: list[str]) -> str:
    """The first line of some length, or the whole of it where it stands cut short above."""
    long = [line for line in lines if len(line.split()) >= HEADLINE_WORDS]
    first = next(iter(long or lines), "")
    start = _plain(first.rstrip("….")).removesuffix("…")
    return max((line for line in lines if _plain(line).startswith(start)), key=len, default="")


def _cleaned(line: str) -> tuple[str, str]:
    """The headline without a photo credit or an outlet at its end, and that outlet."""
    line = MARKDOWN.sub("", _without_credit(line))
    outlet = NAMED_OUTLET.search(line)
    return (line[: outlet.start()].rstrip(), outlet["outlet"]) if outlet else (line, "")


def _without_credit(line: str) -> str:
    return BY_CAMERA.sub("", CREDIT.sub("", line))


def _name_above(lines: list[str], datelines: list[Dateline | None], title: str) -> str:
    """A name alone on its line between the headline and the date."""
    for line, below in zip(lines, datelines[1:], strict=False):
        if below and below.published and is_name(line) and not line.startswith(title):
            return line
    return ""
