"""What comparing an article with a full store takes."""

import random
from collections.abc import Callable, Iterator
from functools import partial

from claims.comparing.relations import find_relations
from claims.model import Cited, Relation
from store.database import Store
from store.filing import articles
from store.filing.articles import Filed
from store.finding import candidates

COMPARED = 40  # articles
OF_AN_ARTICLE = 20  # claims

Works = Iterator[Callable[[], object]]


def comparisons(store: Store, claims: int) -> dict[str, Works]:
    return {
        "finding what to compare an article with": _each(store, claims, _find),
        "and comparing it": _each(store, claims, _compare),
    }


def _each(store: Store, claims: int, do: Callable[[Store, Filed], object]) -> Works:
    rng = random.Random(17)
    for _ in range(COMPARED):
        with store.reading() as session:
            filed = articles.load(session, rng.randint(1, claims // OF_AN_ARTICLE))
        assert filed is not None
        yield partial(do, store, filed)


def _find(store: Store, filed: Filed) -> list[Cited]:
    with store.reading() as session:
        return candidates.like(session, filed)


def _compare(store: Store, filed: Filed) -> list[Relation]:
    return find_relations(filed.claims, _find(store, filed))
