"""The app as Slack's requests reach it, past the door."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_bolt import App, BoltRequest

from bot.app import build_app
from bot.seeing.metrics import Meters
from bot.settings import Settings
from store.database import Store
from store.tenants import installations, workspaces
from store.tenants.installations import Installation
from store.tenants.seals import Seal, new_key
from store.work import inbox
from store.work.queue import Queue, open_queue
from tests.articles import BRIDGE_MORNING
from tests.conftest import NOW
from tests.slack import StandInSlack


@pytest.fixture
def app(lite: Store, tmp_path: Path) -> Iterator[App]:
    queue = open_queue(f"sqlite:///{tmp_path / 'claims.db'}")
    with StandInSlack() as slack:
        yield build_app(Settings.read(slack.env), lite, queue, Meters.new())
    queue.close()


LIMITED = {
    "type": "app_rate_limited",
    "team_id": "T1",
    "minute_rate_limited": 1518467820,
    "api_app_id": "A1",
}
UNKNOWN = {"type": "event_callback", "team_id": "T1", "event": {"type": "star_added"}}


@pytest.mark.parametrize("body", [LIMITED, UNKNOWN], ids=["limited", "unknown"])
def test_what_nobody_listens_to_is_acknowledged(app: App, body: dict[str, Any]) -> None:
    assert app.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200


def test_whoever_runs_it_is_told_that_events_are_held_back(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "bot.app"):
        app.dispatch(BoltRequest(mode="socket_mode", body=LIMITED))
    assert "T1 since 1518467820" in caplog.text


MANY = {"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "secret", "CLAIMS_SECRET_KEY": new_key()}


@pytest.fixture
def for_many(lite: Store) -> App:
    """The app where workspaces install it themselves: T1 has, and organisation E1."""
    seal = Seal.of((MANY["CLAIMS_SECRET_KEY"],))
    with lite.writing() as session:
        installations.save(session, Installation("T1", "", "xoxb-1"), seal, now=NOW)
        installations.save(session, Installation("", "E1", "xoxb-e"), seal, now=NOW)
    queue = create_autospec(Queue, instance=True)
    return build_app(Settings.read(MANY), lite, queue, Meters.new())


def pasted(team: str | None, enterprise: str | None = None) -> dict[str, Any]:
    event = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1"}
    authorization = {"team_id": team, "enterprise_id": enterprise}
    return {
        "type": "event_callback",
        "team_id": "T9",  # of whoever wrote it
        "context_team_id": team or "T3",
        "is_ext_shared_channel": False,
        "event": event | {"ts": "1.0", "text": BRIDGE_MORNING},
        "authorizations": [authorization | {"is_enterprise_install": not team}],
    }


EVENTS = {
    "a workspace that has it": (pasted("T1"), ["T1"]),
    "a workspace that has it through its organisation": (pasted(None, "E1"), ["T3"]),
    "one that never had it": (pasted("T2"), []),
    "one of another organisation": (pasted(None, "E9"), []),
}


@pytest.mark.parametrize(("body", "filed"), EVENTS.values(), ids=EVENTS.keys())
def test_an_event_is_filed_for_the_workspace_that_installed_it(
    for_many: App, lite: Store, body: dict[str, Any], filed: list[str]
) -> None:
    assert for_many.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200
    with lite.reading() as session:
        assert [message.key.team for message in inbox.unsettled(session)] == filed


def test_that_it_was_removed_is_heard_also_when_the_token_is_gone_already(
    for_many: App, lite: Store
) -> None:
    for kind in ("tokens_revoked", "app_uninstalled", "app_uninstalled"):
        event = {"type": kind, "tokens": {"bot": ["UBOT"]}}
        body = {"type": "event_callback", "team_id": "T1", "event": event}
        body["authorizations"] = [{"team_id": "T1", "enterprise_id": None}]
        assert for_many.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200
    with lite.reading() as session:
        known = workspaces.find(session, "T1")
    assert known is not None
    assert known.delete_at is not None
