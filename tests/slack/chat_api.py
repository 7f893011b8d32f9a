"""The methods that write: messages, ephemerals, reactions and the status under a thread."""

from typing import Any

from tests.slack import payloads
from tests.slack.content import (
    MOST_TEXT,
    MOST_UPDATE_BYTES,
    check_content,
    check_has_content,
    named,
)
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import Channel, Ephemeral, Message

Args = dict[str, Any]
Answer = dict[str, Any]

# Measured: 4,040 characters are one message, from there on Slack cuts at 4,000.
MOST_WHOLE = 4_040
PART = 4_000


def find_channel(workspace: Workspace, id: str, to_post: bool = False) -> Channel:
    """A channel the bot can see; a private one it is not in does not exist for it."""
    world = workspace.world
    if to_post and id in world.members:
        return world.direct(id, workspace.bot.id)
    channel = world.channels.get(id)
    inside = channel is not None and workspace.bot.id in channel.members
    if channel is None or (channel.kind != "channel" and not inside):
        raise SlackError("channel_not_found")
    if to_post and channel.is_archived:
        raise SlackError("is_archived")
    if to_post and not inside and "chat:write.public" not in workspace.scopes:
        raise SlackError("not_in_channel")
    return channel


def find_message(workspace: Workspace, channel: str, ts: str) -> Message:
    message = workspace.world.messages.get((channel, ts))
    if message is None:
        raise SlackError("message_not_found")
    return message


def check_thread(workspace: Workspace, channel: Channel, thread_ts: str | None) -> None:
    if not thread_ts:
        return
    root = workspace.world.messages.get((channel.id, thread_ts))
    if root is None:
        raise SlackError("thread_not_found")
    if root.is_reply:
        raise SlackError("cannot_reply_to_message")


def post(workspace: Workspace, channel: Channel, args: Args) -> Message:
    """Posts as the bot; a long text without blocks becomes several messages, as in Slack."""
    text = str(args.get("text") or args.get("markdown_text") or "")
    parts = [text]
    if len(text) > MOST_WHOLE and not args.get("blocks"):
        parts = [text[at : at + PART] for at in range(0, len(text), PART)]
    made = [post_part(workspace, channel, args, part) for part in parts]
    if len(made) > 1:
        workspace.splits.append(made[0])
    return made[0]


def post_part(workspace: Workspace, channel: Channel, args: Args, text: str) -> Message:
    message = Message(
        channel.id,
        workspace.world.clock.tick(),
        workspace.bot.id,
        text,
        named(args.get("blocks")),
        thread_ts=args.get("thread_ts") or None,
        bot_id=workspace.bot_id,
        subtype="thread_broadcast" if args.get("reply_broadcast") else None,
        attachments=tuple(args.get("attachments") or ()),
        metadata=args.get("metadata") or None,
    )
    workspace.world.keep(message)
    workspace.world.statuses.pop((channel.id, message.thread_ts or ""), None)
    workspace.tell(payloads.posted(workspace, message), channel)
    return message


def post_message(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"], to_post=True)
    check_has_content(args)
    check_content(args)
    if len(args.get("text") or "") > MOST_TEXT:
        raise SlackError("msg_too_long")
    check_thread(workspace, channel, args.get("thread_ts"))
    workspace.note_pings("chat.postMessage", args)
    message = post(workspace, channel, args)
    shown = payloads.message(workspace, message)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def edit(workspace: Workspace, message: Message, args: Args) -> Message:
    """Changes what the arguments name, then tells of it; a text alone takes the blocks away."""
    before = payloads.message(workspace, message)
    changes: dict[str, Any] = {}
    if args.get("text") is not None:
        changes |= {"text": args["text"], "blocks": []}
    if args.get("blocks") is not None:
        changes["blocks"] = named(args["blocks"])
    if args.get("metadata") is not None:
        changes["metadata"] = args["metadata"] or None
    if args.get("attachments") is not None:
        changes["attachments"] = tuple(args["attachments"])
    if not changes.get("blocks"):
        # Slack marks no edit when there are blocks.
        changes["edited"] = {"user": workspace.bot.id, "ts": workspace.world.clock.tick()}
    after = workspace.world.change(message, **changes)
    channel = workspace.world.channels[message.channel]
    workspace.tell(payloads.changed(workspace, before, after), channel)
    return after


def update_message(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"], to_post=True)
    message = find_message(workspace, channel.id, args["ts"])
    if message.bot_id != workspace.bot_id:
        raise SlackError("cant_update_message")
    check_has_content(args)
    check_content(args)
    if len((args.get("text") or "").encode()) > MOST_UPDATE_BYTES:
        raise SlackError("msg_too_long")
    workspace.note_pings("chat.update", args)
    after = edit(workspace, message, args)
    shown = payloads.message(workspace, after)
    return {"channel": channel.id, "ts": after.ts, "text": after.text, "message": shown}


def erase(workspace: Workspace, message: Message) -> None:
    """Deletes a message and tells of it: a tombstone stays where there are replies."""
    before = payloads.message(workspace, message)
    channel = workspace.world.channels[message.channel]
    workspace.world.remove(message)
    left = workspace.world.messages.get((message.channel, message.ts))
    if left:
        workspace.tell(payloads.changed(workspace, before, left), channel)
    else:
        workspace.tell(payloads.deleted(workspace, before, message), channel)


def delete_message(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"], to_post=True)
    message = find_message(workspace, channel.id, args["ts"])
    if message.bot_id != workspace.bot_id:
        raise SlackError("cant_delete_message")
    erase(workspace, message)
    return {"channel": channel.id, "ts": message.ts}


def whisper(workspace: Workspace, channel: Channel, user: str, args: Args) -> Ephemeral:
    told = Ephemeral(
        channel.id,
        workspace.world.clock.tick(),
        user,
        str(args.get("text") or ""),
        named(args.get("blocks")),
        args.get("thread_ts") or None,
    )
    workspace.world.ephemerals[told.ts] = told
    return told


def post_ephemeral(workspace: Workspace, args: Args) -> Answer:
    channel = find_channel(workspace, args["channel"], to_post=True)
    if args["user"] not in channel.members:
        raise SlackError("user_not_in_channel")
    check_has_content(args)
    check_content(args)
    if len(args.get("text") or "") > MOST_TEXT:
        raise SlackError("msg_too_long")
    check_thread(workspace, channel, args.get("thread_ts"))
    workspace.note_pings("chat.postEphemeral", args)
    return {"message_ts": whisper(workspace, channel, args["user"], args).ts}
