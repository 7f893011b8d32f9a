from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table
from sqlmodel import SQLModel

from store.database import Store, migrate
from store.tables import SCOPED_TABLES

INDEXES = "fts_"  # words of claims: made and kept up by the database, unknown to the models


def is_ours(name: str | None, _kind: str, _parents: Any) -> bool:
    return not (name or "").startswith(INDEXES)


def test_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        differences = compare_metadata(context, SQLModel.metadata)
    assert differences == []


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store.engine)
    test_migrations_make_the_tables_that_the_code_expects(store)


def test_everything_carries_its_workspace_and_channel() -> None:
    for table in SQLModel.metadata.sorted_tables:
        # Of nobody yet: an attempt to install, a request that was taken.
        if table.name in ("workspace", "spent_state", "taken_request"):
            continue
        names = {column.name for column in table.columns}
        assert "team_id" in names or goes_with(table), table.name
        assert {"channel_id", "id", "word_id", "watch_id", "figure_id"} & names, table.name


def goes_with(table: Table) -> bool:
    """Every row belongs to another, which carries them, and goes with it."""
    return {key.ondelete for key in table.foreign_keys} == {"CASCADE"}


def test_every_table_of_claims_says_who_may_see_it() -> None:
    assert {table.__tablename__ for table in SCOPED_TABLES} == {
        "article",
        "spelling",
        "quote",
        "figure",
        "relation",
        "review",
        "merge",
        "audit",
    }
