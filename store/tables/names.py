"""The words that names are made of, kept so that a misspelt one is found without reading all."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import part_of


class NameWordRow(SQLModel, table=True):
    """One word of names heard in a workspace, as `claims.names.name_key` writes it."""

    __tablename__ = "name_word"
    __table_args__ = (UniqueConstraint("team_id", "word"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    word: str


class NameGramRow(SQLModel, table=True):
    """Three letters in a row of such a word, its beginning and end marked."""

    __tablename__ = "name_gram"
    __table_args__ = ({"sqlite_with_rowid": False},)
    team_id: str = Field(primary_key=True)
    gram: str = Field(primary_key=True)
    word_id: int = Field(primary_key=True)


class NameHeardRow(SQLModel, table=True):
    """Which speakers have the word in a spelling. Who may be told so, the spellings say."""

    __tablename__ = "name_heard"
    __table_args__ = (
        Index("ix_name_heard_speaker_id", "speaker_id"),
        {"sqlite_with_rowid": False},
    )
    word_id: int = part_of("name_word", index=False, primary=True)
    speaker_id: int = part_of("speaker", index=False, primary=True)
