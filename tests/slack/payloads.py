"""Messages, channels and files in the shapes in which Slack's events and answers show them."""

from typing import Any

from tests.slack.workspace import Workspace
from tests.slack.world import Channel, Ephemeral, Message, View

Payload = dict[str, Any]


def message(workspace: Workspace, told: Message, metadata: bool = True) -> Payload:
    """The message itself, as in `conversations.replies` and inside `message_changed`."""
    world = workspace.world
    shown: Payload = {"type": "message", "user": told.user, "ts": told.ts, "text": told.text}
    shown["team"] = world.team_id
    optional = {
        "subtype": told.subtype,
        "client_msg_id": told.client_msg_id,
        "blocks": told.blocks,
        "attachments": list(told.attachments),
        "edited": told.edited,
        "metadata": told.metadata if metadata else None,
    }
    shown |= {key: value for key, value in optional.items() if value}
    if told.files:
        shown |= {"files": list(told.files), "upload": False, "display_as_bot": False}
    if told.bot_id:
        shown |= by_bot(workspace)
    if told.reactions:
        shown["reactions"] = reactions(told)
    return shown | outside(workspace, told) | threading(workspace, told)


def by_bot(workspace: Workspace) -> Payload:
    profile = {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "name": workspace.bot.name,
        "deleted": False,
        "team_id": workspace.world.team_id,
    }
    return {"bot_id": workspace.bot_id, "app_id": workspace.app_id, "bot_profile": profile}


def outside(workspace: Workspace, told: Message) -> Payload:
    """Where the writer is from, when that is another workspace."""
    writer = workspace.world.members.get(told.user)
    if writer is None or writer.team_id == workspace.world.team_id:
        return {}
    return {"team": writer.team_id, "user_team": writer.team_id, "source_team": writer.team_id}


def threading(workspace: Workspace, told: Message) -> Payload:
    if told.is_reply:
        root = workspace.world.messages.get((told.channel, told.thread_ts or ""))
        return {"thread_ts": told.thread_ts, "parent_user_id": root.user if root else ""}
    replies = workspace.world.replies(told)
    if not replies:
        return {}
    return {
        "thread_ts": told.ts,
        "reply_count": len(replies),
        "reply_users_count": len({reply.user for reply in replies}),
        "reply_users": sorted({reply.user for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def reactions(told: Message) -> list[Payload]:
    names = dict.fromkeys(name for name, _ in told.reactions)
    users = {name: [user for one, user in told.reactions if one == name] for name in names}
    return [{"name": name, "users": users[name], "count": len(users[name])} for name in names]


def posted(workspace: Workspace, told: Message) -> Payload:
    """The `message` event of a new message."""
    shown = message(workspace, told, metadata=workspace.echoes_metadata)
    shown.pop("reply_count", None)
    return shown | place(workspace, told) | {"event_ts": told.ts}


def changed(workspace: Workspace, before: Payload, after: Message) -> Payload:
    """The `message_changed` event; it has a timestamp of its own."""
    ts = workspace.world.clock.tick()
    shown = message(workspace, after)
    if after.subtype == "tombstone":
        shown["hidden"] = True
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": shown,
        "previous_message": before,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
    } | place(workspace, after)


def deleted(workspace: Workspace, before: Payload, gone: Message) -> Payload:
    ts = workspace.world.clock.tick()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "deleted_ts": gone.ts,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
    } | place(workspace, gone)


def place(workspace: Workspace, told: Message) -> Payload:
    channel = workspace.world.channels[told.channel]
    return {"channel": channel.id, "channel_type": channel.kind}


def channel(workspace: Workspace, told: Channel) -> Payload:
    """The answer of `conversations.info`."""
    if told.kind == "im":
        other = next(user for user in told.members if user != workspace.bot.id)
        return {"id": told.id, "is_im": True, "user": other, "is_org_shared": False}
    return {
        "id": told.id,
        "name": told.name,
        "is_channel": told.kind == "channel",
        "is_group": told.kind == "group",
        "is_im": False,
        "is_mpim": told.kind == "mpim",
        "is_private": told.kind != "channel",
        "is_archived": told.is_archived,
        "is_member": workspace.bot.id in told.members,
        "is_shared": told.is_shared_outside,
        "is_ext_shared": told.is_shared_outside,
        "is_org_shared": False,
        "context_team_id": workspace.world.team_id,
        "num_members": len(told.members),
    }


def ephemeral(workspace: Workspace, told: Ephemeral) -> Payload:
    shown: Payload = {"type": "message", "ts": told.ts, "text": told.text, "is_ephemeral": True}
    return shown | {"blocks": told.blocks, "user": workspace.bot.id} | by_bot(workspace)


def view(workspace: Workspace, told: View, state: Payload | None = None) -> Payload:
    """A view as Slack answers and sends it: what the bot sent, completed."""
    filled = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
        "title": {"type": "plain_text", "text": "", "emoji": True},
    }
    return (
        filled
        | told.sent
        | {
            "id": told.id,
            "team_id": workspace.world.team_id,
            "state": {"values": state or {}},
            "hash": told.hash,
            "previous_view_id": told.previous,
            "root_view_id": told.root,
            "app_id": workspace.app_id,
            "app_installed_team_id": workspace.world.team_id,
            "bot_id": workspace.bot_id,
        }
    )
