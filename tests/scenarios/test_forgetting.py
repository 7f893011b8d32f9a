"""`/claims forget` in a running bot: asked, pressed, gone from the thread and from every answer."""

from tests.articles import GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack.world import Channel

TEXT = GRAIN.replace("Olha Kravets", "Halyna Tkachuk").replace("40 ships", "43 ships")


def is_gone(newsroom: Newsroom, channel: Channel, name: str) -> bool:
    return "Nothing on file" in newsroom.asks(channel, name)


def test_an_admin_deletes_a_channel_and_its_replies_go(newsroom: Newsroom) -> None:
    chief = newsroom.slack.user("chief", is_admin=True)
    channel = newsroom.slack.channel("embargo", [newsroom.alice, chief], kind="group")
    message = newsroom.alice.posts(channel, TEXT)
    assert "43 ships" in newsroom.reply(message)
    assert "Only admins" in newsroom.asks(channel, "forget channel")
    ran = chief.runs(channel, "/claims", "forget channel")
    newsroom.slack.wait_until(lambda: ran.shown, timeout=20)
    assert "1 article with" in ran.shown[0].shown
    chief.clicks(ran.shown[0], "forget_delete")
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(message), timeout=30)
    newsroom.slack.wait_until(lambda: is_gone(newsroom, channel, "tkachuk"), timeout=30)
    newsroom.slack.wait_until(lambda: not newsroom.reactions(message), timeout=30)
    newsroom.quiet(0.3)
