"""`/claims forget`: asked, counted, pressed, done; in Slack and on file."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from handlers.chores import KINDS, Rota, do_chore
from handlers.deleting import erasing, forgetting
from handlers.listening import Ears
from handlers.questions.commands import Command
from handlers.say.phrases import forgetting as words
from store.database import Store
from store.deleting import erasures
from store.showing import notices
from store.showing.notices import NoticeKey
from store.tenants import settings
from store.tenants.settings import ChannelSettings
from store.work.message import Message, MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.handlers.test_settling import Newsroom, directly, message
from tests.slack.blocks import check_message

NOBODY = "U2"
ADMIN = "U1"


class Desk(Newsroom):
    """A newsroom with ears; the first user administers it."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.slack.users_info.side_effect = lambda user: {"user": {"is_admin": user == ADMIN}}
        self.slack.users_conversations.return_value = {"channels": []}
        self.ears = Ears(store, self.queue, lambda _team: self.slack, lambda: NOW)
        self.answers: list[dict[str, Any]] = []

    def asks(self, typed: str, user: str = ADMIN, channel: str = "C1") -> dict[str, Any]:
        asked = Command("T1", channel, user, f"forget {typed}", "1.2.3", "https://r.test")
        said = forgetting.forget(asked, self.ears)
        assert said is not None
        check_message(said)
        return said

    def presses(self, said: dict[str, Any], user: str = ADMIN, channel: str = "C1") -> str:
        """What stands in place of the question then."""
        body = {
            "team": {"id": "T1"},
            "channel": {"id": channel},
            "user": {"id": user},
            "actions": [said["blocks"][-1]["elements"][0]],
        }
        forgetting.delete_pressed(
            lambda: None, body, lambda **answer: self.answers.append(answer), self.ears
        )
        return str(self.answers[-1]["text"])

    def works(self) -> None:
        for call in self.queue.erase.call_args_list:
            erasing.erase(call.args[0], directly, self.desk)
        self.queue.erase.reset_mock()

    def told(self) -> list[str]:
        return [call.kwargs["text"] for call in self.slack.chat_postEphemeral.call_args_list]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def in_channel(text: str, channel: str, *, private: bool, ts: str) -> Message:
    key = MessageKey("T1", channel, ts)
    return replace(message(text, ts), key=key, thread_ts=ts, private=private)


def test_a_person_is_deleted_with_the_reply_that_quotes_them(desk: Desk) -> None:
    desk.take(message(GRAIN))
    said = desk.asks("olha kravets")
    assert "1 article with" in said["text"]
    assert desk.presses(said).startswith("Being deleted: 1 article")
    desk.works()
    desk.slack.chat_delete.assert_called_once_with(channel="C1", ts="9.0")
    assert desk.replies(1) == []
    assert desk.slack.reactions_remove.call_count == 0  # the message stands for what else it has
    assert desk.told()[0].startswith("Deleted: 1 article with")
    assert "Nothing on file" in desk.asks("olha kravets")["text"]


def test_what_was_shown_beside_another_article_is_said_without_it(desk: Desk) -> None:
    desk.take(message(BRIDGE_MORNING))
    desk.take(message(BRIDGE_EVENING, "2.0"))
    assert "neighbours and friends today" in desk.posted()[1]
    desk.presses(desk.asks("https://nowhere.test/x") | {"blocks": [press("channel", "channel")]})
    desk.works()
    assert desk.slack.chat_update.call_count == 0  # both are gone
    assert desk.slack.chat_delete.call_count == 2


def press(kind: str, value: str) -> dict[str, Any]:
    return {"elements": [{"value": json.dumps({"kind": kind, "value": value})}]}


def test_a_reply_elsewhere_that_showed_it_is_renewed(desk: Desk) -> None:
    desk.take(message(BRIDGE_MORNING))
    desk.take(in_channel(BRIDGE_EVENING, "C2", private=False, ts="2.0"))
    desk.presses(desk.asks("channel"))
    desk.works()
    [update] = desk.slack.chat_update.call_args_list
    assert update.kwargs["channel"] == "C2"
    assert "neighbours and friends today" not in update.kwargs["text"]
    assert "nothing on file to compare with" in update.kwargs["text"]


def test_whoever_is_no_admin_is_told_so(desk: Desk) -> None:
    desk.take(message(GRAIN))
    assert desk.asks("channel", NOBODY)["text"] == words.RIGHTS
    question = desk.asks("channel")
    assert desk.presses(question, NOBODY) == words.RIGHTS
    assert desk.queue.erase.call_count == 0


def test_in_a_direct_message_anybody_deletes_what_is_from_there(desk: Desk) -> None:
    desk.take(message(GRAIN))
    desk.take(in_channel(GRAIN, "D1", private=True, ts="2.0"))
    for typed in ("olha kravets", "channel"):
        said = desk.asks(typed, NOBODY, "D1")
        assert "1 channel" in said["text"]
    desk.presses(said, NOBODY, "D1")
    desk.works()
    with desk.desk.store.reading() as session:
        assert erasures.extent(session, {erasures.Part(1, "text")}).articles == 1


def test_pressed_twice_it_is_one_deletion(desk: Desk) -> None:
    desk.take(message(GRAIN))
    said = desk.asks("channel")
    desk.presses(said)
    assert desk.presses(said) == words.BEGUN_ALREADY
    assert desk.queue.erase.call_count == 1


def test_nothing_is_said_of_private_channels_that_one_is_not_in(desk: Desk) -> None:
    desk.take(in_channel(GRAIN, "C9", private=True, ts="2.0"))
    assert "Nothing on file" in desk.asks("olha kravets")["text"]
    assert "Kravets" not in desk.asks("olha kravetz")["text"]


def test_somebody_spelt_otherwise_is_offered_and_not_deleted(desk: Desk) -> None:
    desk.take(message(GRAIN))
    said = desk.asks("olha kravetz")
    assert "Did you mean Olha Kravets?" in said["text"]
    assert said["blocks"][-1]["type"] == "rich_text"


ODD = {
    "nothing": ("", words.USAGE),
    "blanks": ("   ", words.USAGE),
    "nothing but marks": ("“”", words.USAGE),
    "far too long": ("x" * 3_000, words.TOO_LONG),
    "a ping": ("<!channel>", "Nothing on file for &lt;!channel&gt;."),
    "half a link": ("https://", words.USAGE),
    "a link that breaks": ("http://[::1", "Nothing on file for http://[::1."),
    "wild cards": ("%", "Nothing on file for %."),
}


@pytest.mark.parametrize(("typed", "said"), ODD.values(), ids=ODD.keys())
def test_odd_words_get_a_sentence(desk: Desk, typed: str, said: str) -> None:
    desk.take(message(GRAIN))
    assert desk.asks(typed)["text"] == said


def test_what_slack_does_not_let_go_is_tried_again_each_night(desk: Desk) -> None:
    desk.take(message(GRAIN))
    refused = SlackApiError("no", {"ok": False, "error": "compliance_exports_prevent_deletion"})
    desk.slack.chat_delete.side_effect = refused
    desk.presses(desk.asks("channel"))
    desk.works()
    assert "tried again each night" in desk.told()[0]
    desk.slack.chat_delete.side_effect = None
    night(desk, NOW + timedelta(days=1))
    desk.works()
    assert desk.told()[1].startswith("Deleted: 1 article")
    with desk.desk.store.reading() as session:
        assert erasures.unfinished(session) == []


def night(desk: Desk, now: Any) -> None:
    rota = Rota(replace(desk.desk, now=lambda: now))
    rota.look()
    for call in desk.queue.chore.call_args_list:
        do_chore(call.args[0], directly, rota.desk, KINDS)
    desk.queue.chore.reset_mock()


def test_what_was_kept_long_enough_is_deleted_at_night_without_a_word(desk: Desk) -> None:
    desk.take(message(GRAIN))
    desk.take(in_channel(BRIDGE_MORNING, "C2", private=False, ts="2.0"))
    with desk.desk.store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(keep_days=7))
    night(desk, NOW + timedelta(days=6))
    assert desk.queue.erase.call_count == 0
    night(desk, NOW + timedelta(days=8))
    desk.works()
    night(desk, NOW + timedelta(days=8))
    assert desk.queue.erase.call_count == 0
    desk.slack.chat_delete.assert_called_once_with(channel="C1", ts="9.0")
    taken = {call.kwargs["name"] for call in desk.slack.reactions_remove.call_args_list}
    assert taken == {"eyes", "scales"}
    assert desk.told() == []
    assert len(desk.posted()) == 2
    assert len(desk.replies(2)) == 1


def test_notices_of_a_channel_go_with_it(desk: Desk) -> None:
    desk.take(message(GRAIN))
    store = desk.desk.store
    for channel, days in (("C1", 3), ("C1", 0), ("C2", 3)):
        key = NoticeKey("T1", channel, "", f"digest:{days}")
        with store.writing() as session:
            kept = notices.prepare(session, key, now=NOW - timedelta(days=days))
            notices.posted(session, kept.id, ts=f"7.{days}", digest="x")
    with store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(keep_days=7))
    night(desk, NOW + timedelta(days=8))
    desk.works()
    taken = [call.kwargs["ts"] for call in desk.slack.chat_delete.call_args_list]
    assert sorted(taken) == ["7.0", "7.3", "9.0"]
    with store.reading() as session:
        assert [one.key.channel for one in notices.in_channels(session, "T1", ["C1", "C2"])] == [
            "C2"
        ]


def test_a_copy_elsewhere_gets_its_turn(desk: Desk) -> None:
    desk.take(message(GRAIN))
    desk.take(in_channel(GRAIN, "C2", private=False, ts="2.0"))
    desk.presses(desk.asks("channel"))
    desk.works()
    [call] = desk.queue.put.call_args_list
    assert call.args[0].key.channel == "C2"


def test_what_is_forgotten_while_it_is_read_is_not_filed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handlers.articles import settling

    read_source = settling.read_source

    def slowly(*arguments: Any) -> Any:
        article = read_source(*arguments)
        desk.presses({"blocks": [press("channel", "channel")]})
        desk.works()
        return article

    monkeypatch.setattr(settling, "read_source", slowly)
    desk.take(message(GRAIN))
    assert desk.posted() == []
    with desk.desk.store.reading() as session:
        assert erasures.extent(session, {erasures.Part(1, "*")}).articles == 0
