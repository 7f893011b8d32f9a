"""Replies of one sentence: what could not be read and why, or where it was read before."""

from typing import Any

from handlers.markup import escape
from handlers.say import phrases
from handlers.say.lines import Link, Piece, Text, fallback, line, rich
from store.articles import Filed


def note(sentence: str) -> dict[str, Any]:
    return {"text": escape(sentence), "blocks": [rich([line(sentence)])]}


def read_before(earlier: Filed) -> dict[str, Any]:
    """A link to the thread in which the same text was answered."""
    title = earlier.article.title or phrases.PASTED_TEXT
    link = earlier.origin.permalink or earlier.article.url
    where: Piece = Link(title, link) if link else Text(title)
    lines = [line(f"{phrases.ALREADY_READ} ", where)]
    return {"text": fallback(lines), "blocks": [rich(lines)]}
