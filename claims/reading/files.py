"""Read a file that somebody shared: a text, a snippet, a saved page."""

from claims.model import Article
from claims.reading.decoding import decode, decode_marked
from claims.reading.errors import EmptyFile, FileTooLarge, UnknownType
from claims.reading.pages import read_page
from claims.reading.texts import read_text

MOST_BYTES = 5_000_000

PAGES = ("html", "htm", "xhtml")
TEXTS = ("txt", "text", "md", "markdown", "")
KINDS = {
    "pdf": "a PDF",
    "doc": "a Word document",
    "docx": "a Word document",
    "odt": "a text document",
    "rtf": "a rich text document",
    "pages": "a Pages document",
    "eml": "an e-mail",
    "msg": "an e-mail",
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
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or an archive",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "an archive",
}
MEDIA = {"image": "a picture", "audio": "a recording", "video": "a video"}


def read_file(
    name: str, content: bytes, content_type: str = "", *, most_bytes: int = MOST_BYTES
) -> Article:
    """The article in a file. What cannot be read is an UnreadableError with a sentence."""
    if len(content) > most_bytes:
        limit = f"{most_bytes / 1_000_000:g} MB"
        raise FileTooLarge(f"{_shown(name)} is larger than {limit}: paste the part to be read.")
    if not content.strip():
        raise EmptyFile(f"{_shown(name)} is empty.")
    if kind := _other_kind(name, content, content_type):
        raise UnknownType(f"{_shown(name)} is {kind}, which cannot be read yet: paste its text.")
    return _read(name, content, content_type)


def _read(name: str, content: bytes, content_type: str) -> Article:
    if _suffix(name) in PAGES or "html" in content_type.lower():
        return read_page(content, content_type=content_type)
    text = decode_marked(content)
    if text is None and b"\0" in content:
        raise UnknownType(f"{_shown(name)} holds no text that can be read: paste its text.")
    return read_text(decode(content, content_type=content_type) if text is None else text)


def _other_kind(name: str, content: bytes, content_type: str) -> str:
    """What the file is, where it is no text: by its beginning, its name, its type."""
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    suffix = _suffix(name)
    if suffix in KINDS:
        return KINDS[suffix]
    media = content_type.partition("/")[0].strip().lower()
    if media in MEDIA:
        return MEDIA[media]
    known = suffix in (*TEXTS, *PAGES) or media == "text"
    return "" if known else f"a {suffix.upper()} file"


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def _shown(name: str) -> str:
    """The name as it can stand in a sentence."""
    return " ".join(name.split())[:80] or "The file"
