"""The methods that open and change modals and the Home tab."""

import uuid
from dataclasses import replace
from typing import Any

from tests.slack import payloads
from tests.slack.blocks import check_view
from tests.slack.chat_api import Answer, Args
from tests.slack.content import named
from tests.slack.interaction import Interaction
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import View

MOST_STACKED = 3


def accept(sent: Any, kind: str) -> dict[str, Any]:
    """A view of this kind without faults, its blocks named."""
    if not isinstance(sent, dict) or sent.get("type") != kind:
        raise SlackError("invalid_arguments", errors=[f"view must be of type {kind}"])
    problems = check_view(sent)
    if any(problem.startswith("view_too_large") for problem in problems):
        raise SlackError("view_too_large")
    if problems:
        messages = [f"[ERROR] {problem}" for problem in problems]
        more = {"errors": problems, "response_metadata": {"messages": messages}}
        raise SlackError("invalid_arguments", **more)
    return {**sent, "blocks": named(sent["blocks"])}


def spend_trigger(workspace: Workspace, args: Args) -> Interaction:
    trigger = args.get("trigger_id") or args.get("interactivity_pointer")
    if not trigger:
        raise SlackError("missing_argument", needed="trigger_id")
    for interaction in workspace.interactions.values():
        if interaction.trigger_id == trigger:
            break
    else:
        raise SlackError("invalid_trigger_id")
    if interaction.is_trigger_used:
        raise SlackError("exchanged_trigger_id")
    if not interaction.is_trigger_fresh:
        raise SlackError("expired_trigger_id")
    interaction.is_trigger_used = True
    return interaction


def new_view(workspace: Workspace, user: str, sent: Any, below: View | None = None) -> View:
    id = workspace.world.new_id("V")
    root = below.root if below else id
    return keep(workspace, View(id, user, sent, new_hash(), root, below.id if below else None))


def new_hash() -> str:
    return uuid.uuid4().hex[:16]


def keep(workspace: Workspace, view: View) -> View:
    workspace.world.views[view.id] = view
    workspace.note_pings("view", view.sent)
    return view


def change(workspace: Workspace, view: View, sent: dict[str, Any]) -> View:
    return keep(workspace, replace(view, sent=sent, hash=new_hash(), errors={}))


def open_view(workspace: Workspace, args: Args) -> Answer:
    sent = accept(args["view"], "modal")
    interaction = spend_trigger(workspace, args)
    view = new_view(workspace, interaction.user, sent)
    interaction.views.append(view.id)
    return {"view": payloads.view(workspace, view)}


def push_view(workspace: Workspace, args: Args) -> Answer:
    sent = accept(args["view"], "modal")
    interaction = spend_trigger(workspace, args)
    if not isinstance(interaction.on, View):
        raise SlackError("not_found")
    check_room(workspace, interaction.on)
    view = new_view(workspace, interaction.user, sent, interaction.on)
    interaction.views.append(view.id)
    return {"view": payloads.view(workspace, view)}


def check_room(workspace: Workspace, below: View) -> None:
    stacked = [view for view in workspace.world.views.values() if view.root == below.root]
    if len(stacked) >= MOST_STACKED:
        raise SlackError("push_limit_reached")


def update_view(workspace: Workspace, args: Args) -> Answer:
    sent = accept(args["view"], "modal")
    views = workspace.world.views
    view = views.get(args.get("view_id") or "")
    for one in views.values():
        if args.get("external_id") and one.sent.get("external_id") == args["external_id"]:
            view = one
    if view is None:
        raise SlackError("not_found")
    if args.get("hash") not in (None, view.hash):
        raise SlackError("hash_conflict")
    return {"view": payloads.view(workspace, change(workspace, view, sent))}


def publish_view(workspace: Workspace, args: Args) -> Answer:
    sent = accept(args["view"], "home")
    user = args["user_id"]
    if user not in workspace.world.members:
        raise SlackError("user_not_found")
    old = workspace.world.homes.get(user)
    if old and args.get("hash") not in (None, old.hash):
        raise SlackError("hash_conflict")
    view = change(workspace, old, sent) if old else new_view(workspace, user, sent)
    workspace.world.homes[user] = view
    return {"view": payloads.view(workspace, view)}


def obey(workspace: Workspace, interaction: Interaction, answer: Answer) -> None:
    """Does with the modal what the acknowledgement of a submission asks."""
    view = interaction.on
    assert isinstance(view, View)
    match answer.get("response_action"):
        case "errors":
            errors = dict(answer["errors"])
            workspace.world.views[view.id] = replace(view, errors=errors)
        case "update":
            change(workspace, view, accept(answer["view"], "modal"))
        case "push":
            check_room(workspace, view)
            pushed = new_view(workspace, view.user, accept(answer["view"], "modal"), view)
            interaction.views.append(pushed.id)
        case "clear":
            close(workspace, stack(workspace, view))
        case _:
            close(workspace, [view])


def stack(workspace: Workspace, view: View) -> list[View]:
    return [one for one in workspace.world.views.values() if one.root == view.root]


def close(workspace: Workspace, views: list[View]) -> None:
    for view in views:
        workspace.world.views.pop(view.id, None)
