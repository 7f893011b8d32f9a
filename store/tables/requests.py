"""Requests of Slack that were taken, as the database keeps them. Only store/ sees these rows."""

from datetime import datetime

from sqlalchemy import DateTime
from sqlmodel import Field, SQLModel


class TakenRequestRow(SQLModel, table=True):
    """A hash of a request's signature, and until when its timestamp would be good."""

    __tablename__ = "taken_request"
    id: str = Field(primary_key=True)
    until: datetime = Field(sa_type=DateTime(timezone=True), index=True)
