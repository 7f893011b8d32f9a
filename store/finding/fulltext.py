"""Words of claims, found without reading every claim: FTS5 on SQLite, tsvector on Postgres.

Both are kept up by the database itself (see the migration that makes them).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, column, literal_column, table, text
from sqlmodel import Session, col, func

from claims.names import fold
from store.tables import FigureRow, QuoteRow

OWN, NEAR, TOLD = "own", "near", "told"  # where a word is looked for
# The columns that SQLite looks into; on Postgres each is one column, fts_own and so on.
COLUMNS = {
    ("quote", OWN): "folded",
    ("quote", NEAR): "context",
    ("quote", TOLD): "told",
    ("figure", OWN): "folded",
    ("figure", NEAR): "context subject",
}
BEGINNING = 3  # letters from which on a word stands for all that begin with it

# All of these, each as any of the spellings given: phrases, folded; * at the end is a beginning.
Sought = Sequence[Sequence[str]]


def beginning(words: str) -> list[list[str]]:
    """These words, the last of them perhaps only begun. Nothing where there are no letters."""
    folded = fold(words)
    if not folded:
        return []
    return [[f"{folded}*" if len(folded.split()[-1]) >= BEGINNING else folded]]


def as_filed(words: Iterable[str]) -> list[str]:
    """These words as an index splits them: at every mark, with their accents left."""
    split = ("".join(c if c.isalnum() else " " for c in word).split() for word in words)
    return sorted({" ".join(parts) for parts in split if parts})


def newest(
    session: Session,
    found: Any,
    kind: type[QuoteRow] | type[FigureRow],
    sought: Mapping[str, Sought],
    among: Sequence[Any] = (),
) -> Any:
    """A selection of claims narrowed to those with the words sought, newest first.

    `among` are selections of ids, each from an index alone, the shortest first.
    """
    sought = {where: [any_of for any_of in words if any_of] for where, words in sought.items()}
    sought = {where: words for where, words in sought.items() if words}
    if sought and session.get_bind().dialect.name == "sqlite":
        return _on_sqlite(found, kind, sought, among)
    found = found.where(*(col(kind.id).in_(ids) for ids in among))
    for where, words in sought.items():
        index: Any = literal_column(f"{kind.__tablename__}.fts_{where}")
        query = func.to_tsquery(literal_column("'simple'"), _tsquery(words))
        found = found.where(index.op("@@")(query))
    return found.order_by(col(kind.id).desc())


def _on_sqlite(
    found: Any,
    kind: type[QuoteRow] | type[FigureRow],
    sought: Mapping[str, Sought],
    among: Sequence[Any],
) -> Any:
    """Ids are held against each other as the index of words gives them out, and then claims read.

    The sum keeps SQLite from asking the index of words for one id after the other.
    """
    name = str(kind.__tablename__)
    index = table(f"fts_{name}", column("rowid"))
    query = " AND ".join(
        f"({{{COLUMNS[name, where]}}} : ({_fts5(words)}))" for where, words in sought.items()
    )
    asked: Any = bindparam("sought", query, unique=True)  # it may be one part of a larger statement
    match = text(f"fts_{name} MATCH :sought").bindparams(asked)
    joined = found.join(index, index.c.rowid == col(kind.id))
    listed = ((index.c.rowid + 0).in_(ids) for ids in among)
    return joined.where(match, *listed).order_by(index.c.rowid.desc())


def _fts5(sought: Sought) -> str:
    return " AND ".join(f"({' OR '.join(map(_phrase, any_of))})" for any_of in sought)


def _phrase(words: str) -> str:
    return f'"{words[:-1]}" *' if words.endswith("*") else f'"{words}"'


def _tsquery(sought: Sought) -> str:
    return " & ".join(f"({' | '.join(map(_followed, any_of))})" for any_of in sought)


def _followed(words: str) -> str:
    begun = ":*" if words.endswith("*") else ""
    return f"({' <-> '.join(words.removesuffix('*').split())}{begun})"
