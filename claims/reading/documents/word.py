"""The text of a Word document (DOCX), tracked insertions with it and deletions without."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from claims.model import Article
from claims.reading import errors
from claims.reading.texts import read_text

MOST_UNPACKED = 60_000_000
MOST_MEMBERS = 3_000
OLE = b"\xd0\xcf\x11\xe0"  # the container of old and of locked documents
PARAGRAPH, WORDS, TAB, BREAK = qn("w:p"), qn("w:t"), qn("w:tab"), qn("w:br")
# A text box stands twice in the file, the second time for older readers.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNOPENED = (
    *(OpcError, KeyError, ValueError, SyntaxError, OSError, EOFError),
    *(zipfile.BadZipFile, zlib.error, RuntimeError),  # a locked or an unknown way of packing
)


def read_word(name: str, content: bytes) -> Article:
    """The article in a Word document."""
    if content.startswith(OLE):
        raise errors.LockedFile(errors.OLD_OR_LOCKED.format(name))
    check_archive(name, content)
    paragraphs = [text for text in _paragraphs(_opened(name, content)) if text]
    if not paragraphs:
        raise errors.NoTextInFile(errors.NO_TEXT.format(name))
    return read_text("\n\n".join(paragraphs))


def check_archive(name: str, content: bytes) -> None:
    """UnreadableError for an archive that is no document, or a bomb. Nothing is unpacked."""
    try:
        members = zipfile.ZipFile(BytesIO(content)).infolist()
    except UNOPENED:
        raise errors.BrokenFile(errors.BROKEN.format(name, "a Word document")) from None
    # No member gives more than the size that it states: the reader stops there.
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise errors.FileTooLarge(errors.UNPACKS.format(name))
    if not any(one.filename == "word/document.xml" for one in members):
        raise errors.UnknownType(errors.OTHER_KIND.format(name, "an archive"))


def _opened(name: str, content: bytes) -> Any:
    try:
        return docx.Document(BytesIO(content)).element.body
    except UNOPENED:
        raise errors.BrokenFile(errors.BROKEN.format(name, "a Word document")) from None


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(PARAGRAPH):
        yield "".join(_pieces(paragraph)).strip()


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(WORDS, TAB, BREAK):
        above = [one.tag for one in node.iterancestors() if one.tag == FALLBACK]
        if above or next(node.iterancestors(PARAGRAPH)) is not paragraph:
            continue
        yield node.text or "" if node.tag == WORDS else " "
