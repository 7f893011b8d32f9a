"""Home tabs that people have opened: where each of their lists stands, and whether it is stale."""

from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment


class HomeRow(SQLModel, table=True):
    """One person's. `channel_id` is their direct message with us.

    What is shown is not kept, but for a sentence that they are to be told when it is shown next.
    """

    __tablename__ = "home"
    __table_args__ = (UniqueConstraint("team_id", "channel_id"),)
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    channel_id: str
    opened_at: datetime = moment()
    stale: bool = False
    said: str = ""
    pages: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
