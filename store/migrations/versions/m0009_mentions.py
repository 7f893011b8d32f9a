"""How often each speaker is heard, and each speaker's quotes in the order they were filed in."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    heard = sa.Column("mentions", sa.Integer(), nullable=False, server_default="0")
    op.add_column("speaker", heard)
    op.execute(
        "UPDATE speaker SET mentions ="
        " (SELECT count(*) FROM spelling WHERE spelling.speaker_id = speaker.id)"
    )
    op.drop_index("ix_quote_said", "quote")
    op.create_index("ix_quote_said", "quote", ["speaker_id", "team_id", "scope", "id"])
