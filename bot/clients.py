"""Clients for Slack, each with the token of one workspace: from the settings, or from the store.

The store is asked at every call. So a workspace that leaves is not called once more, whichever
process was told of it.
"""

from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.seeing.metrics import CountedClient, Meters
from bot.settings import Settings
from handlers.desk import NotInstalled
from store.database import Store
from store.tenants import installations, workspaces
from store.tenants.installations import Installation
from store.tenants.seals import Seal

LOOKUP_SECONDS = 2
CALL_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Clients:
    """What `Desk.slack` and `Ears.lookups` give: NotInstalled where there is no token."""

    settings: Settings
    store: Store
    meters: Meters

    def for_work(self, team: str) -> WebClient:
        """Repeats a call only after an answer that says it was not performed (429).

        The library's own default also repeats a call whose answer was lost: one call, two posts.
        """
        again = RateLimitErrorRetryHandler(max_retry_count=3)
        return self._client(team, timeout=CALL_SECONDS, retry_handlers=[again])

    def for_lookups(self, team: str) -> WebClient:
        """For questions that somebody waits for: one try, and not for long."""
        return self._client(team, timeout=LOOKUP_SECONDS, retry_handlers=[])

    def unbound(self, token: str = "") -> WebClient:
        """For what is asked before it is known which workspace it is for."""
        return self._made(token, timeout=CALL_SECONDS, retry_handlers=[])

    def installed(self, team: str) -> Installation:
        """NotInstalled for a workspace that has left, or was never here."""
        with self.store.reading() as session:
            if not self.settings.is_for_many:
                if workspaces.has_left(session, team):
                    raise NotInstalled(team)
                return Installation(team, "", self.settings.slack_bot_token)
            found = installations.find(session, team, Seal.of(self.settings.secret_keys))
        if found is None:
            raise NotInstalled(team)
        return found

    def is_here(self, team: str) -> bool:
        try:
            self.installed(team)
        except NotInstalled:
            return False
        return True

    def _client(self, team: str, **how: Any) -> WebClient:
        found = self.installed(team)
        # A token for a whole organisation does not say which workspace is meant.
        more = {"team_id": team} if found.is_org_wide else {}
        return self._made(found.token, **how, **more)

    def _made(self, token: str, **how: Any) -> WebClient:
        return CountedClient(
            self.meters, token=token or None, base_url=self.settings.slack_api_url, **how
        )
