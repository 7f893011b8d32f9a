"""How fast a full store answers, and how well it finds misspelt names.

python -m tests.bench.large --claims 10000 100000 1000000 --database sqlite postgres
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlmodel import select

from claims.comparing.relations import find_relations
from claims.names import name_key
from handlers.questions.answering import answer
from store.database import Store, migrate, open_store
from store.filing import articles
from store.finding import candidates, named
from store.scope import Scope
from store.tables import QuoteRow
from tests.bench.filling import World, fill, world
from tests.bench.names import misspelt
from tests.postgres import Postgres

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 100  # questions of a kind
COMPARED = 40  # articles
EVERYBODY = Scope("T1")
HITS = 5  # of these the one that was meant must be one
PAGE = 4_096
ROW = "| {} | {} | {} |"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, nargs="+", default=SIZES)
    asked.add_argument("--database", choices=("sqlite", "postgres"), nargs="+", default=["sqlite"])
    given = asked.parse_args()
    measure(given.claims, given.database)


def measure(sizes: Sequence[int], databases: Sequence[str]) -> None:
    for database in databases:
        for size in sizes:
            with _opened(database) as store:
                _measure(store, database, size)


@contextmanager
def _opened(database: str) -> Iterator[Store]:
    """An empty store, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if database == "sqlite":
            yield from _migrated(f"sqlite:///{Path(folder) / 'claims.db'}")
        else:
            with Postgres() as server:
                yield from _migrated(server.new_database())


def _migrated(url: str) -> Iterator[Store]:
    store = open_store(url)
    migrate(store.engine)
    yield store
    store.close()


def _measure(store: Store, database: str, claims: int) -> None:
    made = world(claims)
    began = time.perf_counter()
    fill(store, made, claims)
    took = time.perf_counter() - began
    _settle(store)
    print(f"\n#### {claims:,} claims, {len(made.people):,} speakers, {database}\n")
    print(ROW.format("what", "p50", "p95") + "\n|---|---|---|")
    before = _memory()
    for what, questions in _questions(store, made).items():
        _row(f"/claims, {what}", (_ask(store, one) for one in questions))
    wrong = _spelling_test(made)
    _row("names alone, misspelt", (_look_up(store, asked) for _, asked in wrong))
    _row("finding what to compare an article with", _comparisons(store, claims, compare=False))
    _row("and comparing it", _comparisons(store, claims, compare=True))
    print(ROW.format(f"recall@{HITS} of misspelt names", f"{_recall(store, wrong):.3f}", ""))
    print(ROW.format("bytes for each claim on disk", f"{_size(store) / claims:,.0f}", ""))
    print(ROW.format("memory while asking, more by", f"{_memory() - before:.0f} MB", ""))
    print(ROW.format("filled in", f"{took:.0f} s", ""), flush=True)


def _questions(store: Store, made: World) -> dict[str, list[str]]:
    rng = random.Random(11)
    topics = [f"{made.word()} {made.word()}" for _ in range(ASKED)]
    with store.reading() as session:
        quotes = session.exec(select(QuoteRow.words, QuoteRow.speaker_id).limit(5_000)).all()
    some = rng.sample(list(quotes), ASKED)
    known = [made.people[(speaker or 1) - 1] for _, speaker in some]
    said = [words for words, _ in some]
    outlets = ("times", "courier", "star", "echo")
    return {
        "a name": known,
        "a last name": [name.split()[1] for name in known],
        "a misspelt name": [asked for _, asked in _spelling_test(made)[:ASKED]],
        "a topic, by name or word": topics,
        "a topic, words of all frequencies": [f"kind:quote {t}" for t in topics],
        "exact words": [f'"{" ".join(words.split()[3:6])}"' for words in said],
        "by: and since:": [f'by:"{name}" since:2019-04-01' for name in known],
        "from: and kind:": [f"from:{rng.choice(outlets)} kind:direct" for _ in known],
        "figures": [f"figures {made.event()} {made.event()}" for _ in known],
    }


def _spelling_test(made: World) -> list[tuple[str, str]]:
    """Who is meant, and what is asked: mostly people who speak often, as a newsroom's do."""
    rng = random.Random(13)
    meant = [made.people[int(len(made.people) * rng.random() ** 2)] for _ in range(2 * ASKED)]
    return [(name, misspelt(name, rng)) for name in meant]


def _recall(store: Store, wrong: Iterable[tuple[str, str]]) -> float:
    """The one who was meant, or for a last name alone anybody of that name."""
    hits = []
    for meant, asked in wrong:
        with store.reading() as session:
            found = [name_key(m.name) for m in named.speakers(session, EVERYBODY, asked)[:HITS]]
        key = name_key(meant)
        last = {one.split()[-1] for one in found}
        hits.append(key in found if " " in asked else key.split()[-1] in last)
    return sum(hits) / len(hits)


def _comparisons(store: Store, claims: int, *, compare: bool) -> Iterator[Callable[[], object]]:
    rng = random.Random(17)
    for _ in range(COMPARED):
        with store.reading() as session:
            filed = articles.load(session, rng.randint(1, claims // 20))
        assert filed is not None
        yield _compare(store, filed, compare)


def _compare(store: Store, filed: articles.Filed, compare: bool) -> Callable[[], object]:
    def find() -> object:
        with store.reading() as session:
            earlier = candidates.like(session, filed)
        return find_relations(filed.claims, earlier) if compare else earlier

    return find


def _ask(store: Store, question: str) -> Callable[[], object]:
    return lambda: answer(question, EVERYBODY, store)


def _look_up(store: Store, asked: str) -> Callable[[], object]:
    def look() -> object:
        with store.reading() as session:
            return named.speakers(session, EVERYBODY, asked)

    return look


def _row(what: str, works: Iterable[Callable[[], object]]) -> None:
    spent = []
    for work in works:
        began = time.perf_counter()
        work()
        spent.append(1_000 * (time.perf_counter() - began))
    spent.sort()
    p50, p95 = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(ROW.format(what, f"{p50:.1f} ms", f"{p95:.1f} ms"), flush=True)


def _settle(store: Store) -> None:
    """What a database does by itself in the hours after so much is filed."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("VACUUM ANALYZE"))


def _size(store: Store) -> int:
    postgres = store.engine.dialect.name == "postgresql"
    pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    asked = "SELECT pg_database_size(current_database())" if postgres else pages
    with store.reading() as session:
        return int(session.connection().execute(text(asked)).scalar_one())


def _memory() -> float:
    """Of this process now, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1_000_000


if __name__ == "__main__":
    main()
