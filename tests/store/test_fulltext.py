"""Claims are found by their words, on both databases alike."""

import pytest

from store.database import Store
from store.filing import articles
from store.finding import search
from store.finding.filters import Criteria
from store.scope import Scope
from store.work import inbox
from store.work.message import MessageKey
from tests.store.filing import file_text

TEXT = (
    "“We will ship every tonne we promised,” Ann Field said on Monday. "
    "At least 12 ships were waiting near Odesa, the port said."
)
EVERYBODY = Scope("T1")
FOUND = {
    ("tonne",): ("", 1),
    ("promise",): ("", 1),
    ("PROMISED",): ("", 1),
    ("omised",): ("", 0),
    ("tonne", "promised"): ("", 1),
    ("tonne", "schools"): ("", 0),
    ("monday",): ("quote", 2),  # beside the claims, in their paragraph
    ("mon*ay",): ("", 0),
    ('"',): ("quote", 2),  # asks for nothing
    ('sch") OR (folded : "ship',): ("", 0),
    ("tonne & !promised",): ("", 0),
    ("NOT",): ("", 0),
}


def total(store: Store, asked: Criteria, scope: Scope = EVERYBODY) -> int:
    with store.reading() as session:
        return search.claims(session, scope, asked).total


def test_words_are_found(store: Store) -> None:
    file_text(store, TEXT)
    for words, (kind, number) in FOUND.items():
        found = total(store, Criteria(words=words, kind=kind))
        assert found == number, words


@pytest.mark.parametrize(
    ("exact", "number"),
    [("every tonne we", 1), ("tonne every", 0), ("ship every ton", 1), ("hip every", 0), ("%", 2)],
)
def test_exact_words_are_found_in_their_order(store: Store, exact: str, number: int) -> None:
    file_text(store, TEXT)
    assert total(store, Criteria(exact=(exact,), kind="quote")) == number


def test_who_was_told_is_found(store: Store) -> None:
    file_text(store, "“The bridge is safe,” Ann Field told Radio Nord on Monday.")
    assert total(store, Criteria(told="nord")) == 1
    assert total(store, Criteria(told="west")) == 0


def test_what_is_taken_back_is_not_found(store: Store) -> None:
    file_text(store, TEXT)
    with store.writing() as session:
        message = inbox.known(session, MessageKey("T1", "C1", "1.0"))
        assert message is not None
        articles.remove(session, message.id, "text")
    assert total(store, Criteria(words=("tonne",))) == 0
    file_text(store, TEXT.replace("tonne", "barrel"), ts="2.0")
    assert total(store, Criteria(words=("tonne",))) == 0
    assert total(store, Criteria(words=("barrel",))) == 1


def test_words_of_a_channel_made_private_are_its_own(store: Store) -> None:
    file_text(store, TEXT, channel="C2")
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=True)
    assert total(store, Criteria(words=("tonne",))) == 0
    assert total(store, Criteria(words=("tonne",)), Scope("T1", frozenset({"C2"}))) == 1


def test_of_many_it_is_said_that_there_are_more(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_COUNTED", 3)
    for number in range(3):
        file_text(lite, f"“The fair opens on day {number},” Ann Field said.", ts=f"{number}.0")
    with lite.reading() as session:
        three = search.claims(session, EVERYBODY, Criteria(words=("fair",), kind="quote"))
    file_text(lite, "“The fair opens at last,” Ann Field said.", ts="9.0")
    with lite.reading() as session:
        four = search.claims(session, EVERYBODY, Criteria(words=("fair",), kind="quote"))
    assert (three.total, three.more) == (3, False)
    assert (four.total, four.more) == (3, True)
