"""No question about one article reads a whole workspace, as SQLite would where it is named."""

import re

from sqlalchemy import event

from handlers.articles import checking
from store.database import Store
from store.filing import relations
from store.scope import Scope
from store.tables import SCOPED_TABLES
from tests.store.filing import file_text

SAID = "“The loss of so many troops is a huge tragedy,” Karin Holm said."
COUNTED = "Police said the quake in Ostmark killed {} people."
# An index is read as far as these lead.
WORKSPACE = re.compile(r"\(team_id=\? AND scope=\?( AND kind=\?)?\)$")
ARTICLES = 8  # SQLite looks four or so up one by one whatever it is told


def test_what_is_asked_of_one_article_reads_no_more_than_its_own(lite: Store) -> None:
    for number in range(ARTICLES):
        text = f"{COUNTED.format(200 + number)} {SAID}"
        article_id = file_text(lite, text, ts=f"{number}.0").article_id
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        if sql.startswith("SELECT"):
            asked.append((sql, values))

    event.listen(lite.engine, "before_cursor_execute", note)
    checking.keep_relations(article_id, lite)
    checking.report(article_id, lite)
    with lite.reading() as session:
        assert len(relations.of_statements(session, article_id, Scope("T1"))) == ARTICLES - 1
    event.remove(lite.engine, "before_cursor_execute", note)
    assert [sql for sql, values in asked if reads_a_workspace(lite, sql, values)] == []


def reads_a_workspace(store: Store, sql: str, values: object) -> bool:
    if "LIMIT" in sql and "ORDER BY" not in sql:
        return False  # the first that there is
    with store.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()  # type: ignore[arg-type]
    tables = tuple(f"SCAN {table.__tablename__}" for table in SCOPED_TABLES)
    return any(WORKSPACE.search(step) or step.startswith(tables) for *_, step in plan)
