"""Databases for tests: real SQLite, and real Postgres where it is installed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.database import Store, migrate, open_store
from tests.postgres import Postgres

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    Postgres.look_for()
    with Postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'claims.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated store, once on each database."""
    store = open_store(database_url)
    migrate(store.engine)
    yield store
    store.close()


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Store]:
    """A migrated store on SQLite, where the database makes no difference."""
    store = open_store(f"sqlite:///{tmp_path / 'lite.db'}")
    migrate(store.engine)
    yield store
    store.close()
