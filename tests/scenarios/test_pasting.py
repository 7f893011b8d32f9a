"""Paste something: one reply in its thread, and only there."""

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GERMAN, GRAIN, MENTIONS
from tests.scenarios.conftest import Newsroom
from tests.scenarios.web import Web
from tests.slack.world import Ephemeral


def test_a_pasted_text_is_answered_once_in_its_thread(newsroom: Newsroom) -> None:
    channel = newsroom.channel()
    message = newsroom.alice.posts(channel, BRIDGE_MORNING)
    assert "“We have lost neighbours and friends today,”" in newsroom.reply(message)
    newsroom.quiet()
    assert len(newsroom.slack.replies(message)) == 1
    assert len([one for one in newsroom.slack.messages(channel) if one.bot_id]) == 1
    assert newsroom.reactions(message) == ["eyes"]


def test_the_second_article_shows_what_differs(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, BRIDGE_MORNING))
    message = newsroom.alice.posts(channel, BRIDGE_EVENING)
    shown = newsroom.reply(message)
    assert "One statement, two wordings" in shown
    assert "Conflict." in shown
    newsroom.quiet()
    assert newsroom.reactions(message) == ["eyes", "scales"]


def test_chatter_code_and_logs_are_left_alone(newsroom: Newsroom) -> None:
    channel = newsroom.channel()
    said = [
        newsroom.alice.posts(channel, text)
        for text in (
            "Anyone for lunch at one? I heard the soup is good today.",
            "def f(x):\n    return x + 1\n" * 30,
            "2026-01-05 09:00:00 ERROR worker died\n" * 30,
            "ok",
            "",
        )
    ]
    newsroom.quiet()
    for message in said:
        assert newsroom.slack.replies(message) == []
        assert newsroom.reactions(message) == []


def test_a_link_is_read_and_named(newsroom: Newsroom, web: Web) -> None:
    message = newsroom.alice.posts(newsroom.channel(), f"worth a look? {web.url('story-1')}")
    shown = newsroom.reply(message)
    assert "Harbour strike ends" in shown
    assert "Coast Daily · Ida Berg · 4 Jan 2026" in shown
    assert "Also read" not in shown


def test_several_links_have_one_reply_each(newsroom: Newsroom, web: Web) -> None:
    links = f"{web.url('story-2')} and {web.url('nowhere')}"
    message = newsroom.alice.posts(newsroom.channel(), links)
    newsroom.slack.wait_until(lambda: len(newsroom.slack.replies(message)) == 2, timeout=20)
    newsroom.quiet()
    assert len(newsroom.slack.replies(message)) == 2


def test_a_text_snippet_is_read_whole(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    message = newsroom.alice.uploads_snippet(channel, "grain.txt", GRAIN, "text")
    assert "“We will ship every tonne we promised,”" in newsroom.reply(message)


def test_a_mention_has_even_a_short_text_read_and_is_one_job(newsroom: Newsroom) -> None:
    message = newsroom.alice.mentions(newsroom.channel(), "“We will appeal,” Mary Hill said.")
    assert "“We will appeal,”" in newsroom.reply(message)
    newsroom.quiet()
    assert len(newsroom.slack.replies(message)) == 1


def test_a_mention_below_an_article_reads_the_article(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group", bot=False)
    article = newsroom.alice.posts(channel, GRAIN)
    newsroom.slack.invites_bot(channel, newsroom.alice)
    newsroom.alice.mentions(channel, "please read this", thread=article)
    assert "every tonne" in newsroom.reply(article)


def test_the_shortcut_reads_one_message(newsroom: Newsroom) -> None:
    channel = newsroom.channel()
    message = newsroom.alice.posts(channel, "“It is over,” Jan Roth said.")
    newsroom.quiet(0.3)
    assert newsroom.slack.replies(message) == []
    newsroom.alice.uses_shortcut(message, "extract_claims")
    assert "“It is over,”" in newsroom.reply(message)


def test_the_shortcut_answers_alone_where_the_app_is_not_a_member(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group", bot=False)
    message = newsroom.alice.posts(channel, GRAIN)
    newsroom.alice.uses_shortcut(message, "extract_claims")

    def seen() -> list[Ephemeral]:
        found = newsroom.slack.ephemerals(newsroom.alice)
        return [one for one in found if one.channel == channel.id]

    newsroom.slack.wait_until(seen, timeout=20)
    assert "every tonne" in seen()[0].shown
    assert newsroom.slack.replies(message) == []


def test_a_message_delivered_twice_has_one_reply(newsroom: Newsroom) -> None:
    newsroom.slack.duplicates_events(3)
    message = newsroom.alice.posts(newsroom.channel(kind="group"), BRIDGE_EVENING)
    newsroom.reply(message)
    newsroom.quiet()
    newsroom.slack.duplicates_events(1)
    assert len(newsroom.slack.replies(message)) == 1


def test_an_unfurl_is_not_an_edit(newsroom: Newsroom, web: Web) -> None:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), web.url("story-3"))
    newsroom.reply(message)
    calls = len(newsroom.slack.calls_to("chat.update"))
    newsroom.slack.unfurls(message)
    newsroom.quiet()
    assert len(newsroom.slack.calls_to("chat.update")) == calls
    assert len(newsroom.slack.replies(message)) == 1


def test_an_edited_article_is_read_again_in_place(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), BRIDGE_MORNING)
    [before] = [newsroom.slack.wait_for_reply(message, timeout=20)]
    newsroom.alice.edits(message, BRIDGE_MORNING.replace("neighbours", "workers"))
    newsroom.slack.wait_until(lambda: "workers" in newsroom.replies(message)[0], timeout=20)
    [after] = newsroom.slack.replies(message)
    assert after.ts == before.ts


def test_a_deleted_article_takes_its_reply_and_its_claims_with_it(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    message = newsroom.alice.posts(channel, GRAIN.replace("Kravets", "Tymchuk"))
    newsroom.reply(message)
    assert "Tymchuk" in newsroom.asks(channel, "tymchuk")
    newsroom.alice.deletes(message)
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(message), timeout=20)
    newsroom.quiet()
    assert "Nothing on file" in newsroom.asks(channel, "tymchuk")


def test_an_article_edited_into_chatter_takes_its_reply_back(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), GRAIN)
    newsroom.reply(message)
    newsroom.alice.edits(message, "never mind")
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(message), timeout=20)


def test_the_same_article_again_leads_to_the_earlier_thread(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    first = newsroom.alice.posts(channel, GRAIN)
    newsroom.reply(first)
    second = newsroom.alice.posts(channel, GRAIN)
    assert "Read before" in newsroom.reply(second)
    newsroom.alice.deletes(first)
    newsroom.slack.wait_until(
        lambda: any("every tonne" in shown for shown in newsroom.replies(second)), timeout=20
    )
    newsroom.quiet()
    assert len(newsroom.slack.replies(second)) == 1


def test_nothing_in_an_article_pings_anybody(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(newsroom.channel(), MENTIONS)
    assert "Ann Field" in newsroom.reply(message)
    newsroom.quiet()


def test_a_text_in_another_language_is_said_to_be_so(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), GERMAN)
    assert "This text is in German." in newsroom.reply(message)


def test_in_a_channel_shared_with_outsiders_nothing_is_said(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(newsroom.channel(shared_outside=True), BRIDGE_MORNING)
    newsroom.quiet()
    assert newsroom.slack.replies(message) == []
