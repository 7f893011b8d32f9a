"""The text of an e-mail (EML). What is attached to it is not opened."""

from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from claims.model import Article
from claims.reading import errors
from claims.reading.decoding import decode
from claims.reading.documents.unwrapping import unwrapped
from claims.reading.pages import read_page
from claims.reading.texts import read_text

# Mail programs break lines well before; a longer line is a paragraph as it is.
WRAPPED_AT = 100
LONGEST_HEADER = 300
DEEPEST = 20  # parts within parts
PLAIN = ("text/plain", "text/markdown", "text/enriched")
HTML = "text/html"
LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
PGP = "-----BEGIN PGP MESSAGE-----"
UNFIT = (LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Letter:
    """What of an e-mail is text, as (words, is HTML); and whether files or locks are in it."""

    pieces: tuple[tuple[str, bool], ...] = ()
    attached: bool = False
    locked: bool = False

    @property
    def is_page(self) -> bool:
        return any(is_page for _, is_page in self.pieces)


def read_mail(name: str, content: bytes) -> Article:
    """The article in an e-mail, under its subject and its day."""
    mail = _opened(name, content)
    letter = _read(mail)
    if not letter.pieces:
        sentence = errors.ONLY_ATTACHED if letter.attached else errors.NO_TEXT
        if letter.locked:
            raise errors.LockedFile(errors.LOCKED_MAIL.format(name))
        raise errors.NoTextInFile(sentence.format(name))
    article = _headed(_article(letter), mail)
    if (letter.attached or letter.locked) and article.complete:
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


def _read(part: MIMEPart, depth: int = 0) -> Letter:
    """The text of a part and of those within it. Of alternatives the plainest that has words."""
    kind = part.get_content_type()
    kind = kind if all(kind.split("/")) else PLAIN[0]  # a type of no letters
    if kind in LOCKED:
        return Letter(locked=True)
    if depth > DEEPEST or _is_attached(part, kind):
        return Letter(attached=True)
    if not part.is_multipart():
        return _of_text(part, kind)
    inner = [_read(one, depth + 1) for one in part.iter_parts()]
    with_words = [one for one in inner if one.pieces]
    if kind == "multipart/alternative":
        with_words = sorted(with_words, key=lambda one: one.is_page)[:1]
    return Letter(
        tuple(piece for one in with_words for piece in one.pieces),
        attached=any(one.attached for one in inner),
        locked=any(one.locked for one in inner),
    )


def _is_attached(part: MIMEPart, kind: str) -> bool:
    """A file, another e-mail inside this one, or something else that is no text of its own."""
    if part.is_attachment() or kind.startswith("message/"):
        return kind not in SIGNATURES
    if part.is_multipart() or kind.startswith(("image/", "multipart/")) or kind in SIGNATURES:
        return False
    return kind not in (*PLAIN, HTML) or bool(part.get_filename())


def _of_text(part: MIMEPart, kind: str) -> Letter:
    words = _words(part) if kind in (*PLAIN, HTML) else ""
    if words.lstrip().startswith(PGP):
        return Letter(locked=True)
    return Letter(((words, kind == HTML),) if words.strip() else ())


def _words(part: MIMEPart) -> str:
    """As a web page is decoded: what is stated is often missing, or somebody's default."""
    try:
        content = part.get_payload(decode=True)
        charset = part.get_content_charset("")
    except UNFIT:
        return ""
    return decode(content, charset=charset) if isinstance(content, bytes) else ""


def _article(letter: Letter) -> Article:
    """Pages are read as one page; beside plain words, their words are taken."""
    if all(is_page for _, is_page in letter.pieces):
        return read_page("\n".join(words for words, _ in letter.pieces))
    return read_text("\n\n".join(_plain(words, is_page) for words, is_page in letter.pieces))


def _plain(words: str, is_page: bool) -> str:
    if not is_page:
        return _paragraphs(words)
    try:
        return read_page(words).text
    except errors.NoArticle:
        return ""


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
