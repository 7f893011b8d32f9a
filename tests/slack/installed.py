"""The stand-in's parts put together: a workspace, an installed app, and the server."""

import json
from collections.abc import Collection
from typing import Any, Self

from aiohttp import web

from tests.slack import file_api, responses
from tests.slack.courier import Courier
from tests.slack.faults import Faults, LostAnswer, LostRequest
from tests.slack.http_mode import HttpMode
from tests.slack.server import Server
from tests.slack.socket_mode import SocketMode
from tests.slack.web_api import WebApi, before, cut
from tests.slack.workspace import EVENTS, SCOPES, SlackError, Workspace
from tests.slack.world import World


class Installed:
    """One workspace with one app installed in it, and the server behind both."""

    def __init__(
        self,
        *,
        team_id: str = "T0NEWSROOM",
        bot_name: str = "claimsdesk",
        scopes: Collection[str] = SCOPES,
        events: Collection[str] = EVENTS,
        ack_within: float = 3.0,
        redelivery: tuple[float, ...] = (0.5, 1.0, 2.0),
    ) -> None:
        self.signing_secret = "stand-in-signing-secret"
        self.ack_within = ack_within
        self.faults = Faults()
        self.world = World(team_id)
        self.courier = Courier(redelivery)
        self.workspace = Workspace(
            self.world,
            self.courier,
            self.faults,
            bot=self.world.add_member(bot_name, is_bot=True),
            bot_id=self.world.new_id("B"),
            app_id=self.world.new_id("A"),
            bot_token="xoxb-stand-in-bot",
            app_token="xapp-stand-in-app",
            scopes=set(scopes),
            events=set(events),
        )
        self.sockets = SocketMode(self.workspace.app_id, ack_within)
        self.courier.transport = self.sockets
        self.server = Server(self._routes())

    def _routes(self) -> list[web.RouteDef]:
        api = WebApi(self.workspace, self._open_socket)
        return [
            web.route("*", "/api/{method}", api.answer),
            web.get("/link/", self.sockets.link),
            web.post("/response/{id}", self._respond),
            web.get("/files-pri/{file}/{name}", self._fetch),
            web.get("/files-pri/{file}/download/{name}", self._fetch),
            web.post("/upload/{id}", self._upload),
        ]

    def start(self) -> Self:
        self.server.start()
        self.courier.start(self.server.loop)
        self.workspace.address = self.server.address
        return self

    def stop(self) -> None:
        self.server.call(self.courier.stop())
        self.server.call(self.sockets.close_all())
        self.server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def api_url(self) -> str:
        return f"{self.server.address}/api/"

    @property
    def env(self) -> dict[str, str]:
        """The settings by which a bot finds this Slack."""
        return {
            "SLACK_API_URL": self.api_url,
            "SLACK_BOT_TOKEN": self.workspace.bot_token,
            "SLACK_APP_TOKEN": self.workspace.app_token,
            "SLACK_SIGNING_SECRET": self.signing_secret,
        }

    def delivers_to(self, url: str) -> None:
        """From now on events go by HTTP to this address, not over sockets."""
        self.courier.transport = HttpMode(url, self.signing_secret, self.ack_within)

    def delivers_over_sockets(self) -> None:
        self.courier.transport = self.sockets

    def _open_socket(self) -> str:
        return f"ws://127.0.0.1:{self.server.port}{self.sockets.ticket()}"

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.next("response_url")
        early = before(fault)
        if early is not None:
            return early
        if isinstance(fault, LostRequest):
            return cut(request)
        answer = self._take_response(request.match_info["id"], json.loads(await request.text()))
        return cut(request) if isinstance(fault, LostAnswer) else answer

    def _take_response(self, id: str, said: dict[str, Any]) -> web.Response:
        interaction = self.workspace.interactions.get(id)
        if interaction is None:
            return web.json_response({"ok": False, "error": "invalid_url"}, status=404)
        self.workspace.heard()
        try:
            with self.world.lock:
                responses.respond(self.workspace, interaction, said)
        except SlackError as error:
            interaction.refused.append(f"{error.code}: {error.more.get('errors', '')}")
            status = 404 if error.code in ("used_url", "expired_url") else 400
            return web.json_response({"ok": False, "error": error.code}, status=status)
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        return await file_api.take_upload(self.workspace, request)

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.next("files")
        self.workspace.heard()
        early = before(fault)
        if early is not None:
            return early
        if isinstance(fault, LostRequest | LostAnswer):
            return cut(request)
        return file_api.fetch(self.workspace, request)
