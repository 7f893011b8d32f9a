"""What a job works with: the store, Slack, and how far the link reader may reach."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from slack_sdk import WebClient

from handlers.fetching import AllowedHost, KnownRules
from store import channels, inbox
from store.database import Store
from store.message import Message, MessageKey
from store.origin import Origin
from store.queue import Queue


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of one running worker, put together in bot/.

    Jobs wait for the network side by side, but think one at a time: `turn` is held by whoever
    does. Threads that share an interpreter would only keep each other's write locks for longer.
    """

    store: Store
    slack: Callable[[str], WebClient]  # by workspace
    queue: Queue
    allow: Sequence[AllowedHost]
    now: Callable[[], datetime]
    pause: Callable[[float], None] = time.sleep
    turn: Lock = field(default_factory=Lock)
    rules: KnownRules = field(default_factory=KnownRules)

    def permalink(self, key: MessageKey) -> str:
        """A link to a message, made without asking Slack for it; "" for an unknown workspace."""
        with self.store.reading() as session:
            workspace = inbox.workspace_url(session, key.team)
        if not workspace:
            return ""
        return f"{workspace}archives/{key.channel}/p{key.ts.replace('.', '')}"

    def origin(self, message: Message, slot: str) -> Origin:
        key = message.key
        with self.store.reading() as session:
            scope = channels.scope_here(session, key.team, key.channel)
        return Origin(
            team=key.team,
            channel=key.channel,
            scope=scope,
            message_id=message.id,
            slot=slot,
            permalink=self.permalink(key),
        )
