"""Socket Mode: requests come over a connection that we open, and are answered over it."""

import asyncio
import logging
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot import http
from bot.front import Front
from bot.installing import Entrance
from bot.seeing.checks import Line
from bot.settings import Settings

log = logging.getLogger(__name__)

# A dropped connection is noticed within this time; the built-in client took a minute.
PING_SECONDS = 4


async def serve(
    app: App, settings: Settings, stop: asyncio.Event, line: Line, entrance: Entrance | None
) -> None:
    """Stay connected until told to stop. Listeners run in threads beside the connection.

    Where workspaces install the app themselves, browsers are answered all the same.
    """
    if entrance is None:
        await _stay(app, settings, stop, line)
    else:
        front = http.listen(Front(entrance, None), settings, stop, Line())
        await asyncio.gather(front, _stay(app, settings, stop, line))


async def _stay(app: App, settings: Settings, stop: asyncio.Event, line: Line) -> None:
    web = AsyncWebClient(token=settings.slack_bot_token, base_url=settings.slack_api_url)
    client = SocketModeClient(
        app_token=settings.slack_app_token, web_client=web, ping_interval=PING_SECONDS
    )

    async def hear(heard: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        began = time.time()
        response = await asyncio.to_thread(run_bolt_app, app, request)
        try:
            await send_async_response(heard, request, response, began)
        except ConnectionError:
            log.info("a request was not acknowledged: the connection closed; Slack sends it again")

    client.socket_mode_request_listeners.append(hear)
    await client.connect()  # type: ignore[no-untyped-call]
    log.info("connected to Slack (Socket Mode)")
    line.follow(lambda: client.current_session is not None and not client.current_session.closed)
    await stop.wait()
    await client.close()  # type: ignore[no-untyped-call]
