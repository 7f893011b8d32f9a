"""The Timeline buttons: a picture in the thread, or a modal that one person sees."""

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.slack.faults import LostAnswer, Refused
from tests.slack.people import Person
from tests.slack.world import Channel, Message, View

LATER = """Norrland bridge: hospital counts again

At least 23 people died in Norrland when a bridge over the river Ume collapsed, the hospital said.

The ministry of transport said on Tuesday that a commission would look into the cause. \
“We owe the families an answer,” minister Per Lind told reporters outside the hospital. \
He did not say when the commission would start its work, or who would sit on it.
"""


def disputed(newsroom: Newsroom, channel: Channel) -> Message:
    """The second of two articles whose figures conflict, once it is answered."""
    newsroom.reply(newsroom.alice.posts(channel, BRIDGE_MORNING))
    message = newsroom.alice.posts(channel, BRIDGE_EVENING)
    assert "Conflict." in newsroom.reply(message)
    return message


def presses(newsroom: Newsroom, message: Message) -> None:
    report = newsroom.slack.replies(message)[0]
    newsroom.alice.clicks(report, "timeline")


def pictures(newsroom: Newsroom, message: Message) -> list[Message]:
    return [reply for reply in newsroom.slack.replies(message) if reply.files]


def picture(newsroom: Newsroom, message: Message) -> Message:
    newsroom.slack.wait_until(lambda: pictures(newsroom, message), timeout=30)
    return pictures(newsroom, message)[0]


def test_the_thread_gets_one_picture_with_its_table(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    presses(newsroom, message)
    shown = picture(newsroom, message)
    assert "At least 19" in shown.shown
    assert "12" in shown.shown
    [facts] = shown.files
    content = newsroom.slack.world.files[facts["id"]].content
    assert content.startswith(b"\x89PNG")
    assert "At least 19 · deaths · according to the regional hospital" in facts["alt_txt"]
    newsroom.quiet()
    assert len(newsroom.slack.replies(message)) == 2


def test_pressed_again_nothing_is_uploaded_and_one_person_is_told(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    presses(newsroom, message)
    presses(newsroom, message)
    picture(newsroom, message)
    presses(newsroom, message)
    newsroom.quiet()
    told = [one for one in newsroom.slack.ephemerals(newsroom.alice) if "in the thread" in one.text]
    assert [one for one in told if one.channel == message.channel]
    assert len(pictures(newsroom, message)) == 1


def test_a_newer_figure_brings_a_new_picture_in_place_of_the_old(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    message = disputed(newsroom, channel)
    presses(newsroom, message)
    before = picture(newsroom, message)
    newsroom.reply(newsroom.alice.posts(channel, LATER))
    presses(newsroom, message)
    newsroom.slack.wait_until(
        lambda: [p for p in pictures(newsroom, message) if "23" in p.shown], timeout=30
    )
    newsroom.quiet()
    [after] = pictures(newsroom, message)
    assert after.ts != before.ts
    assert before.files[0]["id"] not in newsroom.slack.world.files


def test_a_lost_answer_does_not_show_the_picture_twice(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    newsroom.slack.fails("files.completeUploadExternal", LostAnswer())
    presses(newsroom, message)
    picture(newsroom, message)
    newsroom.quiet(1.5)
    assert len(pictures(newsroom, message)) == 1


def test_where_nothing_may_be_uploaded_one_person_is_told(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    newsroom.slack.fails("files.getUploadURLExternal", Refused("file_uploads_disabled"))
    presses(newsroom, message)
    newsroom.slack.wait_until(
        lambda: any(
            "No picture can be uploaded" in one.text and one.channel == message.channel
            for one in newsroom.slack.ephemerals(newsroom.alice)
        )
    )
    assert pictures(newsroom, message) == []


def test_the_picture_goes_with_its_article(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    presses(newsroom, message)
    [facts] = picture(newsroom, message).files
    newsroom.alice.deletes(message)
    newsroom.slack.wait_until(
        lambda: (
            not newsroom.slack.replies(message) and facts["id"] not in newsroom.slack.world.files
        ),
        timeout=20,
    )


def test_the_picture_of_an_edited_article_goes(newsroom: Newsroom) -> None:
    message = disputed(newsroom, newsroom.channel(kind="group"))
    presses(newsroom, message)
    picture(newsroom, message)
    newsroom.alice.edits(message, BRIDGE_EVENING.replace("19", "21"))
    newsroom.slack.wait_until(lambda: not pictures(newsroom, message), timeout=20)
    newsroom.slack.wait_until(lambda: "21" in newsroom.replies(message)[0], timeout=20)


def test_a_private_figure_is_in_no_public_picture(newsroom: Newsroom) -> None:
    morning = BRIDGE_MORNING.replace("Ume", "Lule").replace("Norrland", "Lappland")
    evening = BRIDGE_EVENING.replace("Ume", "Lule").replace("Norrland", "Lappland")
    secret = LATER.replace("Ume", "Lule").replace("Norrland", "Lappland").replace("23", "4,711")
    newsroom.reply(newsroom.alice.posts(newsroom.channel("secret", kind="group"), secret))
    hall = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    newsroom.reply(newsroom.alice.posts(hall, morning))
    message = newsroom.alice.posts(hall, evening)
    newsroom.reply(message)
    presses(newsroom, message)
    shown = picture(newsroom, message)
    assert "At least 19" in shown.shown
    assert "4,711" not in f"{shown.shown} {shown.files[0]['alt_txt']}"


def asked(newsroom: Newsroom, channel: Channel, question: str, person: Person) -> View:
    ran = person.runs(channel, "/claims", question)
    newsroom.slack.wait_until(lambda: ran.shown, timeout=10)
    return newsroom.slack.view(person.clicks(ran.shown[0], "timeline_results"))


def test_an_answer_leads_to_a_modal_and_uploads_nothing(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    disputed(newsroom, channel)
    uploads = len(newsroom.slack.calls_to("files.getUploadURLExternal"))
    view = asked(newsroom, channel, "figures people dead bridge ume", newsroom.alice)
    assert "At least 19" in view.shown
    assert "├" in view.shown
    newsroom.quiet(0.3)
    assert len(newsroom.slack.calls_to("files.getUploadURLExternal")) == uploads


def test_a_modal_shows_who_asks_what_their_private_channels_hold(newsroom: Newsroom) -> None:
    private = newsroom.channel("secret", kind="group")
    for text in (BRIDGE_MORNING, BRIDGE_EVENING):
        swapped = text.replace("Ume", "Pite").replace("Norrland", "Gotland")
        newsroom.reply(newsroom.alice.posts(private, swapped))
    hall = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    question = "figures people dead bridge pite"
    assert "kills 12 in Gotland" in asked(newsroom, hall, question, newsroom.alice).shown
    newsroom.reply(newsroom.alice.posts(hall, BRIDGE_MORNING.replace("12", "11")))
    newsroom.reply(newsroom.alice.posts(hall, BRIDGE_EVENING.replace("19", "18")))
    shown = asked(newsroom, hall, question, newsroom.bob).shown
    assert "At least 18" in shown
    assert "Gotland" not in shown


def test_an_answer_seen_by_one_person_alone_leads_to_a_modal_too(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group", bot=False)
    for text in (BRIDGE_MORNING, BRIDGE_EVENING):
        message = newsroom.alice.posts(channel, text)
        newsroom.alice.uses_shortcut(message, "extract_claims")
    seen = newsroom.slack.wait_until(
        lambda: [
            one
            for one in newsroom.slack.ephemerals(newsroom.alice)
            if one.channel == channel.id and "Conflict." in one.shown
        ],
        timeout=20,
    )
    view = newsroom.slack.view(newsroom.alice.clicks(seen[0], "timeline"))
    assert "At least 19" in view.shown
