"""The HTTP side of the stand-in: Web API methods with their checks and faults."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from tests.slack import channel_api, chat_api, file_api, view_api
from tests.slack.chat_api import Answer, Args
from tests.slack.faults import (
    Fault,
    LostAnswer,
    LostRequest,
    RateLimited,
    Refused,
    ServerError,
    Slow,
)
from tests.slack.methods import ANYWHERE, FLAGS, METHODS, STRUCTURED, Method
from tests.slack.workspace import Call, SlackError, Workspace

Handler = Callable[[Workspace, Args], Answer]
HANDLERS: Mapping[str, Handler] = {
    "assistant.threads.setStatus": channel_api.set_status,
    "auth.test": channel_api.auth_test,
    "chat.delete": chat_api.delete_message,
    "chat.getPermalink": channel_api.permalink,
    "chat.postEphemeral": chat_api.post_ephemeral,
    "chat.postMessage": chat_api.post_message,
    "chat.update": chat_api.update_message,
    "conversations.history": channel_api.history,
    "conversations.info": channel_api.channel_info,
    "conversations.list": channel_api.list_channels,
    "conversations.members": channel_api.channel_members,
    "conversations.open": channel_api.open_direct_message,
    "conversations.replies": channel_api.replies,
    "files.completeUploadExternal": file_api.complete_upload,
    "files.delete": file_api.delete_file,
    "files.getUploadURLExternal": file_api.get_upload_url,
    "files.info": file_api.file_info,
    "oauth.v2.access": channel_api.exchange_code,
    "reactions.add": channel_api.add_reaction,
    "reactions.remove": channel_api.remove_reaction,
    "team.info": channel_api.team_info,
    "users.conversations": channel_api.list_own_channels,
    "users.info": channel_api.user_info,
    "views.open": view_api.open_view,
    "views.publish": view_api.publish_view,
    "views.push": view_api.push_view,
    "views.update": view_api.update_view,
}
SCOPE_WORD = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}


class WebApi:
    """Answers every request under /api/ and keeps a record of it."""

    def __init__(self, workspace: Workspace, open_socket: Callable[[], str]) -> None:
        self.workspace = workspace
        self.open_socket = open_socket

    async def answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        args, token = await read_request(request)
        self.workspace.heard()
        fault = self.workspace.faults.next(name)
        early = before(fault)
        if early is not None:
            self.note(name, args, {"ok": False, "error": type(fault).__name__})
            return early
        if isinstance(fault, LostRequest):
            self.note(name, args, {"ok": False, "error": "LostRequest"})
            return cut(request)
        told = self.perform(name, args, token, fault)
        self.note(name, args, told)
        if isinstance(fault, LostAnswer):
            return cut(request)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        return web.json_response(told, headers=self.scope_headers(name))

    def note(self, name: str, args: Args, told: Answer) -> None:
        self.workspace.calls.append(Call(name, args, told, time.monotonic()))
        self.workspace.heard()

    def perform(self, name: str, args: Args, token: str, fault: Fault | None) -> Answer:
        try:
            if isinstance(fault, Refused):
                raise SlackError(fault.error)
            with self.workspace.world.lock:
                self.check(name, args, token)
                if name == "apps.connections.open":
                    return {"ok": True, "url": self.open_socket()}
                return {"ok": True, **HANDLERS[name](self.workspace, args)}
        except SlackError as error:
            return {"ok": False, "error": error.code, **error.more}

    def check(self, name: str, args: Args, token: str) -> None:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        self.check_token(method, token)
        missing = {key for key in method.required if args.get(key) in (None, "", [])}
        if name == "assistant.threads.setStatus" and "status" in args:
            missing.discard("status")
        if missing:
            raise SlackError("missing_argument", errors=sorted(missing))
        unknown = args.keys() - method.required - method.optional - ANYWHERE
        if unknown:
            raise SlackError("invalid_arguments", errors=sorted(unknown))
        self.check_scope(method, args)

    def check_token(self, method: Method, token: str) -> None:
        if not method.token:
            return
        right = {"xoxb-": self.workspace.bot_token, "xapp-": self.workspace.app_token}
        if not token:
            raise SlackError("not_authed")
        if token not in right.values():
            raise SlackError("invalid_auth")
        if token != right[method.token]:
            raise SlackError("not_allowed_token_type")

    def check_scope(self, method: Method, args: Args) -> None:
        if method.scope is None:
            return
        needed = [method.scope]
        if method.scope.startswith("*"):
            channel = self.workspace.world.channels.get(str(args.get("channel")))
            words = [SCOPE_WORD[channel.kind]] if channel else list(SCOPE_WORD.values())
            needed = [word + method.scope[1:] for word in words]
        if not self.workspace.scopes.intersection(needed):
            provided = ",".join(sorted(self.workspace.scopes))
            raise SlackError("missing_scope", needed=needed[0], provided=provided)

    def scope_headers(self, name: str) -> dict[str, str]:
        headers = {"x-oauth-scopes": ",".join(sorted(self.workspace.scopes))}
        method = METHODS.get(name)
        if method and method.scope:
            headers["x-accepted-oauth-scopes"] = method.scope
        return headers


def before(fault: Fault | None) -> web.Response | None:
    """The answer of a fault that keeps the request from being carried out."""
    match fault:
        case RateLimited(seconds):
            told = {"ok": False, "error": "ratelimited"}
            return web.json_response(told, status=429, headers={"Retry-After": str(seconds)})
        case ServerError(status):
            return web.Response(status=status, text="upstream connect error")
        case _:
            return None


def cut(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response()


async def read_request(request: web.Request) -> tuple[Args, str]:
    """The arguments from query and body, and the token from header or argument."""
    args: Args = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    else:
        args |= dict(await request.post())
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    inline = args.pop("token", None)
    token = token if scheme.lower() == "bearer" else inline or ""
    return {key: read_arg(key, value) for key, value in args.items()}, token


def read_arg(key: str, value: Any) -> Any:
    if isinstance(value, str) and key in STRUCTURED:
        try:
            return json.loads(value)
        except ValueError:
            return value
    if isinstance(value, str) and key in FLAGS:
        return value.lower() in ("1", "true")
    return value
