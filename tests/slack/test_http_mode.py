"""In HTTP mode the same payloads come signed, and again when they are not taken."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from tests.slack.http_mode import sign
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.waiting import until
from tests.slack.world import Channel

EVENTS = "/slack/events"


@dataclass
class Endpoint:
    """A bot's address that keeps every request and answers from a list, then with 200."""

    secret: str
    answers: list[web.Response] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    retries: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    forged: int = 0
    slow: float = 0

    async def take(self, request: web.Request) -> web.Response:
        body = await request.text()
        waited, self.slow = self.slow, 0
        await asyncio.sleep(waited)
        headers = dict(request.headers)
        self.forged += not SignatureVerifier(self.secret).is_valid_request(body, headers)
        self.bodies.append(body)
        self.types.append(request.content_type)
        why = headers.get("X-Slack-Retry-Reason", "")
        self.retries.append((headers.get("X-Slack-Retry-Num", ""), why))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def endpoint(slack: StandInSlack) -> AsyncIterator[Endpoint]:
    endpoint = Endpoint(slack.signing_secret)
    app = web.Application()
    app.add_routes([web.post(EVENTS, endpoint.take)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.delivers_to(f"http://127.0.0.1:{runner.addresses[0][1]}{EVENTS}")
    yield endpoint
    await runner.cleanup()


async def test_an_event_comes_signed_as_json(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    alice.posts(news, "hello")
    await until(lambda: slack.deliveries[0].is_acked)
    assert endpoint.forged == 0
    assert endpoint.types == ["application/json"]
    assert json.loads(endpoint.bodies[0])["event"]["text"] == "hello"
    assert endpoint.retries == [("", "")]


async def test_a_refused_event_comes_again_with_its_number_and_reason(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    endpoint.answers = [web.Response(status=500), web.Response(status=404)]
    alice.posts(news, "hello")
    await until(lambda: slack.deliveries[0].is_acked)
    assert endpoint.retries == [("", ""), ("1", "http_error"), ("2", "http_error")]


async def test_the_bot_may_ask_not_to_be_sent_it_again(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    endpoint.answers = [web.Response(status=500, headers={"X-Slack-No-Retry": "1"})]
    alice.posts(news, "hello")
    await until(slack.deliveries[0].over.is_set)
    assert len(endpoint.bodies) == 1


async def test_a_command_is_a_form_and_its_answer_the_body(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    endpoint.answers = [web.Response(text="looking"), web.json_response({"text": "found"})]
    first, second = alice.runs(news, "/claims", "a b"), None
    await until(lambda: first.delivery is not None and first.delivery.over.is_set())
    second = alice.runs(news, "/claims")
    await until(lambda: second.delivery is not None and second.delivery.over.is_set())
    form = parse_qs(endpoint.bodies[0])
    assert (form["command"], form["text"]) == (["/claims"], ["a b"])
    assert form["response_url"] == [first.response_url]
    assert [first.answer, second.answer] == [{"text": "looking"}, {"text": "found"}]
    assert endpoint.forged == 0


async def test_an_interaction_is_json_inside_a_form(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    ran = alice.uses_shortcut(alice.posts(news, "hello"), "extract_claims")
    await until(lambda: ran.delivery is not None and ran.delivery.over.is_set())
    forms = [parse_qs(body) for body in endpoint.bodies if "payload=" in body]
    payload = json.loads(forms[0]["payload"][0])
    assert payload["type"] == "message_action"
    assert payload["message"]["text"] == "hello"


async def test_a_slow_answer_counts_as_none(
    slack: StandInSlack, endpoint: Endpoint, alice: Person, news: Channel
) -> None:
    endpoint.slow = 0.4
    alice.posts(news, "hello")
    await until(lambda: slack.deliveries[0].is_acked)
    assert ("1", "http_timeout") in endpoint.retries


async def test_the_address_is_verified_by_a_challenge(
    slack: StandInSlack, endpoint: Endpoint
) -> None:
    endpoint.answers = [web.json_response({"challenge": "stand-in-challenge"})]
    asked = slack.verifies_address()
    await until(asked.over.is_set)
    assert asked.answer == {"challenge": asked.payload["challenge"]}


async def test_a_bot_out_of_reach_is_tried_again(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    slack.delivers_to("http://127.0.0.1:9/")
    alice.posts(news, "hello")
    await until(slack.deliveries[0].over.is_set)
    assert len(slack.deliveries[0].attempts) == 3


def test_a_signature_can_be_made_for_any_time() -> None:
    headers = sign("secret", b"body", now=1000)
    assert headers["X-Slack-Request-Timestamp"] == "1000"
    assert not SignatureVerifier("secret").is_valid_request(b"body", headers)
