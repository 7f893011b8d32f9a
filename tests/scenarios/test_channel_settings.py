"""`/claims settings`: what a channel asks of the bot, and that it keeps to it."""

from tests.articles import GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack.people import Person
from tests.slack.world import Channel, View


def opens(newsroom: Newsroom, channel: Channel, person: Person | None = None) -> View:
    ran = (person or newsroom.alice).runs(channel, "/claims", "settings")
    return newsroom.slack.view(ran)


def sends(newsroom: Newsroom, view: View, **values: str) -> None:
    """Fills the form in, sends it, and waits until it is closed."""
    newsroom.alice.submits(view, values)
    newsroom.slack.wait_until(lambda: view.id not in newsroom.slack.world.views)


def refused(newsroom: Newsroom, view: View, **values: str) -> dict[str, str]:
    """The same, where something in it cannot be taken: what is said, by field."""
    newsroom.alice.submits(view, values)
    return newsroom.slack.wait_until(lambda: newsroom.slack.world.views[view.id].errors)


def test_a_channel_that_is_switched_off_is_left_in_peace(newsroom: Newsroom) -> None:
    channel = newsroom.channel("quiet-please")
    sends(newsroom, opens(newsroom, channel), listening="off")
    pasted = newsroom.alice.posts(channel, f"{GRAIN}\n\nEdition for a quiet channel.")
    newsroom.alice.mentions(channel, "and this?")
    newsroom.slack.wait_until(lambda: newsroom.slack.ephemerals(newsroom.alice))
    newsroom.quiet()
    assert "switched off here" in newsroom.slack.ephemerals(newsroom.alice)[-1].text
    assert newsroom.replies(pasted) == []
    assert newsroom.reactions(pasted) == []


def test_a_channel_for_mentions_reads_what_it_is_asked_to(newsroom: Newsroom) -> None:
    channel = newsroom.channel("on-request")
    sends(newsroom, opens(newsroom, channel), listening="mentions")
    text = GRAIN.replace("Olha Kravets", "Iryna Koval")
    pasted = newsroom.alice.posts(channel, text)
    newsroom.quiet()
    assert newsroom.replies(pasted) == []
    newsroom.alice.mentions(channel, "please", thread=pasted)
    assert "Iryna Koval" in newsroom.reply(pasted)


def test_settings_of_a_direct_message_and_a_city_that_is_none(newsroom: Newsroom) -> None:
    direct = newsroom.slack.direct(newsroom.alice)
    view = opens(newsroom, direct)
    assert "Europe/London" in str(view.sent)
    wrong = refused(newsroom, view, time_zone="Atlantis", digest_hour="8")
    assert "Write a city" in wrong["time_zone"]
    sends(newsroom, view, time_zone="Kyiv", digest_hour="8")
    again = opens(newsroom, direct)
    assert "Europe/Kyiv" in str(again.sent)
    sends(newsroom, again, digest_hour="none", time_zone="Kyiv")
