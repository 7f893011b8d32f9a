"""Claims of a kind, of a day, and articles of a day, found without reading them."""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.drop_index("ix_quote_seen", "quote")
    op.create_index("ix_quote_seen", "quote", ["team_id", "scope", "kind"])
    op.create_index("ix_quote_dated", "quote", ["team_id", "scope", "said_on"])
    op.create_index("ix_figure_dated", "figure", ["team_id", "scope", "as_of"])
    op.create_index("ix_article_dated", "article", ["team_id", "scope", "published", "read_at"])
