"""Which trouble passes by itself: worth another try, where other errors only come again."""

from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

# Slack says that it is Slack: nothing is wrong with what was asked.
SLACKS_OWN = frozenset(
    (
        "fatal_error",
        "internal_error",
        "ratelimited",
        "rate_limited",
        "message_limit_exceeded",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "accesslimited",
    )
)
# The token is no longer good for anything: nobody can be told anything with it.
REFUSED = frozenset(
    ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired")
)
# A database that is away or busy, a full disk, a connection cut, an answer that is none of Slack's.
PASSING = (OperationalError, NoConnectionFree, OSError, SlackClientError)


def passes(error: BaseException) -> bool:
    if isinstance(error, SlackApiError):
        said = str(error.response.get("error"))
        is_a_page = " " in said  # of some gateway, in place of Slack's own answer
        return error.response.status_code >= 429 or is_a_page or said in SLACKS_OWN
    return isinstance(error, PASSING)


def is_refused(error: BaseException) -> bool:
    """Slack takes this token for nobody's."""
    return isinstance(error, SlackApiError) and str(error.response.get("error")) in REFUSED
