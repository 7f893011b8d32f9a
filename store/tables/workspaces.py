"""Workspaces, their channels, and what those ask of the bot."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.tables.parts import moment


class WorkspaceRow(SQLModel, table=True):
    __tablename__ = "workspace"
    id: str = Field(primary_key=True)
    url: str = ""
    enterprise_id: str = ""
    since: datetime | None = moment(None)
    left_at: datetime | None = moment(None)
    delete_at: datetime | None = moment(None)


class ChannelRow(SQLModel, table=True):
    __tablename__ = "channel"
    team_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    private: bool
    shared: bool = False  # with another organisation
    shared_known_at: datetime | None = moment(None)


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    team_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str
