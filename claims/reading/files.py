"""Read a file that somebody shared: a text, a snippet, a saved page, a PDF, a letter."""

import re

from claims.model import Article
from claims.reading import errors
from claims.reading.decoding import decode, decode_marked
from claims.reading.documents import Kind, Limits, read_apart
from claims.reading.texts import HTML, read_text

MOST_TEXT = 5_000_000
MOST_BYTES = 10_000_000  # of a document, whose pictures and attachments are most of it

TEXTS = ("txt", "text", "md", "markdown", "")
APART = {
    "html": Kind.PAGE,
    "htm": Kind.PAGE,
    "xhtml": Kind.PAGE,
    "pdf": Kind.PDF,
    "docx": Kind.WORD,
    "eml": Kind.MAIL,
}
TYPES = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "application/pdf": Kind.PDF,
    "message/rfc822": Kind.MAIL,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.WORD,
}
OTHERS = {
    "doc": "a Word document of an old kind",
    "odt": "a text document",
    "rtf": "a rich text document",
    "pages": "a Pages document",
    "msg": "an Outlook e-mail",
    "xls": "a spreadsheet",
    "xlsx": "a spreadsheet",
    "csv": "a table",
    "ppt": "a presentation",
    "pptx": "a presentation",
    "png": "a picture",
    "jpg": "a picture",
    "jpeg": "a picture",
    "gif": "a picture",
    "webp": "a picture",
    "heic": "a picture",
    "mp3": "a recording",
    "m4a": "a recording",
    "wav": "a recording",
    "mp4": "a video",
    "mov": "a video",
    "zip": "an archive",
    "gz": "an archive",
}
BEGINNINGS = {
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "an archive",
    b"PK\x03\x04": "an archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
PDF, ZIP, OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DOCUMENT = b"word/document.xml"  # the name of a part that every DOCX has
SUFFIX = re.compile(r"[a-z0-9]{1,8}")
UNKNOWN = "a file of an unknown kind"
MEDIA = {"image": "a picture", "audio": "a recording", "video": "a video"}


def read_file(
    name: str, content: bytes, content_type: str = "", *, limits: Limits | None = None
) -> Article:
    """The article in a file. What cannot be read is an UnreadableError with a sentence."""
    shown = shown_name(name)
    if not content.strip():
        raise errors.EmptyFile(errors.EMPTY.format(shown))
    _check_size(shown, content, MOST_BYTES)
    kind = kind_apart(name, content, content_type)
    if kind in (Kind.PDF, Kind.WORD, Kind.MAIL):
        return read_apart(kind, shown, content, content_type, limits=limits)
    _check_size(shown, content, MOST_TEXT)
    if kind is None and (other := _other_kind(name, content, content_type)):
        raise errors.UnknownType(errors.OTHER_KIND.format(shown, other))
    text = "" if kind is Kind.PAGE else _text(shown, content, content_type)
    if kind is Kind.PAGE or HTML.match(text[:2_000]):
        return read_apart(Kind.PAGE, shown, content, content_type, limits=limits)
    return read_text(text)


def kind_apart(name: str, content: bytes, content_type: str) -> Kind | None:
    """What the file is, when it is read apart: by its beginning, its name, its type."""
    suffix = _suffix(name)
    if content.startswith(PDF):
        return Kind.PDF
    if content.startswith((ZIP, OLE)) and (suffix == "docx" or DOCUMENT in content):
        return Kind.WORD
    if content.startswith(tuple(BEGINNINGS)):
        return None
    return APART.get(suffix) or TYPES.get(content_type.partition(";")[0].strip().lower())


def _check_size(shown: str, content: bytes, most: int) -> None:
    if len(content) > most:
        raise errors.FileTooLarge(errors.LARGER.format(shown, most / 1_000_000))


def _text(shown: str, content: bytes, content_type: str) -> str:
    text = decode_marked(content)
    if text is None and b"\0" in content:
        raise errors.UnknownType(errors.NO_TEXT.format(shown))
    return decode(content, content_type=content_type) if text is None else text


def _other_kind(name: str, content: bytes, content_type: str) -> str:
    """What the file is, where it is no text: by its beginning, its name, its type."""
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    suffix = _suffix(name)
    if suffix in OTHERS:
        return OTHERS[suffix]
    media = content_type.partition("/")[0].strip().lower()
    if media in MEDIA:
        return MEDIA[media]
    if suffix in TEXTS or media == "text":
        return ""
    return f"a {suffix.upper()} file" if SUFFIX.fullmatch(suffix) else UNKNOWN


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def shown_name(name: str) -> str:
    """The name as it can stand in a sentence."""
    return " ".join(name.split())[:80] or "The file"
