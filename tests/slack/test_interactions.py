"""Commands, clicks and shortcuts carry what Slack's do, and their answers take effect."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.slack import interaction
from tests.slack.examples import Json, actions, button, choice, menu, section
from tests.slack.interaction import Interaction
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel, Ephemeral, Message


def payload(ran: Interaction) -> Json:
    assert ran.delivery is not None
    return ran.delivery.payload


def hook(ran: Interaction) -> WebhookClient:
    return WebhookClient(ran.response_url)


def refusal(client: WebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return str(caught.value.response["error"])


@pytest.fixture
def ran(alice: Person, news: Channel) -> Interaction:
    return alice.runs(news, "/claims", "peskov")


@pytest.fixture
def posted(slack: StandInSlack, news: Channel, client: WebClient) -> Message:
    """A message of the bot with three buttons and a menu."""
    one = actions(button(value="1"), button(value="2", action_id="other"))
    two = actions(button(value="3"), menu("overflow", choice("keep"), choice("drop")))
    client.chat_postMessage(channel=news.id, text="found", blocks=[one, two])
    return slack.messages(news)[0]


def test_a_command_carries_who_where_and_what(ran: Interaction, news: Channel) -> None:
    sent = payload(ran)
    assert (sent["command"], sent["text"], sent["channel_id"]) == ("/claims", "peskov", news.id)
    assert sent["is_enterprise_install"] == "false"
    assert sent["response_url"].startswith("http://127.0.0.1")


def test_a_response_url_is_good_five_times(
    slack: StandInSlack, ran: Interaction, alice: Person
) -> None:
    codes = [hook(ran).send(text=str(number)).status_code for number in range(6)]
    assert codes == [200] * 5 + [404]
    assert [one.shown for one in slack.ephemerals(alice)] == ["0", "1", "2", "3", "4"]
    assert ran.refused == ["used_url: "]


def test_a_response_url_expires(ran: Interaction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interaction, "OPEN_FOR", 0)
    assert hook(ran).send(text="late").status_code == 404


def test_a_response_may_be_for_the_whole_channel(
    slack: StandInSlack, ran: Interaction, news: Channel
) -> None:
    hook(ran).send(text="for all", response_type="in_channel")
    assert [one.text for one in slack.messages(news)] == ["for all"]


def test_responses_are_checked_like_messages(slack: StandInSlack, ran: Interaction) -> None:
    assert hook(ran).send(text="a", blocks=[{"type": "poem"}]).status_code == 400
    assert hook(ran).send(text="<!channel>").status_code == 200
    assert slack.pings == ["response_url: <!channel>"]


def test_a_click_names_message_place_and_action(alice: Person, posted: Message) -> None:
    sent = payload(alice.clicks(posted, "press", "3"))
    [action] = sent["actions"]
    assert sent["type"] == "block_actions"
    assert sent["container"]["message_ts"] == sent["message"]["ts"] == posted.ts
    assert (action["action_id"], action["value"]) == ("press", "3")
    assert action["block_id"] == posted.blocks[1]["block_id"]
    chosen = payload(alice.clicks(posted, "overflow", "drop"))["actions"][0]
    assert chosen["selected_option"]["value"] == "drop"


def test_nobody_can_click_what_is_not_there(alice: Person, posted: Message) -> None:
    with pytest.raises(LookupError):
        alice.clicks(posted, "press", "9")


def test_a_click_may_replace_or_delete_the_message(
    slack: StandInSlack, alice: Person, posted: Message
) -> None:
    clicked = alice.clicks(posted, "press")
    hook(clicked).send(text="hidden", blocks=[section()], replace_original=True)
    now = slack.now(posted)
    assert now is not None
    assert now.text == "hidden"
    hook(clicked).send(delete_original=True)
    assert slack.now(posted) is None


def test_an_ephemeral_is_changed_only_through_its_own_click(
    slack: StandInSlack, ran: Interaction, alice: Person, client: WebClient
) -> None:
    hook(ran).send(text="found", blocks=[actions(button())])
    [shown] = ran.shown
    clicked = alice.clicks(shown, "press")
    sent = payload(clicked)
    assert sent["container"]["is_ephemeral"] is True
    assert "message" not in sent
    edit = {"channel": shown.channel, "ts": shown.ts, "text": "a"}
    assert refusal(client, "chat.update", **edit) == "message_not_found"
    hook(clicked).send(text="closed", replace_original=True)
    assert isinstance(clicked.shown[0], Ephemeral)
    assert [one.shown for one in slack.ephemerals(alice)] == ["closed"]
    hook(clicked).send(delete_original=True)
    assert slack.ephemerals(alice) == []


def test_a_shortcut_carries_the_message(alice: Person, posted: Message) -> None:
    sent = payload(alice.uses_shortcut(posted, "extract_claims"))
    assert (sent["type"], sent["callback_id"]) == ("message_action", "extract_claims")
    assert sent["message"]["text"] == "found"
