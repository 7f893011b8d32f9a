"""Which trouble is worth another try."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.slack_response import SlackResponse
from sqlalchemy.exc import IntegrityError, OperationalError

from handlers.weather import passes


def refused(error: str, status: int = 200) -> SlackApiError:
    answer = SlackResponse(
        client=WebClient(),
        http_verb="POST",
        api_url="",
        req_args={},
        data={"ok": False, "error": error},
        headers={},
        status_code=status,
    )
    return SlackApiError("no", answer)


PASSES = {
    "a server of Slack's that fails": refused("", 503),
    "too many requests": refused("ratelimited", 429),
    "trouble that Slack owns up to": refused("internal_error"),
    "a page of some gateway": refused("Received a response in a non-JSON format: <html>"),
    "no answer in time": TimeoutError(),
    "a connection that was cut": ConnectionResetError(),
    "a request that could not be sent": SlackRequestError(),
    "a database that is away": OperationalError("", None, Exception("away")),
}
STAYS = {
    "blocks that Slack does not take": refused("invalid_blocks"),
    "a token that was revoked": refused("token_revoked"),
    "an error of our own": KeyError("x"),
    "rows that do not fit": IntegrityError("", None, Exception("twice")),
}


@pytest.mark.parametrize("error", PASSES.values(), ids=PASSES.keys())
def test_what_passes(error: Exception) -> None:
    assert passes(error)


@pytest.mark.parametrize("error", STAYS.values(), ids=STAYS.keys())
def test_what_would_only_come_again(error: Exception) -> None:
    assert not passes(error)
