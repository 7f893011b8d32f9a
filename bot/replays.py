"""A signed request that somebody sends again: recognised for as long as its timestamp is good.

Slack signs every attempt anew. Should it ever send the very same again, that is because we failed
or were too slow: so what failed is done again, and what was done is acknowledged.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum, auto


class Heard(Enum):
    """What is known of a request."""

    NEVER = auto()
    UNDER_WAY = auto()
    DONE = auto()


class Replays:
    """The signatures of one process. Several listening ones do not know of each other's."""

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
