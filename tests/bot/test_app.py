"""The app as Slack's requests reach it, past the door."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App, BoltRequest

from bot.app import build_app
from bot.seeing.metrics import Meters
from bot.settings import Settings
from store.database import Store
from store.queue import open_queue
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
