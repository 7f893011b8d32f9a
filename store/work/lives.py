"""Which workers are alive: each holds a lock that the system lets go of when its process dies.

On Postgres a lock of the session, on SQLite a lock on a file beside the database.
"""

import fcntl
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.engine import make_url
from sqlmodel import create_engine

AGAIN_SECONDS = 0.1
SPACE = 7341  # our share of the numbers that a Postgres server has for locks
# A machine that is gone without a word is known to be gone after five seconds, at both ends.
SERVER = "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
CLIENT = {
    "options": SERVER,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
    "connect_timeout": 5,
}


class Life(Protocol):
    """One worker's life, and a look at the others'."""

    def check(self) -> None:
        """Raises when others may by now take this worker for dead."""

    def is_over(self, other: str) -> AbstractContextManager[bool]:
        """Whether another worker is dead. For as long as the block lasts nobody else is told so."""

    def end(self) -> None: ...


def begin(database_url: str, name: str) -> Life:
    """A worker comes to life under a name that no other ever had."""
    if database_url.startswith("sqlite"):
        return _OnFile.begun(Path(make_url(database_url).database or ""), name)
    return _OnPostgres.begun(database_url, name)


def anybody(database: Path) -> bool:
    """Whether some worker of a SQLite database is alive."""
    for path in _lock_files(database):
        with path.open("rb") as file:
            if not _locked(file):
                return True
    return False


@dataclass(frozen=True, slots=True)
class _OnPostgres:
    connection: Connection

    @classmethod
    def begun(cls, url: str, name: str) -> "_OnPostgres":
        engine = create_engine(url, connect_args=CLIENT, isolation_level="AUTOCOMMIT")
        connection = engine.connect()
        # Not in one long question: whoever holds the name may wait for all questions to be over.
        while not connection.execute(_statement("pg_try_advisory_lock", name)).scalar():
            time.sleep(AGAIN_SECONDS)
        return cls(connection)

    def check(self) -> None:
        self.connection.execute(text("SELECT 1"))

    @contextmanager
    def is_over(self, other: str) -> Iterator[bool]:
        got = bool(self.connection.execute(_statement("pg_try_advisory_lock", other)).scalar())
        try:
            yield got
        finally:
            if got:
                self.connection.execute(_statement("pg_advisory_unlock", other))

    def end(self) -> None:
        engine = self.connection.engine
        self.connection.close()
        engine.dispose()


def _statement(function: str, name: str) -> TextClause:
    return text(f"SELECT {function}({SPACE}, {zlib.crc32(name.encode()) - 2**31})")


@dataclass(frozen=True, slots=True)
class _OnFile:
    database: Path
    path: Path
    file: IO[bytes]

    @classmethod
    def begun(cls, database: Path, name: str) -> "_OnFile":
        path = _lock_file(database, name)
        for left in _lock_files(database):
            _bury(left)
        while True:
            file = path.open("wb")
            fcntl.flock(file, fcntl.LOCK_EX)
            if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return cls(database, path, file)
            file.close()

    def check(self) -> None:
        """A file's lock is lost only with the process."""

    @contextmanager
    def is_over(self, other: str) -> Iterator[bool]:
        path = _lock_file(self.database, other)
        with path.open("wb") as file:
            got = _locked(file)
            yield got
            if got:
                path.unlink(missing_ok=True)

    def end(self) -> None:
        self.path.unlink(missing_ok=True)
        self.file.close()


def _locked(file: IO[bytes]) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _bury(path: Path) -> None:
    """Remove a file that nobody holds any more."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        if _locked(file):
            path.unlink()


def _lock_files(database: Path) -> list[Path]:
    return list(database.parent.glob(f"{database.stem}-*.alive"))


def _lock_file(database: Path, name: str) -> Path:
    return database.with_name(f"{database.stem}-{zlib.crc32(name.encode()):08x}.alive")
