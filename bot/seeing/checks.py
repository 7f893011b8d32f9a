"""What must be so before the bot can do its work."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from store.database import Store, is_current


@dataclass(slots=True)
class Line:
    """The line to Slack: whoever opens it says how to see whether it is open."""

    _is_open: Callable[[], bool] = lambda: False

    def follow(self, is_open: Callable[[], bool]) -> None:
        self._is_open = is_open

    def look(self) -> str:
        return "" if self._is_open() else "not connected"


def tables_ready(store: Store) -> str:
    try:
        return "" if is_current(store.engine) else "its tables are of another version"
    except SQLAlchemyError as error:
        return f"out of reach ({type(error).__name__})"
