"""A copy of the SQLite database, taken while it is in use, and put back when it is not.

The job file is not copied: whatever is unsettled in the copy is queued anew at the next start.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

PARTS = ("", "-wal", "-shm")  # the files that one database is made of
ASIDE = ".before-restore"
OURS = "SELECT version_num FROM alembic_version"


class WrongCopy(Exception):
    """A file that cannot be put in the database's place; the message says why."""


def copy_out(database: Path, target: Path) -> None:
    """A whole copy or none: what stood at `target` before stays until the copy is complete."""
    partial = target.with_name(f"{target.name}.part")
    partial.unlink(missing_ok=True)
    with closing(_opened(database)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    os.replace(partial, target)


def put_back(source: Path, database: Path, jobs: Path) -> None:
    """The copy in the database's place. What stood there is kept beside it, under another name."""
    check(source)
    fresh = database.with_name(f"{database.name}.fresh")
    copy_out(source, fresh)
    with closing(sqlite3.connect(fresh)) as copy, copy:
        # What was being posted when the copy was taken may stand in its thread by now.
        copy.execute("UPDATE reply SET intended = 1 WHERE ts = ''")
        copy.execute("UPDATE notice SET intended = 1 WHERE digest = ''")
    for file in (database, jobs):
        _move(file, file.with_name(f"{file.name}{ASIDE}"))
    _move(fresh, database)


def check(source: Path) -> None:
    """Raises WrongCopy unless it is a sound copy of our own."""
    if not source.is_file():
        raise WrongCopy(f"There is no file {source}.")
    try:
        with closing(_opened(source)) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
            copy.execute(OURS)
    except sqlite3.DatabaseError as error:
        raise WrongCopy(f"{source} is not a copy made by `backup` ({error}).") from error
    if not sound:
        raise WrongCopy(f"{source} is damaged.")


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)


def _move(database: Path, to: Path) -> None:
    for part in PARTS:
        old, new = Path(f"{database}{part}"), Path(f"{to}{part}")
        new.unlink(missing_ok=True)
        if old.exists():
            os.replace(old, new)
