"""Conditions by which SQLite is not to look for rows: it does not know how many there are of what.

It takes whatever index fits, be it of a workspace with all claims in it, and sorts what it finds.
"""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class unindexed(GenericFunction[Any]):
    """A column, read in rows that are found otherwise. Postgres counts, and plans by itself."""

    inherit_cache = True


@compiles(unindexed)
def _plain(element: unindexed, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


@compiles(unindexed, "sqlite")
def _beside_indexes(element: unindexed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"+{compiler.process(element.clauses, **kw)}"
