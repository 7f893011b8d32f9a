"""Every step from the first tables on, with a row in each of them, on both databases."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, event, insert, inspect, select
from sqlalchemy.types import JSON, Boolean, Date, DateTime, Float, Integer, String, TypeEngine

from store.database import Store, migrate, open_store
from store.filing.figure_words import number_of
from store.finding import fulltext, named
from store.scope import Scope
from store.tables import FigureRow, FigureWordRow, NameWordRow, QuoteRow

FIRST = "0001"
# Of a Boolean, which is an Integer to no database but to Python, first.
VALUES: tuple[tuple[type[TypeEngine[Any]], Any], ...] = (
    (Boolean, True),
    (Integer, 1),
    (Float, 1.5),
    (DateTime, datetime(2026, 1, 5, 9, tzinfo=UTC)),
    (Date, date(2026, 1, 5)),
    (JSON, {"kind": "direct"}),
    (String, "x"),
)


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    return [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()][::-1]


@pytest.fixture
def old(database_url: str) -> Iterator[Store]:
    """A store as the first version left it, with one row in every table."""
    store = open_store(database_url)
    migrate(store.engine, FIRST)
    first = tables(store)
    with store.engine.begin() as connection:
        for table in first:
            connection.execute(insert(table).values(row(table)))
    yield store
    store.close()


def tables(store: Store) -> list[Table]:
    metadata = MetaData()
    metadata.reflect(store.engine)
    return [table for table in metadata.sorted_tables if table.name != "alembic_version"]


def row(table: Table) -> dict[str, Any]:
    return {
        column.name: next(value for kind, value in VALUES if isinstance(column.type, kind))
        for column in table.columns
    }


def content(store: Store, kept: list[Table]) -> dict[str, str]:
    """What the old columns hold, as text."""
    with store.engine.connect() as connection:
        return {
            table.name: json.dumps(
                [list(found) for found in connection.execute(select(table))], default=str
            )
            for table in kept
        }


def test_each_step_keeps_what_is_on_file(old: Store) -> None:
    first = tables(old)
    before = content(old, first)
    assert len(before) >= 12
    for revision in revisions():
        migrate(old.engine, revision)
        assert content(old, first) == before, revision


def test_what_is_on_file_is_found_after_the_steps(old: Store) -> None:
    migrate(old.engine)
    everybody = Scope("x", frozenset({"x"}))
    with old.reading() as session:
        words = session.exec(select(NameWordRow.word)).all()
        hits = {
            kind: session.exec(
                fulltext.newest(session, select(kind.id), kind, {where: [["x"]]})
            ).all()
            for kind in (QuoteRow, FigureRow)
            for where in (fulltext.OWN, fulltext.NEAR)
        }
        matches = named.speakers(session, everybody, "x")
        figures = session.exec(select(FigureWordRow.word, FigureWordRow.figure_id)).all()
    assert [word for (word,) in words] == ["x"]
    assert {len(found) for found in hits.values()} == {1}
    assert figures == [(number_of("x", "x", "x"), 1)]
    assert [match.name for match in matches] == ["x"]


def test_a_step_that_fails_leaves_everything_as_it_was(old: Store) -> None:
    def fail(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE failure" in statement:
            raise RuntimeError("half way")

    event.listen(old.engine, "after_cursor_execute", fail)
    with pytest.raises(RuntimeError):
        migrate(old.engine)
    event.remove(old.engine, "after_cursor_execute", fail)
    assert "failure" not in inspect(old.engine).get_table_names()
    migrate(old.engine)
    assert "failure" in inspect(old.engine).get_table_names()
