"""How long somebody waits who reviews claims in a full store.

python -m tests.bench.reviewing --claims 1000000 --database sqlite postgres
"""

import argparse
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

from claims.model import Quote
from handlers.articles import checking
from store.database import Store, open_store
from store.people import merging, offering
from store.review import audit, reviewing
from store.review.reviewing import Verb
from store.review.reviews import FIGURE, QUOTE, ClaimRef
from store.showing import shown
from tests.bench.filling import QUOTES, World, fill, world
from tests.bench.large import EVERYBODY, _head, _opened, _row, _settle
from tests.bench.questions import ASKED

NOW = datetime(2026, 1, 5, tzinfo=UTC)
Works = Iterator[Callable[[], object]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, nargs="+", default=[100_000])
    asked.add_argument("--database", choices=("sqlite", "postgres"), nargs="+", default=["sqlite"])
    asked.add_argument("--filled", help="address of a store that was filled so before, and stays")
    given = asked.parse_args()
    if given.filled:
        store = open_store(given.filled)
        _measure(store, store.engine.dialect.name, given.claims[0], world(given.claims[0]))
        return
    for database in given.database:
        for size in given.claims:
            with _opened(database) as store:
                made = world(size)
                fill(store, made, size)
                _settle(store)
                _measure(store, database, size, made)


def _measure(store: Store, database: str, claims: int, made: World) -> None:
    print(f"\n#### Review, {claims:,} claims, {database}\n")
    _head(0.99)
    rng = random.Random(19)
    quotes = [rng.randint(1, claims // 4) for _ in range(ASKED)]
    row = partial(_row, tail=0.99)
    row("a name being typed", _typed(store, made, rng))
    row("a claim confirmed", (_change(store, ClaimRef(QUOTE, n), Verb.CONFIRM) for n in quotes))
    row("a speaker corrected", (_correct(store, ClaimRef(QUOTE, n)) for n in quotes))
    row("undone", (_change(store, ClaimRef(QUOTE, n), Verb.UNDO) for n in quotes))
    row("a figure dismissed", (_change(store, ClaimRef(FIGURE, n), Verb.DISMISS) for n in quotes))
    row("its history, and where it was shown", (_look(store, n) for n in quotes))
    row("two names merged", _merged(store, rng, len(made.people)))
    row("a reply's article compared anew", (_anew(store, n) for n in quotes[:40]))


def _typed(store: Store, made: World, rng: random.Random) -> Works:
    for _ in range(ASKED):
        some = rng.choice(rng.choice(made.people).split())[: rng.randint(2, 5)]
        yield partial(_offered, store, some)


def _offered(store: Store, typed: str) -> object:
    with store.reading() as session:
        return offering.beginning(session, EVERYBODY, typed)


def _change(store: Store, ref: ClaimRef, verb: Verb, **more: object) -> Callable[[], object]:
    def change() -> object:
        with store.writing() as session:
            return reviewing.change(session, ref, "T1", verb, who="U1", now=NOW, **more)  # type: ignore[arg-type]

    return change


def _correct(store: Store, ref: ClaimRef) -> Callable[[], object]:
    return _change(store, ref, Verb.CORRECT, fields={"speaker": "Ann Field", "told": "the Echo"})


def _look(store: Store, quote: int) -> Callable[[], object]:
    def look() -> object:
        with store.reading() as session:
            claim = reviewing.find(session, ClaimRef(QUOTE, quote), "T1")
            assert claim is not None
            assert isinstance(claim.cited.claim, Quote)
            return audit.about(session, claim.uid), shown.places(session, [claim.ref])

    return look


def _merged(store: Store, rng: random.Random, people: int) -> Works:
    for _ in range(ASKED):
        pair = rng.sample(range(1, people), 2)
        yield partial(_merge, store, *pair)


def _merge(store: Store, one: int, into: int) -> object:
    with store.writing() as session:
        return merging.merge(session, one, into, channel="C1", who="U1", now=NOW)


def _anew(store: Store, quote: int) -> Callable[[], object]:
    return lambda: checking.compare_anew(1 + (quote - 1) // QUOTES, store)


if __name__ == "__main__":
    main()
