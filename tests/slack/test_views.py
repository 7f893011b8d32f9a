"""Modals and the Home tab are opened, changed, stacked, submitted and closed as in Slack."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack import interaction
from tests.slack.examples import Json, actions, asked, button, choice, menu, plain, section, view
from tests.slack.interaction import Interaction
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

MODAL = view(section(), asked(block_id="note"), submit=plain("Keep"), callback_id="note")


def payload(ran: Interaction) -> Json:
    assert ran.delivery is not None
    return ran.delivery.payload


def opened(client: WebClient, ran: Interaction, shown: Json = MODAL) -> str:
    return str(client.views_open(trigger_id=ran.trigger_id, view=shown)["view"]["id"])


def refusal(client: WebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return str(caught.value.response["error"])


@pytest.fixture
def ran(alice: Person, news: Channel) -> Interaction:
    return alice.runs(news, "/claims", "peskov")


def test_a_trigger_opens_one_modal_and_soon(
    slack: StandInSlack, ran: Interaction, client: WebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = opened(client, ran)
    assert slack.view(ran).id == view_id
    again = {"trigger_id": ran.trigger_id, "view": MODAL}
    assert refusal(client, "views.open", **again) == "exchanged_trigger_id"
    assert refusal(client, "views.open", trigger_id="1.2.3", view=MODAL) == "invalid_trigger_id"
    monkeypatch.setattr(interaction, "TRIGGER_FOR", 0)
    ran.is_trigger_used = False
    assert refusal(client, "views.open", **again) == "expired_trigger_id"


def test_a_wrong_view_is_refused_and_keeps_the_trigger(ran: Interaction, client: WebClient) -> None:
    wrong = {**MODAL, "blocks": [{"type": "markdown", "text": "a"}]}
    refused = refusal(client, "views.open", trigger_id=ran.trigger_id, view=wrong)
    assert refused == "invalid_arguments"
    opened(client, ran)


def test_a_modal_is_updated_by_id_unless_it_changed_meanwhile(
    slack: StandInSlack, ran: Interaction, client: WebClient
) -> None:
    view_id, old = opened(client, ran), slack.view(ran).hash
    new = view(section(plain("loaded")))
    client.views_update(view_id=view_id, view=new, hash=old)
    assert slack.view(ran).shown == "loaded"
    late = {"view_id": view_id, "view": new, "hash": old}
    assert refusal(client, "views.update", **late) == "hash_conflict"
    assert refusal(client, "views.update", view_id="V1", view=new) == "not_found"


def test_a_submission_carries_every_value(
    slack: StandInSlack, ran: Interaction, client: WebClient, alice: Person
) -> None:
    radio = menu("radio_buttons", choice("a"), choice("b"), initial_option=choice("a"))
    shown = view(asked(block_id="note"), asked(radio, block_id="which"), submit=plain())
    opened(client, ran, shown)
    sent = payload(alice.submits(slack.view(ran), {"typed": "words"}))
    values = sent["view"]["state"]["values"]
    assert sent["type"] == "view_submission"
    assert values["note"]["typed"] == {"type": "plain_text_input", "value": "words"}
    assert values["which"]["radio_buttons"]["selected_option"]["value"] == "a"
    with pytest.raises(LookupError):
        alice.submits(slack.view(ran), {"typed": "a", "absent": "b"})
    with pytest.raises(ValueError, match="filled in"):
        alice.submits(slack.view(ran), {"typed": ""})


def test_a_second_modal_stacks_on_the_first_and_three_are_the_most(
    slack: StandInSlack, ran: Interaction, client: WebClient, alice: Person
) -> None:
    shown = view(actions(button()))
    opened(client, ran, shown)
    on = slack.view(ran)
    for _ in range(2):
        clicked = alice.clicks(on, "press")
        client.views_push(trigger_id=clicked.trigger_id, view=shown)
        assert slack.view(clicked).previous == on.id
        on = slack.view(clicked)
    last = {"trigger_id": alice.clicks(on, "press").trigger_id, "view": shown}
    assert refusal(client, "views.push", **last) == "push_limit_reached"


def test_closing_is_told_only_on_request(
    slack: StandInSlack, alice: Person, news: Channel, client: WebClient
) -> None:
    quiet, told = alice.runs(news, "/claims"), alice.runs(news, "/claims")
    opened(client, quiet)
    opened(client, told, {**MODAL, "notify_on_close": True})
    assert alice.closes(slack.view(quiet)) is None
    closed = alice.closes(slack.view(told))
    assert closed is not None
    assert payload(closed)["type"] == "view_closed"


def test_the_home_tab_is_published_and_shown_again(
    slack: StandInSlack, alice: Person, client: WebClient
) -> None:
    client.views_publish(user_id=alice.id, view=view(section(plain("hi")), kind="home"))
    home = slack.home(alice)
    assert home is not None
    assert home.shown == "hi"
    alice.opens_home()
    assert slack.deliveries[-1].event["view"]["id"] == home.id
