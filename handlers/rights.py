"""Who may do what beyond reading."""

import logging
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from store.database import Store
from store.tenants import settings
from store.tenants.settings import Correcting

log = logging.getLogger(__name__)

ADMIN = ("is_admin", "is_owner", "is_primary_owner")


@dataclass(frozen=True, slots=True)
class Known:
    """What Slack says of a person; `time_zone` "" when it does not say.

    A stranger belongs to another organisation.
    """

    is_admin: bool = False
    time_zone: str = ""
    is_stranger: bool = False


def look_up(user: str, slack: WebClient) -> Known:
    """When Slack does not answer in time, nobody is an admin.

    `slack` is a client for quick look-ups.
    """
    try:
        return ask(user, slack)
    except (SlackClientError, OSError) as error:
        log.warning("rights not known: %s", type(error).__name__)
        return Known()


def ask(user: str, slack: WebClient) -> Known:
    """The same, for certain. Raises what Slack, or the way to it, says no with."""
    known = slack.users_info(user=user).get("user") or {}
    # Somebody from another organisation administers their own workspace, and not this one.
    stranger = bool(known.get("is_stranger"))
    return Known(
        is_admin=not stranger and any(known.get(right) for right in ADMIN),
        time_zone=str(known.get("tz") or ""),
        is_stranger=stranger,
    )


def is_admin(user: str, slack: WebClient) -> bool:
    """Whether somebody administers the workspace, as far as Slack says so in time."""
    return look_up(user, slack).is_admin


def may_correct(team: str, channel: str, user: str, store: Store, slack: WebClient) -> bool:
    """Whether somebody in a channel may confirm, correct and dismiss its claims."""
    with store.reading() as session:
        here = settings.read(session, team, channel)
    return here.correcting is Correcting.MEMBERS or is_admin(user, slack)
