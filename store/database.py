"""Open the database. A session is one unit of work: all of it is kept, or none."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, select, union_all
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session, create_engine

BUSY_SECONDS = 30
# Selections in one statement. Few numbers, since a statement of each is compiled when first met:
# that takes longer than to ask it.
TOGETHER = (16, 4, 1)


@dataclass(frozen=True, slots=True)
class Store:
    """Sessions on one database. `reading` never waits for a writer, nor makes one wait."""

    engine: Engine

    def writing(self) -> AbstractContextManager[Session]:
        return sessionmaker(self.engine, class_=Session, expire_on_commit=False).begin()

    def reading(self) -> AbstractContextManager[Session]:
        engine = self.engine.execution_options(reading=True)
        return sessionmaker(engine, class_=Session, expire_on_commit=False).begin()

    def close(self) -> None:
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, every commit on disk) or Postgres. Its errors show no text."""
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    busy = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, connect_args=busy, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def open_store(url: str) -> Store:
    return Store(open_engine(url))


def together(session: Session, some: Sequence[Any]) -> Sequence[Any]:
    """The rows of several selections of the same columns, many of them asked for at once."""
    rows: list[Any] = []
    at = 0
    while at < len(some):
        number = next(number for number in TOGETHER if number <= len(some) - at)
        parts = [select(*one.subquery().c) for one in some[at : at + number]]
        rows += session.execute(union_all(*parts)).all()
        at += number
    return rows


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    # What is deleted is overwritten: with zeros, at once.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgres(connection: DBAPIConnection, _record: object) -> None:
    """Statements are not compiled to machine code: that takes longer than most of them."""
    cursor = connection.cursor()
    cursor.execute("UPDATE pg_settings SET setting = 'off' WHERE name = 'jit'")
    cursor.close()
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns into a writer fails at once when another has written since,
    # whatever the timeout; one that is a writer from the start waits its turn.
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def is_current(engine: Engine) -> bool:
    """Whether the tables are those that this program knows."""
    with engine.connect() as connection:
        known = MigrationContext.configure(connection).get_current_heads()
    return set(known) == set(ScriptDirectory.from_config(_config()).get_heads())


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring the tables up to date. Safe to call by several processes at once on Postgres too."""
    config = _config()
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(70417)")
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    return config
