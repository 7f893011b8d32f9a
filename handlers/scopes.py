"""Who may be shown what: the public claims of a workspace, and the private channels one is in."""

import logging
from dataclasses import replace

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from store.database import Store
from store.scope import Scope
from store.tenants import channels
from store.work import inbox

log = logging.getLogger(__name__)

ON_A_PAGE = 999
PAGES = 3
CLOSED_KINDS = "private_channel,mpim"
ALL_KINDS = f"public_channel,{CLOSED_KINDS}"
DIRECT = "D"  # how the id of a direct message begins


def seen_in(team: str, channel: str, store: Store) -> Scope:
    """What everybody in this channel may see."""
    with store.reading() as session:
        return channels.seen_here(session, team, channel)


def seen_by(team: str, channel: str, user: str, store: Store, slack: WebClient) -> Scope:
    """What a person in this channel may see: other private channels too, if they are in them.

    Slack is asked each time: somebody who left a channel a minute ago is shown nothing of it. When
    Slack does not answer in time, they are shown what this channel may see. In a channel shared
    with another organisation nobody is shown anything from elsewhere.
    """
    with store.reading() as session:
        here = channels.seen_here(session, team, channel)
        elsewhere = set(inbox.private_channels(session, team)) - {channel}
    if not elsewhere or not here.public:
        return here
    return replace(here, private=here.private | elsewhere & _private_channels_of(user, slack))


def seen_alone(
    team: str,
    user: str,
    store: Store,
    slack: WebClient,
    *,
    opened_in: str = "",
    certainly: bool = False,
) -> Scope:
    """What a person may see where nobody else looks: in a modal, on their Home tab, in a file.

    A modal may stand open while its person leaves the channel that they opened it in; nobody
    leaves a direct message. `certainly` raises what Slack, or the way to it, says no with.
    """
    with store.reading() as session:
        private = set(inbox.private_channels(session, team))
        here = channels.seen_here(session, team, opened_in)
    asked = _asked if certainly else _private_channels_of
    mine = private & asked(user, slack) if private else set[str]()
    own = {opened_in} if opened_in.startswith(DIRECT) else set[str]()
    if here.public:
        return Scope(team, frozenset(mine | own))
    is_there = opened_in not in private - mine - own
    return here if is_there else Scope(team, public=False)


def places_of(user: str, slack: WebClient) -> set[str]:
    """All channels that both a person and this app are in, as far as Slack says so in time."""
    return _channels_of(user, slack, ALL_KINDS)


def _private_channels_of(user: str, slack: WebClient) -> set[str]:
    """Those of them that are not public; none when Slack is silent."""
    return _channels_of(user, slack, CLOSED_KINDS)


def _channels_of(user: str, slack: WebClient, kinds: str) -> set[str]:
    try:
        return _asked(user, slack, kinds)
    except (SlackClientError, OSError) as error:
        log.warning("membership not known: %s", type(error).__name__)
        return set()


def _asked(user: str, slack: WebClient, kinds: str = CLOSED_KINDS) -> set[str]:
    found: set[str] = set()
    cursor: str | None = None
    for _ in range(PAGES):
        page = slack.users_conversations(user=user, types=kinds, limit=ON_A_PAGE, cursor=cursor)
        found |= {channel["id"] for channel in page.get("channels") or []}
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            break
    return found
