"""An article that every worker dies of: given up in the end, and the rest goes on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.articles import BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.scenarios.test_killed import FATAL
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import REPOSITORY


@pytest.fixture
def cursed(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom whose workers die of every article, and do not try it as often as others."""
    moment = tmp_path / "moment"
    moment.write_text("before extract")
    path = os.pathsep.join((str(FATAL), str(REPOSITORY)))
    env = {"PYTHONPATH": path, "FATAL_MOMENT": str(moment), "FATAL_AGAIN": "1"}
    with StandInSlack() as slack, BotProcess(slack, env=env) as bot:
        yield Newsroom(slack, bot, slack.user("alice"), slack.user("bob"))


def test_what_kills_every_worker_is_given_up(cursed: Newsroom, tmp_path: Path) -> None:
    message = cursed.alice.posts(cursed.channel(kind="group"), GRAIN)
    said = cursed.slack.wait_for_reply(message, timeout=90)
    assert "This could not be finished." in said.shown
    (tmp_path / "moment").unlink()
    other = cursed.alice.posts(cursed.channel(kind="group"), BRIDGE_MORNING)
    assert "neighbours" in cursed.slack.wait_for_reply(other, timeout=60).shown
    cursed.alice.clicks(said, "retry")
    cursed.slack.wait_until(
        lambda: any("tonne" in shown for shown in cursed.replies(message)), timeout=60
    )
