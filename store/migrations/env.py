"""Alembic's entry: runs on the connection that store.database.migrate hands over."""

from alembic import context
from sqlmodel import SQLModel

import store.tables  # noqa: F401  (registers them)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
