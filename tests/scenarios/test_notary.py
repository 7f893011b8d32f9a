"""The quote notary: a reporter's draft, answered to that reporter and found nowhere else."""

from tests.articles import BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.scenarios.on_file import all_on_file
from tests.slack.people import Person
from tests.slack.world import Channel, Ephemeral

HOLM = BRIDGE_MORNING.replace("Karin Holm", "Sunniva Aas").replace("Holm", "Aas")
DRAFT = "“We have lost {} and friends today,” Sunniva Aas said. The marmalade was never delivered."


def answers(newsroom: Newsroom, channel: Channel, person: Person, words: str) -> list[Ephemeral]:
    """What a person was shown in a channel, waited for until it holds some words."""

    def seen() -> list[Ephemeral]:
        found = [e for e in newsroom.slack.ephemerals(person) if e.channel == channel.id]
        return found if any(words in one.shown for one in found) else []

    return newsroom.slack.wait_until(seen, timeout=60)


def test_a_draft_typed_after_check_is_held_against_the_file(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, HOLM))
    ran = newsroom.alice.runs(channel, "/claims", f"check {DRAFT.format('colleagues')}")
    newsroom.slack.wait_until(lambda: len(ran.shown) > 1, timeout=60)
    reading, found = ran.shown
    assert "keeps nothing of the draft" in reading.shown
    assert "draft: colleagues, on file: neighbours" in found.shown
    assert "“We have lost neighbours and friends today,”" in found.shown


def test_the_shortcut_checks_a_message_and_a_file(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, HOLM))
    message = newsroom.alice.posts(channel, DRAFT.format("neighbours"))
    newsroom.alice.uses_shortcut(message, "check_draft")
    answers(newsroom, channel, newsroom.alice, "1 as filed")
    draft = DRAFT.format("colleagues").encode()
    outside = newsroom.channel(kind="group", bot=False)
    file = newsroom.alice.uploads(outside, "draft.txt", draft, "text")
    newsroom.slack.invites_bot(outside, newsroom.alice)
    newsroom.alice.uses_shortcut(file, "check_draft")
    # Alice is in both channels: she is shown what the other one holds.
    [*_, found] = answers(newsroom, outside, newsroom.alice, "draft: colleagues")
    assert "draft.txt" in found.shown


def test_what_a_private_channel_holds_is_for_its_members(newsroom: Newsroom) -> None:
    private = newsroom.channel("desk", kind="group")
    newsroom.reply(newsroom.alice.posts(private, HOLM.replace("friends", "sisters")))
    hall = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    draft = "check “We have lost neighbours and sisters today,” Sunniva Aas said."
    for person, expected in ((newsroom.alice, "1 as filed"), (newsroom.bob, "1 not on file")):
        ran = person.runs(hall, "/claims", draft)
        newsroom.slack.wait_until(lambda ran=ran: len(ran.shown) > 1, timeout=60)
        assert expected in ran.shown[1].shown


def test_a_draft_is_found_nowhere_afterwards(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    before = len(newsroom.slack.messages(channel))
    text = "“The tangerine accord is void,” Sunniva Aas said."  # too short to be read unasked
    ran = newsroom.alice.runs(channel, "/claims", f"check {text}")
    newsroom.slack.wait_until(lambda: len(ran.shown) > 1, timeout=60)
    message = newsroom.alice.posts(channel, text)
    newsroom.alice.uses_shortcut(message, "check_draft")
    answers(newsroom, channel, newsroom.alice, "not on file")
    newsroom.quiet()
    assert len(newsroom.slack.messages(channel)) == before + 1
    assert "Nothing on file" in newsroom.asks(channel, "tangerine")
    for shown in newsroom.slack.ephemerals(newsroom.bob):
        assert "tangerine" not in shown.shown
    assert "tangerine" not in newsroom.bot.log.lower()
    assert "tangerine" not in all_on_file(newsroom.bot).lower()


def test_what_cannot_be_checked_is_a_sentence(newsroom: Newsroom) -> None:
    channel = newsroom.channel()
    assert "Put the draft after it" in newsroom.asks(channel, "check")
    message = newsroom.alice.uploads(channel, "photo.png", b"\x89PNG", "png")
    newsroom.alice.uses_shortcut(message, "check_draft")
    answers(newsroom, channel, newsroom.alice, "is a picture")
