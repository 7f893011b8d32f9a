"""Slack's weather, and a bot that is killed: one reply all the same."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.articles import BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack import BotProcess, LostAnswer, RateLimited, ServerError, StandInSlack
from tests.slack.faults import Fault

FAULTS = {
    "the answer is lost after the post": LostAnswer(),
    "Slack asks to wait": RateLimited(1),
    "Slack fails": ServerError(),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_post_in_bad_weather_is_one_reply(newsroom: Newsroom, fault: Fault) -> None:
    newsroom.slack.fails("chat.postMessage", fault)
    message = newsroom.alice.posts(newsroom.channel(kind="group"), GRAIN)
    newsroom.reply(message)
    newsroom.quiet(1.5)
    assert len(newsroom.slack.replies(message)) == 1


BROKEN: dict[str, Callable[[StandInSlack], None]] = {
    "dropped": StandInSlack.drops_sockets,
    "half open": StandInSlack.freezes_sockets,
    "to be refreshed": StandInSlack.disconnects_sockets,
}


@pytest.mark.parametrize("happens", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_connection_is_made_anew(
    newsroom: Newsroom, happens: Callable[[StandInSlack], None]
) -> None:
    if newsroom.bot.mode == "http":
        pytest.skip("HTTP mode holds no connection")
    opened = newsroom.slack.sockets.opened
    happens(newsroom.slack)
    newsroom.slack.wait_until(lambda: newsroom.slack.sockets.opened > opened, timeout=30)
    message = newsroom.alice.posts(newsroom.channel(kind="group"), GRAIN)
    newsroom.slack.wait_for_reply(message, timeout=40)
    newsroom.quiet(1.5)
    assert len(newsroom.slack.replies(message)) == 1


def test_a_killed_bot_goes_on_where_it_was(own: Newsroom) -> None:
    channel = own.channel()
    texts = [f"{text}\n\nEdition {n}." for n in range(4) for text in (BRIDGE_MORNING, GRAIN)]
    said = [own.alice.posts(channel, text) for text in texts]
    own.slack.wait_until(lambda: all(d.is_acked for d in own.slack.deliveries), timeout=20)
    own.bot.restart()
    for message in said:
        own.slack.wait_for_reply(message, timeout=40)
    own.quiet(1.5)
    assert [len(own.slack.replies(message)) for message in said] == [1] * len(said)


def test_a_backlog_is_answered_in_order_and_not_faster_than_slack_asks(own: Newsroom) -> None:
    channel = own.channel()
    said = []
    for n in range(4):
        said.append(own.alice.posts(channel, f"{GRAIN}\n\nEdition {n}."))
        # Events that Slack sends at the same moment may be written down either way round.
        own.slack.wait_until(lambda: all(d.is_acked for d in own.slack.deliveries), timeout=20)
    for message in said:
        own.slack.wait_for_reply(message, timeout=40)
    posts = own.slack.calls_to("chat.postMessage")
    assert [post.args["thread_ts"] for post in posts] == [message.ts for message in said]
    assert all(later.at - post.at > 0.9 for post, later in pairwise(posts))


def test_a_stopped_bot_ends_in_good_order(own: Newsroom) -> None:
    message = own.alice.posts(own.channel(), GRAIN)
    own.reply(message)
    assert own.bot.stop() == 0
    assert "Traceback" not in own.bot.log


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_on_postgres_it_works_as_well(mode: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres").new_database()
    with StandInSlack() as slack, BotProcess(slack, mode, env={"DATABASE_URL": url}) as bot:
        newsroom = Newsroom(slack, bot, slack.user("alice"), slack.user("bob"))
        channel = newsroom.channel()
        assert "every tonne" in newsroom.reply(newsroom.alice.posts(channel, GRAIN))
        assert "every tonne" in newsroom.asks(channel, "zelensky")
        assert "Traceback" not in bot.log
