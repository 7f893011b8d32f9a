"""Bytes to text: by a byte order mark, by what the server said, by the page, by detection."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
META = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"
)
# Encodings of the web. Python knows others that are no encodings of text, or slow (idna).
WEB = re.compile(
    r"utf-?(?:8|16|16le|16be|16-le|16-be)|(?:iso-?)?8859-?\d{1,2}|(?:windows|cp|ibm)-?\d{3,4}|"
    r"iso-?8859-?\d{1,2}-?[ei]?|latin-?\d|us-ascii|ascii|koi8-[ru]|gb2312|gbk|gb18030|"
    r"big5(?:-hkscs)?|euc-(?:jp|kr)|shift[_-]?jis|sjis|iso-2022-jp|mac-?roman|macintosh|tis-620",
    re.IGNORECASE,
)
# These can tell that bytes are not theirs. The others, of one byte a letter, fit nearly anything,
# and are often a server's default; valid UTF-8 with a letter outside ASCII is nothing else.
TELLING = re.compile(r"utf|gb|big5|euc|shift|cp9\d\d|iso2022")
# As browsers read them: the wider encoding of the same family.
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
DETECTED_FROM = 60_000
META_WITHIN = 8_192


def decode(content: bytes, *, charset: str = "", content_type: str = "") -> str:
    """The text of a page. Never fails: bytes that fit no encoding become replacement marks."""
    marked = decode_marked(content)
    if marked is not None:
        return marked
    stated = _known(charset) or _stated(content_type) or _stated_in_page(content)
    for encoding in (stated, "utf-8") if TELLING.match(stated) else ("utf-8", stated):
        if (text := _strictly(content, encoding)) is not None:
            return text
    return content.decode(stated or _detected(content), errors="replace")


def decode_marked(content: bytes) -> str | None:
    """The text by its byte order mark, if it has one."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), None)
    return content.decode(encoding, errors="replace") if encoding else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except UnicodeError:
        return None


def _stated(content_type: str) -> str:
    found = CHARSET.search(content_type)
    return _known(found[1]) if found else ""


def _stated_in_page(content: bytes) -> str:
    found = META.search(content[:META_WITHIN].lower())
    return _known(found[1].decode("ascii", "ignore")) if found else ""


def _known(charset: str) -> str:
    """Python's name for an encoding of the web, or ""."""
    charset = charset.strip("\"' \t")
    if not WEB.fullmatch(charset):
        return ""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ""
    return WIDER.get(name, name)


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:DETECTED_FROM]).best()
    return best.encoding if best is not None else "utf-8"
