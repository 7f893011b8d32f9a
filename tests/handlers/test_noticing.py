"""Notices: each is posted once, whatever happens on the way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_sdk.errors import SlackApiError

from handlers.delivering import noticing, telling
from handlers.desk import Desk
from store.database import Store
from store.showing import notices
from store.showing.notices import NoticeKey
from store.work.queue import Queue
from tests.conftest import NOW
from tests.doubles import slack_client

SAID = {"text": "A claim was dismissed.", "blocks": []}
IN_THREAD = NoticeKey("T1", "C1", "1.0", "recall:41")
IN_CHANNEL = NoticeKey("T1", "C1", "", "digest:2026-01-05")


@pytest.fixture
def desk(store: Store) -> Desk:
    slack: Any = slack_client()
    slack.chat_postMessage.side_effect = [{"ts": f"9.{n}"} for n in range(20)]
    queue: Any = create_autospec(Queue, instance=True)
    return Desk(store, lambda _team: slack, queue, (), lambda: NOW, pause=lambda _: None)


def slack_of(desk: Desk) -> Any:
    return desk.slack("T1")


def test_a_notice_is_posted_once_however_often_it_is_asked_for(desk: Desk) -> None:
    assert [noticing.post(IN_THREAD, SAID, desk) for _ in range(3)] == ["9.0"] * 3
    [call] = slack_of(desk).chat_postMessage.call_args_list
    assert (call.kwargs["thread_ts"], call.kwargs["text"]) == ("1.0", SAID["text"])
    assert slack_of(desk).chat_update.call_count == 0


def test_the_same_key_elsewhere_is_another_notice(desk: Desk) -> None:
    for key in (IN_THREAD, replace(IN_THREAD, thread_ts="2.0"), replace(IN_THREAD, team="T2")):
        noticing.post(key, SAID, desk)
    assert slack_of(desk).chat_postMessage.call_count == 3


@pytest.mark.parametrize(
    ("key", "looks"),
    [(IN_THREAD, "conversations_replies"), (IN_CHANNEL, "conversations_history")],
    ids=["thread", "channel"],
)
def test_one_whose_answer_was_lost_is_looked_for_before_another(
    desk: Desk, key: NoticeKey, looks: str
) -> None:
    slack = slack_of(desk)
    slack.chat_postMessage.side_effect = TimeoutError
    with pytest.raises(TimeoutError):
        noticing.post(key, SAID, desk)
    sent = slack.chat_postMessage.call_args.kwargs["metadata"]
    getattr(slack, looks).return_value = {"messages": [{"ts": "5.5", "metadata": sent}]}
    assert noticing.post(key, SAID, desk) == "5.5"
    assert slack.chat_postMessage.call_count == 1


def test_a_closed_place_ends_it_quietly_and_for_good(desk: Desk) -> None:
    refused = SlackApiError("no", {"ok": False, "error": "is_archived"})
    slack_of(desk).chat_postMessage.side_effect = refused
    assert [noticing.post(IN_CHANNEL, SAID, desk) for _ in range(2)] == ["", ""]
    assert slack_of(desk).chat_postMessage.call_count == 1


def test_one_taken_back_is_deleted_and_forgotten(desk: Desk) -> None:
    noticing.post(IN_CHANNEL, SAID, desk)
    noticing.take_back(IN_CHANNEL, desk)
    noticing.take_back(IN_CHANNEL, desk)
    slack_of(desk).chat_delete.assert_called_once_with(channel="C1", ts="9.0")
    with desk.store.reading() as session:
        assert notices.in_channels(session, "T1", ["C1"]) == []


def test_two_notices_in_one_channel_are_a_second_apart(desk: Desk) -> None:
    pauses: list[float] = []
    desk = replace(desk, pause=pauses.append)
    slack_of(desk).chat_postMessage.side_effect = [{"ts": f"{NOW.timestamp() - 0.25}"}] * 3
    noticing.post(IN_THREAD, SAID, desk)
    noticing.post(IN_CHANNEL, SAID, desk)
    noticing.post(replace(IN_CHANNEL, channel="C2"), SAID, desk)
    assert pauses == [0.75]


def directly(name: str, do: Callable[..., Any], *args: Any) -> Any:
    return do(*args)


def test_what_it_says_is_made_when_it_is_posted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = ["Something.", ""]
    kinds = {"digest": lambda key, _desk: {"text": said[0] + key.about} if said[0] else None}
    monkeypatch.setattr(telling, "KINDS", kinds)
    telling.tell(IN_CHANNEL, directly, desk)
    said.reverse()
    telling.tell(replace(IN_CHANNEL, key="digest:2026-01-06"), directly, desk)
    [call] = slack_of(desk).chat_postMessage.call_args_list
    assert call.kwargs["text"] == "Something.2026-01-05"


TO_A_PERSON = NoticeKey("T1", "U7", "", "recall:41")


def test_a_person_is_written_to_once_in_their_direct_message(desk: Desk) -> None:
    slack = slack_of(desk)
    slack.conversations_open.return_value = {"channel": {"id": "D7"}}
    slack.chat_postMessage.side_effect = TimeoutError
    with pytest.raises(TimeoutError):
        noticing.post(TO_A_PERSON, SAID, desk)
    call = slack.chat_postMessage.call_args.kwargs
    slack.conversations_history.return_value = {
        "messages": [{"ts": "5.5", "metadata": call["metadata"]}]
    }
    assert noticing.post(TO_A_PERSON, SAID, desk) == "5.5"
    assert (call["channel"], slack.chat_postMessage.call_count) == ("D7", 1)


def test_a_person_who_is_gone_ends_it_quietly_and_for_good(desk: Desk) -> None:
    slack = slack_of(desk)
    slack.conversations_open.side_effect = SlackApiError("no", {"error": "user_disabled"})
    assert [noticing.post(TO_A_PERSON, SAID, desk) for _ in range(2)] == ["", ""]
    assert slack.conversations_open.call_count == 1
