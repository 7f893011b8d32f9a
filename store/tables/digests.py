"""What was shown in a digest: no words, but where they came from."""

from datetime import datetime

from sqlalchemy import DateTime, Index
from sqlmodel import Field, SQLModel


class DigestSourceRow(SQLModel, table=True):
    """A source of a message that a digest showed something of, and the span it was a digest of.

    It outlives the article, so that the digest can be brought up to date when that is gone.
    """

    __tablename__ = "digest_source"
    __table_args__ = (Index("ix_digest_source", "team_id", "source"),)
    team_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    since: datetime = Field(sa_type=DateTime(timezone=True))
    until: datetime = Field(sa_type=DateTime(timezone=True))
