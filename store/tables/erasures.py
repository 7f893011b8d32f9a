"""What was deleted on purpose: that it was, by whom, and what of it is still to be done."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.tables.parts import moment, part_of


class ErasureRow(SQLModel, table=True):
    """The tombstone. It holds nothing of what was deleted, not even what was asked for."""

    __tablename__ = "erasure"
    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(index=True)
    channel_id: str
    kind: str
    who: str
    at: datetime = moment()
    done_at: datetime | None = moment(None)
    articles: int = 0
    claims: int = 0


class ErasurePartRow(SQLModel, table=True):
    """One source of a message that is being deleted; gone when all of it is done.

    `renew` is another reply, which showed what is deleted beside its own article's.
    """

    __tablename__ = "erasure_part"
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    erasure_id: int | None = part_of("erasure")
    message_id: int | None = part_of("message")
    slot: str
    renew: bool = False
