"""What people made of claims and speakers; an audit that the database itself keeps append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

# All but the scope, which moves when a channel becomes private.
KEPT = "id team_id channel_id at who what article_id before after about version"
COLUMNS = ", ".join(f'"{name}"' for name in KEPT.split())
FORGETTING = "EXISTS (SELECT 1 FROM forgetting WHERE team_id = OLD.team_id)"


def upgrade() -> None:
    for table in ("quote", "figure"):
        no = sa.false()
        op.add_column(
            table, sa.Column("dismissed", sa.Boolean(), server_default=no, nullable=False)
        )
    _audit()
    _reviews()
    _merges()
    _shown()
    if op.get_bind().dialect.name == "sqlite":
        _keep_on_sqlite()
    else:
        _keep_on_postgres()


def _audit() -> None:
    for name in ("scope", "about"):
        op.add_column("audit", sa.Column(name, sa.String(), server_default="", nullable=False))
    version = sa.Column("version", sa.Integer(), server_default="0", nullable=False)
    op.add_column("audit", version)
    op.create_index("ix_audit_about", "audit", ["about"])
    op.create_table(
        "forgetting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("figure_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("trail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id", "slot", "key"),
        sa.UniqueConstraint("uid"),
    )
    for column in ("message_id", "quote_id", "figure_id"):
        op.create_index(f"ix_review_{column}", "review", [column])


def _merges() -> None:
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["into_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_merge_speaker_id", "merge", ["speaker_id"], unique=True)
    op.create_index("ix_merge_into_id", "merge", ["into_id"])


def _shown() -> None:
    op.create_table(
        "shown",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("figure_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reply_id", "quote_id"),
        sa.UniqueConstraint("reply_id", "figure_id"),
    )
    for column in ("reply_id", "quote_id", "figure_id"):
        op.create_index(f"ix_shown_{column}", "shown", [column])


def _keep_on_sqlite() -> None:
    for name, event in (("changed", f"UPDATE OF {COLUMNS}"), ("removed", "DELETE")):
        op.execute(
            f"CREATE TRIGGER audit_{name} BEFORE {event} ON audit WHEN NOT {FORGETTING}"
            " BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        )


def _keep_on_postgres() -> None:
    op.execute(
        "CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP <> 'TRUNCATE' AND {FORGETTING} THEN"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF;"
        " RAISE EXCEPTION 'the audit is append-only'; END $$"
    )
    each = "FOR EACH ROW EXECUTE FUNCTION keep_audit()"
    op.execute(f"CREATE TRIGGER audit_changed BEFORE UPDATE OF {COLUMNS} ON audit {each}")
    op.execute(f"CREATE TRIGGER audit_removed BEFORE DELETE ON audit {each}")
    op.execute(
        "CREATE TRIGGER audit_emptied BEFORE TRUNCATE ON audit EXECUTE FUNCTION keep_audit()"
    )
