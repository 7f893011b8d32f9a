"""A Postgres server of the tests' own: started from Debian's binaries, also by root, gone after."""

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any, Self

import psycopg
import pytest
from sqlalchemy import make_url

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
START_SECONDS = 20
MEMORY = Path("/dev/shm")
ENOUGH = 2_000_000_000  # bytes
MISSING = "no Postgres binaries here (Debian: apt-get install postgresql)"


class Postgres:
    """One server in a temporary folder, reached over its socket; a new database for each test."""

    def __init__(self) -> None:
        self._bin = _binaries()
        self._as = _unprivileged()
        self.home = Path(tempfile.mkdtemp(prefix="claims-pg-", dir=_quick_folder()))

    @staticmethod
    def is_here() -> bool:
        return bool(_binaries()) or os.environ.get("CLAIMS_POSTGRES") == "required"

    @staticmethod
    def look_for() -> None:
        """Skips the test where Postgres is not installed, unless CLAIMS_POSTGRES is "required"."""
        if not _binaries():
            needed = os.environ.get("CLAIMS_POSTGRES") == "required"
            (pytest.fail if needed else pytest.skip)(MISSING)

    def __enter__(self) -> Self:
        if self._as:
            os.chown(self.home, self._as["user"], self._as["group"])
        made = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", "-D", str(self.home / "data"), *made)
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self) -> None:
        settings = [word for setting in QUICK for word in ("-c", setting)]
        self._server = subprocess.Popen(
            [f"{self._bin}/postgres", "-D", f"{self.home}/data", "-k", f"{self.home}", *settings],
            **self._how(),
        )
        self._wait()

    def stop(self) -> None:
        """Ends all connections at once; the data stay."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait(10)

    def new_database(self, template: str = "template0") -> str:
        """The address of an empty database, or of a copy of one that nobody is connected to."""
        name = f"t{uuid.uuid4().hex[:10]}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.home}"

    def drop(self, url: str) -> None:
        with self._connect() as connection:
            connection.execute(f"DROP DATABASE {database_name(url)} WITH (FORCE)")

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._server.poll() is not None:
                    raise
                time.sleep(0.02)
            else:
                return

    def _connect(self) -> Any:
        return psycopg.connect(
            host=str(self.home), user="postgres", dbname="postgres", autocommit=True
        )

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([f"{self._bin}/{program}", *arguments], check=True, **self._how())

    def _how(self) -> dict[str, Any]:
        env = {"PATH": f"{self._bin}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.home)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return {"cwd": self.home, "env": env, **quiet, **self._as}


def _quick_folder() -> Path | None:
    """In memory, where there is room: a database is some 300 files."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if roomy and os.access(MEMORY, os.W_OK) else None


def database_name(url: str) -> str:
    return make_url(url).database or ""


def _binaries() -> str:
    installed = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    found = installed[-1] if installed else shutil.which("initdb")
    return os.path.dirname(os.path.realpath(found)) if found else ""


def _unprivileged() -> dict[str, Any]:
    """Postgres refuses to run as root: then it runs as the user Debian made for it, or nobody."""
    if os.getuid() != 0:
        return {}
    names = {user.pw_name for user in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
