"""Files of strangers: read, or refused in a sentence, and never a crash."""

import pytest

from claims.model import Article
from claims.reading import UnreadableError, errors, files, read_file
from claims.reading.documents import Kind
from claims.reading.documents.child import read, told
from claims.reading.documents.pdf import MOST_PAGES
from tests.security import making
from tests.security.making import HEADLINE, LINES, PROSE, QUOTE

PAGE = f"<html><body><article><h1>{HEADLINE}</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p></article>"
WRAPPED = "\n".join(LINES[1:3]) + "\n\n" + "\n".join(LINES[3:])

READ = {
    "a PDF": ("a.pdf", making.pdf([LINES])),
    "a PDF on two pages": ("a.pdf", making.pdf([LINES[:4], LINES[4:]])),
    "a PDF under another name": ("a.txt", making.pdf([LINES])),
    "a PDF with running heads": (
        "a.pdf",
        making.pdf(
            [
                ("The Ledger", *LINES[:4], "1"),
                ("The Ledger", *LINES[4:], "2"),
                *3 * [("The Ledger", "3 of 5")],
            ]
        ),
    ),
    "a Word document": ("a.docx", making.word()),
    "a Word document with a table": ("a.docx", making.table_in_word()),
    "a Word document without a name": ("", making.word()),
    "an e-mail": ("a.eml", making.mail("\n\n".join(PROSE))),
    "an e-mail with broken lines": ("a.eml", making.mail(WRAPPED)),
    "an e-mail in HTML": ("a.eml", making.mail(html=PAGE)),
    "an e-mail with a file": ("a.eml", making.mail(WRAPPED, attached=[("b.pdf", b"%PDF-")])),
    "a saved page": ("a.html", PAGE.encode()),
    "a page in a text file": ("a.txt", PAGE.encode()),
}


def directly(kind: Kind, name: str, content: bytes, content_type: str = "", **_: object) -> Article:
    """What the child does, here: a child for each of so many files takes long."""
    return read(kind, name, content, content_type)


@pytest.mark.parametrize(("name", "content"), READ.values(), ids=READ.keys())
def test_reads_the_words_of_a_file(
    name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_apart", directly)
    article = read_file(name, content)
    assert QUOTE in article.text
    assert "The Ledger" not in article.text
    assert article.title == HEADLINE


APART = ("a PDF", "a Word document", "an e-mail", "a saved page")


@pytest.mark.parametrize("kind", APART)
def test_each_kind_is_read_apart_as_it_is_here(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = read_file(*READ[kind])
    monkeypatch.setattr(files, "read_apart", directly)
    assert read_file(*READ[kind]) == apart


def test_an_e_mail_says_who_sent_it_and_when_and_that_files_were_left() -> None:
    article = read_file("a.eml", making.mail(WRAPPED, attached=[("b.pdf", b"%PDF-")]))
    assert (article.byline, str(article.published)) == ("Port of Hollen", "2026-01-05")
    assert article.missing == errors.WITH_ATTACHED
    assert "press@hollen.example" not in article.text + article.byline


def test_words_taken_back_in_a_tracked_change_are_not_read() -> None:
    change = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Nobody </w:t></w:r><w:del><w:r><w:delText>but two </w:delText>"
        "</w:r></w:del><w:ins><w:r><w:t>was hurt.</w:t></w:r></w:ins></w:p></w:body></w:document>"
    )
    document = making.rewritten(making.word(), "word/document.xml", change.encode())
    assert read_file("a.docx", document).text == "Nobody was hurt."


BOMB = making.rewritten(making.word(), "word/document.xml", b"\0" * 61_000_000)
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
LAUGHING = f'<!DOCTYPE w [<!ENTITY a "ha">{LAUGHS}]><w>&j;</w>'.encode()
WORDS = making.word()
REFUSED = {
    "a locked PDF": ("a.pdf", making.locked_pdf(), errors.LOCKED),
    "a scan": ("a.pdf", making.pdf([[], []]), errors.SCANNED),
    "a PDF of thousands of pages": ("a.pdf", making.pdf([["x"]] * 3_000), "3,000 pages"),
    "a PDF cut short": ("a.pdf", b"%PDF-1.7\n1 0 obj <<", "opened as a PDF"),
    "no PDF": ("a.pdf", b"hello", "opened as a PDF"),
    "a Word document cut short": ("a.docx", WORDS[:2_000], "opened as a Word document"),
    "no Word document": ("a.docx", b"hello", "opened as a Word document"),
    "an archive": ("a.docx", making.archive({"a.txt": b"x"}), "is an archive"),
    "a zip bomb": ("a.docx", BOMB, errors.UNPACKS),
    "thousands of parts": (
        "a.docx",
        making.archive({f"word/document.xml{n or ''}": b"" for n in range(4_000)}),
        errors.UNPACKS,
    ),
    "entities without end": (
        "a.docx",
        making.rewritten(WORDS, "word/document.xml", LAUGHING),
        "a.docx",
    ),
    "a locked Word document": ("a.docx", b"\xd0\xcf\x11\xe0" * 99, errors.OLD_OR_LOCKED),
    "an empty Word document": ("a.docx", making.word([]), errors.NO_TEXT),
    "an e-mail of attachments": (
        "a.eml",
        making.mail(attached=[("b.pdf", b"%PDF-")]),
        errors.ONLY_ATTACHED,
    ),
    "an e-mail in an e-mail": ("a.eml", making.forwarded(2), errors.ONLY_ATTACHED),
    "e-mails in e-mails": (
        "a.eml",
        b"Subject: a\nContent-Type: message/rfc822\n\n" * 5_000,
        "a.eml",
    ),
    "no e-mail": ("a.eml", b"\xff\xfe\0\1 hello", "a.eml"),
    "too large": ("a.pdf", b"%PDF-" + b"a" * 10_000_000, "larger than 10 MB"),
    "a page too large": ("a.html", b"<html>" + b"a" * 5_000_000, "larger than 5 MB"),
    "a page of brackets": ("a.html", b"<html>" + b"<div>" * 400_000, "article"),
}


# These may take their reader along, or all that it is given.
TRIED_APART = (
    *("a zip bomb", "entities without end", "thousands of parts", "a page of brackets"),
    *("e-mails in e-mails", "a PDF cut short", "a locked PDF"),
)


@pytest.mark.parametrize("case", REFUSED)
def test_says_in_a_sentence_what_cannot_be_read(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, content, said = REFUSED[case]
    if case not in TRIED_APART:
        monkeypatch.setattr(files, "read_apart", directly)
    with pytest.raises(UnreadableError) as told:
        read_file(name, content)
    sentence = str(told.value)
    assert said.format(name) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


NAMED_OTHERWISE = {
    "a Word document named PDF": ("a.pdf", WORDS, "application/pdf"),
    "a PDF named Word": ("a.docx", making.pdf([LINES]), ""),
    "a PDF said to be a text": ("a.txt", making.pdf([LINES]), "text/plain"),
    "a PDF named picture": ("a.png", making.pdf([LINES]), "application/octet-stream"),
    "a page said to be a text": ("a", PAGE.encode(), "text/plain"),
    "a page without a name": ("", PAGE.encode(), "text/html; charset=utf-8"),
    "an e-mail by its type alone": ("letter", making.mail(WRAPPED), "message/rfc822"),
    "a snippet of code": ("a.py", "\n\n".join((HEADLINE, *PROSE)).encode(), "text/plain"),
    "a name in capitals": ("A.PDF", making.pdf([LINES]), ""),
    "a name with a path": ("../../etc/a.pdf", making.pdf([LINES]), ""),
}


@pytest.mark.parametrize("file", NAMED_OTHERWISE.values(), ids=NAMED_OTHERWISE.keys())
def test_what_a_file_is_goes_before_what_it_is_called(
    file: tuple[str, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_apart", directly)
    assert QUOTE in read_file(*file).text


MISNAMED = {
    "a page named PDF": ("a.pdf", PAGE.encode(), "", "opened as a PDF"),
    "a picture named text": ("a.txt", b"\x89PNG\r\n", "text/plain", "is a picture"),
    "a picture named Word": ("a.docx", b"\xff\xd8\xff\xe0", "", "is a picture"),
    "an archive named e-mail": ("a.eml", making.archive({"a": b"x"}), "", "is an archive"),
    "an archive named PDF": ("a.pdf", b"\x1f\x8b\x08" + b"x" * 99, "", "is an archive"),
    "a rich text named text": ("a.txt", b"{\\rtf1 x}", "", "is a rich text document"),
    "a program named page": ("a.html", b"MZ\0\0" * 99, "text/html", "article"),
    "a program named text": ("a.txt", b"\x7fELF\0\0", "", "no text that can be read"),
    "a film by its type": ("film", b"abc", "video/mp4", "is a video"),
    "a kind of four thousand letters": ("a." + "x" * 4_000, b"abc", "", files.UNKNOWN),
    "a kind of two lines": ("a.b\nc", b"abc", "", files.UNKNOWN),
    "a kind that pings": ("a.<!channel>", b"abc", "", files.UNKNOWN),
}


@pytest.mark.parametrize(
    ("name", "content", "kind", "said"), MISNAMED.values(), ids=MISNAMED.keys()
)
def test_what_is_no_text_under_any_name_is_a_short_sentence(
    name: str, content: bytes, kind: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_apart", directly)
    with pytest.raises(UnreadableError, match=said) as told:
        read_file(name, content, kind)
    assert len(str(told.value)) < 200
    assert "\n" not in str(told.value)


def test_pages_beyond_the_most_are_counted_and_not_read() -> None:
    assert read_file("a.pdf", making.pdf([LINES, *[["x"]] * (MOST_PAGES - 1)]))
    with pytest.raises(UnreadableError, match=str(MOST_PAGES)):
        read_file("a.pdf", making.pdf([LINES, *[["x"]] * MOST_PAGES]))


def marked(place: int, value: int) -> bytes:
    """A Word document with one byte of each entry in its list of parts changed."""
    content = bytearray(WORDS)
    at = content.find(b"PK\1\2")
    while at >= 0:
        content[at + place] = value
        at = content.find(b"PK\1\2", at + 4)
    return bytes(content)


def garbled() -> bytes:
    """One whose parts do not unpack."""
    start = WORDS.index(b"word/document.xml") + 40
    return (
        WORDS[:start]
        + bytes(255 - byte for byte in WORDS[start : start + 200])
        + WORDS[start + 200 :]
    )


# Each ended the child that read it: found by fuzzing.
BROKEN = {
    "a PDF whose page is none": (
        Kind.PDF,
        making.pdf([LINES]).replace(b"/Type /Page /Parent", b"/Type /Pagx /Parent"),
    ),
    "a PDF whose page is another thing": (
        Kind.PDF,
        making.pdf([LINES]).replace(b"[4 0 R]", b"[3 0 R]"),
    ),
    "parts that are locked": (Kind.WORD, marked(8, 1)),
    "parts packed in a way that nobody knows": (Kind.WORD, marked(10, 99)),
    "parts of a later age": (Kind.WORD, marked(6, 176)),
    "parts that do not unpack": (Kind.WORD, garbled()),
}


@pytest.mark.parametrize(("kind", "content"), BROKEN.values(), ids=BROKEN.keys())
def test_a_reader_says_itself_what_is_broken(kind: Kind, content: bytes) -> None:
    assert told(kind, "a", content, "")["error"] == "BrokenFile"
