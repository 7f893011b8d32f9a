"""HTTP mode: a small door before the app. Nothing is parsed before its signature is checked."""

import asyncio
import hmac
import json
import logging
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from slack_bolt import App, BoltRequest, BoltResponse

from bot.asgi import Receive, Scope, Send, answer, headers_of
from bot.front import Front
from bot.installing import Entrance
from bot.replays import Heard, Others, Replays
from bot.seeing.checks import Line
from bot.settings import Settings
from store.database import Store

log = logging.getLogger(__name__)


# Events, interactivity and commands may be given one address or three.
PATH = "/slack/events"
UNDER = "/slack/"
MOST_BYTES = 1_048_576
BODY_SECONDS = 10.0  # Slack waits for three
MOST_CONNECTIONS = 250  # each may hold a body; more are told to come again
WINDOW_SECONDS = 300
KEPT_SECONDS = 2 * WINDOW_SECONDS  # a timestamp may lie in the future, too
TIMESTAMP = re.compile(r"[0-9]{1,12}\Z")
ELSEWHERE = BoltResponse(status=409, body="")  # taken by another process
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}\Z")


class Refused(Exception):
    """A request that is not Slack's, or not one for us."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Door:
    """An ASGI application that lets signed requests through to the app, each of them once."""

    def __init__(self, app: App, secret: str, others: Others) -> None:
        self._app = app
        self._secret = secret.encode()
        self._replays = Replays(KEPT_SECONDS)
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            headers = headers_of(scope)
            body = await _body(scope, headers, receive)
            request = read_request(body, headers, self._secret)
        except Refused as refused:
            await answer(send, refused.status, {}, b"")
            return
        signature = headers["x-slack-signature"]
        match self._replays.begin(signature):
            case Heard.DONE:
                await answer(send, 200, {}, b"")
            case Heard.UNDER_WAY:
                await answer(send, 409, {}, b"")
            case Heard.NEVER:
                response = await asyncio.to_thread(self._dispatch, request, signature)
                await answer(send, response.status, response.headers, response.body.encode())

    def _dispatch(self, request: BoltRequest, signature: str) -> BoltResponse:
        taken = done = False
        try:
            taken = self._others.take(signature)
            response = self._app.dispatch(request) if taken else ELSEWHERE
            done = response.status < 300
        finally:
            self._replays.end(signature, done=done)
            if taken and not done:
                self._others.give_back(signature)
        return response


def read_request(body: bytes, headers: Mapping[str, str], secret: bytes) -> BoltRequest:
    """A verified request. Bolt's own parser would drop a form that has the word payload in it."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not TIMESTAMP.match(timestamp) or not SIGNATURE.match(signature):
        raise Refused(401)
    if abs(time.time() - int(timestamp)) > WINDOW_SECONDS:
        raise Refused(401)
    if not hmac.compare_digest(sign(body, timestamp, secret), signature):
        raise Refused(401)
    retries = {name: value for name, value in headers.items() if name.startswith("x-slack-retry")}
    parsed = _parsed(body, headers)
    try:
        return BoltRequest(mode="socket_mode", body=parsed, headers={**retries})
    except (TypeError, AttributeError) as error:  # Bolt looks for ids in parts of it
        raise Refused(400) from error


def sign(body: bytes, timestamp: str, secret: bytes) -> str:
    """Slack's signature, version 0. Over bytes: the SDK's own fails on a body that is not UTF-8."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret, base, "sha256").hexdigest()


def _parsed(body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
    try:
        text = body.decode("utf-8")
        if headers.get("content-type", "").startswith("application/json"):
            parsed = json.loads(text)
        else:
            form = dict(parse_qsl(text, keep_blank_values=True))
            parsed = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError) as error:
        raise Refused(400) from error
    if not isinstance(parsed, dict):
        raise Refused(400)
    return parsed


async def _body(scope: Scope, headers: Mapping[str, str], receive: Receive) -> bytes:
    if not scope["path"].startswith(UNDER):
        raise Refused(404)
    if scope["method"] != "POST":
        raise Refused(405)
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise Refused(413)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _whole(receive)
    except TimeoutError as error:
        raise Refused(408) from error


async def _whole(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400)
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MOST_BYTES:
            raise Refused(413)
    return body


async def serve(
    app: App,
    settings: Settings,
    stop: asyncio.Event,
    line: Line,
    entrance: Entrance | None,
    *,
    store: Store,
) -> None:
    """Answer Slack's requests until told to stop; and browsers, where the app can be installed."""
    door = Door(app, settings.slack_signing_secret, Others(store, KEPT_SECONDS))
    await listen(Front(entrance, door), settings, stop, line)


async def listen(front: Front, settings: Settings, stop: asyncio.Event, line: Line) -> None:
    config = uvicorn.Config(
        front,
        host="0.0.0.0",
        port=settings.port,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    line.follow(lambda: server.started)
    log.info("listening for Slack on port %s%s", settings.port, PATH)
    await asyncio.wait(
        [serving, asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED
    )
    server.should_exit = True
    await serving
