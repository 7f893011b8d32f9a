"""The HTTP door: nothing unsigned gets in, and nothing is parsed before it is verified."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.http import MOST_BYTES, PATH, Door, Refused, read_request, sign

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


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff\xfe", b'"x"'])
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
    await Door(app=None, secret=SECRET)(scope, receive, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == status
