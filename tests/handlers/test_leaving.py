"""The app is removed: told in any order, twice or late, nothing more is done for a workspace."""

from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.articles.settling import settle_message
from handlers.chores import KINDS, Rota, do_chore
from handlers.desk import MessageGone
from handlers.hearing import leaving
from store.database import Store
from store.tables import all_tables
from store.tenants import installations, settings, workspaces
from store.tenants.installations import Installation
from store.tenants.seals import Seal, new_key
from store.work import inbox
from store.work.message import Message, MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.conftest import NOW
from tests.handlers.desks import Office, directly
from tests.store.filing import file_text

SEAL = Seal.of((new_key(),))
BEFORE, AFTER = int(NOW.timestamp()) - 60, int(NOW.timestamp()) + 60


@pytest.fixture
def office(store: Store) -> Office:
    """Two workspaces that have the app and something on file, and one of an organisation."""
    with store.writing() as session:
        for team in ("T1", "T2"):
            new = Installation(team, "", f"xoxb-{team}")
            installations.save(session, new, SEAL, now=NOW)
        installations.save(session, Installation("", "E1", "xoxb-E1"), SEAL, now=NOW)
        workspaces.note(session, "T3", enterprise="E1")
        for team in ("T1", "T2"):
            settings.change(session, team, "C1", {"keep_days": 3}, who="U1", now=NOW)
    for team in ("T1", "T2"):
        file_text(store, BRIDGE_MORNING, team=team)
        file_text(store, BRIDGE_EVENING, team=team, ts="2.0")
    return Office(store)


def told(what: str, at: int = AFTER, team: str = "T1") -> dict[str, Any]:
    event: dict[str, Any] = {"type": what}
    if what == leaving.REVOKED:
        event["tokens"] = {"oauth": [], "bot": ["UBOT"]}
    return {"team_id": team, "event": event, "event_time": at}


def hear(office: Office, body: dict[str, Any]) -> None:
    if body["event"]["type"] == leaving.REVOKED:
        leaving.revoked(body["event"], body, office.ears)
    else:
        leaving.uninstalled(body, office.ears)


def installed(office: Office, team: str = "T1") -> bool:
    with office.store.reading() as session:
        return installations.find(session, team, SEAL) is not None


def delete_at(office: Office, team: str = "T1") -> datetime | None:
    with office.store.reading() as session:
        known = workspaces.find(session, team)
    return known.delete_at if known else None


def rows(store: Store, team: str) -> dict[str, int]:
    """How many rows of a workspace each table has."""
    found = {}
    with store.engine.connect() as connection:
        for table in all_tables():
            if "team_id" in table.columns:
                mine = select(func.count()).where(table.columns.team_id == team)
                found[table.name] = connection.execute(mine).scalar() or 0
    return {name: number for name, number in found.items() if number}


def purge(office: Office) -> None:
    """What a worker does of what has fallen due."""
    Rota(office.desk).look()
    for call in office.queue.chore.call_args_list:
        if call.args[0].kind == leaving.DELETE:
            do_chore(call.args[0], directly, office.desk, KINDS)
    office.queue.chore.reset_mock()


TWICE = [leaving.UNINSTALLED, leaving.REVOKED, leaving.UNINSTALLED]


@pytest.mark.parametrize("order", sorted(set(permutations(TWICE))))
def test_told_in_any_order_the_token_goes_at_once_and_the_data_later(
    office: Office, order: tuple[str, ...]
) -> None:
    for what in order:
        hear(office, told(what))
        office.time += timedelta(minutes=5)
    assert not installed(office)
    first = NOW + timedelta(minutes=5) * order.index(leaving.UNINSTALLED)
    assert delete_at(office) == first + timedelta(days=30)
    assert installed(office, "T2")


def test_a_revoked_token_alone_deletes_nothing(office: Office) -> None:
    hear(office, told(leaving.REVOKED))
    assert not installed(office)
    assert delete_at(office) is None


def test_a_persons_token_is_none_of_ours(office: Office) -> None:
    event = {"type": leaving.REVOKED, "tokens": {"oauth": ["U1"], "bot": []}}
    leaving.revoked(event, {"team_id": "T1", "event": event}, office.ears)
    assert installed(office)


def test_told_late_of_an_earlier_time_changes_nothing(office: Office) -> None:
    for what in TWICE:
        hear(office, told(what, at=BEFORE))
    assert installed(office)
    assert delete_at(office) is None


def test_installed_again_nothing_is_deleted(office: Office) -> None:
    hear(office, told(leaving.UNINSTALLED))
    with office.store.writing() as session:
        installations.save(session, Installation("T1", "", "xoxb-2"), SEAL, now=office.time)
    office.time += timedelta(days=40)
    purge(office)
    assert rows(office.store, "T1")["article"] == 2


def test_everything_is_deleted_when_its_time_has_come_and_nobody_elses(office: Office) -> None:
    others = rows(office.store, "T2")
    hear(office, told(leaving.UNINSTALLED))
    purge(office)
    held = rows(office.store, "T1")
    assert {"article", "quote", "figure", "relation", "setting", "audit", "name_word"} <= set(held)
    office.time += timedelta(days=30)
    purge(office)
    assert rows(office.store, "T1") == {"chore": 1}  # that it is done, and nothing else
    assert rows(office.store, "T2") == others
    with office.store.reading() as session:
        assert workspaces.find(session, "T1") is None


def test_the_policy_may_be_to_keep_it(office: Office) -> None:
    object.__setattr__(office.ears, "grace", None)
    hear(office, told(leaving.UNINSTALLED))
    office.time += timedelta(days=4000)
    purge(office)
    assert rows(office.store, "T1")["article"] == 2
    assert not installed(office)


def test_what_waits_is_settled_thereby(office: Office) -> None:
    waiting = Message(MessageKey("T1", "C1", "3.0"), "3.0", private=False, text=BRIDGE_MORNING)
    with office.store.writing() as session:
        inbox.put(session, waiting, now=NOW)
    hear(office, told(leaving.UNINSTALLED))
    with office.store.reading() as session:
        assert [one.key.team for one in inbox.unsettled(session)].count("T1") == 0


def test_a_job_for_a_message_that_is_deleted_meanwhile_ends(office: Office) -> None:
    with pytest.raises(MessageGone):
        settle_message(MessageKey("T1", "C1", "9.0"), directly, office.desk)


def organisation(event: dict[str, Any]) -> dict[str, Any]:
    authorization = {"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}
    return {"event": event, "authorizations": [authorization], "event_time": AFTER}


def test_an_organisation_leaves_with_all_its_workspaces(office: Office) -> None:
    assert installed(office, "T3")
    leaving.uninstalled(organisation({"type": leaving.UNINSTALLED}), office.ears)
    assert not installed(office, "T3")
    assert delete_at(office, "T3") == NOW + timedelta(days=30)
    assert installed(office, "T1")


def test_some_workspaces_of_an_organisation_leave_and_come_back(office: Office) -> None:
    leaving.teams_gone({"team_ids": ["T3", 4]}, office.ears)
    assert not installed(office, "T3")
    leaving.teams_back({"team_ids": ["T3"]}, office.ears)
    assert installed(office, "T3")
    assert delete_at(office, "T3") is None


@pytest.mark.parametrize("event", [{}, {"tokens": []}, {"team_ids": "T1"}, {"tokens": {"bot": 0}}])
def test_marks_in_place_of_parts_change_nothing(office: Office, event: dict[str, Any]) -> None:
    leaving.revoked(event, {"team_id": "T1", "event": event}, office.ears)
    leaving.teams_gone(event, office.ears)
    leaving.teams_back(event, office.ears)
    assert installed(office)
