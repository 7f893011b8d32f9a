"""Listeners and jobs for tests: a real store, and a Slack that is stood in for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from unittest.mock import create_autospec

from slack_sdk.errors import SlackApiError

from handlers.desk import Desk
from handlers.listening import Ears
from store.database import Store
from store.work.queue import Queue
from tests.conftest import NOW
from tests.doubles import slack_client

T = TypeVar("T")


def directly(_name: str, do: Callable[..., T], *args: Any) -> T:
    """A step that is done at once."""
    return do(*args)


def refused(code: str) -> SlackApiError:
    """An answer of Slack's that it will not do it."""
    return SlackApiError("no", {"ok": False, "error": code})


class Office:
    """One store, one Slack, and a clock that a test sets; the queue notes what is put down."""

    def __init__(self, store: Store, now: datetime = NOW) -> None:
        self.store = store
        self.time = now
        self.slack: Any = slack_client()
        self.slack.users_info.return_value = {"user": {"is_admin": False, "tz": "Europe/London"}}
        self.slack.users_conversations.return_value = {"channels": []}
        self.slack.conversations_info.return_value = {"channel": {"is_member": True}}
        self.slack.conversations_open.return_value = {"channel": {"id": "D1"}}
        self.slack.chat_postMessage.side_effect = [{"ts": f"9.{n}"} for n in range(50)]
        self.queue: Any = create_autospec(Queue, instance=True)
        self.ears = Ears(store, self.queue, lambda _team: self.slack, lambda: self.time)
        self.desk = Desk(
            store,
            lambda _team: self.slack,
            self.queue,
            (),
            lambda: self.time,
            pause=lambda _seconds: None,
        )

    def makes_admins(self) -> None:
        self.slack.users_info.return_value = {"user": {"is_admin": True, "tz": "Europe/London"}}

    @property
    def posted(self) -> list[str]:
        return [call.kwargs["text"] for call in self.slack.chat_postMessage.call_args_list]
