"""Two names that are one person: said in a form, and said to be two again."""

from typing import Any
from unittest.mock import Mock

import pytest
from sqlmodel import col, select

from handlers.questions.answering import answer
from handlers.reviewing import persons
from handlers.say import results
from handlers.say.lines import plain
from handlers.say.phrases import review as words
from store.database import Store
from store.scope import Scope
from store.tables import AuditRow
from store.tenants import settings
from store.tenants.settings import ChannelSettings, Correcting
from tests.articles import BRIDGE_MORNING
from tests.handlers.desks import Office, refused
from tests.slack.blocks import check_view
from tests.store.filing import file_text
from tests.store.test_merging import OTHER, speaker


@pytest.fixture
def office(lite: Store, monkeypatch: pytest.MonkeyPatch) -> Office:
    file_text(lite, BRIDGE_MORNING)
    file_text(lite, OTHER, ts="2.0")
    return Office(lite)


def shown(office: Office, question: str, *private: str) -> str:
    found = answer(question, Scope("T1", frozenset(private)), office.store)
    return "\n".join(plain(part) for part in found.sections)


def asks(office: Office, question: str = "by:holm", channel: str = "C1") -> dict[str, Any]:
    """Presses the button under an answer. The form that opens."""
    found = answer(question, Scope("T1", frozenset({channel})), office.store)
    buttons = results.message(found)["blocks"][-1]["elements"]
    button = next(one for one in buttons if one["action_id"] == results.PEOPLE)
    body = {
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": channel},
        "trigger_id": "t",
        "container": {"type": "message", "is_ephemeral": True, "channel_id": channel},
        "actions": [button],
    }
    persons.people_asked(Mock(), body, office.ears)
    view = office.slack.views_open.call_args.kwargs["view"]
    assert check_view(view) == []
    return dict(view)


def sends(office: Office, view: dict[str, Any], value: str) -> dict[str, Any]:
    state = {"person": {"person": {"selected_option": {"value": value} if value else None}}}
    filled = {**view, "id": "V1", "state": {"values": state}}
    ack = Mock()
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "view": filled}
    persons.form_submitted(ack, body, office.ears)
    return dict(ack.call_args.kwargs)


def splits(office: Office, view: dict[str, Any]) -> dict[str, Any]:
    button = next(b["accessory"] for b in view["blocks"] if "accessory" in b)
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [button]}
    persons.split_pressed(Mock(), {**body, "view": {**view, "id": "V1"}}, office.ears)
    return dict(office.slack.views_update.call_args.kwargs["view"])


def deeds(office: Office) -> list[tuple[str, str, dict[str, Any]]]:
    with office.store.reading() as session:
        rows = session.exec(select(AuditRow).order_by(col(AuditRow.id))).all()
        return [(row.what, row.scope, row.after or row.before) for row in rows]


def test_two_names_become_one_person_and_two_again(office: Office) -> None:
    other = speaker(office.store, "Carina Holmes")
    assert sends(office, asks(office), f"id:{other}") == {}
    assert "Today we lost" in shown(office, "by:holm")
    view = asks(office)
    assert "Carina Holmes" in str(view)
    assert words.SPLIT_DONE.format("Carina Holmes", "Karin Holm") in str(splits(office, view))
    assert "Today we lost" not in shown(office, "by:holm")
    both = {"speaker": "Carina Holmes", "same_as": "Karin Holm"}
    assert deeds(office) == [("merge", "", both), ("split", "", both)]
    assert office.queue.refresh.call_count == 4


def test_the_same_twice_is_told_in_the_form(office: Office) -> None:
    other = f"id:{speaker(office.store, 'Carina Holmes')}"
    sends(office, asks(office), other)
    answered = sends(office, asks(office), other)
    assert answered["errors"] == {"person": words.ONE_ALREADY}
    assert splits(office, asks(office))
    stale = asks(office)
    assert sends(office, stale, "id:999")["errors"] == {"person": words.NO_SUCH_NAME}
    assert sends(office, stale, "") == {}


def test_splitting_twice_says_that_they_are_two_already(office: Office) -> None:
    sends(office, asks(office), f"id:{speaker(office.store, 'Carina Holmes')}")
    view = asks(office)
    splits(office, view)
    assert words.NO_MERGE_LEFT in str(splits(office, view))


def test_a_private_name_is_merged_into_the_public_one_and_for_its_channel_alone(
    office: Office,
) -> None:
    text = OTHER.replace("Carina Holmes", "Kaja Sund").replace("neighbours", "cousins")
    file_text(office.store, text, channel="C2", private=True, ts="3.0")
    office.slack.users_conversations.return_value = {"channels": [{"id": "C2"}]}
    hidden = speaker(office.store, "Kaja Sund", "C2")
    assert sends(office, asks(office, channel="C2"), f"id:{hidden}") == {}
    assert "cousins" in shown(office, "by:holm", "C2")
    assert "Sund" not in shown(office, "by:holm")
    assert "cousins" not in shown(office, "by:holm")
    assert [scope for _, scope, _ in deeds(office)] == ["C2"]


def test_whoever_left_the_private_channel_meanwhile_reaches_none_of_its_names(
    office: Office,
) -> None:
    file_text(office.store, OTHER.replace("Carina", "Kaja"), channel="C2", private=True, ts="3.0")
    hidden = speaker(office.store, "Kaja Holmes", "C2")
    view = asks(office, channel="C2")
    assert sends(office, view, f"id:{hidden}")["errors"] == {"person": words.NO_SUCH_NAME}
    offered = Mock()
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "view": view, "value": "kaja"}
    persons.names_typed(offered, body, office.ears)
    assert offered.call_args.kwargs == {"options": []}


def test_without_rights_the_form_says_so(office: Office) -> None:
    with office.store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(correcting=Correcting.ADMINS))
    answered = sends(office, asks(office), f"id:{speaker(office.store, 'Carina Holmes')}")
    assert answered["errors"] == {"person": words.NO_RIGHTS}


def test_an_expired_trigger_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "handlers.reviewing.surfaces._respond", lambda _at, one, _e: said.append(one)
    )
    office.slack.views_open.side_effect = refused("expired_trigger_id")
    asks(office)
    assert words.TOO_LATE in str(said[0]["blocks"][0])
