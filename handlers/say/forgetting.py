"""What is said before something is deleted for good, and after."""

import json
from typing import Any

from handlers.say import phrases
from handlers.say.lines import Block, bold, fallback, line, rich
from handlers.say.notes import note
from handlers.say.phrases import forgetting as words
from store.deleting.erasures import Erasure, Extent

DELETE = "forget_delete"
LEAVE = "forget_leave"


def question(what: str, found: Extent, value: dict[str, str], *, reach: bool) -> dict[str, Any]:
    """How much there is, and a button. `what` is as somebody typed it."""
    lines = [
        line(bold(words.TITLE), ": ", what or words.CHANNEL),
        line(words.DELETES.format(*amounts(found), _channels(found))),
        *([line(words.ONLY_SEEN)] if reach else []),
        line(words.NO_WAY_BACK),
    ]
    buttons = [
        _button(DELETE, words.DELETE, json.dumps(value)) | {"style": "danger"},
        _button(LEAVE, words.LEAVE, LEAVE),
    ]
    blocks = [rich(lines), {"type": "actions", "elements": buttons}]
    return {"text": fallback(lines), "blocks": blocks}


def begun(found: Extent) -> dict[str, Any]:
    return note(words.BEGUN.format(*amounts(found)))


def done(erasure: Erasure) -> dict[str, Any]:
    said = words.DONE if erasure.done else words.PARTLY
    return note(said.format(*amounts(Extent(articles=erasure.articles, claims=erasure.claims))))


def amounts(found: Extent) -> tuple[str, str]:
    """Of something that was asked for and never read there is but the message."""
    first = (
        phrases.counted(found.articles, *phrases.ARTICLES)
        if found.articles or not found.messages
        else phrases.counted(found.messages, *words.MESSAGES)
    )
    return first, phrases.counted(found.claims, *phrases.CLAIMS_COUNTED)


def _channels(found: Extent) -> str:
    return phrases.counted(found.channels, *words.CHANNELS)


def _button(action_id: str, label: str, value: str) -> Block:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": text, "value": value}
