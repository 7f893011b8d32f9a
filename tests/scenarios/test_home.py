"""The Home tab: opened, kept up to date, pressed on."""

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.slack.people import Person
from tests.slack.world import View


def shows(newsroom: Newsroom, person: Person, words: str, *, gone: bool = False) -> View:
    """The person's Home tab, once it shows these words, or no longer does."""

    def shown() -> View | None:
        home = newsroom.slack.home(person)
        return home if home is not None and (words in home.shown) is not gone else None

    return newsroom.slack.wait_until(shown, timeout=90, what=f"for {words} on the Home tab")


def test_it_shows_what_is_new_and_what_is_watched_and_keeps_up(newsroom: Newsroom) -> None:
    carol = newsroom.slack.user("carol")
    carol.opens_home()
    shows(newsroom, carol, "Nothing is watched yet.")
    direct = newsroom.slack.direct(carol)
    newsroom.asks(direct, "watch lindgren", carol)
    home = shows(newsroom, carol, "lindgren")
    carol.clicks(home, "home_unwatch")
    shows(newsroom, carol, "lindgren is no longer watched here.")
    newsroom.quiet(0.3)


def test_settings_are_changed_from_it(newsroom: Newsroom) -> None:
    dora = newsroom.slack.user("dora")
    dora.opens_home()
    home = shows(newsroom, dora, "No digest")
    form = newsroom.slack.view(dora.clicks(home, "home_settings"))
    dora.submits(form, {"digest_hour": "6", "time_zone": "Kyiv"})
    shows(newsroom, dora, "06:00, Europe/Kyiv")


def test_a_private_conflict_is_shown_to_members_alone(newsroom: Newsroom) -> None:
    private = newsroom.slack.channel("secret", [newsroom.alice], kind="group")
    for text in (BRIDGE_MORNING, BRIDGE_EVENING):
        told = text.replace("Karin Holm", "Sigrid Ekdal").replace("Holm", "Ekdal")
        newsroom.reply(newsroom.alice.posts(private, told))
    newsroom.slack.settled()
    newsroom.alice.opens_home()
    shows(newsroom, newsroom.alice, "Sigrid Ekdal")
    newsroom.bob.opens_home()
    assert "Sigrid Ekdal" not in shows(newsroom, newsroom.bob, "Health").shown
