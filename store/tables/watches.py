"""What people watch for, and the words by which a new article finds those that it concerns."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment, part_of


class WatchRow(SQLModel, table=True):
    """A person, a topic or figures that a channel, or a direct message, wants to hear of."""

    __tablename__ = "watch"
    __table_args__ = (UniqueConstraint("team_id", "channel_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    channel_id: str
    key: str
    text: str
    who: str
    at: datetime = moment()


class WatchWordRow(SQLModel, table=True):
    """A word that an article must have, in a name or in what is said, before a watch is read."""

    __tablename__ = "watch_word"
    __table_args__ = ({"sqlite_with_rowid": False},)
    team_id: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    word: str = Field(primary_key=True)
    watch_id: int = part_of("watch", primary=True)
