"""Two speakers said to be one person, and said to be two again."""

from sqlmodel import select

from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store
from store.people import merging
from store.scope import Scope
from store.tables import SpeakerRow
from store.work import inbox
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.conftest import NOW
from tests.store.filing import file_text

EVERYBODY = Scope("T1")
OTHER = BRIDGE_EVENING.replace("Karin Holm", "Carina Holmes")


def speaker(store: Store, name: str, scope: str = "") -> int:
    with store.reading() as session:
        rows = session.exec(select(SpeakerRow).where(SpeakerRow.scope == scope)).all()
    return next(row.id or 0 for row in rows if row.name == name)


def merge(store: Store, one: str, into: str, scopes: tuple[str, str] = ("", "")) -> str:
    pair = speaker(store, one, scopes[0]), speaker(store, into, scopes[1])
    with store.writing() as session:
        return merging.merge(session, *pair, channel="C1", who="U1", now=NOW)


def shown(store: Store, question: str, scope: Scope = EVERYBODY) -> str:
    return "\n".join(plain(part) for part in answer(question, scope, store).sections)


def test_two_names_of_one_person_find_the_quotes_of_both(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    file_text(store, OTHER, ts="2.0")
    assert "Today we lost" not in shown(store, "by:holm")
    assert merge(store, "Carina Holmes", "Karin Holm") == ""
    for question in ("by:holm", "by:carina"):
        assert "Today we lost" in shown(store, question), question
        assert "neighbours and friends today" in shown(store, question), question
    assert "Carina Holmes," not in shown(store, "by:holm")
    with store.writing() as session:
        assert merging.split(session, "T1", speaker(store, "Carina Holmes"))
    assert "Today we lost" not in shown(store, "by:holm")
    assert "Carina Holmes" in shown(store, "by:carina")


def test_wordings_of_one_person_are_compared(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    file_text(store, OTHER.replace("Today we lost neighbours and friends", "It rained"), ts="2.0")
    merge(store, "Carina Holmes", "Karin Holm")
    report = file_text(store, OTHER, ts="3.0")
    assert "same_statement" in {relation.kind for relation in report.relations}


def test_merging_is_refused_twice_and_in_a_ring(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    file_text(store, OTHER, ts="2.0")
    merge(store, "Carina Holmes", "Karin Holm")
    assert merge(store, "Carina Holmes", "Karin Holm") == "already"
    assert merge(store, "Karin Holm", "Carina Holmes") == "already"


def test_nobody_is_merged_into_a_name_of_a_private_channel(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C2", private=True)
    file_text(store, OTHER, ts="2.0")
    assert merge(store, "Carina Holmes", "Karin Holm", ("", "C2")) == "private"
    assert merge(store, "Karin Holm", "Carina Holmes", ("C2", "")) == ""
    assert "Holmes" in shown(store, "by:holm", Scope("T1", frozenset({"C2"})))
    assert "neighbours and friends today" not in shown(store, "by:holmes")


def test_a_name_that_became_private_is_not_spelt_out_elsewhere(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C2")
    file_text(store, OTHER, ts="2.0")
    merge(store, "Carina Holmes", "Karin Holm")
    assert "Karin Holm" in shown(store, "by:carina")
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=True)
    assert "Karin" not in shown(store, "by:carina")
    assert "Carina Holmes" in shown(store, "by:carina")
