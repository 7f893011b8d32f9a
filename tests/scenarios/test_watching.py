"""`/claims watch`: told of a new article once, in the place that watches."""

from tests.articles import BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.slack.world import Channel, Message


def about(name: str) -> str:
    """An article with somebody of that name in it, and words that no other test has."""
    return BRIDGE_MORNING.replace("Karin Holm", f"Karin {name}").replace("Holm", name)


def told(newsroom: Newsroom, channel: Channel) -> list[Message]:
    return [message for message in newsroom.slack.messages(channel) if message.bot_id]


def test_a_channel_is_told_of_a_person_it_watches(newsroom: Newsroom) -> None:
    desk = newsroom.slack.channel("foreign-desk", [newsroom.alice, newsroom.bob])
    assert "Watching for wallander" in newsroom.asks(desk, "watch wallander")
    pasted = newsroom.alice.posts(newsroom.channel("newsroom"), about("Wallender"))
    [alert] = newsroom.slack.wait_until(lambda: told(newsroom, desk), timeout=30)
    assert "Watched: wallander" in alert.shown
    assert "neighbours and friends" in alert.shown
    newsroom.alice.deletes(pasted)
    newsroom.slack.wait_until(lambda: not told(newsroom, desk), timeout=30)
    newsroom.quiet()


def test_a_person_watches_in_their_direct_message_and_ends_it(newsroom: Newsroom) -> None:
    direct = newsroom.slack.direct(newsroom.bob)
    newsroom.asks(direct, "watch figures ume bridge killed", newsroom.bob)
    newsroom.alice.posts(newsroom.channel("newsroom"), about("Lindqvist"))
    newsroom.slack.wait_until(lambda: told(newsroom, direct), timeout=30)
    listed = newsroom.bob.runs(direct, "/claims", "watch")
    newsroom.slack.wait_until(lambda: listed.shown)
    newsroom.bob.clicks(listed.shown[0], "unwatch")
    newsroom.slack.wait_until(lambda: "Nothing is watched" in newsroom.asks(direct, "watch"))


def test_what_is_pasted_in_private_and_what_is_archived_is_left_in_peace(
    newsroom: Newsroom,
) -> None:
    old = newsroom.slack.channel("old-desk", [newsroom.alice])
    newsroom.asks(old, "watch sandstrom")
    newsroom.slack.archives(old, by=newsroom.alice)
    desk = newsroom.slack.channel("desk", [newsroom.alice])
    newsroom.asks(desk, "watch sandstrom")
    private = newsroom.channel("secret", kind="group")
    newsroom.reply(newsroom.alice.posts(private, about("Sandstrom")))
    newsroom.quiet()
    assert told(newsroom, desk) == []
    newsroom.alice.posts(newsroom.channel("open"), f"{about('Sandstrom')}\nSecond edition.")
    newsroom.slack.wait_until(lambda: told(newsroom, desk), timeout=30)
    newsroom.quiet()
    assert told(newsroom, old) == []
