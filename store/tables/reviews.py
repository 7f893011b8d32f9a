"""What people made of claims and speakers, who did it, and where claims were shown."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment


def _of(table: str, ondelete: str, *, nullable: bool = False, **more: Any) -> Any:
    key = ForeignKey(f"{table}.id", ondelete=ondelete)
    return Field(default=None, sa_column_args=[key], nullable=nullable, index=True, **more)


class ReviewRow(SQLModel, table=True):
    """What people made of one claim.

    It belongs to the message and is known there by the claim's words (`key`), so that it outlives
    an edit that leaves them as they are: then the claim is filed anew, under another id. `trail`
    are the earlier states, for Undo. `uid` is what audit and notices call it by.
    """

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("message_id", "slot", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    team_id: str
    channel_id: str
    scope: str
    message_id: int | None = _of("message", "CASCADE")
    slot: str
    key: str
    quote_id: int | None = _of("quote", "SET NULL", nullable=True)
    figure_id: int | None = _of("figure", "SET NULL", nullable=True)
    state: str = "unreviewed"
    fields: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    by: str = ""
    at: datetime = moment()
    version: int = 0
    trail: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class MergeRow(SQLModel, table=True):
    """Two speakers on file are one person, as somebody said. Splitting them removes the row."""

    __tablename__ = "merge"
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    scope: str
    speaker_id: int | None = _of("speaker", "CASCADE", unique=True)
    into_id: int | None = _of("speaker", "CASCADE")
    by: str
    at: datetime = moment()


class ShownRow(SQLModel, table=True):
    """A claim of another article that a reply shows, and the version it was first shown in."""

    __tablename__ = "shown"
    __table_args__ = (
        UniqueConstraint("reply_id", "quote_id"),
        UniqueConstraint("reply_id", "figure_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    reply_id: int | None = _of("reply", "CASCADE")
    quote_id: int | None = _of("quote", "CASCADE", nullable=True)
    figure_id: int | None = _of("figure", "CASCADE", nullable=True)
    version: int = 0


class AuditRow(SQLModel, table=True):
    """Append-only, by the database itself: who did what, when. For retention see
    store/review/audit.py.

    `about` is the uid of the review, where it is of a claim, and `version` the one that came of it.
    """

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_who", "team_id", "who"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(index=True)
    channel_id: str
    at: datetime = moment()
    who: str
    what: str
    article_id: int | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    scope: str = Field(default="", sa_column_kwargs={"server_default": ""})
    about: str = Field(default="", index=True, sa_column_kwargs={"server_default": ""})
    version: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class ForgettingRow(SQLModel, table=True):
    """A workspace whose audit may be changed until the end of this very transaction."""

    __tablename__ = "forgetting"
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
