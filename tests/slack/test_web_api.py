"""The Web API answers the SDK's own client as Slack does, refusals included."""

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


def test_the_bot_learns_who_it_is_and_its_scopes(client: WebClient, slack: StandInSlack) -> None:
    told = client.auth_test()
    assert told["user_id"] == slack.workspace.bot.id
    assert "chat:write" in told.headers["x-oauth-scopes"]


def test_tokens_are_checked(slack: StandInSlack) -> None:
    nobody, stranger = WebClient(base_url=slack.api_url), WebClient("xoxb-1", slack.api_url)
    assert refusal(nobody, "auth.test") == "not_authed"
    assert refusal(stranger, "auth.test") == "invalid_auth"
    app = WebClient(slack.workspace.app_token, slack.api_url)
    assert app.apps_connections_open(app_token=app.token or "")["url"].startswith("ws://")
    assert refusal(app, "auth.test") == "not_allowed_token_type"


def test_a_scope_not_granted_is_named(client: WebClient, slack: StandInSlack) -> None:
    slack.workspace.scopes.discard("users:read")
    assert refusal(client, "users.info", user=slack.workspace.bot.id) == "missing_scope"


def test_history_of_each_kind_of_channel_needs_its_own_scope(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    slack.workspace.scopes.discard("groups:history")
    desk = slack.channel("desk", [alice], kind="group")
    assert client.conversations_history(channel=news.id)["ok"]
    assert refusal(client, "conversations.history", channel=desk.id) == "missing_scope"


def test_arguments_are_checked(client: WebClient, news: Channel) -> None:
    assert refusal(client, "chat.postMessage", text="a") == "missing_argument"
    refused = refusal(client, "chat.postMessage", channel=news.id, text="a", colour="red")
    assert refused == "invalid_arguments"
    assert refusal(client, "chat.shout", channel=news.id) == "unknown_method"
    assert refusal(client, "chat.postMessage", channel=news.id) == "no_text"


def test_bodies_may_be_json_or_forms_or_queries(
    client: WebClient, slack: StandInSlack, news: Channel
) -> None:
    blocks = '[{"type": "divider"}]'
    form = {"channel": news.id, "text": "a", "blocks": blocks, "unfurl_links": "false"}
    told = client.api_call("chat.postMessage", data=form)
    assert told["message"]["blocks"][0]["type"] == "divider"
    got = client.api_call("conversations.info", http_verb="GET", params={"channel": news.id})
    assert got["channel"]["is_member"] is True
    assert slack.calls_to("chat.postMessage")[0].args["unfurl_links"] is False


def test_channels_keep_the_bot_out_as_slack_does(
    client: WebClient, slack: StandInSlack, alice: Person
) -> None:
    public = slack.channel("public", [alice], bot=False)
    hidden = slack.channel("hidden", [alice], bot=False, kind="group")
    assert refusal(client, "chat.postMessage", channel="C1", text="a") == "channel_not_found"
    assert refusal(client, "chat.postMessage", channel=hidden.id, text="a") == "channel_not_found"
    assert refusal(client, "chat.postMessage", channel=public.id, text="a") == "not_in_channel"
    assert refusal(client, "conversations.history", channel=public.id) == "not_in_channel"
    assert client.conversations_info(channel=public.id)["channel"]["is_member"] is False


def test_a_reply_needs_a_thread_that_exists(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    def reply(ts: str) -> Json:
        return {"channel": news.id, "text": "a", "thread_ts": ts}

    assert refusal(client, "chat.postMessage", **reply("1.000001")) == "thread_not_found"
    root = alice.posts(news, "root")
    told = client.chat_postMessage(**reply(root.ts))
    assert [one.text for one in slack.replies(root)] == ["a"]
    assert refusal(client, "chat.postMessage", **reply(told["ts"])) == "cannot_reply_to_message"


def test_only_its_own_messages_can_be_changed(
    client: WebClient, slack: StandInSlack, alice: Person, news: Channel
) -> None:
    hers = alice.posts(news, "hers")
    other = {"channel": news.id, "ts": hers.ts}
    assert refusal(client, "chat.update", **other, text="a") == "cant_update_message"
    assert refusal(client, "chat.delete", **other) == "cant_delete_message"
    mine = client.chat_postMessage(channel=news.id, text="mine", blocks=[{"type": "divider"}])
    new: Json = {"channel": news.id, "ts": mine["ts"], "blocks": [{"type": "divider"}]}
    kept = client.api_call("chat.update", json=new)
    assert (kept["text"], "edited" in kept["message"]) == ("mine", False)
    told = client.chat_update(channel=news.id, ts=mine["ts"], text="new")
    assert "blocks" not in told["message"]
    assert told["message"]["edited"]
    client.chat_delete(channel=news.id, ts=mine["ts"])
    gone = {"channel": news.id, "ts": mine["ts"], "text": "a"}
    assert refusal(client, "chat.update", **gone) == "message_not_found"


def test_long_texts_are_cut_or_refused(
    client: WebClient, slack: StandInSlack, news: Channel
) -> None:
    client.chat_postMessage(channel=news.id, text="x" * 4040)
    assert slack.splits == []
    told = client.chat_postMessage(channel=news.id, text="x" * 4041)
    assert len(slack.splits) == 1
    assert [len(one.text) for one in slack.messages(news)] == [4040, 4000, 41]
    assert refusal(client, "chat.postMessage", channel=news.id, text="x" * 40_001) == "msg_too_long"
    edit = {"channel": news.id, "ts": told["ts"], "text": "ж" * 2001}
    assert refusal(client, "chat.update", **edit) == "msg_too_long"


def test_wrong_blocks_are_refused_with_reasons(client: WebClient, news: Channel) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=news.id, text="a", blocks=[{"type": "poem"}])
    told = caught.value.response
    assert told["error"] == "invalid_blocks"
    assert told["errors"] == ["unsupported type: poem [json-pointer:/blocks/0/type]"]
    words = {"type": "plain_text", "text": "x" * 3000}
    long = [{"type": "section", "text": words}] * 5
    refused = refusal(client, "chat.postMessage", channel=news.id, text="a", blocks=long)
    assert refused == "msg_blocks_too_long"


def test_live_mentions_are_noted_wherever_they_stand(
    client: WebClient, slack: StandInSlack, news: Channel
) -> None:
    quiet = {"type": "section", "text": {"type": "plain_text", "text": "<!channel>"}}
    client.chat_postMessage(
        channel=news.id, text="&lt;!here&gt; <!date^1^{date}|x>", blocks=[quiet]
    )
    assert slack.pings == []
    loud = {"type": "section", "text": {"type": "mrkdwn", "text": "<@U1> <#C1|a>"}}
    named = {"type": "user", "user_id": "U1"}
    rich = [{"type": "rich_text_section", "elements": [named]}]
    blocks: list[Json] = [loud, {"type": "rich_text", "elements": rich}]
    client.chat_postMessage(channel=news.id, text="<!subteam^S1>", blocks=blocks)
    mentions = [ping.removeprefix("chat.postMessage: ") for ping in slack.pings]
    assert mentions == ["<!subteam^S1>", "<@U1>", "<#C1|a>", "user U1"]
