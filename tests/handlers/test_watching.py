"""Watching: begun, listed, ended, and told of new articles once, where they may be shown."""

import json
from dataclasses import replace
from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_bolt import Ack

from handlers.articles.settling import settle_message
from handlers.delivering import telling
from handlers.news.watching import turn, unwatch_asked, unwatch_pressed, watch_asked, watch_pressed
from handlers.questions.commands import Command
from handlers.reviewing.refreshing import refresh
from handlers.say.phrases import watches as words
from store.database import Store
from store.filing import articles
from store.review import reviewing, reviews
from store.review.reviewing import Verb
from store.review.reviews import ClaimRef
from store.showing.notices import NoticeKey
from store.tenants import channels, settings
from store.watching import watches
from store.watching.heard import is_figure
from store.work import inbox
from store.work.message import Message, MessageKey
from store.work.queue import Refreshing
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN, MENTIONS
from tests.conftest import NOW
from tests.handlers.desks import Office, directly, refused
from tests.slack.blocks import check_message
from tests.slack.markup import pings_in


class Watching(Office):
    """An office whose notices are posted as soon as they are put down."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.told: set[NoticeKey] = set()

    def asks(self, text: str, channel: str = "C2", verb: Any = watch_asked) -> str:
        said = verb(Command("T1", channel, "U1", f"watch {text}", "", ""), self.ears)
        assert check_message({"channel": channel, **said}) == []
        return str(said["text"])

    def ends(self, text: str, channel: str = "C2") -> str:
        return self.asks(text, channel, unwatch_asked)

    def pastes(self, text: str, ts: str = "1.0", channel: str = "C1", **more: Any) -> None:
        key = MessageKey("T1", channel, ts)
        message = Message(key, thread_ts=ts, private=False, text=text, asked=True)
        with self.store.writing() as session:
            inbox.put(session, replace(message, **more), now=NOW)
        self.settles(key)

    def deletes(self, ts: str, channel: str = "C1") -> None:
        key = MessageKey("T1", channel, ts)
        with self.store.writing() as session:
            inbox.delete(session, key, now=NOW)
        self.settles(key)

    def settles(self, key: MessageKey) -> None:
        settle_message(key, directly, self.desk)
        for call in self.queue.notify.call_args_list:
            if call.args[0] not in self.told:  # the same notice is the same job
                self.told.add(call.args[0])
                telling.tell(call.args[0], directly, self.desk)

    def alerts(self, channel: str = "C2") -> list[str]:
        calls = [call.kwargs for call in self.slack.chat_postMessage.call_args_list]
        assert all(check_message({"channel": "C1", **payload(call)}) == [] for call in calls)
        return [c["text"] for c in calls if c["channel"] == channel and not c.get("thread_ts")]


def payload(call: dict[str, Any]) -> dict[str, Any]:
    return {name: call[name] for name in ("text", "blocks")}


@pytest.fixture
def office(lite: Store) -> Watching:
    return Watching(lite)


@pytest.fixture
def on_each(store: Store) -> Watching:
    """The same on either database, where it is asked something of its own."""
    return Watching(store)


def test_a_new_article_is_told_of_once_in_the_place_that_watches(on_each: Watching) -> None:
    assert "Watching for holm here" in on_each.asks("holm")
    on_each.pastes(BRIDGE_MORNING)
    on_each.settles(MessageKey("T1", "C1", "1.0"))
    [alert] = on_each.alerts()
    assert alert.startswith("Watched: holm\nBridge collapse kills 12 in Norrland")
    assert "“We have lost neighbours and friends today,”" in alert


def test_one_article_is_one_alert_however_much_of_it_is_watched(office: Watching) -> None:
    for text in ("holm", "bridge", "figures bridge killed"):
        office.asks(text)
    office.pastes(BRIDGE_MORNING)
    [alert] = office.alerts()
    assert alert.startswith("Watched: holm, bridge, figures bridge killed\n")
    assert "12 people" in alert


def test_a_misspelt_name_finds_its_article(office: Watching) -> None:
    office.asks("karin hollm")
    office.pastes(BRIDGE_MORNING)
    assert len(office.alerts()) == 1


def test_what_nobody_watches_for_is_told_to_nobody(office: Watching) -> None:
    office.asks("peskov")
    office.pastes(BRIDGE_MORNING)
    assert office.alerts() == []


def test_nothing_is_said_again_where_it_was_pasted(office: Watching) -> None:
    office.asks("holm", "C1")
    office.pastes(BRIDGE_MORNING)
    assert office.alerts("C1") == []


def test_what_is_private_is_told_nowhere(on_each: Watching) -> None:
    on_each.asks("holm")
    on_each.asks("holm", "D1")
    on_each.pastes(BRIDGE_MORNING, channel="C9", private=True)
    assert on_each.alerts() + on_each.alerts("D1") == []


def test_a_channel_that_turned_private_meanwhile_is_not_told_of(office: Watching) -> None:
    office.asks("holm")
    key = MessageKey("T1", "C1", "1.0")
    office.queue.notify.side_effect = lambda _notice: turn_private(office)
    office.pastes(BRIDGE_MORNING)
    assert key.channel == "C1"
    assert office.alerts() == []


def test_a_channel_shared_with_others_is_told_nothing_from_elsewhere(office: Watching) -> None:
    office.asks("holm")
    with office.store.writing() as session:
        channels.note(session, "T1", "C2", private=False, shared=True, now=NOW)
        settings.change(session, "T1", "C2", {"outsiders": True}, who="U1", now=NOW)
    office.pastes(BRIDGE_MORNING)
    assert office.alerts() == []


def turn_private(office: Watching) -> None:
    with office.store.writing() as session:
        inbox.note_channel(session, "T1", "C1", private=True)


def test_what_was_known_word_for_word_is_not_told_again(on_each: Watching) -> None:
    on_each.pastes(BRIDGE_MORNING)
    on_each.asks("neighbours")
    on_each.asks("figures bridge killed")
    on_each.pastes(BRIDGE_MORNING.replace("The transport", "On Sunday the transport"), "2.0")
    assert on_each.alerts() == []


def test_the_same_thing_in_other_words_is_told(on_each: Watching) -> None:
    on_each.pastes(BRIDGE_MORNING)
    on_each.asks("neighbours")
    on_each.pastes(BRIDGE_EVENING, "2.0")
    [alert] = on_each.alerts()
    assert "“Today we lost neighbours and friends,”" in alert


def test_an_alert_goes_when_its_article_does(on_each: Watching) -> None:
    on_each.asks("holm")
    on_each.pastes(BRIDGE_MORNING)
    stands = {"channel": "C2", "ts": "9.1"}
    on_each.deletes("1.0")
    assert stands in [call.kwargs for call in on_each.slack.chat_delete.call_args_list]


def test_an_edited_article_is_not_told_of_again(office: Watching) -> None:
    office.asks("holm")
    office.pastes(BRIDGE_MORNING)
    office.pastes(f"{BRIDGE_MORNING}\nCorrected on Monday.", edited_ts="2.0")
    assert len(office.alerts()) == 1


def test_an_alert_is_brought_up_to_date_with_its_article(office: Watching) -> None:
    office.asks("holm")
    office.pastes(BRIDGE_MORNING)
    office.pastes(BRIDGE_MORNING.replace("neighbours", "colleagues"), edited_ts="2.0")
    [update] = [
        c.kwargs for c in office.slack.chat_update.call_args_list if c.kwargs["ts"] == "9.1"
    ]
    assert update["channel"] == "C2"
    assert "“We have lost colleagues and friends today,”" in update["text"]
    office.pastes(BRIDGE_MORNING.replace("Holm", "Berg"), edited_ts="3.0")
    stands = {"channel": "C2", "ts": "9.1"}
    assert stands in [call.kwargs for call in office.slack.chat_delete.call_args_list]


def test_a_claim_that_is_none_goes_from_the_alert(office: Watching) -> None:
    office.asks("holm")
    office.pastes(BRIDGE_MORNING)
    with office.store.writing() as session:
        article = articles.load(session, 1)
        assert article is not None
        for cited in article.claims:
            kind = reviews.FIGURE if is_figure(cited) else reviews.QUOTE
            if "neighbours" in str(cited.claim):
                ref = ClaimRef(kind, cited.id)
                reviewing.change(session, ref, "T1", Verb.DISMISS, who="U1", now=NOW)
    refresh(Refreshing("T1", "C1", 1, "", spreads=False), directly, office.desk)
    updates = [call.kwargs for call in office.slack.chat_update.call_args_list]
    [alert] = [one["text"] for one in updates if one["channel"] == "C2"]
    assert alert.startswith("Watched: holm")
    assert "neighbours" not in alert


def test_nothing_in_an_alert_calls_anybody(office: Watching) -> None:
    office.asks("&lt;!channel&gt; field")
    office.asks("field")
    office.pastes(MENTIONS)
    [alert] = office.alerts()
    assert "Everybody &lt;!channel&gt; and" in alert
    assert pings_in(office.slack.chat_postMessage.call_args.kwargs) == []


# What Slack says of a conversation, and whether one may watch there.
PRESENT = {
    "a channel we are in": ("C2", {"channel": {"is_member": True}}, True),
    "a public channel we are not in": ("C2", {"channel": {"is_member": False}}, False),
    "a private channel we are not in": ("C2", refused("channel_not_found"), False),
    "our direct message": ("D1", None, True),
    "a direct message of two people": ("D2", None, False),
    "when Slack does not answer": ("C2", TimeoutError(), True),
}


@pytest.mark.parametrize(("channel", "info", "may"), PRESENT.values(), ids=PRESENT.keys())
def test_nothing_is_watched_where_nothing_could_be_told(
    office: Watching, channel: str, info: Any, may: bool
) -> None:
    office.slack.conversations_info.side_effect = lambda **_: answer(info)
    assert (words.NOT_HERE not in office.asks("holm", channel)) is may


def test_what_is_no_longer_watched_is_not_told(office: Watching) -> None:
    office.asks("holm")
    assert office.ends("Holm") == words.NO_LONGER.format("holm")
    office.pastes(BRIDGE_MORNING)
    assert office.alerts() == []


def test_an_archived_channel_is_left_in_peace(office: Watching) -> None:
    office.asks("holm")
    posts = iter([{"ts": "9.0"}, refused("is_archived")])
    office.slack.chat_postMessage.side_effect = lambda **_: answer(next(posts))
    office.pastes(BRIDGE_MORNING)
    office.settles(MessageKey("T1", "C1", "1.0"))
    assert office.slack.chat_postMessage.call_count == 2


def answer(said: Any) -> Any:
    if isinstance(said, Exception):
        raise said
    return said


def test_a_place_that_watches_for_nothing_says_so(office: Watching) -> None:
    assert words.NOTHING_WATCHED in office.asks("")
    assert "neptune is not watched here." in office.ends("neptune")


def test_watching_twice_is_a_sentence(on_each: Watching) -> None:
    on_each.asks("holm")
    assert on_each.asks("HOLM") == words.WATCHED_ALREADY.format("HOLM")


def test_what_somebody_types_is_never_marked_up(office: Watching) -> None:
    assert "<!channel>" not in office.asks("&lt;!channel&gt; <!channel> *x*")
    assert "<!channel>" not in office.asks("")


def pressed(office: Watching, act: Any, value: str, channel: str = "C2") -> str:
    body = {
        "team": {"id": "T1"},
        "channel": {"id": channel},
        "user": {"id": "U1"},
        "actions": [{"value": value}],
    }
    said: list[dict[str, Any]] = []
    act(create_autospec(Ack, instance=True), body, lambda **s: said.append(s), office.ears)
    return str(said[0]["text"])


def watch_id(office: Watching, text: str) -> str:
    with office.store.reading() as session:
        found = watches.named(session, "T1", "C2", text)
    assert found is not None
    return str(found.id)


def test_unwatch_pressed_twice_ends_it_once(office: Watching) -> None:
    office.asks("holm")
    office.asks("grain")
    button = watch_id(office, "holm")
    assert pressed(office, unwatch_pressed, button).startswith("holm is no longer watched here.")
    again = pressed(office, unwatch_pressed, button)
    assert again.startswith(words.ENDED_BEFORE)
    assert "grain" in again


def test_a_button_of_another_channel_ends_nothing(office: Watching) -> None:
    office.asks("holm")
    said = pressed(office, unwatch_pressed, watch_id(office, "holm"), "C9")
    assert said.startswith(words.ENDED_BEFORE)
    assert "holm" in office.asks("")


def test_a_long_list_is_turned_page_by_page(office: Watching) -> None:
    for number in range(23):
        office.asks(f"person{number}")
    shown = watch_asked(Command("T1", "C2", "U1", "watch", "", ""), office.ears)
    assert shown is not None
    assert [block["type"] for block in shown["blocks"]].count("section") == 10
    assert "person22" in pressed(office, turn, "2")


def test_the_button_under_an_answer_watches_for_what_was_asked(office: Watching) -> None:
    value = json.dumps({"asked": "zelensky", "page": 0})
    assert pressed(office, watch_pressed, value) == words.WATCHING.format("zelensky")
    office.pastes(GRAIN)
    assert len(office.alerts()) == 1
