"""What is exported is what `/claims` finds, on all of its pages, and nothing more."""

import pytest

from handlers.exporting.choosing import NoExport, choose
from handlers.exporting.columns import words as said
from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store
from store.finding import search
from store.scope import Scope
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.exporting.filled import PUBLIC, dossier, fill
from tests.store.filing import file_text

ASKED = (
    "holm",
    "holme",
    "Zelensky",
    "zelensky exports",
    "tonne",
    '"neighbours and friends"',
    "by:holm kind:direct",
    "told:nord",
    "kind:figure ships",
    "since:2020-01-01 tonne",
    "figures ships waiting",
    "conflicts",
)


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def shown(store: Store, asked: str) -> str:
    """All pages of the answer."""
    found = answer(asked, PUBLIC, store)
    pages = [answer(asked, PUBLIC, store, page=page) for page in range(found.pages)]
    return "\n".join(plain(part) for page in pages for part in page.sections)


def test_every_claim_exported_is_one_that_is_shown(filled: Store) -> None:
    for asked in ASKED:
        found = dossier(filled, asked).found
        words = shown(filled, asked)
        assert found, asked
        for entry in found:
            assert said(entry.claim).split(" … ")[0][:40] in words, asked


def test_as_many_are_exported_as_are_counted(filled: Store) -> None:
    for asked in ("holm", "tonne", "kind:figure ships", "figures ships waiting"):
        assert f" {len(dossier(filled, asked).found)} claim" in shown(filled, asked), asked


def test_without_a_question_everything_is_exported(filled: Store) -> None:
    assert {entry.snapshot_id for entry in dossier(filled).found} == {
        snapshot.id for snapshot in dossier(filled).snapshots
    }


NONE = {
    "nobody at all": "Nothing on file for nobody at all.",
    "since:whenever": "The filter since: takes a day, such as since:2022-04-07.",
    "figures": "Nothing on file for figures.",
    "by:unknown": "Nothing on file for by:unknown.",
}


def test_nothing_found_is_said_in_a_sentence(filled: Store) -> None:
    for asked, sentence in NONE.items():
        with pytest.raises(NoExport) as error:
            dossier(filled, asked)
        assert str(error.value) == sentence


def test_an_empty_store_has_nothing_to_export(lite: Store) -> None:
    with pytest.raises(NoExport, match=r"Nothing is on file yet"):
        dossier(lite)


def test_too_much_is_refused_with_what_to_do(lite: Store) -> None:
    fill(lite)
    with (
        lite.reading() as session,
        pytest.raises(NoExport, match=r"More than 3 claims .* Narrow it down"),
    ):
        choose(session, PUBLIC, "", most=3)


def test_more_is_exported_than_an_answer_counts(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_COUNTED", 2)
    fill(lite)
    assert len(dossier(lite, "kind:quote").found) > 3


def test_a_private_channel_is_for_those_who_are_in_it(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    file_text(store, GRAIN, channel="G1", private=True, ts="2.0")
    file_text(store, GRAIN, team="T2", ts="3.0")
    assert {one.channel for one in dossier(store).snapshots} == {"C1"}
    member = Scope("T1", frozenset({"G1"}))
    assert {one.channel for one in dossier(store, scope=member).snapshots} == {"C1", "G1"}


def test_what_a_claim_was_compared_with_stays_private_too(store: Store) -> None:
    """A private article was compared with a public one. Who sees that one alone sees no more."""
    file_text(store, BRIDGE_MORNING)
    changed = BRIDGE_MORNING.replace("12 people", "19 people").replace("Today", "This day")
    file_text(store, changed, channel="G1", private=True, ts="2.0")
    assert dossier(store).links == ()
    assert dossier(store, scope=Scope("T1", frozenset({"G1"}))).links
