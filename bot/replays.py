"""A signed request that somebody sends again: recognised for as long as its timestamp is good.

Slack signs every attempt anew. Should it ever send the very same again, that is because we failed
or were too slow: so what failed is done again, and what was done is acknowledged.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from sqlalchemy.exc import SQLAlchemyError

from store.database import Store
from store.work import requests

log = logging.getLogger(__name__)


class Heard(Enum):
    """What is known of a request."""

    NEVER = auto()
    UNDER_WAY = auto()
    DONE = auto()


class Replays:
    """The signatures that one process has seen."""

    def __init__(self, keep_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._keep, self._clock = keep_seconds, clock
        self._lock = threading.Lock()
        self._under_way: set[str] = set()
        self._done: set[str] = set()
        self._ends: deque[tuple[float, str]] = deque()

    def begin(self, signature: str) -> Heard:
        """NEVER for whoever may go on; they have to say how it ended."""
        with self._lock:
            self._forget_old()
            if signature in self._done:
                return Heard.DONE
            if signature in self._under_way:
                return Heard.UNDER_WAY
            self._under_way.add(signature)
            return Heard.NEVER

    def end(self, signature: str, *, done: bool) -> None:
        with self._lock:
            self._under_way.discard(signature)
            if done:
                self._done.add(signature)
                self._ends.append((self._clock() + self._keep, signature))

    def _forget_old(self) -> None:
        now = self._clock()
        while self._ends and self._ends[0][0] <= now:
            self._done.discard(self._ends.popleft()[1])


@dataclass(frozen=True, slots=True)
class Others:
    """The signatures that any process on one Postgres has taken.

    On SQLite one process listens, and knows its own: a write for every request, most of which are
    chatter that is never written down, would wait for the lock of whoever files an article.
    """

    store: Store
    keep_seconds: float

    def take(self, signature: str) -> bool:
        """False when somebody else has taken it."""
        if not self.are_possible:
            return True
        until = datetime.now(UTC) + timedelta(seconds=self.keep_seconds)
        with self.store.writing() as session:
            return requests.take(session, signature, until=until)

    def give_back(self, signature: str) -> None:
        """It failed. Should the database be what failed, it stays taken: Slack signs anew."""
        if not self.are_possible:
            return
        try:
            with self.store.writing() as session:
                requests.give_back(session, signature)
        except SQLAlchemyError as error:
            log.warning("a request that failed stays taken (%s)", type(error).__name__)

    @property
    def are_possible(self) -> bool:
        return self.store.engine.dialect.name == "postgresql"
