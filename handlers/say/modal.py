"""Modals that show something and ask for nothing."""

from collections.abc import Sequence
from typing import Any

from handlers.say import phrases
from handlers.say.lines import Block

TITLE = 24  # characters
MOST_BLOCKS = 100


def modal(title: str, blocks: Sequence[Block], *, callback_id: str = "shown") -> dict[str, Any]:
    """A modal of these blocks, with what the bot is and is not below them."""
    about = {"type": "context", "elements": [plain_text(phrases.ABOUT)]}
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title[:TITLE]),
        "close": plain_text(phrases.CLOSE),
        "blocks": [*blocks[: MOST_BLOCKS - 1], about],
    }


def plain_text(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}
