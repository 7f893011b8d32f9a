"""The stand-in's web server, which runs in a thread and an event loop of its own."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from aiohttp import web

T = TypeVar("T")
LARGEST = 20 * 1024 * 1024


class Server:
    def __init__(self, routes: list[web.RouteDef]) -> None:
        self.loop = asyncio.new_event_loop()
        self.port = 0
        self._routes = routes
        self._runner: web.AppRunner | None = None
        self._thread = threading.Thread(target=self._run, name="stand-in-slack", daemon=True)
        self._ready = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError("the stand-in Slack did not start")

    def call(self, work: Coroutine[Any, Any, T], timeout: float = 10) -> T:
        """Runs a coroutine in the server's loop and waits for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout)

    def stop(self) -> None:
        self.call(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._open())
        self._ready.set()
        self.loop.run_forever()

    async def _open(self) -> None:
        app = web.Application(client_max_size=LARGEST)
        app.add_routes(self._routes)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _close(self) -> None:
        if self._runner:
            await self._runner.cleanup()
        await self.loop.shutdown_asyncgens()
