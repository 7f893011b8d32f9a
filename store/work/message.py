"""A message, and what in it is to be read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from claims.reading import looks_like_article
from store.scope import scope_of

MOST_LINKS = 10  # links read in one message; more would drown the thread
TEXT = "text"  # the slot of a message's own text
WHOLE = "*"  # in place of a slot: everything that the message ever asked for


@dataclass(frozen=True, slots=True)
class MessageKey:
    """One message in one channel of one workspace."""

    team: str
    channel: str
    ts: str

    @property
    def trace(self) -> str:
        """What log lines call the work on this message by, in whichever process."""
        return hashlib.sha256(f"{self.team}:{self.channel}:{self.ts}".encode()).hexdigest()[:12]


class SourceKind(StrEnum):
    TEXT = "text"
    LINK = "link"
    FILE = "file"
    PARENT = "parent"  # the message above, for somebody who mentions us below it
    REST = "rest"  # links beyond the most we read


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, and the slot that its one reply is kept under."""

    kind: SourceKind
    slot: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """What a message asks for: a text, links and files. `asked` says a person asked for it.

    `fingerprint` changes when, and only when, what is to be read changes. `forgotten` are slots
    that were deleted on purpose, and are not read again.
    """

    key: MessageKey
    thread_ts: str
    private: bool
    user: str = ""
    text: str = field(default="", repr=False)
    links: tuple[str, ...] = ()
    files: tuple[Mapping[str, Any], ...] = ()
    asked: bool = False
    response_url: str = field(default="", repr=False)
    edited_ts: str = ""
    deleted: bool = False
    forgotten: tuple[str, ...] = ()
    id: int = 0

    @property
    def scope(self) -> str:
        return scope_of(self.key.channel, private=self.private)

    @property
    def sources(self) -> tuple[Source, ...]:
        """An article's text is read as such, with its links left alone; else files and links."""
        if self.deleted or WHOLE in self.forgotten:
            return ()
        return tuple(source for source in self._asked_for() if source.slot not in self.forgotten)

    @property
    def fingerprint(self) -> str:
        parts = [(source.slot, source.value) for source in self.sources]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    def asks_for(self, slot: str) -> bool:
        return any(source.slot == slot for source in self.sources)

    def _asked_for(self) -> tuple[Source, ...]:
        if TEXT in self.forgotten:
            return self._files()
        if looks_like_article(self.text):
            return (*self._files(), _text(self.text))
        found = (*self._files(), *self._links())
        return found if found or self.forgotten or not self.asked else self._whatever_there_is()

    def _files(self) -> tuple[Source, ...]:
        return tuple(Source(SourceKind.FILE, file_slot(file)) for file in self.files)

    def _links(self) -> tuple[Source, ...]:
        read = tuple(_link(url) for url in self.links[:MOST_LINKS])
        if len(self.links) <= MOST_LINKS:
            return read
        return (*read, Source(SourceKind.REST, "rest", str(len(self.links))))

    def _whatever_there_is(self) -> tuple[Source, ...]:
        if self.thread_ts != self.key.ts:
            return (Source(SourceKind.PARENT, "parent", self.thread_ts),)
        return (_text(self.text),) if self.text.strip() else ()


def _text(text: str) -> Source:
    return Source(SourceKind.TEXT, TEXT, text)


def _link(url: str) -> Source:
    return Source(SourceKind.LINK, link_slot(url), url)


def link_slot(url: str) -> str:
    return f"link:{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:16]}"


def file_slot(file: Mapping[str, Any]) -> str:
    return f"file:{file['id']}"


def storable(text: str) -> str:
    """Without characters that a database refuses, each replaced so that offsets stay."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
