"""What whoever runs the bot sees: log lines with one trace, health, metrics, the doctor."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.articles import BRIDGE_MORNING
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import free_port
from tests.slack.faults import ServerError
from tests.slack.people import Person
from tests.slack.world import Message

MARKED = "“The heron of Quillmarsh was never counted,” Mary Hill, the mayor, said on Monday.\n\n"


def ask(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Watched:
    """A bot that shows its health, and a message that it has answered."""

    def __init__(self, slack: StandInSlack, bot: BotProcess, port: int) -> None:
        self.slack, self.bot, self.port = slack, bot, port
        self.alice: Person = slack.user("alice")
        self.message: Message = self.alice.posts(
            slack.channel("newsroom", [self.alice]), MARKED + BRIDGE_MORNING
        )
        slack.wait_for_reply(self.message, timeout=30)

    def ask(self, path: str) -> tuple[int, str]:
        return ask(self.port, path)

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.bot.log.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module", params=["socket", "http"])
def watched(request: pytest.FixtureRequest) -> Iterator[Watched]:
    port = free_port()
    env = {"CLAIMS_HEALTH_PORT": str(port)}
    with StandInSlack() as slack, BotProcess(slack, request.param, env=env) as bot:
        yield Watched(slack, bot, port)


def test_one_trace_leads_from_the_message_to_the_reply(watched: Watched) -> None:
    watched.slack.wait_until(lambda: '"posted"' in watched.bot.log, timeout=10)
    [posted] = [line for line in watched.lines() if line["event"] == "posted"]
    [reply] = watched.slack.replies(watched.message)
    assert posted["reply"] == reply.ts
    same = [line["event"] for line in watched.lines() if line.get("trace") == posted["trace"]]
    assert same[0] == "written down"
    assert same[-1] == "posted"


def test_no_text_and_no_token_is_logged(watched: Watched) -> None:
    env = watched.slack.env
    hidden = ["Quillmarsh", *(env[name] for name in env if name.endswith(("TOKEN", "SECRET")))]
    assert len(hidden) > 2
    assert not [word for word in hidden if word in watched.bot.log]


def test_every_line_is_one_object(watched: Watched) -> None:
    lines = watched.bot.log.splitlines()
    assert lines
    assert all({"event", "level", "timestamp"} <= json.loads(line).keys() for line in lines)


def test_a_bot_at_work_is_ready(watched: Watched) -> None:
    assert watched.ask("/healthz") == (200, "ok\n")
    assert watched.ask("/readyz") == (200, "ready\n")
    assert watched.ask("/elsewhere")[0] == 404


def test_steps_calls_and_jobs_are_counted(watched: Watched) -> None:
    def counted() -> str:
        return watched.ask("/metrics")[1]

    # The message is settled a moment before its job has ended.
    watched.slack.wait_until(lambda: 'claims_jobs{state="success"} 1.0' in counted(), timeout=20)
    text = counted()
    assert "claims_waiting 0.0" in text
    for step in ("look", "read", "extract", "compare", "post", "settle"):
        assert f'claims_step_seconds_count{{outcome="ok",step="{step}"}} 1.0' in text
    assert 'claims_slack_seconds_count{method="chat.postMessage",outcome="ok"} 1.0' in text
    assert "claims_failed 0.0" in text
    names = re.findall("^# HELP ([a-z_]+)", text, re.M)
    assert sorted(names) == sorted(set(names)), "a name twice is no text that Prometheus reads"
    assert "pid=" not in text


def test_without_a_line_to_slack_it_is_not_ready() -> None:
    port = free_port()
    env = {"CLAIMS_HEALTH_PORT": str(port)}
    with StandInSlack() as slack, BotProcess(slack, "socket", env=env):
        slack.fails("apps.connections.open", ServerError(), times=1000)
        slack.drops_sockets()
        slack.wait_until(lambda: ask(port, "/readyz")[0] == 503, timeout=20)
        assert ask(port, "/readyz")[1] == "slack: not connected\n"
        assert ask(port, "/healthz")[0] == 200


def doctor(bot: BotProcess, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "doctor"]
    return subprocess.run(
        command, env=bot.env | env, cwd=bot.cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture
def sick() -> Iterator[tuple[StandInSlack, BotProcess]]:
    """A bot that is not started."""
    with StandInSlack() as slack:
        bot = BotProcess(slack, "socket")
        yield slack, bot
        bot.close()


def test_the_doctor_finds_nothing_wrong(sick: tuple[StandInSlack, BotProcess]) -> None:
    _, bot = sick
    subprocess.run([sys.executable, "-m", "bot", "migrate"], env=bot.env, cwd=bot.cwd, check=True)
    found = doctor(bot)
    assert found.returncode == 0, found.stdout + found.stderr
    looked_at = [
        line.split(":")[0].removeprefix("ok").strip() for line in found.stdout.splitlines()
    ]
    assert looked_at == [
        "settings", "data folder", "disk", "database", "documents",
        "bot token", "scopes", "clock", "app token",
    ]  # fmt: skip


WRONG = {
    "a token of another app": ({"SLACK_BOT_TOKEN": "xoxb-nobody"}, "bot token: Slack answered"),
    "no app token": ({"SLACK_APP_TOKEN": ""}, "settings: SLACK_APP_TOKEN is not set"),
    "a wrong app token": ({"SLACK_APP_TOKEN": "xapp-nobody"}, "app token: Slack answered"),
    "nobody there": ({"SLACK_API_URL": "http://127.0.0.1:9/"}, "Slack cannot be reached"),
    "tables not made": ({}, "database: its tables are not up to date"),
}


@pytest.mark.parametrize(("env", "said"), WRONG.values(), ids=WRONG.keys())
def test_the_doctor_says_what_is_wrong(
    sick: tuple[StandInSlack, BotProcess], env: dict[str, str], said: str
) -> None:
    _, bot = sick
    found = doctor(bot, **env)
    assert found.returncode == 1
    assert said in found.stdout, found.stdout + found.stderr
    assert "Traceback" not in found.stderr


def test_the_doctor_names_missing_scopes(sick: tuple[StandInSlack, BotProcess]) -> None:
    slack, bot = sick
    slack.workspace.scopes.discard("files:read")
    assert "scopes: add files:read and install the app again." in doctor(bot).stdout
