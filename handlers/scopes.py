"""Who may be shown what: the public claims of a workspace, and the private channels one is in."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from store import inbox
from store.database import Store
from store.scope import Scope

log = logging.getLogger(__name__)

ON_A_PAGE = 999
PAGES = 3


def seen_in(team: str, channel: str) -> Scope:
    """What everybody in this channel may see."""
    return Scope(team, frozenset((channel,)))


def seen_by(team: str, channel: str, user: str, store: Store, slack: WebClient) -> Scope:
    """What a person in this channel may see: other private channels too, if they are in them.

    Slack is asked each time: somebody who left a channel a minute ago is shown nothing of it. When
    Slack does not answer in time, they are shown what this channel may see.
    """
    with store.reading() as session:
        elsewhere = set(inbox.private_channels(session, team)) - {channel}
    if not elsewhere:
        return seen_in(team, channel)
    mine = elsewhere & _private_channels_of(user, slack)
    return Scope(team, frozenset({channel, *mine}))


def _private_channels_of(user: str, slack: WebClient) -> set[str]:
    """The private channels that both a person and this app are in."""
    found: set[str] = set()
    cursor: str | None = None
    try:
        for _ in range(PAGES):
            page = slack.users_conversations(
                user=user, types="private_channel", limit=ON_A_PAGE, cursor=cursor
            )
            found |= {channel["id"] for channel in page.get("channels") or []}
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                break
    except (SlackClientError, OSError) as error:
        log.warning("membership not known: %s", type(error).__name__)
    return found
