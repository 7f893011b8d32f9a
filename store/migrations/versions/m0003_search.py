"""Search at scale: words of names, words of claims, and the indexes that go with them."""

import sqlalchemy as sa
from alembic import op
from sqlmodel import Session

from store.people import names

revision = "0003"
down_revision = "0002"

LONGEST = 200_000  # characters of one claim: Postgres refuses a longer index entry than a megabyte
COLUMNS = {"quote": ("folded", "context", "told"), "figure": ("folded", "context", "subject")}
# Event words may have marks in them, at which SQLite splits and Postgres would not.
SUBJECT = "translate(subject, '.-''’_', '     ')"
VECTORS = {
    "quote": {"own": "folded", "near": "context", "told": "told"},
    "figure": {"own": "folded", "near": f"context || ' ' || {SUBJECT}", "subject": SUBJECT},
}
AT_ONCE = 10_000


def upgrade() -> None:
    _names()
    _indexes()
    for table in COLUMNS:
        (_on_sqlite if op.get_bind().dialect.name == "sqlite" else _on_postgres)(table)
    _carry_over(op.get_bind())


def _names() -> None:
    op.create_table(
        "name_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("team_id", "word"),
    )
    op.create_table(
        "name_gram",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("gram", sa.String(), nullable=False),
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "gram", "word_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_heard",
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["name_word.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word_id", "speaker_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_heard_speaker_id", "name_heard", ["speaker_id"])


def _indexes() -> None:
    op.create_index("ix_speaker_key", "speaker", ["team_id", "key"])
    op.create_index("ix_spelling_heard", "spelling", ["speaker_id", "spelling", "scope"])
    op.drop_index("ix_spelling_speaker_id", "spelling")
    op.create_index("ix_quote_said", "quote", ["speaker_id", "team_id", "scope"])
    op.drop_index("ix_quote_speaker_id", "quote")
    source = ["team_id", "scope", "channel_id", "outlet", "url"]
    op.create_index("ix_article_from", "article", source)


def _on_sqlite(table: str) -> None:
    """An index without texts of its own. A later batch_alter_table must make the triggers anew."""
    columns = COLUMNS[table]
    names_, new, old = (
        ", ".join(f"{prefix}{column}" for column in columns) for prefix in ("", "new.", "old.")
    )
    add = f"INSERT INTO fts_{table}(rowid, {names_}) VALUES (new.id, {new});"
    drop = (
        f"INSERT INTO fts_{table}(fts_{table}, rowid, {names_}) VALUES ('delete', old.id, {old});"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE fts_{table} USING fts5({names_}, content='{table}',"
        " content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    for name, event, body in (
        ("filed", "INSERT", add),
        ("removed", "DELETE", drop),
        ("changed", f"UPDATE OF {names_}", drop + add),
    ):
        op.execute(f"CREATE TRIGGER fts_{table}_{name} AFTER {event} ON {table} BEGIN {body} END")
    op.execute(f"INSERT INTO fts_{table}(fts_{table}) VALUES ('rebuild')")


def _on_postgres(table: str) -> None:
    added = ", ".join(
        f"ADD COLUMN fts_{name} tsvector GENERATED ALWAYS AS"
        f" (to_tsvector('simple', left({words}, {LONGEST}))) STORED"
        for name, words in VECTORS[table].items()
    )
    op.execute(f"ALTER TABLE {table} {added}")
    for name in VECTORS[table]:
        op.execute(f"CREATE INDEX fts_{table}_{name} ON {table} USING gin (fts_{name})")


def _carry_over(connection: sa.Connection) -> None:
    """Every spelling on file, portion by portion."""
    session = Session(bind=connection)
    heard = sa.text(
        "SELECT DISTINCT team_id, speaker_id, spelling FROM spelling"
        " WHERE speaker_id > :after AND speaker_id <= :last"
    )
    last = connection.execute(sa.text("SELECT max(speaker_id) FROM spelling")).scalar() or 0
    for after in range(0, last, AT_ONCE):
        found = connection.execute(heard, {"after": after, "last": after + AT_ONCE}).all()
        for team in {row.team_id for row in found}:
            mine = [(row.speaker_id, row.spelling) for row in found if row.team_id == team]
            names.file(session, team, mine)
