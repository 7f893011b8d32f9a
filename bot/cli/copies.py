"""`backup` and `restore`: the SQLite database as one file."""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.settings import Settings, WrongSetting
from store import copies
from store.copies import WrongCopy
from store.work import lives
from store.work.queue import jobs_url

POSTGRES = "This copies SQLite files only; for Postgres use pg_dump (see README, Keep a copy)."
RUNNING = "The bot is running. Stop it first, then restore."


def backup(file: str, settings: Settings) -> None:
    database = _database(settings.database_url)
    if not database.is_file():
        raise WrongSetting(f"There is no database {database} to copy yet.")
    try:
        copies.copy_out(database, Path(file))
    except (sqlite3.Error, OSError) as error:
        raise WrongSetting(f"{file} could not be written ({error}).") from error
    print(f"{database} copied to {file}")


def restore(file: str, settings: Settings) -> None:
    database = _database(settings.database_url)
    settings.make_data_dir()
    if lives.anybody(database):
        raise WrongSetting(RUNNING)
    try:
        copies.put_back(Path(file), database, _database(jobs_url(settings.database_url)))
    except WrongCopy as error:
        raise WrongSetting(str(error)) from error
    except (sqlite3.Error, OSError) as error:
        raise WrongSetting(f"{database} could not be written ({error}).") from error
    print(f"{file} put in the place of {database}; the old one is kept as {copies.ASIDE}")


def _database(url: str) -> Path:
    if not url.startswith("sqlite"):
        raise WrongSetting(POSTGRES)
    return Path(make_url(url).database or "")
