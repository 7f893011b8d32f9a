"""The app is removed from a workspace, or its token revoked: told in any order, and twice."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from slack_bolt import App
from sqlmodel import Session

from handlers.desk import Desk
from handlers.listening import Ears
from handlers.places import Body, read_place
from store.tenants import installations, workspaces
from store.work.chores import At, Chore, Plan
from store.work.jobs import Step

log = logging.getLogger(__name__)

UNINSTALLED, REVOKED = "app_uninstalled", "tokens_revoked"
TEAMS_GONE, TEAMS_BACK = "team_access_revoked", "team_access_granted"
EVENTS = (UNINSTALLED, REVOKED, TEAMS_GONE, TEAMS_BACK)
DELETE = "delete_workspace"


def register(app: App, ears: Ears) -> None:
    app.event("app_uninstalled")(partial(uninstalled, ears=ears))
    app.event("tokens_revoked")(partial(revoked, ears=ears))
    app.event("team_access_revoked")(partial(teams_gone, ears=ears))
    app.event("team_access_granted")(partial(teams_back, ears=ears))


def uninstalled(body: Body, ears: Ears) -> None:
    _leave(body, ears, deleted=True)


def revoked(event: Body, body: Body, ears: Ears) -> None:
    """A revoked token alone deletes nothing: whoever revoked it may install the app again."""
    tokens = event.get("tokens")
    if isinstance(tokens, dict) and tokens.get("bot"):
        _leave(body, ears, deleted=False)


def teams_gone(event: Body, ears: Ears) -> None:
    """Some workspaces of an organisation no longer have it."""
    with ears.store.writing() as session:
        for team in _teams(event):
            workspaces.leave(session, team, "", now=ears.now(), delete_at=_delete_at(ears))


def teams_back(event: Body, ears: Ears) -> None:
    with ears.store.writing() as session:
        for team in _teams(event):
            workspaces.come_back(session, team, "", now=ears.now())


def planned(session: Session) -> Iterable[Plan]:
    """The data of each workspace that has left are deleted when its time has come."""
    for one in workspaces.leaving(session):
        if one.delete_at is not None:
            yield Plan(DELETE, one.team, "", At(one.delete_at))


def delete_workspace(chore: Chore, step: Step, desk: Desk) -> None:
    step("delete", partial(delete, chore.team, desk))


def delete(team: str, desk: Desk) -> None:
    """Portion by portion, and only for as long as the workspace does not come back."""
    while _is_due(team, desk):
        with desk.store.writing() as session:
            if not workspaces.delete_messages(session, team):
                workspaces.delete_rest(session, team)
                log.info("everything of workspace %s is deleted", team)


def _is_due(team: str, desk: Desk) -> bool:
    with desk.store.reading() as session:
        known = workspaces.find(session, team)
    return known is not None and known.delete_at is not None and known.delete_at <= desk.now()


def _leave(body: Body, ears: Ears, *, deleted: bool) -> None:
    team, enterprise = _leaver(body)
    told_at = datetime.fromtimestamp(_seconds(body.get("event_time")), UTC)
    delete_at = _delete_at(ears) if deleted else None
    with ears.store.writing() as session:
        if _is_back(session, team, enterprise, told_at):
            log.info("%s has installed it again since", team or enterprise)
            return
        installations.remove(session, team, enterprise)
        workspaces.leave(session, team, enterprise, now=ears.now(), delete_at=delete_at)
    log.info("%s has removed the app", team or enterprise)


def _leaver(body: Body) -> tuple[str, str]:
    """One workspace, or a whole organisation."""
    told = body.get("authorizations")
    first = told[0] if isinstance(told, list) and told and isinstance(told[0], dict) else body
    enterprise = str(first.get("enterprise_id") or body.get("enterprise_id") or "")
    if first.get("is_enterprise_install") is True and enterprise:
        return "", enterprise
    return read_place(body).team, ""


def _is_back(session: Session, team: str, enterprise: str, told_at: datetime) -> bool:
    """Told late, of an earlier time: seconds are all that Slack tells."""
    known = workspaces.find(session, team)
    met = known.since if known is not None else None
    since = installations.installed_at(session, team, enterprise) or met
    return since is not None and told_at < since.replace(microsecond=0)


def _delete_at(ears: Ears) -> datetime | None:
    return None if ears.grace is None else ears.now() + ears.grace


def _teams(event: Body) -> list[str]:
    told = event.get("team_ids")
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []


def _seconds(told: Any) -> float:
    """Now, for what does not say when it was."""
    return float(told) if isinstance(told, int) and 0 < told < 2**33 else 2.0**33
