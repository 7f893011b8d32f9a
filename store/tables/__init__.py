"""Rows as the database keeps them. Only store/ sees these; others get frozen values.

Every row carries its workspace (`team_id`) and the channel it came from. `scope` says who may see
it: "" everybody in the workspace, otherwise only the members of that private channel.
"""

from sqlalchemy import Table
from sqlmodel import SQLModel

from store.tables.chores import ChoreRow
from store.tables.digests import DigestSourceRow
from store.tables.erasures import ErasurePartRow, ErasureRow
from store.tables.exports import ExportedRow, ExportRow
from store.tables.filed import (
    ArticleRow,
    FigureRow,
    FigureWordRow,
    QuoteRow,
    RelationRow,
    SpeakerRow,
    SpellingRow,
)
from store.tables.homes import HomeRow
from store.tables.installations import InstallationRow, SpentStateRow
from store.tables.messages import FailureRow, MessageRow, ReplyRow
from store.tables.names import NameGramRow, NameHeardRow, NameWordRow
from store.tables.notices import NoticeRow
from store.tables.requests import TakenRequestRow
from store.tables.reviews import AuditRow, ForgettingRow, MergeRow, ReviewRow, ShownRow
from store.tables.watches import WatchRow, WatchWordRow
from store.tables.workspaces import ChannelRow, SettingRow, WorkspaceRow

# Tables whose rows say who may see them. All move when a channel becomes private, or public.
SCOPED_TABLES = (
    ArticleRow,
    SpellingRow,
    QuoteRow,
    FigureRow,
    RelationRow,
    ReviewRow,
    MergeRow,
    AuditRow,
)


def all_tables() -> tuple[Table, ...]:
    """Every table there is, parents before what belongs to them: no deletion forgets one."""
    return tuple(SQLModel.metadata.sorted_tables)


__all__ = [
    "SCOPED_TABLES",
    "ArticleRow",
    "AuditRow",
    "ChannelRow",
    "ChoreRow",
    "DigestSourceRow",
    "ErasurePartRow",
    "ErasureRow",
    "ExportRow",
    "ExportedRow",
    "FailureRow",
    "FigureRow",
    "FigureWordRow",
    "ForgettingRow",
    "HomeRow",
    "InstallationRow",
    "MergeRow",
    "MessageRow",
    "NameGramRow",
    "NameHeardRow",
    "NameWordRow",
    "NoticeRow",
    "QuoteRow",
    "RelationRow",
    "ReplyRow",
    "ReviewRow",
    "SettingRow",
    "ShownRow",
    "SpeakerRow",
    "SpellingRow",
    "SpentStateRow",
    "TakenRequestRow",
    "WatchRow",
    "WatchWordRow",
    "WorkspaceRow",
    "all_tables",
]
