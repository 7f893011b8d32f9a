"""Slack's client, stood in for: every method takes what the real one takes, and no more."""

from typing import Any
from unittest.mock import NonCallableMagicMock, create_autospec

from slack_sdk import WebClient

REAL = WebClient()


class _Double(NonCallableMagicMock):
    """Methods are made when they are first asked for: there are hundreds, and a test calls few."""

    def _get_child_mock(self, /, **given: Any) -> Any:
        return create_autospec(getattr(REAL, given["name"]))


def slack_client() -> Any:
    """A client whose methods return what a test sets."""
    return _Double(spec=WebClient)
