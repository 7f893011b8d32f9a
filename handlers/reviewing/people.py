"""Who people are by name, without pinging them."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

log = logging.getLogger(__name__)

MOST = 5  # people who are looked up while somebody waits


def names(users: list[str], slack: WebClient) -> dict[str, str]:
    """As far as Slack says so in time. `slack` is a client for quick look-ups."""
    found: dict[str, str] = {}
    try:
        for user in list(dict.fromkeys(users))[:MOST]:
            told = slack.users_info(user=user).get("user") or {}
            profile = told.get("profile") or {}
            name = profile.get("display_name") or told.get("real_name") or told.get("name")
            if name:
                found[user] = str(name)
    except (SlackClientError, OSError) as error:
        log.info("not all names are known: %s", type(error).__name__)
    return found
