"""Where the app is installed, and which workspaces have left."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=False),
        sa.Column("sealed_token", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("bot_user_id", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("team_id", "enterprise_id"),
    )
    op.create_table(
        "spent_state",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_spent_state_at", "spent_state", ["at"])
    enterprise: sa.Column[str] = sa.Column(
        "enterprise_id", sa.String(), nullable=False, server_default=""
    )
    op.add_column("workspace", enterprise)
    for name in ("since", "left_at", "delete_at"):
        moment: sa.Column[datetime] = sa.Column(name, sa.DateTime(timezone=True), nullable=True)
        op.add_column("workspace", moment)
