"""What is on file: articles, speakers, their quotes and figures, and how these relate."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment, no, part_of


class ArticleRow(SQLModel, table=True):
    """A snapshot: the text that every span of its claims points into."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("message_id", "slot"),
        Index("ix_article_same", "team_id", "scope", "sha256"),
        Index("ix_article_read", "team_id", "scope", "read_at"),
        Index("ix_article_dated", "team_id", "scope", "published", "read_at"),
        Index("ix_article_from", "team_id", "scope", "channel_id", "outlet", "url"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    message_id: int | None = part_of("message")
    slot: str
    text: str
    sha256: str
    title: str
    url: str
    outlet: str
    byline: str
    published: date | None = None
    language: str
    complete: bool
    missing: str
    pages: list[int] = Field(default_factory=list, sa_type=JSON)
    permalink: str
    read_at: datetime = moment()


class SpeakerRow(SQLModel, table=True):
    __tablename__ = "speaker"
    __table_args__ = (
        UniqueConstraint("team_id", "scope", "key"),
        Index("ix_speaker_key", "team_id", "key"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    name: str
    key: str
    mentions: int = 0  # spellings in articles on file, each counted once an article


class SpellingRow(SQLModel, table=True):
    """A name as an article writes it."""

    __tablename__ = "spelling"
    __table_args__ = (
        UniqueConstraint("article_id", "speaker_id", "spelling"),
        Index("ix_spelling_heard", "speaker_id", "spelling", "scope"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    speaker_id: int | None = part_of("speaker", index=False)
    article_id: int | None = part_of("article", index=False)
    spelling: str
    folded: str
    basis: str


class QuoteRow(SQLModel, table=True):
    __tablename__ = "quote"
    __table_args__ = (
        Index("ix_quote_seen", "team_id", "scope", "kind"),
        Index("ix_quote_dated", "team_id", "scope", "said_on"),
        Index("ix_quote_said", "speaker_id", "team_id", "scope", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    article_id: int | None = part_of("article")
    speaker_id: int | None = part_of("speaker", nullable=True, index=False)
    kind: str
    paragraph: int
    words: str
    folded: str
    context: str
    told: str
    said_on: date | None = None
    dismissed: bool = no()
    value: dict[str, Any] = Field(sa_type=JSON)


class FigureRow(SQLModel, table=True):
    __tablename__ = "figure"
    __table_args__ = (
        Index("ix_figure_like", "team_id", "scope", "measure"),
        Index("ix_figure_dated", "team_id", "scope", "as_of"),
        Index("ix_figure_number", "team_id", "scope", "low", "high"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    article_id: int | None = part_of("article")
    measure: str
    unit: str
    low: float | None = None
    high: float | None = None
    paragraph: int
    sentence: str
    as_of: date | None = None
    folded: str
    context: str
    subject: str
    dismissed: bool = no()
    value: dict[str, Any] = Field(sa_type=JSON)


class FigureWordRow(SQLModel, table=True):
    """A figure filed under one of its words: a number that stands for it, see `figure_words`."""

    __tablename__ = "figure_word"
    __table_args__ = ({"sqlite_with_rowid": False},)
    word: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    figure_id: int = part_of("figure", primary=True)


class RelationRow(SQLModel, table=True):
    """How a claim stands to one filed before it, or to another of the same article."""

    __tablename__ = "relation"
    __table_args__ = (Index("ix_relation_seen", "team_id", "scope", "kind", "article_id"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    kind: str
    article_id: int | None = part_of("article")
    earlier_article_id: int | None = part_of("article")
    new_quote_id: int | None = part_of("quote", nullable=True)
    earlier_quote_id: int | None = part_of("quote", nullable=True)
    new_figure_id: int | None = part_of("figure", nullable=True)
    earlier_figure_id: int | None = part_of("figure", nullable=True)
    value: dict[str, Any] = Field(sa_type=JSON)
