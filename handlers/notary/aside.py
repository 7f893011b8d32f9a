"""Work that must leave no trace: done beside the listeners, in a few threads, and never twice.

A job would be safer, and would have to be written down with the draft in it. Whoever waits for an
answer that never comes, because the bot was restarted, asks again.
"""

import logging
import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Semaphore, Thread

log = logging.getLogger(__name__)

AT_ONCE = 2  # each has a child process of its own
WAITING = 6  # whoever comes after these is asked to come again


@dataclass(frozen=True, slots=True)
class Aside:
    """Runs little pieces of work, each in a thread of its own, two at a time."""

    places: Semaphore = field(default_factory=lambda: Semaphore(AT_ONCE + WAITING))
    turns: Semaphore = field(default_factory=lambda: Semaphore(AT_ONCE))

    def do(self, work: Callable[[], None], fail: Callable[[str], None]) -> bool:
        """False when there is no place left. `fail` is told the id of an error, for the log."""
        if not self.places.acquire(blocking=False):
            return False
        Thread(target=self._run, args=(work, fail), name="draft", daemon=True).start()
        return True

    def _run(self, work: Callable[[], None], fail: Callable[[str], None]) -> None:
        try:
            with self.turns:
                work()
        except Exception as error:  # noqa: BLE001  (nobody is left to hear of it)
            _report(error, fail)
        finally:
            self.places.release()


def _report(error: Exception, fail: Callable[[str], None]) -> None:
    """Where it happened, and not what it says: an error's words may hold the draft's."""
    error_id = uuid.uuid4().hex[:8]
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("error %s: a draft was not checked: %s\n%s", error_id, type(error).__name__, where)
    fail(error_id)
