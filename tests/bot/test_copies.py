"""`backup` and `restore` on the command line, and a database in trouble: one plain sentence."""

from pathlib import Path

import pytest

from store.work import lives
from tests.articles import GRAIN
from tests.bot.test_cli import bot


def filed(data: Path) -> None:
    assert bot("check", "-", data=data, given=GRAIN).returncode == 0


def refused(*words: str, data: Path, **env: str) -> str:
    """The one sentence on stderr."""
    done = bot(*words, data=data, **env)
    assert done.returncode != 0
    [said] = done.stderr.splitlines()
    return said


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", str(tmp_path / "copy.db")
    filed(data)
    assert bot("backup", copy, data=data).returncode == 0
    (data / "claims.db").unlink()
    assert bot("restore", copy, data=data).returncode == 0
    assert "every tonne" in bot("ask", "zelensky", data=data).stdout


def test_nothing_is_restored_under_a_running_bot(tmp_path: Path) -> None:
    filed(tmp_path)
    bot("backup", str(tmp_path / "copy.db"), data=tmp_path)
    life = lives.begin(f"sqlite:///{tmp_path / 'claims.db'}", "worker")
    assert "Stop it first" in refused("restore", str(tmp_path / "copy.db"), data=tmp_path)
    life.end()


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgres_has_its_own_tool(tmp_path: Path, command: str) -> None:
    said = refused(command, "x", data=tmp_path, DATABASE_URL="postgresql://nobody@nowhere/none")
    assert "pg_dump" in said


def test_there_is_nothing_to_save_or_restore(tmp_path: Path) -> None:
    assert "no database" in refused("backup", "x", data=tmp_path)
    assert "no file" in refused("restore", str(tmp_path / "x"), data=tmp_path)


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    filed(tmp_path)
    assert "could not be written" in refused("backup", "/no/such/folder/x", data=tmp_path)


def test_a_damaged_database_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_bytes(b"not a database" * 500)
    assert "damaged" in refused("ask", "peskov", data=tmp_path)


def test_a_database_out_of_reach_is_said_to_be_so(tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    assert "out of reach" in refused("ask", "peskov", data=tmp_path, DATABASE_URL=nowhere)
