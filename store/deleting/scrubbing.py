"""Nothing of what was deleted stays in the files of a SQLite database."""

from contextlib import closing

from store.database import Store

INDEXES = ("fts_quote", "fts_figure")
CHANGES = "SELECT total_changes()"
PAGES = 500  # of an index that are merged before others get their turn to write


def scrub(store: Store) -> None:
    """Drop what the indexes of words only mark as deleted, and the journal of what was written.

    Rows are overwritten as they are deleted (see `secure_delete` in store/database.py). Postgres
    has no such files of ours: its vacuum makes room of what was deleted.
    """
    if store.engine.dialect.name != "sqlite":
        return
    for name in INDEXES:
        _merge(store, name)
    with closing(store.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _merge(store: Store, name: str) -> None:
    """In portions, until one of them finds nothing more to do (SQLite's own way of telling)."""
    pages = -PAGES
    while _merged(store, name, pages) > 1:
        pages = PAGES


def _merged(store: Store, name: str, pages: int) -> int:
    with closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        before = cursor.execute(CHANGES).fetchone()[0]
        cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('merge', {pages})")
        return int(cursor.execute(CHANGES).fetchone()[0]) - int(before)
