"""A store full of made-up articles: rows as filing writes them, without the reading."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, insert, text
from sqlmodel import Session, col, select

from claims.model import Figure, Measure, Quote, QuoteKind, Span, SpeakerBasis
from claims.model.figure import Bound
from claims.names import name_key
from store.database import Store
from store.filing import figure_words
from store.filing.values import figure_json, quote_json
from store.people import names
from store.tables import ArticleRow, FigureRow, MessageRow, QuoteRow, SpeakerRow, SpellingRow
from tests.bench import replied
from tests.bench.names import people

TEAM = {"team_id": "T1", "channel_id": "C1", "scope": ""}
WORDS, EVENTS = 20_000, 4_000
QUOTES, FIGURES = 12, 8  # of an article
AT_ONCE = 250  # articles
OUTLETS = ("The Times", "The Post", "The Echo", "The Star", "The Globe", "The Courier")
MEASURES = tuple(Measure)[:16]
COUNT = (
    "UPDATE speaker SET mentions ="
    " (SELECT count(*) FROM spelling WHERE spelling.speaker_id = speaker.id)"
)
ROWS = (MessageRow, ArticleRow, SpellingRow, QuoteRow, FigureRow)


@dataclass(frozen=True, slots=True)
class World:
    """What the made-up news is about."""

    people: list[str]
    words: list[str]
    events: list[str]
    rng: random.Random

    def word(self) -> str:
        return self.words[int(len(self.words) * self.rng.random() ** 3)]

    def event(self) -> str:
        return self.events[int(len(self.events) * self.rng.random() ** 3)]

    def person(self) -> int:
        """From 1 on: speakers have the ids that they are numbered by. A few speak a lot."""
        return 1 + int(len(self.people) * self.rng.random() ** 6)

    def said(self, number: int) -> str:
        return " ".join(self.word() for _ in range(number))


def world(speakers: int, seed: int = 7) -> World:
    rng = random.Random(seed)
    words = list({word.split()[0].lower(): None for word in people(WORDS * 3, rng)})
    words += [name.split()[1].lower() for name in people(WORDS, rng)]
    events = [name.split()[1].lower() for name in people(EVENTS, rng)]
    return World(people(speakers, rng), words[:WORDS], events, rng)


def fill(store: Store, made: World, claims: int) -> None:
    """So many claims by so many speakers; each speaker is heard at least once."""
    articles = claims // (QUOTES + FIGURES)
    share = -(-len(made.people) // articles)
    for first in range(0, articles, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, articles))
        with store.engine.begin() as connection:
            _some(connection, made, numbers, share)
    with store.engine.begin() as connection:
        connection.execute(text(COUNT))
        if connection.dialect.name == "postgresql":
            _count_on(connection)
    replied.fill(store, articles)


def _count_on(connection: Connection) -> None:
    """Rows were given ids here; those that are filed later come after them."""
    for table in ("message", "article", "speaker"):
        last = f"setval(pg_get_serial_sequence('{table}', 'id'), max(id))"
        connection.execute(text(f"SELECT {last} FROM {table}"))


def _some(connection: Connection, made: World, numbers: range, share: int) -> None:
    heard = range(numbers.start * share, min(numbers.stop * share, len(made.people)))
    speakers = [_speaker(made, number) for number in heard]
    _add(connection, SpeakerRow, speakers)
    names.file(Session(bind=connection), "T1", [(s["id"], s["name"]) for s in speakers])
    rows: dict[type, list[dict[str, Any]]] = {table: [] for table in ROWS}
    for number in numbers:
        rows[MessageRow].append(_message(number + 1))
        rows[ArticleRow].append(_article(made, number + 1))
        mine = {1 + n for n in heard if n // share == number}
        spoken = [min(made.person(), heard.stop) for _ in range(QUOTES)]
        rows[SpellingRow] += [
            _spelling(made, number + 1, who) for who in sorted(mine.union(spoken))
        ]
        rows[QuoteRow] += [_quote(made, number + 1, who) for who in spoken]
        rows[FigureRow] += _figures(made, number + 1)
    for table, some in rows.items():
        _add(connection, table, some)
    figures = select(FigureRow.id, FigureRow.team_id, FigureRow.measure, FigureRow.subject)
    mine = col(FigureRow.article_id).between(numbers.start + 1, numbers.stop)
    figure_words.add(Session(bind=connection), connection.execute(figures.where(mine)).all())


def _add(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    home: Table = table.__table__
    if rows:
        connection.execute(insert(home), rows)


def _speaker(made: World, number: int) -> dict[str, Any]:
    name = made.people[number]
    return {**TEAM, "id": number + 1, "name": name, "key": name_key(name)}


def _message(number: int) -> dict[str, Any]:
    moment = datetime(2026, 1, 5, tzinfo=UTC)
    known = {"id": number, "team_id": "T1", "channel_id": "C1", "ts": f"{number}.0"}
    empty = {"user_id": "", "text": "", "links": [], "files": [], "asked": False}
    empty |= {"response_url": "", "edited_ts": "", "settled": "x", "deleted": False}
    return {**known, **empty, "thread_ts": "", "fingerprint": "x", "received_at": moment}


def _article(made: World, number: int) -> dict[str, Any]:
    published = date(2016, 1, 1) + timedelta(days=number % 3_600)
    known = {"id": number, "message_id": number, "slot": "text", "text": made.said(300)}
    known |= {"sha256": f"{number:064x}", "title": made.said(6), "url": f"https://x.test/{number}"}
    known |= {"outlet": made.rng.choice(OUTLETS), "byline": "", "published": published}
    known |= {"language": "en", "complete": True, "missing": "", "permalink": "https://x.test"}
    return {**TEAM, **known, "read_at": datetime(2026, 1, 5, tzinfo=UTC)}


def _spelling(made: World, article: int, who: int) -> dict[str, Any]:
    name = made.people[who - 1]
    spelt = {"spelling": name, "folded": name.lower(), "basis": "named"}
    return {**TEAM, **spelt, "speaker_id": who, "article_id": article}


def _quote(made: World, article: int, who: int) -> dict[str, Any]:
    words, name = made.said(16), made.people[who - 1]
    kind = made.rng.choice((QuoteKind.DIRECT, QuoteKind.INDIRECT))
    source = Span(0, len(name), name)
    spoken = Span(100, 100 + len(words), words)
    quote = Quote(kind, (spoken,), (source,), speaker=source, basis=SpeakerBasis.NAMED)
    known = {"article_id": article, "speaker_id": who, "kind": kind.value, "paragraph": 2}
    known |= {"words": words, "folded": words, "context": f"{words} {made.said(24)}"}
    known |= {"told": "", "said_on": None, "value": quote_json(quote)}
    return {**TEAM, **known}


def _figures(made: World, article: int) -> Iterator[dict[str, Any]]:
    """All about one event, as a report's figures are."""
    event = [made.event() for _ in range(5)]
    for place in range(FIGURES):
        number, measure = made.rng.randint(3, 90_000), made.rng.choice(MEASURES)
        written = f"{number} {made.word()}"
        figure = Figure(
            words=Span(200 + 40 * place, 200 + 40 * place + len(written), written),
            value=Decimal(number),
            bound=Bound.EXACTLY,
            low=Decimal(number),
            high=Decimal(number),
            counted=made.word(),
            measure=measure,
        )
        known = {"article_id": article, "measure": measure.value, "unit": "", "paragraph": 3}
        known |= {"low": float(number), "high": float(number), "as_of": None}
        known |= {"sentence": written, "folded": f"{written} {measure.value}"}
        known |= {"context": made.said(40), "value": figure_json(figure)}
        subject = {*event, made.event(), made.event(), measure.value}
        yield {**TEAM, **known, "subject": " ".join(sorted(subject))}
