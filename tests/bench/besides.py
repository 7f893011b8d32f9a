"""What a full store is asked beside `/claims`: names typed, the Home tab, watches, forgetting."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from sqlmodel import Session

from handlers.deleting.wishes import Wish, parts_of
from handlers.home import tab
from store.database import Store
from store.deleting import erasures
from store.deleting.erasures import Kind
from store.people import offering
from store.scope import Scope
from store.showing import news
from store.showing.homes import Home
from store.watching import matching
from store.watching.heard import heard_in
from tests.bench.filling import FIGURES, QUOTES, World
from tests.bench.replied import FIRST, PEOPLE

ASKED = 100
WATCHED = 40  # articles
PERSONS = (0, 3, 30, 300, 3_000)  # from the one who is in most articles to one who is in few
DAY = timedelta(days=1)

Works = Iterator[Callable[[], object]]


def works(store: Store, made: World, scope: Scope, claims: int) -> dict[str, Works]:
    rng = random.Random(31)
    articles = claims // (QUOTES + FIGURES)
    return {
        "a name being typed": _typed(store, made, scope, rng),
        "the Home tab": _homes(store, scope, rng),
        "what is new of an article that is watched for": _new(store, scope, rng, articles),
        "what is new in a day without news": _news(store, scope),
        "forgetting a person, counted": _forgetting(store, made, scope),
    }


def _typed(store: Store, made: World, scope: Scope, rng: random.Random) -> Works:
    for _ in range(ASKED):
        some = rng.choice(rng.choice(made.people).split())[: rng.randint(2, 5)]
        yield _reading(store, partial(offering.beginning, scope=scope, typed=some))


def _homes(store: Store, scope: Scope, rng: random.Random) -> Works:
    for _ in range(ASKED):
        who = Home("T1", f"U{rng.randint(1, PEOPLE)}", "D1", {"deeds": rng.randint(0, 3)})
        yield _reading(store, partial(tab.read, home=who, scope=scope, places=["C1"]))


def _new(store: Store, scope: Scope, rng: random.Random, articles: int) -> Works:
    """Every claim of it is looked for among those that were filed before it."""
    for _ in range(WATCHED):
        yield _reading(store, partial(_words, scope=scope, article=rng.randint(1, articles)))


def _words(session: Session, scope: Scope, article: int) -> object:
    return matching.new_words(session, scope, article, heard_in(session, article))


def _news(store: Store, scope: Scope) -> Works:
    for number in range(10):
        since = FIRST - (number + 2) * DAY
        yield _reading(store, partial(news.read, scope=scope, since=since, until=since + DAY))


def _forgetting(store: Store, made: World, scope: Scope) -> Works:
    for number in PERSONS:
        wish = Wish("T1", "C1", "U1", Kind.PERSON, made.people[number % len(made.people)])
        yield _reading(store, partial(_extent, wish=wish, scope=scope))


def _extent(session: Session, wish: Wish, scope: Scope) -> object:
    return erasures.extent(session, parts_of(session, wish, scope))


def _reading(store: Store, ask: Callable[[Session], object]) -> Callable[[], object]:
    def read() -> object:
        with store.reading() as session:
            return ask(session)

    return read
