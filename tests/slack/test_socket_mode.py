"""The SDK's own Socket Mode client keeps up with the stand-in, through everything it may do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.waiting import until
from tests.slack.world import Channel


@dataclass
class Listener:
    """Acknowledges what it hears, unless told to be deaf for a while."""

    heard: list[SocketModeRequest] = field(default_factory=list)
    deaf_to: int = 0

    async def hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.heard.append(request)
        if self.deaf_to:
            self.deaf_to -= 1
            return
        payload = {"text": "yes"} if request.accepts_response_payload else None
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    @property
    def texts(self) -> list[str]:
        return [request.payload["event"]["text"] for request in self.heard]


def new_client(slack: StandInSlack, listener: Listener) -> SocketModeClient:
    web = AsyncWebClient(base_url=slack.api_url)
    token = slack.workspace.app_token
    client = SocketModeClient(app_token=token, web_client=web, ping_interval=0.2)
    client.socket_mode_request_listeners.append(listener.hear)
    return client


@pytest.fixture
async def listener(slack: StandInSlack) -> AsyncIterator[Listener]:
    listener = Listener()
    client = new_client(slack, listener)
    await client.connect()  # type: ignore[no-untyped-call]
    yield listener
    await client.close()  # type: ignore[no-untyped-call]


async def test_an_event_is_delivered_and_acknowledged(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    alice.posts(news, "hello")
    await until(lambda: slack.deliveries[0].is_acked)
    assert listener.texts == ["hello"]
    assert slack.sockets.opened == 1
    [attempt] = slack.deliveries[0].attempts
    assert attempt.acked_at is not None
    assert attempt.acked_at > attempt.sent_at


async def test_what_is_not_acknowledged_comes_again_in_a_new_envelope(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    listener.deaf_to = 2
    alice.posts(news, "hello")
    await until(lambda: slack.deliveries[0].is_acked)
    tries = [(one.retry_attempt, one.retry_reason) for one in listener.heard]
    assert tries == [(0, ""), (1, "timeout"), (2, "timeout")]
    assert len({one.envelope_id for one in listener.heard}) == 3
    assert len({one.payload["event_id"] for one in listener.heard}) == 1


async def test_slack_gives_up_after_the_last_attempt(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    listener.deaf_to = 9
    alice.posts(news, "hello")
    await until(slack.deliveries[0].over.is_set)
    assert len(listener.heard) == 3
    assert not slack.deliveries[0].is_acked


async def test_an_event_may_come_twice(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    slack.duplicates_events()
    alice.posts(news, "hello")
    await until(lambda: len(listener.heard) == 2)
    assert len({one.payload["event_id"] for one in listener.heard}) == 1


async def test_events_may_come_in_another_order(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    with slack.reordering():
        alice.posts(news, "first")
        alice.posts(news, "second")
    await until(lambda: len(listener.heard) == 2)
    assert listener.texts == ["second", "first"]


async def test_a_command_is_answered_in_the_acknowledgement(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    ran = alice.runs(news, "/claims", "R&D")
    await until(lambda: ran.delivery is not None and ran.delivery.over.is_set())
    assert listener.heard[0].payload["text"] == "R&amp;D"
    assert ran.answer == {"text": "yes"}
    assert [one.shown for one in slack.ephemerals(alice)] == ["yes"]


async def test_the_client_opens_a_new_socket_when_asked(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    slack.disconnects_sockets("refresh_requested")
    await until(lambda: slack.sockets.opened >= 2)
    alice.posts(news, "still there?")
    await until(lambda: slack.deliveries[0].is_acked)


async def test_events_spread_over_several_sockets(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    second = Listener()
    client = new_client(slack, second)
    await client.connect()  # type: ignore[no-untyped-call]
    slack.wait_for_sockets(2)
    for _ in range(4):
        alice.posts(news, "hello")
    await until(lambda: len(listener.heard) == len(second.heard) == 2)
    await client.close()  # type: ignore[no-untyped-call]


async def test_a_dropped_socket_is_opened_again(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    slack.drops_sockets()
    await until(lambda: slack.sockets.opened >= 2)
    alice.posts(news, "still there?")
    await until(lambda: slack.deliveries[0].is_acked)


async def test_a_half_open_socket_swallows_events_and_pings(
    slack: StandInSlack, listener: Listener, alice: Person, news: Channel
) -> None:
    await until(lambda: slack.sockets.sockets[0].pings)
    slack.freezes_sockets()
    alice.posts(news, "lost?")
    await until(lambda: slack.sockets.opened >= 2)
    alice.posts(news, "still there?")
    await until(lambda: slack.deliveries[1].is_acked)
    assert "still there?" in listener.texts


async def test_without_any_socket_an_event_is_tried_and_lost(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    alice.posts(news, "hello")
    await until(slack.deliveries[0].over.is_set)
    assert not slack.deliveries[0].is_acked


async def test_a_ticket_is_good_once(slack: StandInSlack) -> None:
    web = AsyncWebClient(base_url=slack.api_url)
    told = await web.apps_connections_open(app_token=slack.workspace.app_token)
    session = SocketModeClient(app_token="xapp-1", web_client=web).aiohttp_client_session
    async with session:
        async with session.ws_connect(told["url"]) as first:
            hello = await first.receive_json()
            assert hello["type"] == "hello"
            assert hello["num_connections"] == 1
        async with session.get(told["url"].replace("ws:", "http:")) as second:
            assert second.status == 403
