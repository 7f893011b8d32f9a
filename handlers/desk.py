"""What a job works with: the store, Slack, and how far the link reader may reach."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.fetching import AllowedHost, KnownRules
from store.database import Store
from store.filing.origin import Origin
from store.tenants import channels, workspaces
from store.work.message import Message, MessageKey
from store.work.queue import Queue

log = logging.getLogger(__name__)

ARCHIVES = "archives/"


class Over(Exception):
    """There is nobody left to do a job for. It ends quietly: nothing has failed."""


class NotInstalled(Over):
    """There is no token for a workspace: the app was removed from it."""


class MessageGone(Over):
    """A message was deleted from the store while work for it waited."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of one running worker, put together in bot/.

    Jobs wait for the network side by side, but think one at a time: `turn` is held by whoever
    does. Threads that share an interpreter would only keep each other's write locks for longer.
    """

    store: Store
    slack: Callable[[str], WebClient]  # by workspace
    queue: Queue
    allow: Sequence[AllowedHost]
    now: Callable[[], datetime]
    pause: Callable[[float], None] = time.sleep
    turn: Lock = field(default_factory=Lock)
    rules: KnownRules = field(default_factory=KnownRules)

    def permalink(self, key: MessageKey) -> str:
        """A link to a message, made without asking Slack for it where the workspace is known."""
        with self.store.reading() as session:
            workspace = workspaces.url(session, key.team)
        workspace = workspace or self._ask_for_url(key)
        if not workspace:
            return ""
        return f"{workspace}{ARCHIVES}{key.channel}/p{key.ts.replace('.', '')}"

    def origin(self, message: Message, slot: str) -> Origin:
        key = message.key
        with self.store.reading() as session:
            scope = channels.scope_here(session, key.team, key.channel)
        return Origin(
            team=key.team,
            channel=key.channel,
            scope=scope,
            message_id=message.id,
            slot=slot,
            permalink=self.permalink(key),
        )

    def _ask_for_url(self, key: MessageKey) -> str:
        """Of a workspace that has the app through its organisation: asked once, and remembered."""
        try:
            link = self.slack(key.team).chat_getPermalink(channel=key.channel, message_ts=key.ts)
        except SlackApiError as error:
            log.info("no address of a workspace: %s", error.response.get("error"))
            return ""
        url, found, _ = str(link.get("permalink") or "").partition(ARCHIVES)
        if not found:
            return ""
        with self.store.writing() as session:
            workspaces.note(session, key.team, url=url)
        return url
