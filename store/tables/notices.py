"""Messages of ours that reply to no source: digests, alerts, recalls."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment


class NoticeRow(SQLModel, table=True):
    """One message that is posted once. What it says is not kept: it is made when it is posted.

    `intended` as with replies. A row with a `digest` is done with, also where it has no `ts`: then
    the place was closed to us.
    """

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("team_id", "channel_id", "thread_ts", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    thread_ts: str
    key: str
    written_at: datetime = moment()
    ts: str = ""
    intended: bool = False
    digest: str = ""
