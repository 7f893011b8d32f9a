"""OAuth: a person installs the app in their workspace, or in their whole organisation.

`/slack/install` leads to Slack with a state, which is also left in a cookie; Slack leads back to
`/slack/oauth_redirect`. The state is sealed, good for ten minutes, for this browser, and once.
"""

import html
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlencode

from slack_sdk.errors import SlackApiError, SlackClientError

from bot import pages
from bot.clients import Clients
from bot.scopes import SCOPES
from handlers.told import part
from store.tenants import installations, workspaces
from store.tenants.installations import STATE_SECONDS, Installation
from store.tenants.seals import Seal, WrongKey

log = logging.getLogger(__name__)

INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"
COOKIE = "claims_desk_install"
KIND = "install:"  # before what is sealed, so that nothing else sealed passes for a state
LONGEST, MOST_FIELDS = 4_096, 20  # of a query


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a browser."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


class NotInstalledNow(Exception):
    """An attempt that came to nothing. The message is a sentence for whoever tried."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """The two pages."""

    clients: Clients
    now: Callable[[], datetime]

    def answer(self, path: str, query: str, cookies: str) -> Reply:
        if path == INSTALL:
            return self.begin()
        try:
            return self.finish(_read_query(query), _read_cookie(cookies))
        except NotInstalledNow as error:
            return Reply(400, pages.not_installed(str(error), INSTALL), {"Set-Cookie": _cookie("")})

    def begin(self) -> Reply:
        """Off to Slack."""
        settings = self.clients.settings
        state = self._seal.close(KIND + secrets.token_urlsafe(16))
        asked = {"client_id": settings.slack_client_id, "scope": ",".join(sorted(SCOPES))}
        place = settings.slack_api_url.removesuffix("api/") + "oauth/v2/authorize"
        where = f"{place}?{urlencode(asked | {'state': state})}"
        return Reply(302, "", {"Location": where, "Set-Cookie": _cookie(state)})

    def finish(self, query: Mapping[str, str], cookie: str) -> Reply:
        """Back from Slack, perhaps with a code for a token."""
        self._check(query.get("state", ""), cookie)
        if "code" not in query:
            raise NotInstalledNow(pages.DECLINED)
        self._spend(query["state"])
        new, url, name = self._exchange(query["code"])
        with self.clients.store.writing() as session:
            installations.save(session, new, self._seal, now=self.now())
            if new.team:
                workspaces.note(session, new.team, url=url)
        log.info("installed in %s", new.team or new.enterprise)
        return Reply(200, pages.installed(name), {"Set-Cookie": _cookie("")})

    @property
    def _seal(self) -> Seal:
        return Seal.of(self.clients.settings.secret_keys)

    def _check(self, state: str, cookie: str) -> None:
        if not state or not compare_digest(state.encode(), cookie.encode()):
            raise NotInstalledNow(pages.OTHER_BROWSER)
        try:
            kind = self._seal.open(state, not_older_than=STATE_SECONDS)
        except WrongKey as error:
            raise NotInstalledNow(pages.TOO_OLD) from error
        if not kind.startswith(KIND):
            raise NotInstalledNow(pages.TOO_OLD)

    def _spend(self, state: str) -> None:
        with self.clients.store.writing() as session:
            if not installations.spend(session, state, now=self.now()):
                raise NotInstalledNow(pages.TOO_OLD)

    def _exchange(self, code: str) -> tuple[Installation, str, str]:
        """The installation, the address of its workspace, and its name."""
        settings = self.clients.settings
        try:
            told = self.clients.unbound().oauth_v2_access(
                client_id=settings.slack_client_id,
                client_secret=settings.slack_client_secret,
                code=code,
            )
            token = str(told.get("access_token") or "")
            who = self.clients.unbound(token).auth_test()
        except SlackApiError as error:
            log.warning("not installed: Slack answered %s", error.response.get("error"))
            raise NotInstalledNow(pages.REFUSED) from error
        except (SlackClientError, OSError) as error:
            log.warning("not installed: Slack cannot be reached (%s)", type(error).__name__)
            raise NotInstalledNow(pages.AWAY) from error
        new, name = read_installation(told, str(who.get("bot_id") or ""))
        return new, str(who.get("url") or ""), name


def read_installation(told: Any, bot_id: str) -> tuple[Installation, str]:
    """What Slack tells of an installation, and the name of where it is."""
    team, enterprise, by = (part(told, one) for one in ("team", "enterprise", "authed_user"))
    org_wide = told.get("is_enterprise_install") is True
    token = str(told.get("access_token") or "")
    if not (enterprise if org_wide else team).get("id") or not token.startswith("xoxb-"):
        raise NotInstalledNow(pages.REFUSED)
    new = Installation(
        team="" if org_wide else str(team["id"]),
        enterprise=str(enterprise.get("id") or ""),
        token=token,
        bot_id=bot_id,
        bot_user=str(told.get("bot_user_id") or ""),
        scopes=str(told.get("scope") or ""),
        installed_by=str(by.get("id") or ""),
    )
    return new, html.unescape(str((enterprise if org_wide else team).get("name") or ""))


def _read_query(query: str) -> dict[str, str]:
    """The first of each, where one comes twice."""
    try:
        found = parse_qs(query[:LONGEST], max_num_fields=MOST_FIELDS, keep_blank_values=True)
    except ValueError:
        return {}
    return {name: values[0] for name, values in found.items()}


def _read_cookie(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _cookie(value: str) -> str:
    age = STATE_SECONDS if value else 0
    return f"{COOKIE}={value}; Max-Age={age}; Path=/slack/; Secure; HttpOnly; SameSite=Lax"
