"""The daily digest, from a bot that was down when its hour struck."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.slack.world import Channel, Message


def told(newsroom: Newsroom, channel: Channel) -> list[Message]:
    here = [one for one in newsroom.slack.messages(channel) if one.bot_id and not one.is_reply]
    return [one for one in here if "Daily digest" in one.shown]


def lets_days_pass(newsroom: Newsroom) -> None:
    """While the bot is down: what is on file is a day old, and the last digest older."""
    now = datetime.now(UTC).replace(tzinfo=None)
    read, last = now - timedelta(hours=26), now - timedelta(days=3)
    with closing(sqlite3.connect(newsroom.bot.data_dir / "claims.db")) as database, database:
        database.execute("UPDATE article SET read_at = ?", (f"{read}",))
        database.execute("UPDATE chore SET done_until = ?", (f"{last}",))


def test_a_digest_that_was_missed_comes_once_when_the_bot_is_back(own: Newsroom) -> None:
    desk = own.slack.channel("desk", [own.alice])
    view = own.slack.view(own.alice.runs(desk, "/claims", "settings"))
    own.alice.submits(view, {"digest_hour": "9", "time_zone": "Kyiv"})
    own.slack.wait_until(lambda: view.id not in own.slack.world.views)
    newsroom = own.channel("newsroom")
    for text in (BRIDGE_MORNING, BRIDGE_EVENING):
        own.reply(own.alice.posts(newsroom, text))
    own.slack.settled(2)
    own.bot.stop()
    lets_days_pass(own)
    own.bot.start()
    [digest] = own.slack.wait_until(lambda: told(own, desk), timeout=30)
    assert "1 conflict between figures" in digest.shown
    assert "At least 19" in digest.shown
    own.bot.restart()
    own.quiet(3)
    assert len(told(own, desk)) == 1
    assert told(own, newsroom) == []
