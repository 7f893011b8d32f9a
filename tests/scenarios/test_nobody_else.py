"""Nothing leaves the machine but to Slack and to the links that people paste."""

import os
import re
from ast import literal_eval
from pathlib import Path

import pytest

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.scenarios.web import Web
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import REPOSITORY

WATCHED = Path(__file__).parent / "watched"
LOOKED_UP = re.compile(r"^socket\.get\w+ (.+)$", re.M)
CALLED = re.compile(r"^socket\.(?:connect|sendto) (.+)$", re.M)
HERE = {"127.0.0.1", "0.0.0.0"}  # an address that is listened at is looked up as well


@pytest.mark.parametrize("mode", ["socket", "http"])
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nobody_is_called_but_slack_and_the_links(
    mode: str, database: str, tmp_path: Path, web: Web, request: pytest.FixtureRequest
) -> None:
    notes = tmp_path / "notes"
    env = {
        "PYTHONPATH": os.pathsep.join((str(WATCHED), str(REPOSITORY))),
        "WATCHED_NOTES": str(notes),
        "CLAIMS_ALLOW_HOSTS": "127.0.0.1",
    }
    if database == "postgres":
        env["DATABASE_URL"] = request.getfixturevalue("postgres").new_database()
    with StandInSlack() as slack, BotProcess(slack, mode, env=env) as bot:
        newsroom = Newsroom(slack, bot, slack.user("alice"), slack.user("bob"))
        whole_day(newsroom, web)
        assert bot.stop(timeout=40) == 0
        stand_ins = {slack.server.address, web.url("").rstrip("/")}
    noted = notes.read_text()
    assert set(LOOKED_UP.findall(noted)) <= HERE
    called = {"http://{}:{}".format(*literal_eval(call)) for call in CALLED.findall(noted)}
    assert called == stand_ins


def whole_day(newsroom: Newsroom, web: Web) -> None:
    """A text, a link, a picture, a question, an edit and a deletion."""
    channel = newsroom.channel(kind="group")
    first = newsroom.alice.posts(channel, BRIDGE_MORNING)
    newsroom.reply(first)
    second = newsroom.alice.posts(channel, BRIDGE_EVENING)
    newsroom.reply(second)
    newsroom.alice.clicks(newsroom.slack.replies(second)[0], "timeline")
    newsroom.reply(newsroom.alice.posts(channel, web.url("story-1")))
    assert "Holm" in newsroom.asks(channel, "holm")
    newsroom.alice.edits(first, BRIDGE_MORNING.replace("neighbours", "workers"))
    newsroom.alice.deletes(second)
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(second), timeout=30)
    newsroom.quiet()
