"""Watches: kept for a place, and found by the words of an article."""

import pytest

from handlers.news.watching import NotWatched, wanted
from store.database import Store
from store.watching import matching, watches
from store.watching.heard import Heard
from tests.conftest import NOW

QUOTE = Heard(
    1,
    False,
    "direct",
    "we have lost neighbours and friends today",
    "a road bridge over the river ume collapsed police chief karin holm told radio nord",
    names=frozenset(("Karin Holm", "Holm")),
    told="radio nord",
    outlet="the morning post https://post.test/1",
)
FIGURE = Heard(
    2,
    True,
    "figure",
    "12 people deaths norrland",
    "a road bridge collapsed 12 people had died",
    about=frozenset(
        ["deaths", "bridge", "norrland", "a", "road", "collapsed", "12", "people", "had", "died"]
    ),
)

# What is watched for, and which of the two claims above it finds.
CASES = {
    "a surname": ("Holm", [1]),
    "a full name": ("karin holm", [1]),
    "a name spelt another way": ("Karin Hollm", [1]),
    "somebody else": ("Karin Larsson", []),
    "the beginning of a name, near a quote": ("hol", [1]),
    "a word of a quote": ("neighbours", [1]),
    "the beginning of a word": ("neighb", [1]),
    "not the end of one": ("bours", []),
    "words near a quote, where none has them": ("radio", [1]),
    "all words are needed": ("neighbours enemies", []),
    "a person about something": ("holm friends", [1]),
    "a person about nothing they said": ("holm parking", []),
    "exact words": ('"neighbours and friends"', [1]),
    "exact words in another order": ('"friends and neighbours"', []),
    "by somebody": ("by:holm lost", [1]),
    "by somebody else": ("by:larsson lost", []),
    "from an outlet": ("holm from:post", [1]),
    "from another outlet": ("holm from:herald", []),
    "told an outlet": ('holm told:"radio nord"', [1]),
    "of a kind": ("collapsed kind:figure", [2]),
    "both": ("collapsed", [1, 2]),
    "figures about a subject": ("figures bridge killed", [2]),
    "figures about most of it": ("figures norrland bridge victims", [2]),
    "figures about something else": ("figures flood killed", []),
    "letters of another alphabet": ("Київ", []),
}


def found_in(text: str, heard: list[Heard]) -> list[int]:
    """Through the words that a watch is found by, as an article would find it."""
    _, looked_for = wanted(text)
    vocabulary = [(where, w) for where, some in matching.index(looked_for).items() for w in some]
    if not any(matching.near(vocabulary, heard).values()):
        return []
    return [one.id for one in matching.matching(looked_for, heard)]


@pytest.mark.parametrize(("text", "claims"), CASES.values(), ids=CASES.keys())
def test_what_a_watch_finds(text: str, claims: list[int]) -> None:
    assert found_in(text, [QUOTE, FIGURE]) == claims


@pytest.mark.parametrize(("text", "claims"), CASES.values(), ids=CASES.keys())
def test_no_watch_is_missed_by_its_words(text: str, claims: list[int]) -> None:
    _, looked_for = wanted(text)
    assert [one.id for one in matching.matching(looked_for, [QUOTE, FIGURE])] == claims


REFUSED = ["", "help", "conflicts", "figures", "since:2026-01-01 holm", "in:C1 holm", "x" * 300]


@pytest.mark.parametrize("text", [*REFUSED, "kind:song", "from:post", "!!!"])
def test_what_cannot_be_watched_for(text: str) -> None:
    with pytest.raises(NotWatched, match=r"\w"):
        wanted(text)


def add(store: Store, text: str, channel: str = "C1", team: str = "T1") -> bool:
    shown, looked_for = wanted(text)
    index = matching.index(looked_for)
    with store.writing() as session:
        return watches.add(session, team, channel, shown, index, who="U1", now=NOW)


def test_the_same_in_one_place_is_one_watch(store: Store) -> None:
    assert add(store, "Peskov")
    assert not add(store, "peskov")
    assert add(store, "peskov", "C2")
    with store.reading() as session:
        assert [one.text for one in watches.of_places(session, "T1", ("C1",))] == ["Peskov"]
        assert watches.places(session, "T1") == ["C1", "C2"]


def test_a_watch_is_ended_where_it_is_kept_and_nowhere_else(store: Store) -> None:
    add(store, "peskov")
    with store.writing() as session:
        [watch] = watches.of_places(session, "T1", ("C1",))
        assert watches.end(session, "T1", watch.id, ("C2",)) is None
        assert watches.end(session, "T2", watch.id, ("C1",)) is None
        assert watches.end(session, "T1", watch.id, ("C1",)) == watch
        assert watches.end(session, "T1", watch.id, ("C1",)) is None
    with store.reading() as session:
        assert watches.vocabulary(session, "T1") == []


def test_an_article_reads_the_watches_that_its_words_lead_to(store: Store) -> None:
    for text in ("holm", "hollm", "larsson", "figures bridge killed", "figures flood killed"):
        add(store, text)
    add(store, "holm", team="T2")
    for number in range(300):
        add(store, f"person{number:03}x", f"C{number}")
    with store.reading() as session:
        words = matching.near(watches.vocabulary(session, "T1"), [QUOTE, FIGURE])
        found = [watch.text for watch in watches.found_by(session, "T1", words)]
    assert found[:2] == ["holm", "hollm"]
    assert "figures bridge killed" in found
    assert "larsson" not in found
    assert len(found) <= 5


def test_a_place_watches_so_much_and_no_more(lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watches, "MOST", 1)
    add(lite, "peskov")
    with pytest.raises(watches.TooMany):
        add(lite, "holm")
