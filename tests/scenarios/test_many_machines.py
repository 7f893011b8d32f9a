"""Many machines on one Postgres: any worker does the work, and a dead one's is taken up."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from store.database import migrate, open_store
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.postgres import Postgres
from tests.scenarios.conftest import Newsroom
from tests.scenarios.test_killed import FATAL
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import REPOSITORY, RUN
from tests.slack.http_mode import FORM, sign
from tests.slack.world import Message

WORKER = (*RUN[:-1], "worker", "--processes", "1")
TAKEN_UP = "its work is taken up"
SECONDS = 10  # within which the work of a machine that dies for good is taken up


class Machine(BotProcess):
    """A machine that only works: it connects to nothing but Postgres, and calls Slack."""

    def start(self) -> "Machine":
        ready = self.log.count("is ready")
        self.launch()
        self._wait_for(lambda: self.log.count("is ready") > ready)
        return self


@dataclass(frozen=True, slots=True)
class Machines(Newsroom):
    """A newsroom whose bot shares its work with a second machine, which may die."""

    machine: Machine
    moment: Path

    def pastes(self, number: int) -> list[Message]:
        """One article in each of several channels: work for more than one worker."""
        rooms = [self.channel(f"room{n}", kind="group") for n in range(number)]
        return [self.alice.posts(room, BRIDGE_MORNING) for room in rooms]

    def answered(self, said: list[Message]) -> None:
        for message in said:
            self.slack.wait_for_reply(message, timeout=60)
        self.quiet(1.5)
        assert [len(self.slack.replies(message)) for message in said] == [1] * len(said)


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A Postgres of these tests' own, that may go away."""
    Postgres.look_for()
    with Postgres() as server:
        yield server


@pytest.fixture(scope="module", params=["socket", "http"])
def running(
    request: pytest.FixtureRequest, server: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Machines]:
    env = {"DATABASE_URL": server.new_database()}
    path = os.pathsep.join((str(FATAL), str(REPOSITORY)))
    moment = tmp_path_factory.mktemp("fatal") / "moment"
    deadly = {**env, "PYTHONPATH": path, "FATAL_MOMENT": str(moment), "FATAL_TO_ALL": "1"}
    with ExitStack() as stack:
        slack = stack.enter_context(StandInSlack())
        bot = stack.enter_context(BotProcess(slack, request.param, env=env))
        machine = stack.enter_context(Machine(slack, env=deadly, command=WORKER))
        alice, bob = slack.user("alice"), slack.user("bob")
        yield Machines(slack, bot, alice, bob, machine, moment)


@pytest.fixture
def machines(running: Machines) -> Machines:
    """Both are up, whatever the test before did to them."""
    if not running.machine.is_running:
        running.machine.start()
    return running


@pytest.mark.parametrize("moment", ["after extract", "posting", "posted"])
def test_a_machine_that_dies_for_good_loses_nothing(machines: Machines, moment: str) -> None:
    before = machines.bot.log.count(TAKEN_UP)
    machines.moment.write_text(moment)
    said = machines.pastes(8)
    machines.slack.wait_until(lambda: not machines.moment.exists(), timeout=60)
    machines.slack.wait_until(lambda: machines.bot.log.count(TAKEN_UP) > before, timeout=SECONDS)
    machines.answered(said)


def test_machines_come_and_go_under_load(machines: Machines) -> None:
    said = machines.pastes(4)
    assert machines.machine.stop(timeout=40) == 0
    said += machines.pastes(4)
    machines.machine.start()
    said += machines.pastes(4)
    machines.answered(said)


def test_an_overheard_request_is_answered_by_one_process_alone(machines: Machines) -> None:
    if machines.bot.mode != "http":
        pytest.skip("in Socket Mode nobody but Slack can send a request")
    asked = {"command": "/claims", "text": "help", "team_id": machines.slack.world.team_id}
    body = urlencode(asked | {"channel_id": machines.channel().id, "user_id": machines.alice.id})
    headers = sign(machines.bot.env["SLACK_SIGNING_SECRET"], body.encode())
    first, env = machines.bot.port, {"DATABASE_URL": machines.bot.env["DATABASE_URL"]}
    with BotProcess(machines.slack, "http", env=env) as other:
        told = [knock(port, body, headers) for port in (first, other.port, first)]
    machines.slack.delivers_to(f"http://127.0.0.1:{first}{machines.bot.path}")
    assert [status for status, _ in told] == [200, 409, 200]
    assert [bool(said) for _, said in told] == [True, False, False]


def knock(port: int, body: str, headers: dict[str, str]) -> tuple[int, bytes]:
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    with closing(line):
        line.request("POST", "/slack/events", body, {"Content-Type": FORM, **headers})
        answer = line.getresponse()
        return answer.status, answer.read()


def test_when_postgres_comes_back_the_work_goes_on(machines: Machines, server: Postgres) -> None:
    said = machines.pastes(4)
    server.stop()
    server.start()
    said.append(machines.alice.posts(machines.channel(kind="group"), GRAIN))
    machines.answered(said)


def test_tables_changed_under_load_lose_nothing(machines: Machines) -> None:
    """What a migration does to those who work meanwhile: every table is locked for a while."""
    said = machines.pastes(3)
    address = machines.bot.env["DATABASE_URL"].replace("+psycopg", "")
    with psycopg.connect(address) as connection:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        tables = ", ".join(f'"{name}"' for (name,) in connection.execute(named).fetchall())
        connection.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
        said += machines.pastes(3)
        machines.quiet(4)
    said += machines.pastes(2)
    machines.answered(said)


def test_machines_that_start_at_once_bring_old_tables_up_to_date(server: Postgres) -> None:
    url = server.new_database()
    store = open_store(url)
    migrate(store.engine, to="0001")
    store.close()
    env = {"DATABASE_URL": url}
    with StandInSlack() as slack:
        alice = slack.user("alice")
        one, other = BotProcess(slack, "socket", env=env), BotProcess(slack, "socket", env=env)
        with closing(one), closing(other):
            one.launch()
            other.launch()
            slack.wait_until(lambda: slack.sockets.opened >= 2, timeout=60)
            message = alice.posts(slack.channel("newsroom", [alice]), BRIDGE_MORNING)
            slack.wait_for_reply(message, timeout=60)
            slack.settled(1.0)
            assert len(slack.replies(message)) == 1
            assert (one.is_running, other.is_running) == (True, True)
