"""Nothing pasted where a person is not, is ever in anything they are shown."""

from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store
from store.scope import Scope
from store.work import inbox
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.store.filing import file_text

QUESTIONS = ("holm", "holme", "karin holm", "bridge", '"neighbours and friends"', "conflicts")
QUESTIONS += ("figures people died", "by:holm", "told:radio", "since:2020-01-01", "in:C2 bridge")


def shown(store: Store, question: str, scope: Scope) -> str:
    return "\n".join(plain(part) for part in answer(question, scope, store).sections)


def test_a_private_channel_is_seen_by_its_members_alone(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C2", private=True)
    inside, outside = Scope("T1", frozenset({"C2"})), Scope("T1", frozenset({"C1"}))
    assert "Karin Holm" in shown(store, "holm", inside)
    for question in QUESTIONS:
        assert "Holm" not in shown(store, question, outside).replace("holm", ""), question
        assert "Radio Nord" not in shown(store, question, outside), question


def test_another_workspace_sees_nothing(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, team="T1")
    for question in QUESTIONS:
        assert "Radio Nord" not in shown(store, question, Scope("T2", frozenset({"C1"}))), question


def test_a_public_article_is_not_compared_with_a_private_one(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C2", private=True)
    report = file_text(store, BRIDGE_EVENING, channel="C1", ts="2.0")
    assert {r.earlier.citation.channel for r in report.relations} <= {"C1"}
    assert report.store_is_empty


def test_a_private_article_is_compared_with_public_ones(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C1")
    report = file_text(store, BRIDGE_EVENING, channel="C2", private=True, ts="2.0")
    assert "C1" in {r.earlier.citation.channel for r in report.relations}


def test_a_channel_made_private_takes_its_claims_along(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="C2")
    file_text(store, BRIDGE_EVENING, channel="C1", ts="2.0")
    everybody = Scope("T1", frozenset({"C1"}))
    assert "neighbours and friends today" in shown(store, "conflicts", everybody)
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=True)
    for question in QUESTIONS:
        assert "neighbours and friends today" not in shown(store, question, everybody), question


def test_a_name_known_only_in_private_is_not_suggested(store: Store) -> None:
    file_text(store, GRAIN, channel="C2", private=True)
    assert "Zelensk" not in shown(store, "zelenska", Scope("T1", frozenset({"C1"}))).replace(
        "zelenska", ""
    )
