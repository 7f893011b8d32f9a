"""What exists in the stand-in workspace: people, channels, messages, files and views."""

import itertools
import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any

from tests.slack.markup import words_of_blocks

Blocks = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    name: str
    team_id: str
    is_bot: bool = False
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation; `kind` is what Slack calls channel_type: channel, group, im or mpim."""

    id: str
    name: str
    kind: str
    members: tuple[str, ...]
    is_shared_outside: bool = False
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: Blocks = field(default_factory=list)
    thread_ts: str | None = None
    bot_id: str | None = None
    subtype: str | None = None
    files: tuple[dict[str, Any], ...] = ()
    attachments: tuple[dict[str, Any], ...] = ()
    metadata: dict[str, Any] | None = None
    edited: dict[str, str] | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    client_msg_id: str | None = None

    @property
    def shown(self) -> str:
        """The words a reader sees: those of the blocks, or of the text when there are none."""
        return words_of_blocks(self.blocks) if self.blocks else self.text

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """A message that one person sees and nobody can read back."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: Blocks = field(default_factory=list)
    thread_ts: str | None = None

    @property
    def shown(self) -> str:
        return words_of_blocks(self.blocks) if self.blocks else self.text


@dataclass(frozen=True, slots=True)
class View:
    """A modal or Home tab as it was sent, with what Slack adds to it."""

    id: str
    user: str
    sent: dict[str, Any]
    hash: str
    root: str
    previous: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        return words_of_blocks(self.sent["blocks"])


@dataclass(frozen=True, slots=True)
class StoredFile:
    facts: dict[str, Any]
    content: bytes


class Clock:
    """Message timestamps: unique and increasing, close to the time of day."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def tick(self) -> str:
        with self._lock:
            self._last = max(int(time.time() * 1_000_000), self._last + 1)
            return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


class World:
    """The present state; whoever reads or changes it holds `lock`."""

    def __init__(self, team_id: str) -> None:
        self.team_id = team_id
        self.lock = threading.RLock()
        self.clock = Clock()
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self.ephemerals: dict[str, Ephemeral] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, StoredFile] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self._numbers = itertools.count(1)

    def new_id(self, letter: str) -> str:
        return f"{letter}0STAND{next(self._numbers):05d}"

    def add_member(
        self,
        name: str,
        team_id: str | None = None,
        *,
        is_bot: bool = False,
        is_admin: bool = False,
    ) -> Member:
        member = Member(self.new_id("U"), name, team_id or self.team_id, is_bot, is_admin)
        self.members[member.id] = member
        return member

    def keep(self, message: Message) -> Message:
        self.messages[message.channel, message.ts] = message
        return message

    def keep_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel

    def direct(self, user: str, bot: str) -> Channel:
        """The direct conversation of these two, made when it is first needed."""
        for channel in self.channels.values():
            if channel.kind == "im" and set(channel.members) == {user, bot}:
                return channel
        return self.keep_channel(Channel(self.new_id("D"), "", "im", (user, bot)))

    def thread(self, channel: str, ts: str) -> list[Message]:
        """The message and its replies, oldest first."""
        return [
            message
            for message in self.in_channel(channel)
            if message.ts == ts or message.thread_ts == ts
        ]

    def in_channel(self, channel: str) -> list[Message]:
        found = [message for message in self.messages.values() if message.channel == channel]
        return sorted(found, key=lambda message: message.ts)

    def replies(self, message: Message) -> list[Message]:
        return [one for one in self.thread(message.channel, message.ts) if one.is_reply]

    def change(self, message: Message, **changes: Any) -> Message:
        return self.keep(replace(self.messages[message.channel, message.ts], **changes))

    def remove(self, message: Message) -> None:
        """Deletes; a message with replies stays as a tombstone."""
        if self.replies(message):
            self.change(
                message,
                user="USLACKBOT",
                subtype="tombstone",
                text="This message was deleted.",
                blocks=[],
                files=(),
                bot_id=None,
                metadata=None,
                thread_ts=message.ts,
            )
        else:
            del self.messages[message.channel, message.ts]
