"""Articles by the moment they were read: what is new in a span of time."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_index("ix_article_read", "article", ["team_id", "scope", "read_at"])
