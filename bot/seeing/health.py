"""/healthz, /readyz and /metrics, on a port of their own."""

import asyncio
import socket
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

import uvicorn

from bot.seeing import metrics
from bot.settings import Settings, WrongSetting
from store.work.backlog import Backlog

Check = Callable[[], str]  # "" when all is well, else what is not, in a few words
ALIVE = (200, "text/plain", b"ok\n")
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Health:
    """An ASGI application. The process answers at all: that is its health."""

    checks: Mapping[str, Check]
    backlog: Callable[[], Backlog | None]

    async def __call__(
        self, scope: MutableMapping[str, Any], _receive: Any, send: Callable[..., Any]
    ) -> None:
        if scope["type"] != "http":
            return
        path = str(scope["path"])
        alive = path == "/healthz"  # answered by the loop itself: it is the loop that is asked for
        answered = ALIVE if alive else await asyncio.to_thread(self.answer, path)
        status, kind, body = answered
        headers = [(b"content-type", kind.encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def answer(self, path: str) -> tuple[int, str, bytes]:
        match path:
            case "/readyz":
                return self._ready()
            case "/metrics":
                return 200, PROMETHEUS, metrics.render(self.backlog())
            case _:
                return 404, "text/plain", b"/healthz, /readyz or /metrics\n"

    def _ready(self) -> tuple[int, str, bytes]:
        said = {name: check() for name, check in self.checks.items()}
        wrong = [f"{name}: {what}" for name, what in said.items() if what]
        lines = "\n".join(wrong or ["ready"]) + "\n"
        return 503 if wrong else 200, "text/plain", lines.encode()


def bound(settings: Settings) -> list[socket.socket]:
    """The door that is asked at; none where no port is set."""
    if not settings.health_port:
        return []
    try:
        return [socket.create_server((settings.health_host, settings.health_port))]
    except OSError as error:
        raise WrongSetting(f"CLAIMS_HEALTH_PORT cannot be opened ({error.strerror}).") from error


async def serve(health: Health, doors: list[socket.socket], stop: asyncio.Event) -> None:
    """Answer until told to stop."""
    if not doors:
        return
    config = uvicorn.Config(
        health, lifespan="off", log_config=None, access_log=False, server_header=False
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve(sockets=doors))
    await stop.wait()
    server.should_exit = True
    await serving
