"""What Slack's library does by itself and would harm: not here. Its other faults: test_http.py."""

import logging
from collections.abc import Iterator
from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_bolt import App, BoltRequest

from bot.app import build_app
from bot.clients import Clients
from bot.front import Front
from bot.seeing.metrics import Meters
from bot.settings import Settings
from store.database import Store
from store.work.queue import Queue
from tests.articles import BRIDGE_MORNING
from tests.bot.test_http import door_to, knock, signed
from tests.slack import StandInSlack

WORDS = "SECRETWORD"
ANN = {"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": "1.2"}
HERE = {"channel": {"id": "C1"}, "container": {"channel_id": "C1"}}
BUTTON = {"action_id": "of_old", "block_id": "b", "type": "button", "value": WORDS}
MODAL = {"id": "V1", "type": "modal", "callback_id": "of_old", "private_metadata": WORDS}
TYPED = {"state": {"values": {"b": {"a": {"value": WORDS}}}}}
UNHEARD = {
    "a button of an earlier version": ANN | HERE | {"type": "block_actions", "actions": [BUTTON]},
    "a button that is a link": (
        ANN | HERE | {"type": "block_actions", "actions": [BUTTON | {"url": "https://a.example"}]}
    ),
    "a form of an earlier version": ANN | {"type": "view_submission", "view": MODAL | TYPED},
    "a form that was closed": ANN | {"type": "view_closed", "view": MODAL},
    "a name being typed": (
        ANN | {"type": "block_suggestion", "action_id": "a", "block_id": "b", "value": WORDS}
    ),
    "an attachment's button": (
        ANN | HERE | {"type": "interactive_message", "callback_id": "a", "actions": [BUTTON]}
    ),
    "a dialog": (
        ANN | HERE | {"type": "dialog_submission", "callback_id": "a", "submission": {"a": WORDS}}
    ),
    "a shortcut": ANN | {"type": "shortcut", "callback_id": "a"},
    "a shortcut of a message": (
        ANN | HERE | {"type": "message_action", "callback_id": "a", "message": {"text": WORDS}}
    ),
    "another command": {
        **{"command": "/other", "text": WORDS, "team_id": "T1", "user_id": "U1"},
        "channel_id": "C1",
    },
    "something new": {"type": "of_tomorrow", "text": WORDS, "team": {"id": "T1"}},
    "nothing": {},
}
SUBTYPES = (
    *("channel_join", "channel_leave", "channel_topic", "channel_archive", "bot_message"),
    *("assistant_app_thread", "reminder_add", "huddle_thread", "tombstone", "of_tomorrow"),
)


def event(**facts: Any) -> dict[str, Any]:
    inner = {"channel": "C1", "channel_type": "channel", "user": "U1", "ts": "1.0"}
    return {
        "type": "event_callback",
        "team_id": "T1",
        "is_ext_shared_channel": False,
        "event": {"type": "message", **inner, **facts},
    }


@pytest.fixture(scope="module")
def slack() -> Iterator[StandInSlack]:
    with StandInSlack() as slack:
        yield slack


@pytest.fixture
def queue() -> Any:
    return create_autospec(Queue, instance=True)


@pytest.fixture
def app(lite: Store, slack: StandInSlack, queue: Any) -> App:
    return build_app(Settings.read(slack.env), lite, queue, Meters.new())


def status(app: App, body: dict[str, Any]) -> int:
    return int(app.dispatch(BoltRequest(mode="socket_mode", body=body)).status)


@pytest.mark.parametrize("body", UNHEARD.values(), ids=UNHEARD.keys())
def test_what_nobody_listens_to_is_acknowledged_without_a_word_in_a_log(
    app: App, body: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert status(app, body) == 200
    assert WORDS not in caplog.text


def test_every_kind_of_message_is_acknowledged(app: App) -> None:
    told = {subtype: status(app, event(subtype=subtype, text="hello")) for subtype in SUBTYPES}
    assert told == dict.fromkeys(SUBTYPES, 200)


def test_what_could_not_be_written_down_is_not_acknowledged(app: App, queue: Any) -> None:
    """By itself Bolt acknowledges before the listener runs."""
    queue.put.side_effect = RuntimeError("the queue is away")
    assert status(app, event(text=BRIDGE_MORNING)) == 500


def test_slack_is_not_asked_who_we_are_for_every_event(app: App, slack: StandInSlack) -> None:
    before = len(slack.calls_to("auth.test"))
    for number in range(5):
        status(app, event(text="hello", ts=f"{number}.0"))
    assert len(slack.calls_to("auth.test")) <= before + 1


def test_no_call_whose_answer_was_lost_is_repeated(lite: Store, slack: StandInSlack) -> None:
    """By itself the library repeats it: one call, two posts."""
    clients = Clients(Settings.read(slack.env), lite, Meters.new())
    made = (clients.for_work("T1"), clients.for_lookups("T1"), clients.unbound())
    names = {type(handler).__name__ for one in made for handler in one.retry_handlers}
    assert names == {"RateLimitErrorRetryHandler"}


async def test_nothing_is_parsed_before_it_is_verified() -> None:
    """By itself Bolt reads a body first, and fails on one that is no JSON."""
    for body in (b"{", b"payload={", b"\xff", b"payload=1&payload=2"):
        assert await knock(door_to(None), body, signed(b"another")) == (401, b"")


@pytest.mark.parametrize("path", ["/slack/install", "/slack/oauth_redirect", "/slack/events"])
async def test_an_id_in_the_environment_opens_no_page_of_bolts_own(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "1")
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    await Front(None, door_to(None))(scope, receive, send)
    assert sent[0]["status"] in (404, 405)
