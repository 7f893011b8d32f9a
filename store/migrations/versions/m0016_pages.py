"""Where each page of a document begins in its text."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("article", sa.Column("pages", sa.JSON(), nullable=False, server_default="[]"))
