"""Which messages of a channel are read, as its settings ask."""

from dataclasses import replace

from claims.reading import looks_like_article
from store.tenants.settings import Listening
from store.work.message import Message


def heeded(message: Message, known: Message | None, listening: Listening) -> Message | None:
    """As much of a message as is to be read; None when nothing in it is.

    `known` is the message as it was written down before: what somebody asked for, or what was read
    under another setting, is followed through its edits.
    """
    if listening is Listening.OFF:
        return None
    if message.asked or (known is not None and known.asked):
        return message
    match listening:
        case Listening.MENTIONS:
            return message if known else None
        case Listening.LINKS:
            return _links(message, known)
        case _:
            return message


def _links(message: Message, known: Message | None) -> Message | None:
    """Links inside a long text belong to the article, which is not read here."""
    if looks_like_article(message.text) and not (known and looks_like_article(known.text)):
        return None
    before = {file["id"] for file in known.files} if known else set()
    return replace(message, files=tuple(f for f in message.files if f["id"] in before))
