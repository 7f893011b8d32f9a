"""E-mails of strangers: however they are made, their text is read, and what is left is said."""

import base64
from collections.abc import Callable
from email import encoders
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from claims.reading import UnreadableError, errors
from claims.reading.documents.mail import DEEPEST, read_mail
from tests.security.making import HEADLINE, PROSE, QUOTE, letter

TEXT = "\n\n".join(PROSE)
PAGE = f"<html><body><p>{PROSE[0]}</p><p>{PROSE[1]}</p></body></html>"
HEAD = f"Subject: {HEADLINE}\nFrom: Port of Hollen <press@hollen.example>\n"
CURLY = "“We have lost two boats tonight, and nobody was hurt,” Ida Berg said on the quay."


def mail(content: MIMEBase | EmailMessage) -> bytes:
    content["Subject"] = HEADLINE
    content["From"] = "Port of Hollen <press@hollen.example>"
    return bytes(content)


def mixed(*parts: MIMEBase, kind: str = "mixed") -> MIMEMultipart:
    whole = MIMEMultipart(kind)
    for part in parts:
        whole.attach(part)
    return whole


def plain(text: str = TEXT) -> MIMEText:
    return MIMEText(text, "plain", "utf-8")


def page(text: str = PAGE) -> MIMEText:
    return MIMEText(text, "html", "utf-8")


def file(name: str = "b.pdf") -> MIMEApplication:
    part = MIMEApplication(b"%PDF-")
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def picture() -> MIMEImage:
    return MIMEImage(b"\x89PNG", "png")


def deep(part: MIMEBase, levels: int) -> MIMEBase:
    for _ in range(levels):
        part = mixed(part)
    return part


WHOLE: dict[str, Callable[[], MIMEBase]] = {
    "plain": plain,
    "HTML alone": page,
    "plain and HTML": lambda: mixed(plain(), page(), kind="alternative"),
    "HTML first": lambda: mixed(page(), plain(), kind="alternative"),
    "an empty plain text beside HTML": lambda: mixed(plain(" \n"), page(), kind="alternative"),
    "HTML with its pictures": lambda: mixed(page(), picture(), kind="related"),
    "pictures between": lambda: mixed(plain(PROSE[0]), picture(), plain(PROSE[1])),
    "in many parts": lambda: mixed(*[plain("Also:")] * 40, *map(plain, PROSE)),
    "plain and HTML, one after the other": lambda: mixed(plain(PROSE[0]), page()),
    "parts within parts": lambda: deep(plain(), DEEPEST - 1),
    "signed": lambda: mixed(plain(), MIMEApplication(b"x", "pkcs7-signature"), kind="signed"),
    "signed by PGP": lambda: mixed(plain(), MIMEApplication(b"x", "pgp-signature"), kind="signed"),
}


@pytest.mark.parametrize("made", WHOLE.values(), ids=WHOLE.keys())
def test_the_whole_text_of_an_e_mail_is_read(made: Callable[[], MIMEBase]) -> None:
    article = read_mail("a.eml", mail(made()))
    assert QUOTE in article.text
    assert "forty ships had to wait" in article.text
    assert (article.title, article.byline) == (HEADLINE, "Port of Hollen")
    assert article.complete


LEFT: dict[str, Callable[[], MIMEBase]] = {
    "a file": lambda: mixed(plain(), file()),
    "a file within alternatives": lambda: mixed(
        plain(), mixed(page(), file()), kind="alternative"
    ),
    "a text as a file": lambda: mixed(plain(), named(plain("Notes"), "notes.txt")),
    "a message": lambda: mixed(plain(), MIMEMessage(letter("Another text"))),
    "a date": lambda: mixed(plain(), MIMEText("BEGIN:VCALENDAR", "calendar")),
    "a locked part": lambda: mixed(plain(), MIMEApplication(b"x", "pkcs7-mime")),
    "parts too deep": lambda: mixed(plain(), deep(plain("More"), DEEPEST + 2)),
}  # fmt: skip


def named(part: MIMEText, name: str) -> MIMEText:
    part.add_header("Content-Disposition", "inline", filename=name)
    return part


@pytest.mark.parametrize("made", LEFT.values(), ids=LEFT.keys())
def test_what_is_left_of_an_e_mail_is_said(made: Callable[[], MIMEBase]) -> None:
    article = read_mail("a.eml", mail(made()))
    assert QUOTE in article.text
    assert article.missing == errors.WITH_ATTACHED


def encoded(head: str, body: bytes) -> bytes:
    return f"{HEAD}MIME-Version: 1.0\n{head}\n\n".encode() + body


LETTERS = {
    "UTF-8": ("Content-Type: text/plain; charset=utf-8", CURLY.encode()),
    "nothing is stated": ("Content-Type: text/plain", CURLY.encode()),
    "no type either": ("X-Type: none", CURLY.encode()),
    "stated as ASCII": ("Content-Type: text/plain; charset=us-ascii", CURLY.encode()),
    "ASCII, and Windows in fact": (
        "Content-Type: text/plain; charset=us-ascii",
        CURLY.encode("cp1252"),
    ),
    "Windows": ("Content-Type: text/plain; charset=windows-1252", CURLY.encode("cp1252")),
    "Latin that is Windows": (
        "Content-Type: text/plain; charset=iso-8859-1",
        CURLY.encode("cp1252"),
    ),
    "nobody's letters": ("Content-Type: text/plain; charset=x-hollen", CURLY.encode()),
    "no letters at all": ("Content-Type: text/plain; charset=rot13", CURLY.encode()),
    "letters in two parts": (
        "Content-Type: text/plain; charset*=us-ascii'en'utf-8",
        CURLY.encode(),
    ),
    "packed": (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
        base64.encodebytes(CURLY.encode()),
    ),
    "packed by nobody": (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: x-hollen",
        CURLY.encode(),
    ),
    "a page that says it": (
        "Content-Type: text/html",
        f"<meta charset=windows-1252><p>{CURLY} {PROSE[0]}</p>".encode("cp1252"),
    ),
}


@pytest.mark.parametrize(("head", "body"), LETTERS.values(), ids=LETTERS.keys())
def test_no_letter_is_lost(head: str, body: bytes) -> None:
    assert CURLY in read_mail("a.eml", encoded(head, body)).text


def locked(kind: str) -> MIMEBase:
    part = MIMEBase("application", kind)
    part.set_payload(b"0\x80\x06\x09")
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename="smime.p7m")
    return part


SAID: dict[str, tuple[Callable[[], MIMEBase], str]] = {
    "encrypted": (lambda: locked("pkcs7-mime"), errors.LOCKED_MAIL),
    "encrypted, of old": (lambda: locked("x-pkcs7-mime"), errors.LOCKED_MAIL),
    "encrypted by PGP": (
        lambda: mixed(MIMEApplication(b"Version: 1", "pgp-encrypted"), file(), kind="encrypted"),
        errors.LOCKED_MAIL,
    ),
    "encrypted within the text": (
        lambda: plain("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"),
        errors.LOCKED_MAIL,
    ),
    "nothing but a file": (lambda: mixed(file()), errors.ONLY_ATTACHED),
    "nothing but a message": (
        lambda: mixed(MIMEMessage(letter("Another text"))),
        errors.ONLY_ATTACHED,
    ),
    "nothing but a picture": (lambda: mixed(picture()), errors.NO_TEXT),
    "nothing": (lambda: plain(""), errors.NO_TEXT),
    "parts without end": (lambda: deep(plain(), DEEPEST + 40), errors.ONLY_ATTACHED),
}


@pytest.mark.parametrize(("made", "said"), SAID.values(), ids=SAID.keys())
def test_an_e_mail_without_text_is_a_sentence(made: Callable[[], MIMEBase], said: str) -> None:
    with pytest.raises(UnreadableError) as told:
        read_mail("a.eml", mail(made()))
    assert str(told.value) == said.format("a.eml")


BROKEN = {
    "parts without their ends": f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TEXT}",
    "parts of parts of one name": (
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TEXT}\n--b--"
    ),
    "a type that is none": f"Content-Type: /;;=\n\n{TEXT}",
    "headers that are none": f"X\nFrom: <<@\nDate: never\n\n{TEXT}",
    "a subject of noise": f"Subject: =?utf-8?b?////?= =?x?q?a?=\n\n{TEXT}",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_e_mail_is_read_or_a_sentence(text: str) -> None:
    try:
        read = read_mail("a.eml", f"MIME-Version: 1.0\n{text}".encode()).text
    except UnreadableError as error:
        read = str(error)
    assert QUOTE in read or read.endswith("paste its text.")
