"""What a made-up store has beside claims: replies, what differs in them, and what people did."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, text

from claims.model import RelationKind, ReviewState
from store.database import Store
from store.review.reviewing import Verb
from store.tables import AuditRow, RelationRow, ReplyRow, ReviewRow, ShownRow

TEAM = {"team_id": "T1", "channel_id": "C1"}
QUOTES, FIGURES = 12, 8  # of an article
AT_ONCE = 1_000  # articles
REVIEWED = 10  # articles to one of which somebody reviews a claim
PEOPLE = 50  # who review
FIRST = datetime(2026, 1, 5, tzinfo=UTC)
ROWS = (ReplyRow, RelationRow, ShownRow, ReviewRow, AuditRow)


def fill(store: Store, articles: int) -> None:
    """One reply to each article; but for the first it shows two claims of an earlier one."""
    rng = random.Random(29)
    for first in range(1, articles + 1, AT_ONCE):
        rows: dict[type, list[dict[str, Any]]] = {table: [] for table in ROWS}
        for number in range(first, min(first + AT_ONCE, articles + 1)):
            for table, row in _after(number, rng):
                rows[table].append(row)
        with store.engine.begin() as connection:
            for table, some in rows.items():
                _add(connection, table, some)
    if store.engine.dialect.name == "postgresql":
        last = "setval(pg_get_serial_sequence('reply', 'id'), max(id))"
        with store.engine.begin() as connection:
            connection.execute(text(f"SELECT {last} FROM reply"))


def _add(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table.__table__), rows)


def _after(number: int, rng: random.Random) -> Iterator[tuple[type, dict[str, Any]]]:
    reply = {**TEAM, "id": number, "message_id": number, "slot": "text", "article_id": number}
    reply |= {"ts": f"{number}.5", "intended": True, "digest": "x", "seen_article_id": None}
    yield ReplyRow, {**reply, "note": ""}
    if number > 1:
        earlier = rng.randint(max(1, number - AT_ONCE), number - 1)
        yield from _differing(number, earlier)
    if number % REVIEWED == 0:
        yield from _reviewed(number, f"U{rng.randint(1, PEOPLE)}")


def _differing(number: int, earlier: int) -> Iterator[tuple[type, dict[str, Any]]]:
    """One quote in two wordings, and two figures in conflict."""
    known = {**TEAM, "scope": "", "article_id": number, "earlier_article_id": earlier}
    none = dict.fromkeys(("new_quote_id", "earlier_quote_id", "new_figure_id", "earlier_figure_id"))
    quote, figure = 1 + (earlier - 1) * QUOTES, 1 + (earlier - 1) * FIGURES
    for kind, pair in (
        (
            RelationKind.SAME_STATEMENT,
            {"new_quote_id": 1 + (number - 1) * QUOTES, "earlier_quote_id": quote},
        ),
        (
            RelationKind.CONFLICT,
            {"new_figure_id": 1 + (number - 1) * FIGURES, "earlier_figure_id": figure},
        ),
    ):
        yield RelationRow, {**known, **none, **pair, "kind": kind, "value": {"kind": kind}}
    shown = {**TEAM, "reply_id": number, "version": 0}
    yield ShownRow, {**shown, "quote_id": quote, "figure_id": None}
    yield ShownRow, {**shown, "quote_id": None, "figure_id": figure}


def _reviewed(number: int, who: str) -> Iterator[tuple[type, dict[str, Any]]]:
    at, uid = FIRST + timedelta(minutes=number), f"r{number}"
    known = {**TEAM, "scope": "", "at": at, "version": 1}
    claim = {"quote_id": 2 + (number - 1) * QUOTES, "figure_id": None, "key": f"k{number}"}
    review = {**known, **claim, "uid": uid, "message_id": number, "slot": "text", "by": who}
    yield ReviewRow, {**review, "state": ReviewState.CONFIRMED, "fields": {}, "trail": []}
    deed = {**known, "who": who, "what": Verb.CONFIRM, "about": uid, "article_id": number}
    yield AuditRow, {**deed, "before": {}, "after": {"state": ReviewState.CONFIRMED}}
