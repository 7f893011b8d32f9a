"""The bot as a real process: started with a clean environment, watched, stopped or killed."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

from tests.slack.stand_in import StandInSlack

REPOSITORY = Path(__file__).resolve().parents[2]
RUN = (sys.executable, "-m", "bot", "run")
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SSL_CERT_FILE")
EVENTS_PATH = "/slack/events"


class BotProcess:
    """`python -m bot run` against a stand-in Slack; its data outlive a restart."""

    def __init__(
        self,
        slack: StandInSlack,
        mode: str = "socket",
        *,
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = RUN,
        data_dir: Path | None = None,
        cwd: Path = REPOSITORY,
        path: str = EVENTS_PATH,
        ready_within: float = 30,
    ) -> None:
        self.slack = slack
        self.mode = mode
        self.command = tuple(command)
        self.cwd = cwd
        self.path = path
        self.ready_within = ready_within
        self._own = tempfile.TemporaryDirectory(prefix="claims-desk-")
        home = Path(self._own.name)
        self.data_dir = data_dir or home / "data"
        self.data_dir.mkdir(exist_ok=True)
        self.log_file = home / "bot.log"
        self.port = free_port()
        self.env = (
            clean_env(home)
            | slack.env
            | {
                "CLAIMS_DATA_DIR": str(self.data_dir),
                "CLAIMS_MODE": mode,
                "PORT": str(self.port),
                **(env or {}),
            }
        )
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            print(f"--- the bot's log ---\n{self.log}", file=sys.stderr)
        self.close()

    @property
    def log(self) -> str:
        """Everything the bot has printed so far, over all its starts."""
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> Self:
        """Starts and waits until Slack and the bot can reach each other."""
        opened = self.slack.sockets.opened
        self.launch()
        if self.mode == "http":
            self.slack.delivers_to(f"http://127.0.0.1:{self.port}{self.path}")
            self._wait_for(self._answers)
        else:
            self.slack.delivers_over_sockets()
            self._wait_for(lambda: self.slack.sockets.opened > opened)
        return self

    def launch(self) -> None:
        """Starts, and waits for nothing."""
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.cwd,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self, timeout: float = 20) -> int:
        """Asks politely (SIGTERM) and returns the exit status."""
        process = self._started()
        process.terminate()
        status = process.wait(timeout)
        self.kill()
        return status

    def kill(self) -> None:
        """Ends the process and all its children at once (SIGKILL)."""
        process = self._started()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)

    def restart(self) -> Self:
        """Kills and starts again on the same data."""
        self.kill()
        return self.start()

    def close(self) -> None:
        if self.process is not None:
            self.kill()
        self._own.cleanup()

    def _started(self) -> "subprocess.Popen[bytes]":
        assert self.process is not None, "the bot was not started"
        return self.process

    def _answers(self) -> bool:
        with closing(socket.socket()) as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _wait_for(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + self.ready_within
        while not ready():
            if not self.is_running or time.monotonic() > end:
                raise RuntimeError(f"the bot did not get ready:\n{self.log}")
            time.sleep(0.02)


def clean_env(home: Path) -> dict[str, str]:
    """What a fresh shell would have, and none of the tester's own tokens and settings."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONUNBUFFERED": "1",
        "NO_PROXY": "127.0.0.1,localhost",
    }


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
