"""Where the app is installed, as the database keeps it. Only store/ sees these rows."""

from datetime import datetime

from sqlalchemy import DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.tables.parts import moment


class InstallationRow(SQLModel, table=True):
    """The app in one workspace; or in a whole organisation, where `team_id` is ""."""

    __tablename__ = "installation"
    __table_args__ = (UniqueConstraint("team_id", "enterprise_id"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    enterprise_id: str
    sealed_token: str = Field(repr=False)
    bot_id: str
    bot_user_id: str
    scopes: str
    installed_by: str
    installed_at: datetime = moment()


class SpentStateRow(SQLModel, table=True):
    """An attempt to install that came to an end, so that its state is not taken again."""

    __tablename__ = "spent_state"
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=DateTime(timezone=True), index=True)
