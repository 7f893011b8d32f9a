"""What is read in a channel, as its settings ask."""

from dataclasses import replace

import pytest

from handlers.hearing.heeding import heeded
from store.tenants.settings import Listening
from store.work.message import Message, MessageKey
from tests.articles import BRIDGE_MORNING, GRAIN

CHATTER = Message(MessageKey("T1", "C1", "1.0"), "1.0", private=False, text="look at this")
LINK = replace(CHATTER, links=("https://a.test/1",))
TEXT = replace(CHATTER, text=GRAIN)
FILE = replace(CHATTER, files=({"id": "F1"},))
BOTH = replace(LINK, files=({"id": "F1"},))
ASKED = replace(CHATTER, asked=True)

OFF, MENTIONS, LINKS, ALL = Listening
# The setting, what was said, what was known of it before, and what is read of it.
CASES = {
    "off: a link": (OFF, LINK, None, None),
    "off: somebody asks": (OFF, ASKED, None, None),
    "off: an edit of what was read": (OFF, LINK, TEXT, None),
    "mentions: a link": (MENTIONS, LINK, None, None),
    "mentions: a text": (MENTIONS, TEXT, None, None),
    "mentions: somebody asks": (MENTIONS, ASKED, None, ASKED),
    "mentions: the same mention as a message": (MENTIONS, LINK, replace(LINK, asked=True), LINK),
    "mentions: an edit of what was read before": (MENTIONS, TEXT, LINK, TEXT),
    "links: a link": (LINKS, LINK, None, LINK),
    "links: a text": (LINKS, TEXT, None, None),
    "links: a text with a link in it": (LINKS, replace(TEXT, links=LINK.links), None, None),
    "links: a link beside a file": (LINKS, BOTH, None, LINK),
    "links: the same, unfurled": (LINKS, BOTH, LINK, LINK),
    "links: a file that was read before": (LINKS, BOTH, FILE, BOTH),
    "links: an edit of a text that was read before": (
        LINKS,
        replace(TEXT, text=BRIDGE_MORNING),
        TEXT,
        replace(TEXT, text=BRIDGE_MORNING),
    ),
    "links: somebody asks for a text": (LINKS, replace(TEXT, asked=True), None, "itself"),
    "links: the message event of a text that was asked for": (
        LINKS,
        TEXT,
        replace(TEXT, asked=True),
        TEXT,
    ),
    "all: a text": (ALL, TEXT, None, TEXT),
    "all: a file": (ALL, FILE, None, FILE),
}


@pytest.mark.parametrize(("listening", "said", "known", "read"), CASES.values(), ids=CASES.keys())
def test_what_is_read_of_a_message(
    listening: Listening, said: Message, known: Message | None, read: Message | str | None
) -> None:
    assert heeded(said, known, listening) == (said if read == "itself" else read)
