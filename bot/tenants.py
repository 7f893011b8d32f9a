"""Which workspace a request is for, and whether the app is still there: settled before all else."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context import BoltContext

from bot.clients import Clients
from handlers.desk import NotInstalled
from handlers.hearing.leaving import EVENTS as LEAVING
from store.tenants import installations, workspaces

log = logging.getLogger(__name__)

Body = dict[str, Any]


def authorizing(clients: Clients) -> Callable[..., AuthorizeResult | None]:
    """Bolt's question for the token of a workspace, answered without asking Slack about it."""

    def authorize(team_id: str | None, user_id: str | None) -> AuthorizeResult | None:
        try:
            found = clients.installed(team_id or "")
        except NotInstalled:
            return None
        return AuthorizeResult(
            enterprise_id=found.enterprise,
            team_id=team_id,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
            bot_token=found.token,
            user_id=user_id,
        )

    return authorize


def gate(clients: Clients) -> Callable[..., BoltResponse | None]:
    """Bolt's first middleware of ours, before it asks for a token."""
    return partial(at_the_gate, clients=clients)


def at_the_gate(
    body: Body, context: BoltContext, next: Callable[[], None], clients: Clients
) -> BoltResponse | None:
    """Listeners find the workspace in one place; what is for one that has left ends here."""
    team = team_of(body, context.team_id)
    if team:
        _write(body, team)
        context["team_id"] = team
        _meet(team, context, clients)
    if team and kind_of(body) not in LEAVING and not clients.is_here(team):
        log.info("a request for a workspace that has left: %s", team)
        return BoltResponse(status=200, body="")
    next()
    return None


def team_of(body: Body, told: str | None) -> str:
    """The workspace whose installation a request came for. The rest may be of a guest's.

    `told` is what Bolt makes of it: for an event, the first of its authorizations.
    """
    user = body.get("user")
    home = user.get("team_id") if isinstance(user, dict) else None
    named = (told, body.get("context_team_id"), body.get("team_id"), home)
    return next((one for one in named if isinstance(one, str) and one.startswith("T")), "")


def kind_of(body: Body) -> str:
    event = body.get("event")
    return str(event.get("type") or "") if isinstance(event, dict) else ""


def _write(body: Body, team: str) -> None:
    if "event" in body or "command" in body:
        body["team_id"] = team
    elif "type" in body:
        known = body.get("team")
        body["team"] = {**(known if isinstance(known, dict) else {}), "id": team}


def _meet(team: str, context: BoltContext, clients: Clients) -> None:
    """A workspace that has the app through its organisation is met when it is first heard of."""
    enterprise = context.enterprise_id or ""
    if not enterprise or not clients.settings.is_for_many:
        return
    with clients.store.reading() as session:
        known = workspaces.find(session, team)
        if known is not None and known.enterprise == enterprise:
            return
        if not installations.is_for_all_of(session, enterprise):
            return
    with clients.store.writing() as session:
        workspaces.note(session, team, enterprise=enterprise)
