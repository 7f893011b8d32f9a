"""Exports on file: asked for once, remembered with their claims, forgotten with them."""

from sqlmodel import Session, select

from store.database import Store
from store.filing import articles
from store.packing import exports
from store.packing.dossier import Chosen
from store.packing.exports import FIGURE, QUOTE, Export
from store.tables import AuditRow, FigureRow, QuoteRow
from tests.articles import BRIDGE_MORNING
from tests.conftest import NOW
from tests.store.filing import file_text


def ask(store: Store, user: str = "U1", question: str = "holm") -> Export:
    with store.writing() as session:
        return exports.ask(
            session,
            team="T1",
            channel="C1",
            user=user,
            form="csv",
            question=question,
            response_url="https://hooks.test/1",
            now=NOW,
        )


def ids(session: Session) -> tuple[list[int], list[int]]:
    quotes = session.exec(select(QuoteRow.id)).all()
    figures = session.exec(select(FigureRow.id)).all()
    return [one for one in quotes if one], [one for one in figures if one]


def send(store: Store, export: Export) -> tuple[list[int], list[int]]:
    with store.writing() as session:
        quotes, figures = ids(session)
        claims = Chosen(frozenset(quotes), frozenset(figures))
        assert exports.note(session, export.id, claims)
        exports.uploaded(session, export.id, "F1")
        exports.sent(session, export.id, now=NOW)
    return quotes, figures


def test_the_same_asked_again_while_it_is_on_its_way_is_one_export(store: Store) -> None:
    assert ask(store) == ask(store)
    assert ask(store).id != ask(store, question="lind").id
    assert ask(store).id != ask(store, user="U2").id
    with store.reading() as session:
        assert len(exports.waiting(session)) == 3


def test_once_sent_what_was_asked_is_forgotten_and_the_same_is_another_export(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    first = ask(store)
    send(store, first)
    with store.reading() as session:
        kept = exports.find(session, first.id)
    assert kept
    assert (kept.question, kept.response_url, kept.is_sent, kept.file_id) == ("", "", True, "F1")
    assert ask(store).id != first.id


def test_whoever_was_sent_a_claim_is_known_by_it(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    for user in ("U2", "U1"):
        quotes, figures = send(store, ask(store, user))
    send(store, ask(store, "U1", question="again"))
    with store.reading() as session:
        assert exports.receivers(session, QUOTE, quotes[0]) == ["U1", "U2"]
        assert exports.receivers(session, FIGURE, figures[0]) == ["U1", "U2"]
        assert exports.receivers(session, QUOTE, 10_000) == []


def test_noted_twice_a_claim_is_there_once(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    export = ask(store)
    send(store, export)
    send(store, export)
    with store.reading() as session:
        assert exports.receivers(session, QUOTE, ids(session)[0][0]) == ["U1"]


def test_a_claim_that_is_gone_is_no_longer_known_of_anybody(store: Store) -> None:
    report = file_text(store, BRIDGE_MORNING)
    quotes, _ = send(store, ask(store))
    with store.writing() as session:
        filed = articles.load(session, report.article_id)
        assert filed
        articles.remove(session, filed.origin.message_id, "text")
    with store.reading() as session:
        assert exports.receivers(session, QUOTE, quotes[0]) == []


def test_a_claim_that_went_meanwhile_is_told(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    export = ask(store)
    with store.writing() as session:
        quotes, _ = ids(session)
        assert not exports.note(session, export.id, Chosen(frozenset({*quotes, 10_000})))
        assert exports.receivers(session, QUOTE, quotes[0]) == ["U1"]


def test_it_is_in_the_audit_how_many_claims_left_and_for_whom(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    quotes, figures = send(store, ask(store))
    with store.reading() as session:
        [line] = session.exec(select(AuditRow)).all()
    assert (line.who, line.what) == ("U1", "exported")
    assert line.after == {"form": "csv", "claims": len(quotes) + len(figures)}


def test_one_that_came_to_nothing_leaves_nothing(store: Store) -> None:
    export = ask(store)
    with store.writing() as session:
        exports.drop(session, export.id)
        exports.drop(session, export.id)
    with store.reading() as session:
        assert exports.find(session, export.id) is None
        assert exports.waiting(session) == []
