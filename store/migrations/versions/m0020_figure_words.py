"""Figures filed under the words that say what they are about."""

import sqlalchemy as sa
from alembic import op
from sqlmodel import Session

from store.filing import figure_words

revision = "0020"
down_revision = "0019"

AT_ONCE = 5_000


def upgrade() -> None:
    op.create_table(
        "figure_word",
        sa.Column("word", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "figure_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figure_word_figure_id", "figure_word", ["figure_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE figure DROP COLUMN fts_subject")
    _carry_over(op.get_bind())


def _carry_over(connection: sa.Connection) -> None:
    """Every figure on file, portion by portion."""
    session = Session(bind=connection)
    found = sa.text(
        "SELECT id, team_id, measure, subject FROM figure WHERE id > :after AND id <= :last"
    )
    last = connection.execute(sa.text("SELECT max(id) FROM figure")).scalar() or 0
    for after in range(0, last, AT_ONCE):
        some = connection.execute(found, {"after": after, "last": after + AT_ONCE})
        figure_words.add(session, (tuple(row) for row in some))
