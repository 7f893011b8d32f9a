"""Waiting inside an event loop, for tests that are the bot themselves."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], object], timeout: float = 60) -> None:
    async with asyncio.timeout(timeout):
        while not true():
            await asyncio.sleep(0.01)
