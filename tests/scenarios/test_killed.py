"""Workers and bots killed (SIGKILL) at every moment of a message's way: one reply all the same."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack import BotProcess, Slow, StandInSlack
from tests.slack.bot_process import REPOSITORY
from tests.slack.world import Message

FATAL = Path(__file__).parent / "fatal"
STEPS = ("look", "withdraw", "read", "extract", "compare", "post", "settle")
MOMENTS = [
    *(f"{when} {step}" for step in STEPS for when in ("before", "after", "between")),
    "posting",
    "posted",
]


@dataclass(frozen=True, slots=True)
class Doomed(Newsroom):
    """A newsroom whose bot dies when it is told to."""

    moment: Path

    def dies(self, moment: str) -> None:
        self.moment.write_text(moment)

    def is_dead(self) -> bool:
        return not self.moment.exists()


@pytest.fixture(scope="module", params=["socket", "http"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doomed]:
    moment = tmp_path_factory.mktemp("fatal") / "moment"
    path = os.pathsep.join((str(FATAL), str(REPOSITORY)))
    env = {"PYTHONPATH": path, "FATAL_MOMENT": str(moment)}
    with StandInSlack() as slack, BotProcess(slack, request.param, env=env) as bot:
        yield Doomed(slack, bot, slack.user("alice"), slack.user("bob"), moment)


@pytest.fixture
def doomed(shared: Doomed) -> Iterator[Doomed]:
    yield shared
    assert shared.bot.is_running


def answered_once(newsroom: Newsroom, message: Message) -> None:
    newsroom.slack.wait_for_reply(message, timeout=60)
    newsroom.quiet()
    [reply] = newsroom.slack.replies(message)
    assert "“" in reply.shown


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_killed_at_any_moment_leaves_one_reply(doomed: Doomed, moment: str) -> None:
    doomed.dies(moment)
    message = doomed.alice.posts(doomed.channel(kind="group"), BRIDGE_EVENING)
    doomed.slack.wait_until(doomed.is_dead, timeout=60)
    answered_once(doomed, message)


@pytest.mark.parametrize("moment", ["before withdraw", "after withdraw", "before settle"])
def test_a_worker_killed_over_a_deletion_takes_the_reply_back(doomed: Doomed, moment: str) -> None:
    message = doomed.alice.posts(doomed.channel(kind="group"), GRAIN)
    doomed.slack.wait_for_reply(message, timeout=60)
    doomed.quiet()
    doomed.dies(moment)
    doomed.alice.deletes(message)
    doomed.slack.wait_until(doomed.is_dead, timeout=60)
    doomed.slack.wait_until(lambda: not doomed.slack.replies(message), timeout=60)


def test_a_bot_killed_after_slack_took_the_post_and_before_its_answer(doomed: Doomed) -> None:
    doomed.slack.fails("chat.postMessage", Slow(30))
    message = doomed.alice.posts(doomed.channel(kind="group"), BRIDGE_MORNING)
    doomed.slack.wait_for_reply(message, timeout=60)
    doomed.bot.restart()
    settled = doomed.alice.posts(doomed.channel(kind="group"), GRAIN)
    answered_once(doomed, settled)
    doomed.slack.wait_until(lambda: doomed.slack.calls_to("chat.update"), timeout=60)
    answered_once(doomed, message)
