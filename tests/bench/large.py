"""How fast a full store answers, and how well it finds misspelt names.

python -m tests.bench.large --claims 10000 100000 1000000 --database sqlite postgres
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from bot.keeping import keep_what_is_loaded
from claims.names import name_key
from handlers.questions.answering import answer
from store.database import Store, migrate, open_store
from store.finding import named
from store.scope import Scope
from tests.bench import besides
from tests.bench.comparing import comparisons
from tests.bench.filling import World, fill, world
from tests.bench.questions import ASKED, questions, spelling_test
from tests.postgres import Postgres

SIZES = (10_000, 100_000, 1_000_000)
EVERYBODY = Scope("T1")
MEMBER = Scope("T1", frozenset({"C7", "C8"}))  # of private channels that nothing is filed from
ISLANDER = Scope("T1", frozenset({"shared:C9"}), public=False)
HITS = 5  # of these the one that was meant must be one
PAGE = 4_096
ROW = "| {} | {} | {} | {} |"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, nargs="+", default=SIZES)
    asked.add_argument("--database", choices=("sqlite", "postgres"), nargs="+", default=["sqlite"])
    asked.add_argument("--filled", help="address of a store that was filled so before, and stays")
    asked.add_argument("--comparing", action="store_true", help="that alone, in a filled store")
    given = asked.parse_args()
    if given.filled and given.comparing:
        _measure_comparing(open_store(given.filled), *given.claims)
    elif given.filled:
        measure_filled(given.filled, *given.claims)
    else:
        measure(given.claims, given.database)


def measure_filled(url: str, claims: int) -> None:
    store = open_store(url)
    _measure(store, store.engine.dialect.name, claims, world(claims))
    store.close()


def measure(sizes: Sequence[int], databases: Sequence[str]) -> None:
    for database in databases:
        for size in sizes:
            with _opened(database) as store:
                began, made = time.perf_counter(), world(size)
                fill(store, made, size)
                _settle(store)
                _measure(store, database, size, made)
                _only("filled and measured in", f"{time.perf_counter() - began:.0f} s")


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


def _measure(store: Store, database: str, claims: int, made: World) -> None:
    made = replace(made, rng=random.Random(23))  # asks the same of a store that was filled before
    print(f"\n#### {claims:,} claims, {len(made.people):,} speakers, {database}\n")
    _head(0.95)
    keep_what_is_loaded()  # as in the processes that serve
    before = _memory()
    for what, some in questions(store, made).items():
        _row(f"/claims, {what}", (_ask(store, one) for one in some))
    topics = [f"{made.word()} {made.word()}" for _ in range(ASKED)]
    _row("/claims, a topic, on an island", (_ask(store, one, ISLANDER) for one in topics))
    wrong = spelling_test(made)
    _row("names alone, misspelt", (_look_up(store, asked) for _, asked in wrong))
    for what, works in besides.works(store, made, MEMBER, claims).items():
        _row(what, works)
    _measure_comparing(store, claims)
    _only(f"recall@{HITS} of misspelt names", f"{_recall(store, wrong):.3f}")
    _only("bytes for each claim on disk", f"{_size(store) / claims:,.0f}")
    _only("memory while asking, more by", f"{_memory() - before:.0f} MB")


def _measure_comparing(store: Store, claims: int) -> None:
    for what, works in comparisons(store, claims).items():
        _row(what, works)


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


def _ask(store: Store, question: str, scope: Scope = MEMBER) -> Callable[[], object]:
    return lambda: answer(question, scope, store)


def _look_up(store: Store, asked: str) -> Callable[[], object]:
    def look() -> object:
        with store.reading() as session:
            return named.speakers(session, EVERYBODY, asked)

    return look


def _head(tail: float) -> None:
    """The processor's time is this process's: on a busy machine, and on SQLite, it says more."""
    end = f"p{100 * tail:.0f}"
    print(ROW.format("what", "p50", end, f"processor, {end}") + "\n|---|---|---|---|")


def _row(what: str, works: Iterable[Callable[[], object]], *, tail: float = 0.95) -> None:
    spent, busy = [], []
    for work in works:
        began, used = time.perf_counter(), time.process_time()
        work()
        spent.append(1_000 * (time.perf_counter() - began))
        busy.append(1_000 * (time.process_time() - used))
    half, most, used = (
        sorted(some)[int(len(some) * share)]
        for some, share in ((spent, 0.5), (spent, tail), (busy, tail))
    )
    print(ROW.format(what, *(f"{one:.1f} ms" for one in (half, most, used))), flush=True)


def _only(what: str, number: str) -> None:
    print(ROW.format(what, number, "", ""), flush=True)


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
