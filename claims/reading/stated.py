"""What a page states of itself for machines: schema.org data, and what stands on it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report\b|LiveBlog")
MOST_DATA = 200_000  # characters of one block of data
MOST_VALUES = 5_000
NOT_SHOWN = {"script", "style", "noscript", "template", "nav", "header", "footer", "svg", "title"}


@dataclass(frozen=True, slots=True)
class Stated:
    """`words` is the length that the page states, or 0."""

    is_article: bool = False
    free: bool = True
    words: int = 0


def read_stated(tree: Any) -> Stated:
    """What the page says of its article in schema.org data."""
    articles = [value for value in _values(tree) if ARTICLE_TYPES.search(_type_of(value))]
    types = tree.xpath(".//meta[@property='og:type']/@content")
    return Stated(
        is_article=bool(articles) or any("article" in str(name).lower() for name in types),
        free=not any(_is_false(value.get("isAccessibleForFree")) for value in articles),
        words=max(map(_words, articles), default=0),
    )


def shown_text(tree: Any) -> str:
    """All the words a page shows, its menus left out."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in NOT_SHOWN:
            walk.skip_subtree()
        else:
            pieces.append(element.text or "")
    return " ".join(" ".join(pieces).split())


def _values(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:MOST_DATA], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data)


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Every object in the data, the outer ones first; parts of an article are not looked into."""
    waiting: list[object] = [data]
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _type_of(value: dict[str, Any]) -> str:
    return str(value.get("@type") or "")


def _is_false(value: object) -> bool:
    return value is False or str(value).strip().lower() in (
        "false",
        "0",
        "no",
        "http://schema.org/false",
    )


def _words(article: dict[str, Any]) -> int:
    stated = str(article.get("wordCount") or "").strip()
    if stated.isascii() and stated.isdigit() and len(stated) < 7:
        return int(stated)
    body = article.get("articleBody")
    return len(body.split()) if isinstance(body, str) else 0
