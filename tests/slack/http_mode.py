"""HTTP mode: signed requests to the bot's address, as Slack sends them."""

import hashlib
import hmac
import json
import time
import uuid
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.slack.courier import Attempt, Delivery

FORM = "application/x-www-form-urlencoded"


class HttpMode:
    """Carries payloads by POST; an answer other than 2xx, or none in time, is a failure."""

    def __init__(self, url: str, signing_secret: str, ack_within: float) -> None:
        self.url = url
        self.signing_secret = signing_secret
        self.ack_within = ack_within

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        attempt = Attempt(str(uuid.uuid4()), number)
        delivery.attempts.append(attempt)
        content_type, body = encode(delivery)
        headers = {"Content-Type": content_type, **sign(self.signing_secret, body)}
        if number:
            failed = delivery.attempts[number - 1]
            why = "http_timeout" if failed.status is None else "http_error"
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": why}
        timeout = aiohttp.ClientTimeout(total=self.ack_within)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self.url, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                await take(answer, attempt)
        except (aiohttp.ClientError, TimeoutError):
            pass
        return attempt


async def take(answer: aiohttp.ClientResponse, attempt: Attempt) -> None:
    words = await answer.text()
    attempt.status = answer.status
    attempt.is_final = answer.headers.get("X-Slack-No-Retry") == "1"
    if 200 <= answer.status < 300:
        attempt.acked_at = time.monotonic()
        attempt.answer = read_answer(words, answer.content_type)


def read_answer(words: str, content_type: str) -> dict[str, Any]:
    """A JSON body as it is; a plain one is the text of a message."""
    if content_type == "application/json" and words:
        return dict(json.loads(words))
    return {"text": words} if words else {}


def encode(delivery: Delivery) -> tuple[str, bytes]:
    if delivery.kind == "events_api":
        return "application/json", json.dumps(delivery.payload).encode()
    if delivery.kind == "slash_commands":
        return FORM, urlencode(delivery.payload).encode()
    return FORM, urlencode({"payload": json.dumps(delivery.payload)}).encode()


def sign(secret: str, body: bytes, now: float | None = None) -> dict[str, str]:
    """The two headers by which the bot knows that a request is Slack's."""
    timestamp = str(int(time.time() if now is None else now))
    base = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
