"""Who is alive: known for as long as a process holds its lock, on both databases."""

import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from store.work import lives
from store.work.lives import Life
from tests.postgres import Postgres


def test_who_lives_is_not_taken_for_dead(database_url: str) -> None:
    one, other = lives.begin(database_url, "one"), lives.begin(database_url, "other")
    with one.is_over("other") as over:
        assert not over
    other.end()
    assert is_soon_over(one, "other")
    one.end()


def is_soon_over(life: Life, name: str) -> bool:
    """Postgres lets go of a lock some moments after its connection was closed."""
    for _ in range(100):
        with life.is_over(name) as over:
            if over:
                return True
        time.sleep(0.05)
    return False


def test_only_one_is_told_of_a_death(database_url: str) -> None:
    one, other = lives.begin(database_url, "one"), lives.begin(database_url, "other")
    with one.is_over("dead") as first, other.is_over("dead") as second:
        assert (first, second) == (True, False)
    with other.is_over("dead") as later:
        assert later
    one.end()
    other.end()


def test_anybody_at_all(tmp_path: Path) -> None:
    database = tmp_path / "claims.db"
    assert not lives.anybody(database)
    life = lives.begin(f"sqlite:///{database}", "one")
    assert lives.anybody(database)
    life.end()
    assert not lives.anybody(database)


def test_who_lost_the_database_is_told_so() -> None:
    Postgres.look_for()
    with Postgres() as server:
        life = lives.begin(server.new_database(), "one")
        life.check()
        server.stop()
        with pytest.raises(OperationalError):
            life.check()
        life.end()
        server.start()
