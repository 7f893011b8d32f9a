from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from store.database import Store, migrate
from store.tables import SCOPED_TABLES


def test_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert differences == []


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store.engine)
    test_migrations_make_the_tables_that_the_code_expects(store)


def test_everything_carries_its_workspace_and_channel() -> None:
    for table in SQLModel.metadata.sorted_tables:
        if table.name == "workspace":
            continue
        names = {column.name for column in table.columns}
        assert "team_id" in names, table.name
        assert {"channel_id", "id"} & names, table.name


def test_every_table_of_claims_says_who_may_see_it() -> None:
    assert {table.__tablename__ for table in SCOPED_TABLES} == {
        "article",
        "spelling",
        "quote",
        "figure",
        "relation",
    }
