"""Files: what is read, and what is said of the others."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import (
    EmptyFile,
    FileTooLarge,
    NoArticle,
    UnknownType,
    UnreadableError,
    headed,
    read_file,
)
from claims.reading.documents import Kind
from claims.reading.documents.child import told

TEXT = "Порт закрыт, sagte der Bürgermeister: “Niemand wurde verletzt.”"
PAGE = "<html><body><article><h1>Pier closed</h1>" + "".join(
    f"<p>Ship number {n} had to wait outside the harbour until the evening, said the pilot.</p>"
    for n in range(9)
)

READ = {
    "UTF-8": ("a.txt", TEXT.encode(), "text/plain", TEXT),
    "UTF-8 with a mark": ("a.txt", TEXT.encode("utf-8-sig"), "", TEXT),
    "UTF-16 with a mark": ("a.txt", TEXT.encode("utf-16"), "text/plain", TEXT),
    "its type names the encoding": (
        "a.txt",
        "Bürgermeister".encode("cp1250"),
        "text/plain; charset=windows-1250",
        "Bürgermeister",
    ),
    "an old western text": ("a.txt", "Der Bürgermeister sagte, daß".encode("cp1252"), "", None),
    "Markdown": ("notes.md", b"# Pier closed", "text/markdown", "# Pier closed"),
    "a snippet without a name": ("", b"Pier closed", "text/plain", "Pier closed"),
    "a name without a suffix": ("README", b"Pier closed", "", "Pier closed"),
    "line breaks of another system": ("a.txt", b"a\r\nb\rc", "", "a\r\nb\rc"),
}


@pytest.mark.parametrize(("name", "content", "kind", "text"), READ.values(), ids=READ.keys())
def test_reads_texts(name: str, content: bytes, kind: str, text: str | None) -> None:
    read = read_file(name, content, kind).text
    assert read == text if text else "rgermeister" in read


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt"])
def test_reads_a_saved_page(name: str) -> None:
    article = read_file(name, PAGE.encode())
    assert article.title == "Pier closed"
    assert "<p>" not in article.text


REFUSED = {
    "empty": ("a.txt", b"", "", EmptyFile, "a.txt is empty."),
    "blank": ("a.txt", b" \n\t ", "", EmptyFile, "a.txt is empty."),
    "a mark and no more": ("a.txt", b"\xef\xbb\xbf", "", NoArticle, "There is no text in this."),
    "a picture": (
        "scan.JPG",
        b"\xff\xd8\xff\xe0",
        "image/jpeg",
        UnknownType,
        "scan.JPG is a picture, which cannot be read yet: paste its text.",
    ),
    "of an unknown kind": (
        "a.xyz",
        b"abc",
        "application/x-xyz",
        UnknownType,
        "a.xyz is a XYZ file, which cannot be read yet: paste its text.",
    ),
    "an archive": (
        "a.zip",
        b"PK\x03\x04",
        "",
        UnknownType,
        "a.zip is an archive, which cannot be read yet: paste its text.",
    ),
    "an old Word document": (
        "a.doc",
        b"\xd0\xcf\x11\xe0",
        "",
        UnknownType,
        "a.doc is an old Office document, which cannot be read yet: paste its text.",
    ),
    "bytes": (
        "a.txt",
        b"ab\0\1\2",
        "text/plain",
        UnknownType,
        "a.txt holds no text that can be read: paste its text.",
    ),
    "too large": (
        "a.txt",
        b"a" * 5_000_001,
        "",
        FileTooLarge,
        "a.txt is larger than 5 MB: paste the part to be read.",
    ),
}


@pytest.mark.parametrize(
    ("name", "content", "kind", "error", "sentence"), REFUSED.values(), ids=REFUSED.keys()
)
def test_says_what_cannot_be_read(
    name: str, content: bytes, kind: str, error: type[UnreadableError], sentence: str
) -> None:
    with pytest.raises(error) as told:
        read_file(name, content, kind)
    assert str(told.value) == sentence


LONG = [
    "a",
    "a ",
    "\n",
    "“",
    "Aa ",
    "By Aa Bb, ",
    "Photo: ",
    "(",
    "[",
    ".",
    "中",
    "He said no. ",
    "1 May ",
]


@pytest.mark.timeout(10)
@pytest.mark.parametrize("part", LONG)
def test_five_megabytes_take_no_time(part: str) -> None:
    with suppress(UnreadableError):
        headed(read_file("a.txt", (part * (5_000_000 // len(part.encode()))).encode()))


@settings(deadline=None)
@given(st.sampled_from(["a.txt", "a", "a.md"]), st.binary(max_size=400), st.text())
def test_any_bytes_are_read_or_refused(name: str, content: bytes, kind: str) -> None:
    with suppress(UnreadableError):
        assert read_file(name, content, kind).text


@settings(deadline=None)
@given(st.sampled_from(Kind), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_apart(kind: Kind, content: bytes) -> None:
    """As the child reads them; what still goes wrong there ends the child alone."""
    said = told(kind, "a", content, "")
    assert said.get("text") or said["sentence"].endswith(".")
