"""Databases for tests: real SQLite, and real Postgres where it is installed."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from handlers.articles import checking
from store.database import Store, migrate, open_store
from tests.postgres import Postgres, database_name

# How long one example takes is the machine's affair: speed is measured by the bench.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def found_once() -> Iterator[None]:
    """The same few articles are filed by most tests: what they say is found once."""
    find_claims = checking.find_claims
    checking.find_claims = lru_cache(find_claims)  # type: ignore[assignment]
    yield
    checking.find_claims = find_claims


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    Postgres.look_for()
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """The name of a migrated database: a copy of it is made sooner than it is."""
    url = postgres.new_database()
    _migrate(url)
    return database_name(url)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, as a file."""
    file = tmp_path_factory.mktemp("template") / "claims.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'claims.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A migrated store, once on each database."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        yield from _opened(_copied(template, tmp_path / "claims.db"))
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database(request.getfixturevalue("postgres_template"))
    yield from _opened(url)
    server.drop(url)


@pytest.fixture
def lite(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    """A migrated store on SQLite, where the database makes no difference."""
    yield from _opened(_copied(sqlite_template, tmp_path / "lite.db"))


def _copied(template: Path, to: Path) -> str:
    shutil.copy(template, to)
    return f"sqlite:///{to}"


def _opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    yield store
    store.close()


def _migrate(url: str) -> None:
    store = open_store(url)
    migrate(store.engine)
    store.close()
