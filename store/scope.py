"""Who may see what: everything public in one workspace, and the private channels named."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

PUBLIC = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The claims somebody may be shown. `private` are the private channels they are in."""

    team: str
    private: frozenset[str] = frozenset()

    def covers(self, table: Any) -> ColumnElement[bool]:
        """A condition on any table that has `team_id` and `scope`."""
        seen = {PUBLIC, *self.private}
        return and_(col(table.team_id) == self.team, col(table.scope).in_(seen))


def scope_of(channel: str, *, private: bool) -> str:
    return channel if private else PUBLIC
