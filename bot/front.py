"""What a request meets first: the pages for installing, or the door where Slack calls."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.asgi import Receive, Scope, Send, answer, headers_of
from bot.installing import INSTALL, REDIRECT, Entrance

Application = Callable[[Scope, Receive, Send], Awaitable[None]]

# Pages with nothing in them but words. The address holds a code: it is told to nobody.
PAGE_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Front:
    """An ASGI application of both; each may be missing."""

    def __init__(self, entrance: Entrance | None, door: Application | None) -> None:
        self._entrance, self._door = entrance, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if self._entrance and scope["path"] in (INSTALL, REDIRECT) and scope["method"] == "GET":
            query = scope.get("query_string", b"").decode("latin-1")
            cookies = headers_of(scope).get("cookie", "")
            reply = await asyncio.to_thread(self._entrance.answer, scope["path"], query, cookies)
            await answer(send, reply.status, {**PAGE_HEADERS, **reply.headers}, reply.body.encode())
        elif self._door:
            await self._door(scope, receive, send)
        else:
            await answer(send, 404, {}, b"")
