"""Worker processes: hired, looked after, dismissed."""

import asyncio
import logging
import os
import subprocess
import sys
import time
from dataclasses import dataclass

log = logging.getLogger(__name__)

AS_MANY_AS_FIT = max(1, min(4, (os.cpu_count() or 2) - 1))
WATCH_SECONDS = 0.5
STOP_SECONDS = 25


@dataclass(slots=True)
class Crew:
    """Worker processes, each replaced by a new one when it ends by itself."""

    workers: list[subprocess.Popen[bytes]]

    @classmethod
    def hired(cls, number: int) -> "Crew":
        return cls([_start() for _ in range(number)])

    def look_after(self) -> None:
        for place, worker in enumerate(self.workers):
            if worker.poll() is not None:
                log.error("a worker ended with %s; starting another", worker.returncode)
                self.workers[place] = _start()

    async def watch(self, stop: asyncio.Event) -> None:
        """Look after them until told to stop."""
        while not stop.is_set():
            await asyncio.sleep(WATCH_SECONDS)
            if not stop.is_set():
                self.look_after()

    def look(self) -> str:
        """Whether work gets done: "" if a worker is alive."""
        alive = any(worker.poll() is None for worker in self.workers)
        return "" if alive else "none is alive"

    def dismiss(self) -> None:
        """They finish what they are at, if it does not take long."""
        for worker in self.workers:
            worker.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for worker in self.workers:
            try:
                worker.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.kill()


def _start() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "bot", "worker", "--parent", str(os.getpid())]
    return subprocess.Popen(command)
