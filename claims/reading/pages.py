"""Read a web page as an article, through trafilatura."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from claims.model import Article
from claims.reading.decoding import decode
from claims.reading.errors import NoArticle
from claims.reading.furniture import without_furniture
from claims.reading.language import language_of
from claims.reading.looking import looks_like_article
from claims.reading.partial import NOTHING, Seen, what_page_lacks
from claims.reading.stated import read_stated, shown_text

# Fewer words are no article, whatever else is on the page.
FEWEST_WORDS = 25
# A page with so many linked headings and no article's prose is a list of articles.
LINKED_HEADINGS = 8
LIST_WORDS = 600
NUL = "\0"
SEPARATOR = r"\s[|•·–—-]\s"


@dataclass(frozen=True, slots=True)
class Found:
    """What the extractor found on a page."""

    body: str = ""
    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None


def read_page(
    html: bytes | str, *, url: str = "", charset: str = "", content_type: str = ""
) -> Article:
    """The article on a page; `complete` and `missing` tell when the page shows a part of it."""
    if isinstance(html, bytes):
        html = decode(html, charset=charset, content_type=content_type)
    tree = _tree(html)
    if tree is None:
        raise NoArticle(NOTHING)
    found = _extracted(tree, url)
    missing = what_page_lacks(_seen(tree, found))
    if len(found.body.split()) < FEWEST_WORDS and not _is_unspaced(found.body):
        raise NoArticle(missing or NOTHING)
    return _article(found, missing)


def _article(found: Found, missing: str) -> Article:
    return Article(
        text=found.body,
        title=found.title,
        url=found.url,
        outlet=found.outlet,
        byline=found.byline,
        published=found.published,
        language=language_of(found.body),
        complete=not missing,
        missing=missing,
    )


def _is_unspaced(body: str) -> bool:
    """Chinese and Japanese have few spaces."""
    return len(body) > 12 * max(1, len(body.split())) and len(body) > 4 * FEWEST_WORDS


def _tree(html: str) -> Any:
    from trafilatura import load_html

    return load_html(html.replace(NUL, ""))


def _extracted(tree: Any, url: str) -> Found:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        with_metadata=True,
        # A date guessed from the text of a page is a guess.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document):
        return Found()
    outlet = (document.sitename or "").lstrip("@")
    return Found(
        body=without_furniture(document.text or ""),
        title=_without_outlet(document.title or "", outlet),
        outlet=outlet,
        byline=_byline(document.author or "", outlet),
        url=_canonical(url, document.url or ""),
        published=_date(document.date or ""),
    )


def _without_outlet(title: str, outlet: str) -> str:
    title = " ".join(title.split())
    if not outlet:
        return title
    name = re.escape(outlet)
    pattern = rf"^{name}{SEPARATOR}|{SEPARATOR}{name}$"
    return re.sub(pattern, "", title, flags=re.IGNORECASE)


def _byline(authors: str, outlet: str) -> str:
    """The names; not the outlet's own, nor what an extractor made of an account's menu."""
    same = outlet.replace(".", " ").casefold() == authors.casefold()
    odd = re.search(r"https?:|www\.|\b(?:account|logged|log in|subscribe|cookies)\b", authors, re.I)
    return "" if same or odd else authors.replace("; ", ", ")


def _canonical(url: str, stated: str) -> str:
    """The address the page gives itself, unless it is the site's front page or no web address."""
    stated = urljoin(url, stated)
    try:
        parts = urlsplit(stated)
    except ValueError:
        return url
    front = parts.path in ("", "/") and not parts.query
    return stated if parts.scheme in ("http", "https") and not (front and url) else url


def _date(stated: str) -> date | None:
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None


def _seen(tree: Any, found: Found) -> Seen:
    stated = read_stated(tree)
    return Seen(
        body=found.body,
        page_text=shown_text(tree),
        title=found.title,
        free=stated.free,
        words=stated.words,
        has_password_field=bool(tree.xpath(".//input[@type='password']")),
        is_list=not stated.is_article and _is_list(tree, found.body),
    )


def _is_list(tree: Any, body: str) -> bool:
    headings = tree.xpath(
        "count(.//*[self::h1 or self::h2 or self::h3 or self::h4][.//a or parent::a])"
    )
    few = len(body.split()) < LIST_WORDS
    return bool(headings >= LINKED_HEADINGS) and few and not looks_like_article(body)
