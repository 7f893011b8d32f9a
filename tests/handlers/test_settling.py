"""Settling a message: the same steps lead to the same end, whatever happened before."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from unittest.mock import create_autospec

import pytest
from slack_sdk.errors import SlackApiError

from handlers.articles.settling import give_up, settle_message
from handlers.desk import Desk
from store.database import Store
from store.showing import replies
from store.work import inbox
from store.work.message import Message, MessageKey
from store.work.queue import Queue
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.doubles import slack_client

T = TypeVar("T")


def directly(name: str, do: Callable[..., T], *args: Any) -> T:
    return do(*args)


class Newsroom:
    """A desk whose Slack is stood in for, and that does its jobs at once."""

    def __init__(self, store: Store) -> None:
        self.slack: Any = slack_client()
        self.slack.chat_postMessage.side_effect = [{"ts": f"9.{n}"} for n in range(20)]
        self.queue: Any = create_autospec(Queue, instance=True)
        self.desk = Desk(store, lambda _team: self.slack, self.queue, (), lambda: NOW)

    def take(self, message: Message) -> None:
        with self.desk.store.writing() as session:
            inbox.put(session, message, now=NOW)
        settle_message(message.key, directly, self.desk)

    def delete(self, key: MessageKey) -> None:
        with self.desk.store.writing() as session:
            inbox.delete(session, key, now=NOW)
        settle_message(key, directly, self.desk)

    def posted(self) -> list[str]:
        return [call.kwargs["text"] for call in self.slack.chat_postMessage.call_args_list]

    def replies(self, message_id: int) -> list[replies.Reply]:
        with self.desk.store.reading() as session:
            return replies.of_message(session, message_id)


@pytest.fixture
def newsroom(store: Store) -> Newsroom:
    return Newsroom(store)


def message(text: str, ts: str = "1.0") -> Message:
    return Message(MessageKey("T1", "C1", ts), thread_ts=ts, private=False, text=text, asked=True)


def test_settling_twice_posts_once(newsroom: Newsroom) -> None:
    newsroom.take(message(BRIDGE_MORNING))
    settle_message(message("").key, directly, newsroom.desk)
    assert len(newsroom.posted()) == 1
    assert newsroom.slack.chat_update.call_count == 0


def test_a_post_whose_answer_was_lost_is_looked_for_before_another(newsroom: Newsroom) -> None:
    newsroom.slack.chat_postMessage.side_effect = TimeoutError
    with pytest.raises(TimeoutError):
        newsroom.take(message(BRIDGE_MORNING))
    sent = newsroom.slack.chat_postMessage.call_args.kwargs["metadata"]
    newsroom.slack.conversations_replies.return_value = {
        "messages": [{"ts": "1.0"}, {"ts": "5.5", "metadata": sent}]
    }
    settle_message(message("").key, directly, newsroom.desk)
    assert newsroom.slack.chat_postMessage.call_count == 1
    assert newsroom.slack.chat_update.call_args.kwargs["ts"] == "5.5"
    assert [reply.ts for reply in newsroom.replies(1)] == ["5.5"]


def test_a_post_that_never_arrived_is_posted_again(newsroom: Newsroom) -> None:
    newsroom.slack.chat_postMessage.side_effect = [TimeoutError, {"ts": "6.0"}]
    with pytest.raises(TimeoutError):
        newsroom.take(message(BRIDGE_MORNING))
    newsroom.slack.conversations_replies.return_value = {"messages": [{"ts": "1.0"}]}
    settle_message(message("").key, directly, newsroom.desk)
    assert [reply.ts for reply in newsroom.replies(1)] == ["6.0"]


def test_a_deleted_message_has_its_reply_deleted(newsroom: Newsroom) -> None:
    newsroom.take(message(BRIDGE_MORNING))
    newsroom.delete(message("").key)
    newsroom.slack.chat_delete.assert_called_once_with(channel="C1", ts="9.0")
    assert newsroom.replies(1) == []


def test_what_stood_back_for_a_deleted_article_gets_its_turn(newsroom: Newsroom) -> None:
    newsroom.take(message(GRAIN))
    newsroom.take(message(GRAIN, ts="2.0"))
    assert "Read before" in newsroom.posted()[1]
    newsroom.delete(message("").key)
    [call] = newsroom.queue.put.call_args_list
    assert call.args[0].key.ts == "2.0"
    settle_message(call.args[0].key, directly, newsroom.desk)
    assert "every tonne" in newsroom.slack.chat_update.call_args.kwargs["text"]


def test_a_closed_channel_is_left_in_peace(newsroom: Newsroom) -> None:
    refused = SlackApiError("no", {"ok": False, "error": "is_archived"})
    newsroom.slack.chat_postMessage.side_effect = refused
    newsroom.take(message(BRIDGE_MORNING))
    assert newsroom.slack.chat_postMessage.call_count == 1


def test_another_refusal_is_an_error(newsroom: Newsroom) -> None:
    refused = SlackApiError("no", {"ok": False, "error": "invalid_blocks"})
    newsroom.slack.chat_postMessage.side_effect = refused
    with pytest.raises(SlackApiError):
        newsroom.take(message(BRIDGE_MORNING))


def test_giving_up_is_said_in_the_thread(newsroom: Newsroom) -> None:
    newsroom.take(message("chatter"))
    give_up(message("").key, "abc123", newsroom.desk)
    assert "Error abc123" in newsroom.posted()[-1]


def test_a_text_without_claims_has_only_the_reaction(newsroom: Newsroom) -> None:
    newsroom.take(message("The park was green and the river was quiet in the morning light."))
    assert newsroom.posted() == []
    newsroom.slack.reactions_add.assert_called_once_with(channel="C1", timestamp="1.0", name="eyes")


def test_an_article_whose_claims_went_away_takes_its_reply_back(newsroom: Newsroom) -> None:
    newsroom.take(message(BRIDGE_MORNING))
    quiet = "The park was green and the river was quiet in the morning light. " * 8
    newsroom.take(replace(message(quiet), edited_ts="3.0"))
    newsroom.slack.chat_delete.assert_called_once_with(channel="C1", ts="9.0")


def test_an_article_edited_into_another_gives_its_copies_their_turn(newsroom: Newsroom) -> None:
    newsroom.take(message(GRAIN))
    newsroom.take(message(GRAIN, ts="2.0"))
    newsroom.take(replace(message(BRIDGE_MORNING), edited_ts="3.0"))
    [call] = newsroom.queue.put.call_args_list
    assert call.args[0].key.ts == "2.0"


def test_two_posts_in_one_channel_are_a_second_apart(newsroom: Newsroom) -> None:
    pauses: list[float] = []
    newsroom.desk = replace(newsroom.desk, pause=pauses.append)
    newsroom.slack.chat_postMessage.side_effect = [{"ts": f"{NOW.timestamp() - 0.25}"}] * 3
    newsroom.take(message(BRIDGE_MORNING))
    newsroom.take(message(GRAIN, ts="2.0"))
    elsewhere = message(f"{GRAIN}\n\nEdition 2.", ts="3.0")
    newsroom.take(replace(elsewhere, key=MessageKey("T1", "C2", "3.0")))
    assert pauses == [0.75]
