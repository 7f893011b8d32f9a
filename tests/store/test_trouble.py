"""A disk that is full, a file that is locked: what was begun is not kept, and the work goes on."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import col, func, select

from handlers.weather import passes
from store.database import Store
from store.tables import ArticleRow, FigureRow, QuoteRow
from store.trouble import sentence
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.store.filing import file_text


@pytest.fixture
def full(lite: Store) -> Iterator[Store]:
    """A database that may not grow: SQLite says then what it says on a full disk."""
    file_text(lite, GRAIN)
    lite.engine.dispose()

    def cap(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(lite.engine, "connect", cap)
    yield lite
    event.remove(lite.engine, "connect", cap)


def counted(store: Store) -> list[int]:
    with store.reading() as session:
        tables = (ArticleRow, QuoteRow, FigureRow)
        return [session.exec(select(func.count(col(table.id)))).one() for table in tables]


def test_on_a_full_disk_nothing_is_half_written(full: Store) -> None:
    before = counted(full)
    with pytest.raises(OperationalError) as trouble:
        file_text(full, f"{BRIDGE_MORNING} {'The river rose again. ' * 2000}", ts="2.0")
    assert "disk is full" in sentence(trouble.value)
    assert passes(trouble.value)
    assert counted(full) == before


def test_a_locked_database_is_worth_another_try(lite: Store) -> None:
    lite.engine.dispose()
    path = str(lite.engine.url.database)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    impatient = lite.engine.execution_options()
    event.listen(impatient, "connect", lambda made, _: made.execute("PRAGMA busy_timeout = 1"))
    with pytest.raises(OperationalError) as trouble:
        file_text(lite, GRAIN)
    other.close()
    assert passes(trouble.value)
    assert "locked" in sentence(trouble.value)
    file_text(lite, GRAIN)


def test_errors_show_no_text_of_an_article(full: Store) -> None:
    with pytest.raises(DBAPIError) as trouble:
        file_text(full, f"{BRIDGE_MORNING} {'The river rose again. ' * 2000}", ts="2.0")
    assert "river" not in str(trouble.value)


SAID = {
    "no space left on device": "The disk is full",
    "database disk image is malformed": "Put a copy back",
    "file is not a database": "Put a copy back",
    "unable to open database file": "CLAIMS_DATA_DIR",
    'FATAL: database "x" does not exist': "Postgres refused",
    "connection refused": "out of reach",
}


@pytest.mark.parametrize(("error", "said"), SAID.items(), ids=SAID.keys())
def test_trouble_is_one_sentence(error: str, said: str, tmp_path: Path) -> None:
    assert said in sentence(DBAPIError("", None, Exception(f"{error}\n")))
