"""What a thread, or a person, is told of a claim that it showed before it was changed."""

from typing import Any

from claims.model import Cited
from handlers.say.claims import claim_lines
from handlers.say.history import difference, is_dismissed
from handlers.say.lines import Line, bold, fallback, line, rich
from handlers.say.phrases import review as words
from store.review.audit import Standing

LONGEST = 300  # characters of the quote


def changed(
    claim: Cited, before: Standing, after: Standing, *, seen: bool, sent: bool
) -> dict[str, Any]:
    """`seen` says whether the claim may still be shown there, `sent` that somebody exported it."""
    if not seen:
        return _message([line(words.RECALL_HIDDEN)])
    heading = line(bold(words.RECALL_SENT if sent else words.RECALL))
    shown = claim_lines(claim, here=False, longest=LONGEST)
    return _message([heading, *shown, *_what(before, after)])


def gone(*, sent: bool) -> dict[str, Any]:
    """Nothing of it is repeated: whoever deleted it wanted it gone."""
    return _message([line(words.RECALL_SENT_GONE if sent else words.RECALL_GONE)])


def edited(*, sent: bool) -> dict[str, Any]:
    """Nor of what an edit took out of an article."""
    return _message([line(words.RECALL_SENT_EDITED if sent else words.RECALL_EDITED)])


def _what(before: Standing, after: Standing) -> list[Line]:
    if is_dismissed(after):
        return [line(words.RECALL_DISMISSED)]
    back = [line(words.RECALL_STANDS)] if is_dismissed(before) else []
    return [*back, *difference(before, after)]


def _message(lines: list[Line]) -> dict[str, Any]:
    return {"text": fallback(lines), "blocks": [rich(lines)]}
