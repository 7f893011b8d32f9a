"""Files: what a pasted snippet looks like, how it is fetched, and how the bot sends one."""

import time
from typing import Any

from aiohttp import web

from tests.slack import payloads
from tests.slack.chat_api import Answer, Args, check_thread, erase, find_channel
from tests.slack.content import check_content, named
from tests.slack.workspace import SlackError, Workspace
from tests.slack.world import Message, StoredFile

HEAD_LINES = 5
HEAD_LENGTH = 400
MOST_ALT = 1_000
PRETTY = {"text": "Plain Text", "markdown": "Markdown", "html": "HTML", "docx": "Word Document"}
LOGIN_PAGE = (
    "<!DOCTYPE html><html><head><title>Slack</title></head>"
    "<body><h1>Sign in to your workspace</h1></body></html>"
)


def store_file(
    workspace: Workspace, user: str, name: str, content: bytes, filetype: str, mode: str
) -> StoredFile:
    """Keeps a file under the addresses that its facts give."""
    id, team = workspace.world.new_id("F"), workspace.world.team_id
    base = f"{workspace.address}/files-pri/{team}-{id}"
    pages = f"https://newsroom.slack.com/files/{user}/{id}/{name}"
    facts: dict[str, Any] = {
        "id": id,
        "created": int(time.time()),
        "timestamp": int(time.time()),
        "name": name,
        "title": name,
        "mimetype": "text/plain" if mode == "snippet" else "application/octet-stream",
        "filetype": filetype,
        "pretty_type": PRETTY.get(filetype, filetype.title()),
        "user": user,
        "user_team": team,
        "editable": mode == "snippet",
        "size": len(content),
        "mode": mode,
        "is_external": False,
        "external_type": "",
        "is_public": True,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{base}/{name}",
        "url_private_download": f"{base}/download/{name}",
        "permalink": pages,
        "permalink_public": f"https://slack-files.com/{team}-{id}-0000000000",
        "has_rich_preview": False,
        "file_access": "visible",
    }
    if mode == "snippet":
        facts |= preview(content.decode()) | {"edit_link": f"{pages}/edit"}
    stored = StoredFile(facts, content)
    workspace.world.files[id] = stored
    return stored


def preview(text: str) -> dict[str, Any]:
    """The head of a snippet, which is all that an event shows of it."""
    lines = text.split("\n")
    head = "\n".join(lines[:HEAD_LINES])[:HEAD_LENGTH]
    return {
        "preview": head,
        "preview_highlight": f"<div class='CodeMirror'><pre>{head}</pre></div>",
        "lines": len(lines),
        "lines_more": max(0, len(lines) - HEAD_LINES),
        "preview_is_truncated": len(head) < len(text),
    }


def unseen(facts: dict[str, Any]) -> dict[str, Any]:
    """A file in a channel shared with others, for which files.info must be asked first."""
    kept = {key: facts[key] for key in ("id", "created", "timestamp")}
    return kept | {"mode": "file_access", "file_access": "check_file_info"}


def file_info(workspace: Workspace, args: Args) -> Answer:
    stored = workspace.world.files.get(args["file"])
    if stored is None:
        raise SlackError("file_not_found")
    text = stored.content.decode(errors="replace")
    facts = stored.facts | {"shares": shares(workspace, stored.facts["id"])}
    return {"file": facts, "content": text, "is_truncated": False, "comments": []}


def shares(workspace: Workspace, id: str) -> dict[str, Any]:
    """Where a file is shown, by channel."""
    found: dict[str, Any] = {}
    for message in workspace.world.messages.values():
        if any(facts["id"] == id for facts in message.files):
            kind = workspace.world.channels[message.channel].kind
            places = found.setdefault("public" if kind == "channel" else "private", {})
            place = {"ts": message.ts, "thread_ts": message.thread_ts}
            places.setdefault(message.channel, []).append(place)
    return found


def delete_file(workspace: Workspace, args: Args) -> Answer:
    """The file goes from every message; a message that has nothing else goes too."""
    id = args["file"]
    if workspace.world.files.pop(id, None) is None:
        raise SlackError("file_not_found")
    for message in list(workspace.world.messages.values()):
        left = tuple(facts for facts in message.files if facts["id"] != id)
        if left == message.files:
            continue
        if left or message.text or message.blocks:
            workspace.world.change(message, files=left)
        else:
            erase(workspace, message)
    return {}


def get_upload_url(workspace: Workspace, args: Args) -> Answer:
    if int(args["length"]) <= 0:
        raise SlackError("invalid_arguments")
    if len(args.get("alt_txt") or "") > MOST_ALT:
        raise SlackError("alt_txt_too_large")
    mode = "snippet" if args.get("snippet_type") else "hosted"
    filetype = args.get("snippet_type") or args["filename"].rpartition(".")[2]
    stored = store_file(workspace, workspace.bot.id, args["filename"], b"", filetype, mode)
    id = stored.facts["id"]
    if args.get("alt_txt"):
        stored.facts["alt_txt"] = args["alt_txt"]
    return {"upload_url": f"{workspace.address}/upload/{id}", "file_id": id}


def complete_upload(workspace: Workspace, args: Args) -> Answer:
    """Shares uploaded files, in one message, when a channel is named."""
    sent = [workspace.world.files.get(file["id"]) for file in args["files"]]
    files = [file.facts for file in sent if file and file.content]
    if len(files) != len(args["files"]):
        raise SlackError("file_not_found")
    wanted = args.get("channel_id") or args.get("channels")
    if wanted:
        channel = find_channel(workspace, wanted, to_post=True)
        check_thread(workspace, channel, args.get("thread_ts"))
        comment = args.get("initial_comment") or ""
        blocks = [] if comment else args.get("blocks") or []  # a comment puts blocks aside
        said = {"text": comment, "blocks": blocks}
        check_content(said)
        workspace.note_pings("files.completeUploadExternal", said)
        message = Message(
            channel.id,
            workspace.world.clock.tick(),
            workspace.bot.id,
            comment,
            named(blocks),
            thread_ts=args.get("thread_ts"),
            bot_id=workspace.bot_id,
            subtype="file_share",
            files=tuple(files),
        )
        workspace.world.keep(message)
        workspace.tell(payloads.posted(workspace, message), channel)
    return {"files": [{"id": facts["id"], "title": facts["title"]} for facts in files]}


async def take_upload(workspace: Workspace, request: web.Request) -> web.Response:
    stored = workspace.world.files.get(request.match_info["id"])
    if stored is None:
        return web.Response(status=404)
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        part = next(iter(form.values()))
        content = part.file.read() if isinstance(part, web.FileField) else str(part).encode()
    else:
        content = await request.read()
    facts = {**stored.facts, "size": len(content)}
    workspace.world.files[facts["id"]] = StoredFile(facts, content)
    return web.Response(text=f"OK - {len(content)}")


def fetch(workspace: Workspace, request: web.Request) -> web.Response:
    """The whole file; without the right token and scope, the login page and status 200."""
    id = request.match_info["file"].partition("-")[2]
    stored = workspace.world.files.get(id)
    if stored is None:
        return web.Response(status=404, text="not found")
    known = request.headers.get("Authorization") == f"Bearer {workspace.bot_token}"
    if not known or "files:read" not in workspace.scopes:
        return web.Response(text=LOGIN_PAGE, content_type="text/html")
    mimetype = stored.facts["mimetype"]
    charset = "utf-8" if mimetype.startswith("text/") else None
    return web.Response(body=stored.content, content_type=mimetype, charset=charset)
