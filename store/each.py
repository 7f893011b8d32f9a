"""One selection for each of many values, in one statement."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlmodel import Session

BRANCHES = (4, 16, 64)  # selections in one statement of SQLite
ARRAYS = {int: "bigint[]", str: "text[]"}  # of Postgres

Values = Mapping[str, int | str]


def of_each(session: Session, selection: str, asked: Sequence[Values], **same: Any) -> list[Any]:
    """The rows that it finds for each of these.

    A value of its own stands in braces in the SQL, one that is the same for all after a colon. It
    is SQL, since building hundreds of conditions in Python took longer than asking for them.
    """
    if not asked:
        return []
    if session.get_bind().dialect.name == "postgresql":
        return _on_postgres(session, selection, asked, same)
    most = BRANCHES[-1]
    portions = [asked[at : at + most] for at in range(0, len(asked), most)]
    return [row for some in portions for row in _on_sqlite(session, selection, some, same)]


def _on_postgres(
    session: Session, selection: str, asked: Sequence[Values], same: Mapping[str, Any]
) -> list[Any]:
    kinds = tuple((name, ARRAYS[type(value)]) for name, value in asked[0].items())
    values = {name: [one[name] for one in asked] for name, _ in kinds}
    asked_for = _with_lists(_lateral(selection, kinds), same)
    return list(session.execute(asked_for, values | dict(same)).all())


def _on_sqlite(
    session: Session, selection: str, asked: Sequence[Values], same: Mapping[str, Any]
) -> list[Any]:
    """It has no LATERAL. A few numbers, so that each is prepared once; what is over asks NULL."""
    number = next(number for number in BRANCHES if number >= len(asked))
    nothing = dict.fromkeys(asked[0])
    every = [*asked, *[nothing] * (number - len(asked))]
    values = {f"{name}_{n}": one[name] for n, one in enumerate(every) for name in one}
    asked_for = _with_lists(_branches(selection, number), same)
    return list(session.execute(asked_for, values | dict(same)).all())


def _with_lists(selection: TextClause, same: Mapping[str, Any]) -> TextClause:
    lists = [name for name, value in same.items() if isinstance(value, list)]
    return selection.bindparams(*(bindparam(name, expanding=True) for name in lists))


@cache
def _lateral(selection: str, kinds: Sequence[tuple[str, str]]) -> TextClause:
    names = ", ".join(name for name, _ in kinds)
    arrays = ", ".join(f"CAST(:{name} AS {kind})" for name, kind in kinds)
    found = selection.format(**{name: f"asked.{name}" for name, _ in kinds})
    asked = f"unnest({arrays}) AS asked({names})"
    return text(f"SELECT one.* FROM {asked} CROSS JOIN LATERAL ({found}) AS one")


@cache
def _branches(selection: str, number: int) -> TextClause:
    names = re.findall(r"{(\w+)}", selection)
    every = (selection.format(**{name: f":{name}_{n}" for name in names}) for n in range(number))
    return text(" UNION ALL ".join(f"SELECT * FROM ({one})" for one in every))
