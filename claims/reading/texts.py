"""Read a pasted text. Its characters are kept: what is found later points into them."""

import re
from datetime import date

from claims.model import Article
from claims.reading.errors import NoArticle
from claims.reading.headlines import Head, read_head
from claims.reading.language import language_of
from claims.reading.pages import read_page
from claims.reading.partial import what_text_lacks

BYTE_ORDER_MARK = "\ufeff"
HTML = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,500}?-->\s*+)?<(?:!doctype html|html)\b", re.I
)


def read_text(
    text: str, *, title: str = "", url: str = "", published: date | None = None
) -> Article:
    """A pasted text as an article; what is known of it already goes before what it states."""
    if HTML.match(text[:2_000]):
        return read_page(text, url=url)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise NoArticle("There is no text in this.")
    return _article(text, read_head(text), title=title, url=url, published=published)


def _article(text: str, head: Head, *, title: str, url: str, published: date | None) -> Article:
    missing = what_text_lacks(text)
    return Article(
        text=text,
        title=title or head.title,
        url=url,
        outlet=head.outlet,
        byline=head.byline,
        published=published or head.published,
        language=language_of(text),
        complete=not missing,
        missing=missing,
    )
