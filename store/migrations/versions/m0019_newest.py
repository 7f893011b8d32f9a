"""Relations of a kind in the order of their articles."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.drop_index("ix_relation_seen", "relation")
    op.create_index("ix_relation_seen", "relation", ["team_id", "scope", "kind", "article_id"])
