"""What was shown in a digest: no words, but where they came from."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from store.tables.parts import moment


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
    since: datetime = moment()
    until: datetime = moment()
