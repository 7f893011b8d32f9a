"""Who may see what: everything public in one workspace, and the private channels named.

A channel shared with another organisation is an island: what is pasted there while it is shared is
shown nowhere else, and nothing from elsewhere is shown there.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

PUBLIC = ""
ISLAND = "shared:"  # before the channel


@dataclass(frozen=True, slots=True)
class Scope:
    """The claims somebody may be shown. `private` are the scopes beside what is public.

    They are private channels that somebody is in, and islands. On an island `public` is False.
    """

    team: str
    private: frozenset[str] = frozenset()
    public: bool = True

    @property
    def seen(self) -> frozenset[str]:
        """Every value of a row's `scope` that may be shown."""
        return self.private | {PUBLIC} if self.public else self.private

    def covers(self, table: Any) -> ColumnElement[bool]:
        """A condition on any table that has `team_id` and `scope`."""
        return and_(col(table.team_id) == self.team, col(table.scope).in_(self.seen))

    def includes(self, team: str, scope: str) -> bool:
        """The same for one row that is known already."""
        return team == self.team and scope in self.seen


def scope_of(channel: str, *, private: bool, shared: bool = False) -> str:
    if shared:
        return island(channel)
    return channel if private else PUBLIC


def island(channel: str) -> str:
    return f"{ISLAND}{channel}"


def is_island(scope: str) -> bool:
    return scope.startswith(ISLAND)
