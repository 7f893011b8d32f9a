"""A newsroom on a stand-in Slack, with the bot running as a real process.

Once in each mode: in Socket Mode on SQLite, in HTTP mode on Postgres where it is installed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.postgres import Postgres
from tests.scenarios.web import Web
from tests.slack import BotProcess, StandInSlack
from tests.slack.people import Person
from tests.slack.world import Channel, Message

OUR_ERROR = re.compile(r'"level": "error", "logger": "(?:bot|handlers|store|claims)\b')


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Alice and Bob in one workspace; a new channel for each test."""

    slack: StandInSlack
    bot: BotProcess
    alice: Person
    bob: Person

    def channel(self, name: str = "newsroom", **kinds: object) -> Channel:
        return self.slack.channel(name, [self.alice], **kinds)  # type: ignore[arg-type]

    def reply(self, message: Message) -> str:
        """What the first reply shows."""
        return self.slack.wait_for_reply(message, timeout=20).shown

    def replies(self, message: Message) -> list[str]:
        return [reply.shown for reply in self.slack.replies(message)]

    def reactions(self, message: Message) -> list[str]:
        now = self.slack.now(message)
        return [name for name, _ in now.reactions] if now else []

    def asks(self, channel: Channel, question: str, person: Person | None = None) -> str:
        """What `/claims` shows to whoever asks."""
        ran = (person or self.alice).runs(channel, "/claims", question)
        self.slack.wait_until(lambda: ran.shown, timeout=10)
        return ran.shown[0].shown

    def quiet(self, seconds: float = 0.8) -> None:
        """Waits until nothing more is said, and checks that nobody was pinged."""
        self.slack.settled(seconds)
        assert self.slack.pings == []
        assert self.slack.splits == []


@pytest.fixture(scope="session", params=["socket", "http"])
def running(request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    with StandInSlack() as slack:
        alice, bob = slack.user("alice"), slack.user("bob")
        env = {"CLAIMS_ALLOW_HOSTS": "127.0.0.1"}
        if request.param == "http" and Postgres.is_here():
            env["DATABASE_URL"] = request.getfixturevalue("postgres").new_database()
        with BotProcess(slack, request.param, env=env) as bot:
            yield Newsroom(slack, bot, alice, bob)


@pytest.fixture
def newsroom(running: Newsroom) -> Iterator[Newsroom]:
    yield running
    assert running.bot.is_running
    assert not OUR_ERROR.search(running.bot.log), running.bot.log[-4000:]


@pytest.fixture
def own() -> Iterator[Newsroom]:
    """A newsroom whose bot may be killed, and may fail."""
    with StandInSlack() as slack, BotProcess(slack, "socket") as bot:
        yield Newsroom(slack, bot, slack.user("alice"), slack.user("bob"))


@pytest.fixture(scope="session")
def web() -> Iterator[Web]:
    with Web() as web:
        yield web
