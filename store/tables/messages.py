"""Messages that are to be read, our replies to them, and work on them that failed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment, part_of


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
    received_at: datetime = moment()


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
    at: datetime = moment()
    what: str
