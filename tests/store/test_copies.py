"""A copy of the SQLite database: whole, also while somebody writes, and put back as it was."""

import sqlite3
from pathlib import Path

import pytest
from sqlmodel import col, select

from store.copies import WrongCopy, check, copy_out, put_back
from store.database import Store, open_store
from store.filing import articles
from store.tables import ArticleRow, ReplyRow
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.store.filing import file_text


def titles(database: Path) -> list[str]:
    store = open_store(f"sqlite:///{database}")
    with store.reading() as session:
        found = list(session.exec(select(ArticleRow.title).order_by(col(ArticleRow.id))))
    store.close()
    return found


def database(store: Store) -> Path:
    return Path(str(store.engine.url.database))


def test_a_copy_holds_what_was_filed_and_nothing_half_written(lite: Store, tmp_path: Path) -> None:
    file_text(lite, GRAIN)
    with lite.writing() as session:
        articles.remove(session, 1, "text")
        session.flush()
        copy_out(database(lite), tmp_path / "copy")
    assert titles(tmp_path / "copy") == ["Minister promises more grain"]


def test_what_is_put_back_takes_the_place_of_the_rest(lite: Store, tmp_path: Path) -> None:
    file_text(lite, GRAIN)
    copy_out(database(lite), tmp_path / "copy")
    file_text(lite, BRIDGE_MORNING, ts="2.0")
    lite.close()
    jobs = tmp_path / "lite-jobs.db"
    jobs.touch()
    put_back(tmp_path / "copy", database(lite), jobs)
    assert titles(database(lite)) == ["Minister promises more grain"]
    assert len(titles(tmp_path / "lite.db.before-restore")) == 2
    assert not jobs.exists()


def test_a_reply_that_was_on_its_way_is_looked_for_first(lite: Store, tmp_path: Path) -> None:
    file_text(lite, GRAIN)
    with lite.writing() as session:
        session.add(ReplyRow(team_id="T1", channel_id="C1", message_id=1, slot="text"))
    copy_out(database(lite), tmp_path / "copy")
    lite.close()
    put_back(tmp_path / "copy", database(lite), tmp_path / "jobs.db")
    with lite.reading() as session:
        assert session.exec(select(ReplyRow.intended)).all() == [True]


def test_what_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database" * 100)
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE song (title)")
    for name, said in (("nothing", "no file"), ("text", "not a copy"), ("other", "not a copy")):
        with pytest.raises(WrongCopy, match=said):
            check(tmp_path / name)


def test_a_damaged_copy_is_refused(lite: Store, tmp_path: Path) -> None:
    for n in range(40):
        file_text(lite, f"{GRAIN}\n\nEdition {n}.", ts=f"{n}.0")
    copy = tmp_path / "copy"
    copy_out(database(lite), copy)
    with copy.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises(WrongCopy, match=r"damaged|malformed"):
        check(copy)
