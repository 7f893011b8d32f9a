"""The text of a PDF, page by page, through pdfium."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2

from claims.model import Article
from claims.reading import errors
from claims.reading.documents.unwrapping import unwrapped
from claims.reading.texts import read_text

MOST_PAGES = 300
MOST_CHARACTERS = 2_000_000
# The same line at the edge of so many pages is a running head.
REPEATED = 3
PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
LOOKED_FOR = 40  # characters of a line by which a page is found in the text
MOST_LOOKED_FOR = 3  # lines of a page
# pdfium's signs for a hyphen that only the end of the line put there.
HYPHENS = re.compile("[\x02\ufffe]\r?\n?")


def read_pdf(name: str, content: bytes) -> Article:
    """The article in a PDF."""
    document = _opened(name, content)
    if len(document) > MOST_PAGES:
        raise errors.FileTooLarge(errors.MANY_PAGES.format(name, len(document), MOST_PAGES))
    try:
        pages = list(_bounded(name, _pages(document)))
    except pypdfium2.PdfiumError:
        raise errors.BrokenFile(errors.BROKEN.format(name, "a PDF")) from None
    if not any(pages):
        raise errors.NoTextInFile(errors.SCANNED.format(name))
    inner = without_running_heads(pages)
    article = read_text("\n\n".join(unwrapped([line for page in inner for line in page])))
    return replace(article, pages=page_starts(article.text, inner))


def page_starts(text: str, pages: Sequence[list[str]]) -> tuple[int, ...]:
    """Where each page begins: its first words, looked for after those of the page before.

    A page of which nothing is found, an empty one say, begins where the next one does.
    """
    starts: list[int] = []
    at = 0
    for page in pages:
        found = (text.find(line[:LOOKED_FOR], at) for line in page[:MOST_LOOKED_FOR])
        at = next((place for place in found if place >= 0), at)
        starts.append(at)
    return tuple(starts)


def _opened(name: str, content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
    if locked:
        raise errors.LockedFile(errors.LOCKED.format(name))
    raise errors.BrokenFile(errors.BROKEN.format(name, "a PDF"))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[str]]:
    """The lines of each page that have words in them."""
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
        lines = HYPHENS.sub("", text).splitlines()
        yield [" ".join(line.split()) for line in lines if line.strip()]


def _bounded(name: str, pages: Iterator[list[str]]) -> Iterator[list[str]]:
    characters = 0
    for page in pages:
        characters += sum(map(len, page))
        if characters > MOST_CHARACTERS:
            raise errors.FileTooLarge(errors.UNPACKS.format(name))
        yield page


def without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without their numbers, and without what stands at the edge of several of them."""
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    return [_inner(page, edges) for page in pages]


def _inner(page: list[str], edges: Counter[str]) -> list[str]:
    lines = list(page)
    while lines and _is_edge(lines[0], edges):
        lines.pop(0)
    while lines and _is_edge(lines[-1], edges):
        lines.pop()
    return lines


def _is_edge(line: str, edges: Counter[str]) -> bool:
    return edges[line] >= REPEATED or PAGE_NUMBER.fullmatch(line) is not None
