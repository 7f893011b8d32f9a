"""What a listener works with: the store, the queue, clients for quick look-ups, the clock."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_sdk import WebClient
from sqlalchemy.exc import IntegrityError
from structlog.contextvars import bound_contextvars

from handlers.hearing.heeding import heeded
from handlers.notary.aside import Aside
from store.database import Store
from store.tenants import settings
from store.tenants.settings import Listening
from store.work import inbox
from store.work.message import Message, MessageKey
from store.work.queue import Queue

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ears:
    """The parts that listeners share, put together in bot/."""

    store: Store
    queue: Queue
    lookups: Callable[[str], WebClient]  # by workspace: answered at once or not at all
    now: Callable[[], datetime]
    aside: Aside = field(default_factory=Aside)
    # From the removal of the app to the deletion of what a workspace has filed; None keeps it.
    grace: timedelta | None = timedelta(days=30)

    def take(self, message: Message) -> bool:
        """Write a message and its job down. Only after this may Slack be answered.

        As much of it as is read in this channel; what kind of channel it is, in any case.
        """
        try:
            read, pending = self._written_down(message)
        except IntegrityError:  # by another at the same moment: a mention is two events
            read, pending = self._written_down(message)
        self._enqueue(pending)
        with bound_contextvars(trace=message.key.trace):
            log.info("written down" if pending else "known already" if read else "not read here")
        return pending is not None

    def _written_down(self, message: Message) -> tuple[Message | None, Message | None]:
        """What of it is read here, and what is left to be done about it."""
        key, pressed = message.key, bool(message.response_url)  # the shortcut, on this message
        with self.store.writing() as session:
            here = settings.read(session, key.team, key.channel)
            read = heeded(message, inbox.known(session, key), here.listening)
            if read is None and message.sources:
                inbox.note_channel(session, key.team, key.channel, private=message.private)
            pending = inbox.put(session, read, now=self.now(), again=pressed) if read else None
        return read, pending

    def is_off(self, team: str, channel: str) -> bool:
        """Whether nothing is read in a channel, not even when somebody asks for it."""
        with self.store.reading() as session:
            return settings.read(session, team, channel).listening is Listening.OFF

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
