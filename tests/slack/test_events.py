"""Events have the shape in which Slack sends them (looked at on their way, with no bot there)."""

from typing import Any

import pytest
from slack_sdk import WebClient

from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

Json = dict[str, Any]


def events(slack: StandInSlack) -> list[Json]:
    return [delivery.event for delivery in slack.deliveries]


def test_a_message_is_escaped_and_marked_up(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    message = alice.posts(news, "R&D <b> https://example.com/?a=1&b=2. @alice")
    [event] = events(slack)
    link = "<https://example.com/?a=1&amp;b=2>"
    assert event["text"] == f"R&amp;D &lt;b&gt; {link}. <@{alice.id}>"
    [block] = event["blocks"]
    elements = block["elements"][0]["elements"]
    assert elements[0] == {"type": "text", "text": "R&D <b> "}
    assert elements[1] == {"type": "link", "url": "https://example.com/?a=1&b=2"}
    assert elements[3] == {"type": "user", "user_id": alice.id}
    assert event["ts"] == event["event_ts"] == message.ts
    assert event["channel_type"] == "channel"
    assert event["team"] == slack.world.team_id
    assert "subtype" not in event


def test_an_event_comes_in_a_wrapper(slack: StandInSlack, alice: Person, news: Channel) -> None:
    alice.posts(news, "a")
    wrapper = slack.deliveries[0].payload
    assert wrapper["type"] == "event_callback"
    assert wrapper["authorizations"][0]["user_id"] == slack.workspace.bot.id
    assert wrapper["is_ext_shared_channel"] is False
    assert wrapper["event_id"].startswith("Ev")


def test_timestamps_are_unique_and_increase(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    stamps = [alice.posts(news, "a").ts for _ in range(50)]
    assert stamps == sorted(set(stamps))


def test_a_mention_comes_twice_with_one_ts(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    message = alice.mentions(news, "who said this?")
    mention, plain = slack.deliveries
    assert [mention.event["type"], plain.event["type"]] == ["app_mention", "message"]
    assert mention.event["ts"] == plain.event["ts"] == message.ts
    assert mention.payload["event_id"] != plain.payload["event_id"]
    assert plain.event["text"].startswith(f"<@{slack.workspace.bot.id}> ")


def test_an_edit_comes_with_what_was_before(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    message = alice.posts(news, "before")
    alice.edits(message, "after")
    event = events(slack)[-1]
    assert event["subtype"] == "message_changed"
    assert event["hidden"] is True
    assert event["ts"] != message.ts
    assert event["message"]["ts"] == event["previous_message"]["ts"] == message.ts
    assert event["message"]["text"] == "after"
    assert event["message"]["edited"]["user"] == alice.id
    assert event["previous_message"]["text"] == "before"


def test_an_unfurl_is_a_change_of_nothing_said(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    slack.unfurls(alice.posts(news, "https://example.com"))
    event = events(slack)[-1]
    assert event["subtype"] == "message_changed"
    assert event["message"]["text"] == event["previous_message"]["text"]
    assert event["message"]["attachments"]
    assert "edited" not in event["message"]


def test_a_deleted_message_is_gone_but_a_thread_keeps_a_tombstone(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    alone, root = alice.posts(news, "alone"), alice.posts(news, "root")
    reply = alice.answers(root, "reply")
    alice.deletes(alone)
    event = events(slack)[-1]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", alone.ts)
    assert slack.now(alone) is None
    alice.deletes(root)
    event = events(slack)[-1]
    assert event["subtype"] == "message_changed"
    assert event["message"]["subtype"] == "tombstone"
    assert event["message"]["user"] == "USLACKBOT"
    assert slack.now(reply) is not None


def test_a_reply_names_its_thread(slack: StandInSlack, alice: Person, news: Channel) -> None:
    root = alice.posts(news, "root")
    alice.answers(root, "reply")
    alice.posts(news, "aloud", thread=root, broadcast=True)
    quiet, aloud = events(slack)[1:]
    assert (quiet["thread_ts"], quiet["parent_user_id"]) == (root.ts, alice.id)
    assert (aloud["thread_ts"], aloud["subtype"]) == (root.ts, "thread_broadcast")


@pytest.mark.parametrize("kind", ["channel", "group", "mpim"])
def test_the_kind_of_channel_is_named(slack: StandInSlack, alice: Person, kind: str) -> None:
    alice.posts(slack.channel("a", [alice], kind=kind), "a")
    assert events(slack)[-1]["channel_type"] == kind


def test_a_direct_message_has_no_mention(slack: StandInSlack, alice: Person) -> None:
    alice.mentions(slack.direct(alice), "hello")
    assert [event["channel_type"] for event in events(slack)] == ["im"]


def test_only_what_is_subscribed_and_seen_is_delivered(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    alice.posts(slack.channel("away", [alice], bot=False), "a")
    slack.workspace.events.discard("message.channels")
    alice.posts(news, "a")
    assert events(slack) == []


def test_the_bot_hears_itself(
    slack: StandInSlack, alice: Person, news: Channel, client: WebClient
) -> None:
    data = {"event_type": "a", "event_payload": {"job_id": "1"}}
    told = client.chat_postMessage(channel=news.id, text="a", metadata=data)
    client.chat_update(channel=news.id, ts=told["ts"], text="b")
    client.chat_delete(channel=news.id, ts=told["ts"])
    posted, changed, deleted = events(slack)
    assert posted["bot_id"] == slack.workspace.bot_id
    assert posted["bot_profile"]["app_id"] == slack.workspace.app_id
    assert posted["metadata"] == data
    assert "subtype" not in posted
    assert changed["message"]["bot_id"] == slack.workspace.bot_id
    assert deleted["deleted_ts"] == told["ts"]


def test_the_bot_hears_itself_without_metadata_if_so_wished(
    slack: StandInSlack, news: Channel, client: WebClient
) -> None:
    slack.workspace.echoes_metadata = False
    data = {"event_type": "a", "event_payload": {}}
    client.chat_postMessage(channel=news.id, text="a", metadata=data)
    assert "metadata" not in events(slack)[0]


def test_writers_from_outside_are_marked(slack: StandInSlack, alice: Person) -> None:
    guest = slack.user("guest", team_id="T0OTHER")
    guest.posts(slack.channel("shared", [alice, guest], shared_outside=True), "a")
    [delivery] = slack.deliveries
    assert delivery.payload["is_ext_shared_channel"] is True
    assert delivery.event["user_team"] == "T0OTHER"


def test_the_workspace_tells_of_itself(slack: StandInSlack, alice: Person) -> None:
    desk = slack.invites_bot(slack.channel("desk", [alice], bot=False), by=alice)
    slack.archives(desk, by=alice)
    alice.opens_home()
    slack.revokes_tokens()
    slack.uninstalls()
    assert [event["type"] for event in events(slack)] == [
        "member_joined_channel",
        "channel_archive",
        "app_home_opened",
        "tokens_revoked",
        "app_uninstalled",
    ]
    assert events(slack)[0]["inviter"] == alice.id
