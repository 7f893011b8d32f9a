"""Every table there is, whichever module describes it, so that none is forgotten by a deletion."""

import importlib
import pkgutil
from functools import cache

from sqlalchemy import Table
from sqlmodel import SQLModel

import store


@cache
def all_tables() -> tuple[Table, ...]:
    """Parents before what belongs to them."""
    for module in pkgutil.iter_modules(store.__path__):
        if module.name.endswith("tables"):
            importlib.import_module(f"store.{module.name}")
    return tuple(SQLModel.metadata.sorted_tables)
