"""Replies of one sentence: what could not be read and why, or where it was read before."""

from typing import Any

from handlers.hearing.markup import escape
from handlers.say import phrases
from handlers.say.lines import Link, Piece, Text, fallback, line, rich
from store.filing.articles import Filed

RETRY = "retry"


def note(sentence: str) -> dict[str, Any]:
    return {"text": escape(sentence), "blocks": [rich([line(sentence)])]}


def failed(error_id: str) -> dict[str, Any]:
    """What could not be finished, and a button to have it done anew."""
    said = note(phrases.FAILED.format(error_id))
    retry = {
        "type": "button",
        "action_id": RETRY,
        "text": {"type": "plain_text", "text": phrases.RETRY},
        "value": error_id,
    }
    return said | {"blocks": [*said["blocks"], {"type": "actions", "elements": [retry]}]}


def read_before(earlier: Filed) -> dict[str, Any]:
    """A link to the thread in which the same text was answered."""
    title = earlier.article.title or phrases.PASTED_TEXT
    link = earlier.origin.permalink or earlier.article.url
    where: Piece = Link(title, link) if link else Text(title)
    lines = [line(f"{phrases.ALREADY_READ} ", where)]
    return {"text": fallback(lines), "blocks": [rich(lines)]}
