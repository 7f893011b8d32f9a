"""python -m tests.bench.watching: one new article against many watches, and a day's digest."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from handlers.news.watching import wanted
from store.database import Store, migrate, open_store
from store.scope import Scope
from store.showing import news
from store.watching import matching, watches
from store.watching.heard import heard_in
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.bench.names import people
from tests.conftest import NOW
from tests.store.filing import file_text

WATCHES = 10_000
OF_A_PLACE = 100
ARTICLES = 200
RUNS = 30
TEXT = "\n\n".join((GRAIN + BRIDGE_MORNING).split("\n\n")[1:] * 6)


def main() -> None:
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'claims.db'}")
        migrate(store.engine)
        watch(store, rng)
        article = file_text(store, f"News of the day\n\n{TEXT}").article_id
        show(f"one article against {WATCHES:,} watches", lambda: told_of(store, article))
        for number in range(ARTICLES):
            file_text(store, f"{GRAIN}\n\nEdition {number}.", ts=f"{number}.5")
        show(f"a digest of {ARTICLES} articles", lambda: read_news(store))


def watch(store: Store, rng: random.Random) -> None:
    """A quarter each: people, topics of two words, one word, figures."""
    names = people(WATCHES, rng)
    with store.writing() as session:
        for number, name in enumerate(names):
            first, last = name.split()[0], name.split()[-1]
            text = (name, f"the {last} in {first}", last, f"figures {last} {first} killed")[
                number % 4
            ]
            shown, looked_for = wanted(text)
            place = f"C{number // OF_A_PLACE}"
            index = matching.index(looked_for)
            watches.add(session, "T1", place, shown, index, who="U1", now=NOW)


def told_of(store: Store, article: int) -> int:
    """What settling an article does for those who watch."""
    with store.reading() as session:
        heard = heard_in(session, article)
        words = matching.near(watches.vocabulary(session, "T1"), heard)
        found = watches.found_by(session, "T1", words)
        return sum(bool(matching.matching(wanted(one.text)[1], heard)) for one in found)


def read_news(store: Store) -> int:
    with store.reading() as session:
        span = {"since": NOW - timedelta(days=1), "until": NOW}
        return len(news.read(session, Scope("T1"), **span).unreviewed)


def show(what: str, do: Callable[[], int]) -> None:
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        do()
        took.append(1_000 * (time.perf_counter() - began))
    median, worst = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"| {what} | {median:.0f} ms | {worst:.0f} ms |", flush=True)


if __name__ == "__main__":
    main()
