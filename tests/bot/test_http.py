"""The HTTP door: nothing unsigned gets in, and nothing is parsed before it is verified."""

import asyncio
import json
import logging
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot import http
from bot.http import MOST_BYTES, PATH, Door, Refused, read_request, sign
from bot.replays import Others
from store.database import open_store

SECRET = "shh"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def signed(body: bytes, content_type: str = JSON, *, age: int = 0) -> dict[str, str]:
    timestamp = str(int(time.time()) - age)
    return {
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": sign(body, timestamp, SECRET.encode()),
        "content-type": content_type,
    }


def door_to(app: Any) -> Door:
    """The door of a process that is alone."""
    return Door(app, SECRET, Others(open_store("sqlite://"), 600))


REFUSED = {
    "no signature": lambda h: {k: v for k, v in h.items() if k != "x-slack-signature"},
    "no timestamp": lambda h: {k: v for k, v in h.items() if k != "x-slack-request-timestamp"},
    "another signature": lambda h: h | {"x-slack-signature": "v0=" + "0" * 64},
    "a signature that is none": lambda h: h | {"x-slack-signature": "v0=é"},
    "a timestamp of letters": lambda h: h | {"x-slack-request-timestamp": "abc"},
    "an endless timestamp": lambda h: h | {"x-slack-request-timestamp": "9" * 4000},
    "digits of another script": lambda h: h | {"x-slack-request-timestamp": "١٢٣"},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_what_slack_did_not_sign_is_refused(change: Any) -> None:
    with pytest.raises(Refused) as refused:
        read_request(b"{}", change(signed(b"{}")), SECRET.encode())
    assert refused.value.status == 401


@pytest.mark.parametrize("age", [301, -310])
def test_an_old_request_is_not_played_again(age: int) -> None:
    with pytest.raises(Refused):
        read_request(b"{}", signed(b"{}", age=age), SECRET.encode())


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff\xfe", b'"x"', b"[" * 99_999, b'{"team": 1}'])
def test_a_signed_body_that_cannot_be_read_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_request(body, signed(body), SECRET.encode())
    assert refused.value.status == 400


def test_our_signature_is_the_one_that_slack_makes() -> None:
    theirs = SignatureVerifier(SECRET).generate_signature(timestamp="1531420618", body=b"a=1&b=2")
    assert sign(b"a=1&b=2", "1531420618", SECRET.encode()) == theirs


def test_a_command_with_the_word_payload_in_it_is_read() -> None:
    body = urlencode({"command": "/claims", "text": "SpaceX payload"}).encode()
    request = read_request(body, signed(body, FORM), SECRET.encode())
    assert request.body == {"command": "/claims", "text": "SpaceX payload"}


def test_an_interaction_is_read_from_its_form() -> None:
    body = urlencode({"payload": json.dumps({"type": "block_actions"})}).encode()
    assert read_request(body, signed(body, FORM), SECRET.encode()).body == {"type": "block_actions"}


DOOR = {
    "another method": ({"method": "GET"}, b"", 405),
    "another path": ({"path": "/"}, b"", 404),
    "too long by its header": ({"length": str(MOST_BYTES + 1)}, b"", 413),
    "too long by its body": ({}, b"x" * (MOST_BYTES + 1), 413),
    "a length that is no number": ({"length": "many"}, b"", 413),
    "unsigned": ({}, b"{}", 401),
}


@pytest.mark.parametrize(("changed", "body", "status"), DOOR.values(), ids=DOOR.keys())
async def test_the_door_refuses(changed: dict[str, str], body: bytes, status: int) -> None:
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": changed.get("method", "POST"),
        "path": changed.get("path", PATH),
        "headers": [(b"content-length", changed.get("length", "0").encode())],
    }
    await door_to(None)(scope, receive, send)
    assert sent[0]["status"] == status


async def test_a_body_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "BODY_SECONDS", 0.05)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": PATH, "headers": []}
    await door_to(None)(scope, receive, send)
    assert sent[0]["status"] == 408


class Heard:
    """In place of the app: what reached it, and what it is to answer."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.bodies = list(statuses), []

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        self.bodies.append(request.body)
        return BoltResponse(status=self.statuses.pop(0), body="an answer for one person")


async def knock(door: Any, body: bytes, headers: dict[str, str], method: str = "POST") -> Any:
    """Status and body of the answer."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": PATH, "headers": pairs}
    await door(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


async def test_a_request_that_somebody_sends_again_is_not_answered_again() -> None:
    app = Heard(200, 200)
    door = door_to(app)
    headers = signed(b"{}")
    assert await knock(door, b"{}", headers) == (200, b"an answer for one person")
    assert await knock(door, b"{}", headers) == (200, b"")
    assert len(app.bodies) == 1


async def test_slack_sends_again_what_failed_and_it_is_done() -> None:
    app = Heard(500, 200)
    door = door_to(app)
    headers = signed(b"{}")
    statuses = [(await knock(door, b"{}", headers))[0]]
    retry = headers | {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_error"}
    statuses.append((await knock(door, b"{}", retry))[0])
    assert (statuses, len(app.bodies)) == ([500, 200], 2)


async def test_the_same_signed_at_another_time_is_another_request() -> None:
    app = Heard(200, 200)
    door = door_to(app)
    for age in (0, 2):
        await knock(door, b"{}", signed(b"{}", age=age))
    assert len(app.bodies) == 2


BODIES = [b"{", b"[]", b"\xff\xfe", b"payload=%7B", b'{"text": "SECRETWORD"', b"text=SECRETWORD"]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("is_signed", [True, False])
async def test_nothing_of_a_body_is_in_a_log(
    body: bytes, is_signed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    headers = signed(body) if is_signed else signed(b"another")
    with caplog.at_level(logging.DEBUG):
        await knock(door_to(Heard(200)), body, headers)
    assert "SECRETWORD" not in caplog.text
    assert "payload" not in caplog.text
