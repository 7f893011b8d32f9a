"""Socket Mode: the bot's sockets, envelopes over them, and what can happen to a socket."""

import asyncio
import itertools
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.slack.courier import Attempt, Delivery


@dataclass(eq=False, slots=True)
class Socket:
    ws: web.WebSocketResponse
    opened_at: float = field(default_factory=time.monotonic)
    pings: int = 0
    is_frozen: bool = False

    async def send(self, payload: dict[str, Any]) -> None:
        if not self.is_frozen and not self.ws.closed:
            await self.ws.send_str(json.dumps(payload))

    def cut(self) -> None:
        transport = self.ws._req.transport if self.ws._req else None
        if transport:
            transport.abort()


class SocketMode:
    """Takes tickets for sockets, and carries each envelope over one of those that are open."""

    def __init__(self, app_id: str, ack_within: float) -> None:
        self.app_id = app_id
        self.ack_within = ack_within
        self.sockets: list[Socket] = []
        self.opened = 0
        self.late_acks: list[str] = []
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._turn = itertools.count()

    def ticket(self) -> str:
        """A path to one socket, good once."""
        ticket = str(uuid.uuid4())
        self._tickets.add(ticket)
        return f"/link/?ticket={ticket}&app_id={self.app_id}"

    async def link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403, text="bad ticket")
        self._tickets.discard(ticket)
        ws = web.WebSocketResponse(autoping=False)
        await ws.prepare(request)
        socket = Socket(ws)
        self.sockets.append(socket)
        await socket.send(self._hello())
        self.opened += 1
        try:
            await self._listen(socket)
        finally:
            self.sockets.remove(socket)
        return ws

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        attempt = Attempt(str(uuid.uuid4()), number)
        delivery.attempts.append(attempt)
        if not self.sockets:
            return attempt
        socket = self.sockets[next(self._turn) % len(self.sockets)]
        answer = asyncio.get_running_loop().create_future()
        self._waiting[attempt.id] = answer
        try:
            await socket.send(envelope(delivery, attempt, reason))
            attempt.answer = await asyncio.wait_for(answer, self.ack_within)
            attempt.acked_at = time.monotonic()
        except (TimeoutError, ConnectionError):
            pass
        finally:
            del self._waiting[attempt.id]
        return attempt

    async def disconnect(self, reason: str) -> None:
        """Asks the bot to go elsewhere, as Slack does before it closes a socket itself."""
        host = {"host": "applink-stand-in"}
        for socket in list(self.sockets):
            await socket.send({"type": "disconnect", "reason": reason, "debug_info": host})

    async def close_all(self) -> None:
        for socket in list(self.sockets):
            await socket.ws.close()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self.sockets),
            "debug_info": {
                "host": "applink-stand-in",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self.app_id},
        }

    async def _listen(self, socket: Socket) -> None:
        async for message in socket.ws:
            if socket.is_frozen:
                continue
            if message.type == WSMsgType.PING:
                socket.pings += 1
                await socket.ws.pong(message.data)
            elif message.type == WSMsgType.TEXT:
                self._take_ack(json.loads(message.data))

    def _take_ack(self, ack: dict[str, Any]) -> None:
        waiting = self._waiting.get(ack.get("envelope_id", ""))
        if waiting is None or waiting.done():
            self.late_acks.append(ack.get("envelope_id", ""))
        else:
            waiting.set_result(ack.get("payload") or {})


def envelope(delivery: Delivery, attempt: Attempt, reason: str) -> dict[str, Any]:
    shown = {
        "envelope_id": attempt.id,
        "payload": delivery.payload,
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        shown |= {"retry_attempt": attempt.number, "retry_reason": reason}
    return shown
