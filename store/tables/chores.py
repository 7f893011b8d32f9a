"""What was done last of all that is done at a time of the day, or every so often."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.tables.parts import moment


class ChoreRow(SQLModel, table=True):
    """Up to when a chore of a place is done. A channel of "" stands for the whole workspace."""

    __tablename__ = "chore"
    team_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    done_until: datetime = moment()
