"""What is hidden from somebody: whether it is still as it was, and what they were shown."""

from typing import Any

from sqlmodel import SQLModel

from store.database import Store
from tests.security.rig import Rig

OWNED = ("team_id", "scope", "channel_id")


def contents(store: Store, *owners: str) -> list[Any]:
    """All rows of these workspaces, channels and scopes."""
    rows: list[Any] = []
    with store.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            owned = [table.c[name].in_(owners) for name in OWNED if name in table.c]
            for condition in owned:
                rows += [
                    (table.name, *row)
                    for row in connection.execute(table.select().where(condition))
                ]
    return sorted(map(repr, rows))


def shown_to(person: str, rig: Rig) -> list[dict[str, Any]]:
    """What somebody was shown since this was last asked."""
    found = [one.what for one in rig.world.payloads if person in one.people]
    rig.world.payloads.clear()
    rig.world.shown.clear()
    return found
