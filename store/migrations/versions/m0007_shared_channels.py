"""Whether a channel is shared with another organisation, and since when that is known."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    shared: sa.Column[bool] = sa.Column(
        "shared", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("channel", shared)
    known_at: sa.Column[datetime] = sa.Column(
        "shared_known_at", sa.DateTime(timezone=True), nullable=True
    )
    op.add_column("channel", known_at)
