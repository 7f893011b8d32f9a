"""What rows are made of: moments, flags, and belonging to another row."""

from typing import Any

from sqlalchemy import DateTime, ForeignKey, false
from sqlmodel import Field


def moment(default: Any = ...) -> Any:
    """A time with its zone."""
    return Field(default=default, sa_type=DateTime(timezone=True))


def no() -> Any:
    """A flag that is not set, in rows that were there before it too."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


def part_of(
    table: str, *, nullable: bool = False, index: bool = True, primary: bool = False
) -> Any:
    """A row that goes when the row it belongs to goes."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Field(
        default=None, sa_column_args=[key], nullable=nullable, index=index, primary_key=primary
    )
