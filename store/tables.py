"""Rows as the database keeps them. Only store/ sees these; others get frozen values.

Every row carries its workspace (`team_id`) and the channel it came from. `scope` says who may see
it: "" everybody in the workspace, otherwise only the members of that private channel.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from store.review_tables import AuditRow, MergeRow, ReviewRow


def _moment(default: Any = ...) -> Any:
    return Field(default=default, sa_type=DateTime(timezone=True))


def _no() -> Any:
    return Field(default=False, sa_column_kwargs={"server_default": false()})


def part_of(
    table: str, *, nullable: bool = False, index: bool = True, primary: bool = False
) -> Any:
    """A row that goes when the row it belongs to goes."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Field(
        default=None, sa_column_args=[key], nullable=nullable, index=index, primary_key=primary
    )


class WorkspaceRow(SQLModel, table=True):
    __tablename__ = "workspace"
    id: str = Field(primary_key=True)
    url: str = ""
    enterprise_id: str = ""
    since: datetime | None = _moment(None)
    left_at: datetime | None = _moment(None)
    delete_at: datetime | None = _moment(None)


class ChannelRow(SQLModel, table=True):
    __tablename__ = "channel"
    team_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    private: bool
    shared: bool = False  # with another organisation
    shared_known_at: datetime | None = _moment(None)


class MessageRow(SQLModel, table=True):
    """The inbox: what a message asks for, written down before Slack is answered."""

    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("team_id", "channel_id", "ts"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    ts: str
    thread_ts: str
    user_id: str = ""
    text: str = ""
    links: list[str] = Field(default_factory=list, sa_type=JSON)
    files: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    asked: bool = False
    response_url: str = ""
    edited_ts: str = ""
    fingerprint: str
    settled: str = Field(default="", index=True)
    deleted: bool = False
    forgotten: list[str] = Field(default_factory=list, sa_type=JSON)
    received_at: datetime = _moment()


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
    read_at: datetime = _moment()


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
    dismissed: bool = _no()
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
    dismissed: bool = _no()
    value: dict[str, Any] = Field(sa_type=JSON)


class RelationRow(SQLModel, table=True):
    """How a claim stands to one filed before it, or to another of the same article."""

    __tablename__ = "relation"
    __table_args__ = (Index("ix_relation_seen", "team_id", "scope", "kind"),)
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


class ReplyRow(SQLModel, table=True):
    """Our one reply to one source of a message. Outlives the article, so that it can be taken back.

    `intended` is written before a post is sent: a row that is intended and has no `ts` may or may
    not stand in the thread, and is looked for there before anything is posted again.
    `seen_article_id` is the earlier article that this one is word for word; it has no claims of its
    own as long as that one is on file.
    """

    __tablename__ = "reply"
    __table_args__ = (UniqueConstraint("message_id", "slot"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    message_id: int | None = part_of("message")
    slot: str
    article_id: int | None = None
    seen_article_id: int | None = Field(default=None, index=True)
    note: str = ""
    ts: str = ""
    intended: bool = False
    digest: str = ""


class FailureRow(SQLModel, table=True):
    """A message whose work ended in an error that trying again did not mend."""

    __tablename__ = "failure"
    __table_args__ = (UniqueConstraint("message_id"),)
    error_id: str = Field(primary_key=True)
    team_id: str
    channel_id: str
    message_id: int | None = part_of("message", index=False)
    at: datetime = _moment()
    what: str


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    team_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


# Tables whose rows say who may see them. All move when a channel becomes private, or public.
SCOPED_TABLES = (
    ArticleRow,
    SpellingRow,
    QuoteRow,
    FigureRow,
    RelationRow,
    ReviewRow,
    MergeRow,
    AuditRow,
)
