"""What a listener works with: the store, the queue, clients for quick look-ups, the clock."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_sdk import WebClient
from structlog.contextvars import bound_contextvars

from store import inbox
from store.database import Store
from store.message import Message, MessageKey
from store.queue import Queue

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ears:
    """The parts that listeners share, put together in bot/."""

    store: Store
    queue: Queue
    lookups: Callable[[str], WebClient]  # by workspace: answered at once or not at all
    now: Callable[[], datetime]

    def take(self, message: Message) -> bool:
        """Write a message and its job down. Only after this may Slack be answered."""
        with self.store.writing() as session:
            pending = inbox.put(session, message, now=self.now())
        self._enqueue(pending)
        with bound_contextvars(trace=message.key.trace):
            log.info("written down" if pending else "known already")
        return pending is not None

    def drop(self, key: MessageKey) -> None:
        """Write down that a message is deleted, and the job of taking back what it led to."""
        with self.store.writing() as session:
            pending = inbox.delete(session, key, now=self.now())
        self._enqueue(pending)
        with bound_contextvars(trace=key.trace):
            log.info("deletion written down" if pending else "nothing to take back")

    def _enqueue(self, pending: Message | None) -> None:
        if pending is not None:
            self.queue.put(pending)
