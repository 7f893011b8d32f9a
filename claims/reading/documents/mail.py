"""The text of an e-mail (EML). What is attached to it is not opened."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from claims.model import Article
from claims.reading import errors
from claims.reading.documents.unwrapping import unwrapped
from claims.reading.pages import read_page
from claims.reading.texts import read_text

# Mail programs break lines well before; a longer line is a paragraph as it is.
WRAPPED_AT = 100
LONGEST_HEADER = 300
UNFIT = (LookupError, ValueError, TypeError, AttributeError, RecursionError)


def read_mail(name: str, content: bytes) -> Article:
    """The article in an e-mail, under its subject and its day."""
    mail = _opened(name, content)
    body, is_page = _body(mail)
    attached = any(map(_is_attached, mail.iter_parts()))
    if not body.strip():
        sentence = errors.ONLY_ATTACHED if attached else errors.NO_TEXT
        raise errors.NoTextInFile(sentence.format(name))
    article = _headed(read_page(body) if is_page else read_text(_paragraphs(body)), mail)
    if attached and article.complete:
        return replace(article, complete=False, missing=errors.WITH_ATTACHED)
    return article


def _opened(name: str, content: bytes) -> EmailMessage:
    try:
        mail = message_from_bytes(content, policy=policy.default)
    except UNFIT:
        mail = None
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise errors.BrokenFile(errors.BROKEN.format(name, "an e-mail"))
    return mail


def _body(mail: EmailMessage) -> tuple[str, bool]:
    """The text as it was sent, and whether it is HTML."""
    try:
        part = mail.get_body(("plain", "html"))
        return (str(part.get_content()), _is_page(part)) if part else ("", False)
    except UNFIT:
        return "", False


def _is_attached(part: MIMEPart) -> bool:
    """A file, or another e-mail inside this one."""
    return part.is_attachment() or part.get_content_maintype() == "message"


def _is_page(part: MIMEPart) -> bool:
    return part.get_content_subtype() == "html"


def _paragraphs(body: str) -> str:
    lines = body.splitlines()
    wrapped = max(map(len, lines), default=0) <= WRAPPED_AT
    return "\n\n".join(unwrapped(lines)) if wrapped else body


def _headed(article: Article, mail: EmailMessage) -> Article:
    return replace(
        article,
        title=" ".join(_header(mail, "subject").split()) or article.title,
        byline=article.byline or _sender(mail),
        published=article.published or _day(mail),
    )


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail[name] or "")[:LONGEST_HEADER]
    except UNFIT:
        return ""


def _sender(mail: EmailMessage) -> str:
    """The name of whoever sent it; never the address."""
    try:
        return str(mail["from"].addresses[0].display_name)[:LONGEST_HEADER]
    except UNFIT:
        return ""


def _day(mail: EmailMessage) -> date | None:
    try:
        sent = mail["date"].datetime
    except UNFIT:
        return None
    return sent.date() if sent else None
