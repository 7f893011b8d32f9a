"""Who was sent which claims, so that they can be told when one is recalled."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlmodel import Field, SQLModel

from store.tables.parts import moment, part_of


class ExportRow(SQLModel, table=True):
    """An export that somebody asked for: written down first, sent later, kept when sent.

    `question` and `response_url` are blank from then on: what was asked is nobody's business.
    """

    __tablename__ = "export"
    __table_args__ = (Index("ix_export_asked", "team_id", "user_id"),)
    id: str = Field(primary_key=True)
    team_id: str
    channel_id: str
    user_id: str
    form: str
    question: str
    response_url: str
    file_id: str = ""
    claims: int = 0
    asked_at: datetime = moment()
    sent_at: datetime | None = moment(None)


class ExportedRow(SQLModel, table=True):
    """One claim of an export. It goes with the claim: a database may give its id to the next."""

    __tablename__ = "exported"
    id: int | None = Field(default=None, primary_key=True)
    export_id: str = Field(sa_column_args=[ForeignKey("export.id", ondelete="CASCADE")], index=True)
    quote_id: int | None = part_of("quote", nullable=True)
    figure_id: int | None = part_of("figure", nullable=True)
