"""`/claims` and the buttons, asked by people in channels."""

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack.world import View


def test_a_misspelt_name_is_found(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, GRAIN))
    for question in ("zelensky", "Zelenskiy", "Zelenskyi", "zelenskey"):
        assert "“We will ship every tonne we promised,”" in newsroom.asks(channel, question)


def test_help_is_shown_when_nothing_is_asked(newsroom: Newsroom) -> None:
    assert "/claims peskov" in newsroom.asks(newsroom.channel(), "")


def test_conflicts_are_listed(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, BRIDGE_MORNING))
    newsroom.reply(newsroom.alice.posts(channel, BRIDGE_EVENING))
    assert "One statement, two wordings" in newsroom.asks(channel, "conflicts")


def test_what_a_private_channel_knows_is_for_its_members(newsroom: Newsroom) -> None:
    private = newsroom.channel("secret", kind="group")
    text = GRAIN.replace("Olha Kravets", "Yaroslava Bondar")
    newsroom.reply(newsroom.alice.posts(private, text))
    public = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    assert "40 ships" in newsroom.asks(public, "bondar", newsroom.alice)
    assert "Nothing on file" in newsroom.asks(public, "bondar", newsroom.bob)


def test_sharing_shows_only_what_the_channel_may_see(newsroom: Newsroom) -> None:
    private = newsroom.channel("secret", kind="group")
    newsroom.reply(newsroom.alice.posts(private, GRAIN.replace("Olha Kravets", "Daryna Melnyk")))
    public = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    ran = newsroom.alice.runs(public, "/claims", "melnyk")
    newsroom.slack.wait_until(lambda: ran.shown, timeout=10)
    newsroom.alice.clicks(ran.shown[0], "share_results")
    newsroom.slack.wait_until(lambda: newsroom.slack.messages(public), timeout=10)
    [shared] = newsroom.slack.messages(public)
    assert "40 ships" not in shared.shown
    newsroom.quiet(0.3)


def test_show_all_opens_everything_in_a_modal(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    message = newsroom.alice.posts(channel, GRAIN)
    newsroom.reply(message)
    [reply] = newsroom.slack.replies(message)
    view = newsroom.slack.view(newsroom.alice.clicks(reply, "show_all"))
    assert "every tonne" in view.shown
    assert "It does not check truth." in view.shown


def test_a_long_article_is_turned_page_by_page_until_it_is_deleted(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    said = "\n\n".join(
        f"“Stall number {n} will open on time,” Ann Field told the council." for n in range(60)
    )
    message = newsroom.alice.posts(channel, f"Fair news\n\n{said}")
    newsroom.reply(message)
    [reply] = newsroom.slack.replies(message)
    view = newsroom.slack.view(newsroom.alice.clicks(reply, "show_all"))
    assert "Stall number 0 " in view.shown
    newsroom.alice.clicks(view, "turn_page_on")
    turned = newsroom.slack.wait_until(lambda: _showing(newsroom, view, "Stall number 30 "))
    newsroom.alice.deletes(message)
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(message), timeout=20)
    newsroom.alice.clicks(turned, "turn_page_back")
    assert newsroom.slack.wait_until(lambda: _showing(newsroom, view, "no longer on file"))


def _showing(newsroom: Newsroom, view: View, words: str) -> View | None:
    now = newsroom.slack.world.views[view.id]
    return now if words in now.shown else None
