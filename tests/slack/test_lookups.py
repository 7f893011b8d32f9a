"""Threads, channels, people, reactions and statuses are read and set as in Slack."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

Json = dict[str, Any]


def refusal(client: WebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return str(caught.value.response["error"])


def test_reactions_come_and_go_once(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    message = alice.posts(news, "a")
    mark = {"channel": news.id, "timestamp": message.ts, "name": "eyes"}
    client.reactions_add(**mark)
    assert refusal(client, "reactions.add", **mark) == "already_reacted"
    client.reactions_remove(**mark)
    assert refusal(client, "reactions.remove", **mark) == "no_reaction"
    assert refusal(client, "reactions.add", **{**mark, "name": ":eyes:"}) == "invalid_name"


def test_threads_are_read_page_by_page_with_metadata_on_request(
    client: WebClient, alice: Person, news: Channel
) -> None:
    root = alice.posts(news, "root")
    data = {"event_type": "a", "event_payload": {"job_id": "1"}}
    client.chat_postMessage(channel=news.id, thread_ts=root.ts, text="b", metadata=data)
    thread: Json = {"channel": news.id, "ts": root.ts}
    plain = client.conversations_replies(**thread)["messages"]
    assert [one["text"] for one in plain] == ["root", "b"]
    assert plain[0]["reply_count"] == 1
    assert "metadata" not in plain[1]
    whole = client.conversations_replies(**thread, include_all_metadata=True)["messages"]
    assert whole[1]["metadata"] == data
    first = client.conversations_replies(**thread, limit=1)
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    assert client.conversations_replies(**thread, cursor=cursor)["messages"][0]["text"] == "b"


def test_channels_people_and_team_can_be_looked_up(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    slack.workspace.scopes.add("team:read")
    guest = slack.user("guest", team_id="T0OTHER")
    shared = slack.channel("shared", [alice, guest], shared_outside=True)
    assert client.conversations_info(channel=shared.id)["channel"]["is_ext_shared"] is True
    assert client.conversations_members(channel=news.id)["members"][0] == alice.id
    assert client.users_info(user=guest.id)["user"]["is_stranger"] is True
    assert client.team_info()["team"]["domain"] == "newsroom"
    names = [one["name"] for one in client.users_conversations()["channels"]]
    assert names == ["newsroom", "shared"]
    assert len(client.conversations_list(types="public_channel,im")["channels"]) == 2
    link = client.chat_getPermalink(channel=news.id, message_ts=alice.posts(news, "a").ts)
    assert news.id in link["permalink"]


def test_an_ephemeral_reaches_one_person_in_the_channel(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    client.chat_postEphemeral(channel=news.id, user=alice.id, text="psst")
    assert [one.shown for one in slack.ephemerals(alice)] == ["psst"]
    away = {"channel": news.id, "user": slack.user("bob").id, "text": "psst"}
    assert refusal(client, "chat.postEphemeral", **away) == "user_not_in_channel"


def test_a_status_stands_until_the_reply(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    root = alice.posts(news, "root")
    thread: Json = {"channel_id": news.id, "thread_ts": root.ts}
    client.assistant_threads_setStatus(**thread, status="is reading")
    assert slack.status(root) == "is reading"
    client.chat_postMessage(channel=news.id, thread_ts=root.ts, text="read")
    assert slack.status(root) is None
