"""Alembic's entry: runs on the connection that store.database.migrate hands over."""

from alembic import context
from sqlmodel import SQLModel

from store import (  # noqa: F401  (registers the tables)
    chore_tables,
    digest_tables,
    erasure_tables,
    export_tables,
    figure_tables,
    home_tables,
    install_tables,
    name_tables,
    notice_tables,
    tables,
    watch_tables,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
