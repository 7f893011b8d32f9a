"""The methods that read channels, threads and people, and those that touch a message lightly."""

import re
from collections.abc import Sequence
from typing import Any

from tests.slack import payloads
from tests.slack.chat_api import Answer, Args, find_channel, find_message
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import Channel, Message

TYPES = {"channel": "public_channel", "group": "private_channel", "im": "im", "mpim": "mpim"}


def page(found: Sequence[Any], args: Args, key: str) -> Answer:
    """One page of what was found, and the cursor to the next."""
    cursor, limit = str(args.get("cursor") or "0"), int(args.get("limit") or 100)
    if not cursor.isdigit():
        raise SlackError("invalid_cursor")
    if not 0 < limit <= 1000:
        raise SlackError("invalid_limit")
    start = int(cursor)
    more = str(start + limit) if start + limit < len(found) else ""
    shown = list(found[start : start + limit])
    return {key: shown, "response_metadata": {"next_cursor": more}}


def permalink(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"])
    message = find_message(workspace, channel.id, args["message_ts"])
    link = f"https://newsroom.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def set_status(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel_id"])
    if (channel.id, args["thread_ts"]) not in workspace.world.messages:
        raise SlackError("invalid_thread_ts")
    if len(args.get("loading_messages") or []) > 10:
        raise SlackError("invalid_arguments")
    statuses = workspace.world.statuses
    if args["status"]:
        statuses[channel.id, args["thread_ts"]] = args["status"]
    else:
        statuses.pop((channel.id, args["thread_ts"]), None)
    return {}


def reacted_to(workspace: Workspace, args: Args) -> Message:
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", args["name"]):
        raise SlackError("invalid_name")
    if not (args.get("channel") and args.get("timestamp")):
        raise SlackError("no_item_specified")
    channel = find_channel(workspace, args["channel"], to_post=True)
    return find_message(workspace, channel.id, args["timestamp"])


def add_reaction(workspace: Workspace, args: Args) -> Answer:
    message = reacted_to(workspace, args)
    mine = (args["name"], workspace.bot.id)
    if mine in message.reactions:
        raise SlackError("already_reacted")
    workspace.world.change(message, reactions=(*message.reactions, mine))
    return {}


def remove_reaction(workspace: Workspace, args: Args) -> Answer:
    message = reacted_to(workspace, args)
    mine = (args["name"], workspace.bot.id)
    if mine not in message.reactions:
        raise SlackError("no_reaction")
    left = tuple(one for one in message.reactions if one != mine)
    workspace.world.change(message, reactions=left)
    return {}


def channel_info(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"])
    return {"channel": payloads.channel(workspace, channel)}


def channel_members(workspace: Workspace, args: Args) -> Answer:
    return page(find_channel(workspace, args["channel"]).members, args, "members")


def open_direct_message(workspace: Workspace, args: Args) -> Answer:
    """The conversation of the bot with one person; opened again it is the same one."""
    member = workspace.world.members.get(args["users"])
    if member is None:
        raise SlackError("user_not_found")
    return {"channel": {"id": workspace.world.direct(member.id, workspace.bot.id).id}}


def history(workspace: Workspace, args: Args) -> Answer:
    """The messages of a channel, newest first, without replies in threads."""
    channel = inside(workspace, args)
    found = [one for one in workspace.world.in_channel(channel.id) if not one.is_reply]
    return messages(workspace, found[::-1], args)


def replies(workspace: Workspace, args: Args) -> Answer:
    """A message and its replies, oldest first."""
    channel = inside(workspace, args)
    found = workspace.world.thread(channel.id, args["ts"])
    if not found:
        raise SlackError("thread_not_found")
    return messages(workspace, found, args)


def inside(workspace: Workspace, args: Args) -> Channel:
    channel = find_channel(workspace, args["channel"])
    if workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def messages(workspace: Workspace, found: list[Message], args: Args) -> Answer:
    oldest, latest = args.get("oldest") or "0", args.get("latest") or "9999999999"
    spanned = [one for one in found if float(oldest) <= float(one.ts) <= float(latest)]
    if not args.get("inclusive"):
        spanned = [one for one in spanned if one.ts not in (oldest, latest)]
    whole = bool(args.get("include_all_metadata"))
    shown = [payloads.message(workspace, one, metadata=whole) for one in spanned]
    answer = page(shown, args, "messages")
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"])}


def list_channels(workspace: Workspace, args: Args) -> Answer:
    wanted = str(args.get("types") or "public_channel").replace(" ", "").split(",")
    if not set(wanted) <= set(TYPES.values()):
        raise SlackError("invalid_types")
    found = [
        payloads.channel(workspace, channel)
        for channel in workspace.world.channels.values()
        if TYPES[channel.kind] in wanted
        and (channel.kind == "channel" or workspace.bot.id in channel.members)
        and not (channel.is_archived and args.get("exclude_archived"))
    ]
    return page(found, args, "channels")


def list_own_channels(workspace: Workspace, args: Args) -> Answer:
    user = args.get("user") or workspace.bot.id
    everything = list_channels(workspace, {**args, "cursor": None, "limit": 1000})["channels"]
    channels = workspace.world.channels
    found = [one for one in everything if user in channels[one["id"]].members]
    return page(found, args, "channels")


def user_info(workspace: Workspace, args: Args) -> Answer:
    member = workspace.world.members.get(args["user"])
    if member is None:
        raise SlackError("user_not_found")
    profile = {"real_name": member.name.title(), "display_name": member.name}
    user = {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "real_name": member.name.title(),
        "profile": profile,
        "is_bot": member.is_bot,
        "is_admin": member.is_admin,
        "deleted": False,
        "is_stranger": member.team_id != workspace.world.team_id,
        "tz": "Europe/London",
    }
    return {"user": user}


def exchange_code(workspace: Workspace, args: Args) -> Answer:
    """Each code that an administrator's consent gave is good once."""
    if args["code"] not in workspace.codes:
        raise SlackError("invalid_code")
    workspace.codes.remove(args["code"])
    return {
        "access_token": workspace.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(workspace.scopes)),
        "bot_user_id": workspace.bot.id,
        "app_id": workspace.app_id,
        "team": {"id": workspace.world.team_id, "name": "Newsroom"},
        "enterprise": None,
        "authed_user": {"id": workspace.bot.id},
        "is_enterprise_install": False,
    }


def team_info(workspace: Workspace, args: Args) -> Answer:
    if args.get("team") not in (None, workspace.world.team_id):
        raise SlackError("team_not_found")
    team = {"id": workspace.world.team_id, "name": "Newsroom", "domain": "newsroom"}
    return {"team": team}


def auth_test(workspace: Workspace, args: Args) -> Answer:
    return {
        "url": "https://newsroom.slack.com/",
        "team": "Newsroom",
        "user": workspace.bot.name,
        "team_id": workspace.world.team_id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }
