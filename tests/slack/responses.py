"""What the bot says through a response_url, or in the acknowledgement of a command."""

from typing import Any

from tests.slack.chat_api import edit, erase, post, whisper
from tests.slack.content import check_content, named
from tests.slack.interaction import MOST_USES, Interaction
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import Ephemeral, Message

KNOWN = frozenset(
    [
        "attachments",
        "blocks",
        "delete_original",
        "metadata",
        "mrkdwn",
        "replace_original",
        "response_type",
        "text",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
    ]
)


def respond(workspace: Workspace, interaction: Interaction, said: dict[str, Any]) -> None:
    """Takes one use of a response_url."""
    if not interaction.is_open:
        raise SlackError("expired_url")
    if len(interaction.responses) >= MOST_USES:
        raise SlackError("used_url")
    unknown = said.keys() - KNOWN
    if unknown:
        raise SlackError("invalid_arguments", errors=sorted(unknown))
    show(workspace, interaction, said)
    interaction.responses.append(said)


def answer_command(workspace: Workspace, interaction: Interaction, said: dict[str, Any]) -> None:
    """Shows what came with the acknowledgement, if anything did."""
    if said.get("text") or said.get("blocks"):
        show(workspace, interaction, said)


def show(workspace: Workspace, interaction: Interaction, said: dict[str, Any]) -> None:
    if said.get("delete_original"):
        delete(workspace, interaction)
        return
    if not any(said.get(key) for key in ("text", "blocks", "attachments")):
        raise SlackError("no_text")
    check_content(said)
    workspace.note_pings("response_url", said)
    if said.get("replace_original") and interaction.on is not None:
        interaction.shown.append(replace_original(workspace, interaction, said))
        return
    channel = workspace.world.channels[interaction.channel or ""]
    if said.get("response_type") == "in_channel":
        interaction.shown.append(post(workspace, channel, said))
    else:
        interaction.shown.append(whisper(workspace, channel, interaction.user, said))


def replace_original(
    workspace: Workspace, interaction: Interaction, said: dict[str, Any]
) -> Message | Ephemeral:
    match interaction.on:
        case Message() as message:
            current = workspace.world.messages[message.channel, message.ts]
            return edit(workspace, current, said)
        case Ephemeral() as old:
            words, blocks = str(said.get("text") or ""), named(said.get("blocks"))
            new = Ephemeral(old.channel, old.ts, old.user, words, blocks, old.thread_ts)
            workspace.world.ephemerals[old.ts] = new
            return new
        case _:
            raise SlackError("cant_update_message")


def delete(workspace: Workspace, interaction: Interaction) -> None:
    match interaction.on:
        case Message() as message:
            erase(workspace, workspace.world.messages[message.channel, message.ts])
        case Ephemeral() as old:
            workspace.world.ephemerals.pop(old.ts, None)
        case _:
            raise SlackError("cant_delete_message")
