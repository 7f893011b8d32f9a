"""A real Bolt app in a process of its own works with the stand-in in both modes."""

import sys
import time
from collections.abc import Iterator

import pytest

from tests.slack.bot_process import BotProcess
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

SAMPLE = (sys.executable, "-m", "tests.slack.sample_bot")


@pytest.fixture(scope="module", params=["socket", "http"])
def bot(request: pytest.FixtureRequest) -> Iterator[BotProcess]:
    with (
        StandInSlack(redelivery=(0.1, 0.5, 1.0)) as slack,
        BotProcess(slack, request.param, command=SAMPLE) as bot,
    ):
        yield bot


@pytest.fixture
def slack(bot: BotProcess) -> StandInSlack:
    return bot.slack


def test_it_replies_in_the_thread(slack: StandInSlack, alice: Person, news: Channel) -> None:
    message = alice.posts(news, "echo see https://example.com/?a=1&b=2")
    reply = slack.wait_for_reply(message)
    assert reply.text == "echo see <https://example.com/?a=1&amp;b=2>"
    assert reply.metadata is not None
    slack.settled(0.1)
    assert len(slack.replies(message)) == 1
    assert all(delivery.is_acked for delivery in slack.deliveries)


def test_its_buttons_can_be_clicked(slack: StandInSlack, alice: Person, news: Channel) -> None:
    reply = slack.wait_for_reply(alice.posts(news, "echo this"))
    assert alice.clicks(reply, "hide_b", "b").is_acked
    now = slack.now(reply)
    assert now is not None
    assert now.shown == "hidden"


def test_its_command_answers_at_once_and_later(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    ran = alice.runs(news, "/claims", "peskov")
    assert ran.answer["text"] == "looking for peskov"
    found = next(one for one in ran.shown if one.blocks)
    assert alice.clicks(found, "close").is_acked
    assert [one.shown for one in slack.ephemerals(alice)] == ["looking for peskov"]


def test_its_modal_is_opened_refused_stacked_changed_and_cleared(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    ran = alice.uses_shortcut(alice.posts(news, "an article"), "extract_claims")
    first = slack.view(ran)
    assert first.shown.startswith("an article")
    assert alice.submits(first, {"words": "bad"}).is_acked
    assert slack.view(ran).errors == {"note": "no"}
    assert alice.submits(first, {"words": "other"}).is_acked
    assert slack.view(ran).shown.startswith("other")
    pushed = alice.submits(first, {"words": "more"})
    assert pushed.is_acked
    second = slack.view(pushed)
    assert second.previous == first.id
    assert alice.submits(second, {"words": "done"}).is_acked
    assert slack.world.views == {}


def test_its_home_tab_can_be_opened(slack: StandInSlack, alice: Person) -> None:
    alice.opens_home()
    home = slack.wait_until(lambda: slack.home(alice))
    assert home is not None
    assert home.shown == "welcome"


def test_a_bot_that_dies_while_at_work_gets_the_event_again() -> None:
    with StandInSlack(ack_within=0.5, redelivery=(1.0, 1.0, 1.0)) as slack:
        alice = slack.user("alice")
        news = slack.channel("newsroom", [alice])
        with BotProcess(slack, command=SAMPLE) as bot:
            alice.posts(news, "crash")
            slack.wait_until(lambda: not bot.is_running)
            message = alice.posts(news, "echo after")
            bot.restart()
            assert slack.wait_for_reply(message).text == "echo after"
            assert "starting" in bot.log


def test_stopping_is_polite_and_killing_leaves_nobody() -> None:
    idle = "import subprocess,sys,time;subprocess.Popen(['sleep','60']);time.sleep(60)"
    with StandInSlack() as slack:
        bot = BotProcess(slack, command=(sys.executable, "-c", idle), ready_within=0.3)
        with pytest.raises(RuntimeError, match="did not get ready"), bot:
            pass
        assert not bot.is_running


def test_a_bot_sees_none_of_the_testers_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-the-tester")
    monkeypatch.setenv("DATABASE_URL", "postgresql://of-the-tester")
    with StandInSlack() as slack:
        bot = BotProcess(slack, env={"CLAIMS_EXTRA": "1"})
        assert bot.env["SLACK_BOT_TOKEN"] == slack.workspace.bot_token
        assert "DATABASE_URL" not in bot.env
        assert bot.env["CLAIMS_EXTRA"] == "1"
        bot.close()


def test_settling_takes_the_time_asked_for(slack: StandInSlack) -> None:
    began = time.monotonic()
    slack.settled(0.2)
    assert time.monotonic() - began < 5
