"""The payloads of commands, clicks, shortcuts and submissions, and what their answers do."""

import time
import uuid
from collections.abc import Callable
from typing import Any

from tests.slack import payloads, responses, view_api
from tests.slack.filling import find_action, state_of
from tests.slack.interaction import Interaction
from tests.slack.markup import escape
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import Channel, Ephemeral, Member, Message, View

Payload = dict[str, Any]
Target = Message | Ephemeral | View
CHANNEL_NAMES = {"im": "directmessage", "group": "privategroup", "mpim": "mpdm"}


def begin(
    workspace: Workspace, member: Member, channel: Channel | None, on: Target | None = None
) -> Interaction:
    id = uuid.uuid4().hex
    trigger = f"{time.time_ns()}.{workspace.world.team_id}.{id}"
    address = f"{workspace.address}/response/{id}"
    made = Interaction(id, member.id, trigger, address, channel.id if channel else None, on)
    workspace.interactions[id] = made
    return made


def send(
    workspace: Workspace,
    interaction: Interaction,
    kind: str,
    payload: Payload,
    then: Callable[[Workspace, Interaction, Payload], None] | None = None,
) -> Interaction:
    """Delivers; `then` is done with the answer, and what Slack would refuse of it is kept."""

    def take(answer: Payload) -> None:
        try:
            with workspace.world.lock:
                if then:
                    then(workspace, interaction, answer)
        except SlackError as error:
            interaction.refused.append(f"{error.code}: {error.more.get('errors', '')}")

    interaction.delivery = workspace.courier.send(kind, payload, take)
    return interaction


def who(workspace: Workspace, interaction: Interaction) -> Payload:
    """The part that every interactive payload has."""
    member = workspace.world.members[interaction.user]
    person = {"id": member.id, "username": member.name, "name": member.name}
    return {
        "user": person | {"team_id": member.team_id},
        "api_app_id": workspace.app_id,
        "token": "verification",
        "trigger_id": interaction.trigger_id,
        "team": {"id": workspace.world.team_id, "domain": "newsroom"},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def shown_channel(workspace: Workspace, id: str) -> Payload:
    channel = workspace.world.channels[id]
    return {"id": id, "name": CHANNEL_NAMES.get(channel.kind, channel.name)}


def run_command(
    workspace: Workspace, member: Member, channel: Channel, command: str, text: str
) -> Interaction:
    made = begin(workspace, member, channel)
    shown = shown_channel(workspace, channel.id)
    payload = {
        "token": "verification",
        "team_id": workspace.world.team_id,
        "team_domain": "newsroom",
        "channel_id": shown["id"],
        "channel_name": shown["name"],
        "user_id": member.id,
        "user_name": member.name,
        "command": command,
        "text": escape(text),
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": made.response_url,
        "trigger_id": made.trigger_id,
    }
    return send(workspace, made, "slash_commands", payload, responses.answer_command)


def click(
    workspace: Workspace,
    member: Member,
    on: Target,
    action_id: str,
    value: Any,
    block_id: str | None,
) -> Interaction:
    channel = None if isinstance(on, View) else workspace.world.channels[on.channel]
    made = begin(workspace, member, channel, on)
    blocks = on.sent["blocks"] if isinstance(on, View) else on.blocks
    action = find_action(blocks, action_id, value, block_id)
    payload = {"type": "block_actions", **who(workspace, made), "actions": [action]}
    payload |= container(workspace, made, on)
    return send(workspace, made, "interactive", payload)


def ask_for_options(
    workspace: Workspace, member: Member, view: View, action_id: str, typed: str
) -> Interaction:
    """What a menu whose choices the bot knows asks, while somebody types in it."""
    made = begin(workspace, member, None, view)
    found = find_action(view.sent["blocks"], action_id, None, None)
    payload = {"type": "block_suggestion", **who(workspace, made), "value": typed}
    payload |= {"action_id": action_id, "block_id": found["block_id"]}
    return send(workspace, made, "interactive", payload | container(workspace, made, view))


def container(workspace: Workspace, made: Interaction, on: Target) -> Payload:
    if isinstance(on, View):
        shown = payloads.view(workspace, on, state_of(on, {}))
        return {"container": {"type": "view", "view_id": on.id}, "view": shown}
    place: Payload = {"type": "message", "message_ts": on.ts, "channel_id": on.channel}
    place["is_ephemeral"] = isinstance(on, Ephemeral)
    if on.thread_ts:
        place["thread_ts"] = on.thread_ts
    found = {
        "container": place,
        "channel": shown_channel(workspace, on.channel),
        "response_url": made.response_url,
        "state": {"values": {}},
    }
    if isinstance(on, Message):
        found["message"] = payloads.message(workspace, on)
    return found


def use_shortcut(
    workspace: Workspace, member: Member, message: Message, callback_id: str
) -> Interaction:
    made = begin(workspace, member, workspace.world.channels[message.channel], message)
    payload = {
        "type": "message_action",
        **who(workspace, made),
        "action_ts": f"{time.time():.6f}",
        "callback_id": callback_id,
        "channel": shown_channel(workspace, message.channel),
        "message_ts": message.ts,
        "message": payloads.message(workspace, message),
        "response_url": made.response_url,
    }
    return send(workspace, made, "interactive", payload)


def submit(workspace: Workspace, member: Member, view: View, values: Payload) -> Interaction:
    made = begin(workspace, member, None, view)
    shown = payloads.view(workspace, view, state_of(view, values))
    payload = {"type": "view_submission", **who(workspace, made), "view": shown}
    payload["response_urls"] = []
    return send(workspace, made, "interactive", payload, view_api.obey)


def close_view(workspace: Workspace, member: Member, view: View) -> Interaction | None:
    """Closes; the bot hears of it only when the view asks for that."""
    view_api.close(workspace, [view])
    if not view.sent.get("notify_on_close"):
        return None
    made = begin(workspace, member, None, view)
    shown = payloads.view(workspace, view)
    payload = {"type": "view_closed", **who(workspace, made), "view": shown, "is_cleared": False}
    return send(workspace, made, "interactive", payload)
