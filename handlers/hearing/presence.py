"""Whether the app is where somebody wants to be told something: a command may be typed anywhere."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from handlers.scopes import DIRECT

log = logging.getLogger(__name__)

UNKNOWN = ("channel_not_found", "not_in_channel", "user_not_found")


def is_here(channel: str, user: str, slack: WebClient) -> bool:
    """Whether we may post in a conversation; so it is taken to be when Slack does not answer.

    Direct messages of two people have ids like ours with one of them. `slack` is a client for
    quick look-ups.
    """
    try:
        if channel.startswith(DIRECT):
            ours = slack.conversations_open(users=user).get("channel") or {}
            return bool(ours.get("id") == channel)
        known = slack.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        return error.response.get("error") not in UNKNOWN
    except (SlackClientError, OSError) as error:
        log.warning("presence not known: %s", type(error).__name__)
        return True
    return bool(known.get("is_member", True))
