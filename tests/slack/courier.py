"""Carries payloads to the bot, waits for each to be acknowledged, and carries it again if not."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

Answer = dict[str, Any]


@dataclass(slots=True)
class Attempt:
    """One trip to the bot; `answer` is what came with the acknowledgement."""

    id: str
    number: int
    sent_at: float = field(default_factory=time.monotonic)
    acked_at: float | None = None
    answer: Answer | None = None
    status: int | None = None
    is_final: bool = False


@dataclass(slots=True)
class Delivery:
    """A payload on its way, through every attempt."""

    kind: str
    payload: dict[str, Any]
    attempts: list[Attempt] = field(default_factory=list)
    is_acked: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def answer(self) -> Answer:
        return (self.attempts[-1].answer if self.attempts else None) or {}

    @property
    def event(self) -> dict[str, Any]:
        return dict(self.payload.get("event") or {})

    def wait(self, timeout: float = 10) -> "Delivery":
        if not self.over.wait(timeout):
            raise TimeoutError(f"{self.kind} still under way after {timeout} s")
        return self


class Transport(Protocol):
    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        """One attempt; `acked_at` is set when the bot acknowledged in time."""
        ...


class Courier:
    """Deliveries in the order of sending, unless held back to be shuffled or doubled."""

    def __init__(self, redelivery: tuple[float, ...]) -> None:
        self.redelivery = redelivery
        self.transport: Transport | None = None
        self.deliveries: list[Delivery] = []
        self.copies = 0
        self._last_over = 0.0
        self._held: list[Callable[[], None]] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    @property
    def quiet_for(self) -> float:
        """Seconds since the last delivery came to an end; none while one is under way."""
        if not all(delivery.over.is_set() for delivery in list(self.deliveries)):
            return 0.0
        return time.monotonic() - self._last_over

    def send(
        self,
        kind: str,
        payload: dict[str, Any],
        on_answer: Callable[[Answer], None] | None = None,
    ) -> Delivery:
        """May be called from any thread; events are carried again until acknowledged."""
        delivery = Delivery(kind, payload)
        self._set_out(delivery, on_answer)
        if kind == "events_api" and self.copies:
            self.copies -= 1
            self._set_out(Delivery(kind, payload), None)
        return delivery

    def hold(self) -> None:
        self._held = []

    def release(self, backwards: bool = True) -> None:
        held, self._held = self._held or [], None
        for set_out in reversed(held) if backwards else held:
            set_out()

    def _set_out(self, delivery: Delivery, on_answer: Callable[[Answer], None] | None) -> None:
        self.deliveries.append(delivery)

        def go() -> None:
            assert self._loop is not None, "the stand-in is not started"
            self._loop.call_soon_threadsafe(self._begin, delivery, on_answer)

        if self._held is None:
            go()
        else:
            self._held.append(go)

    def _begin(self, delivery: Delivery, on_answer: Callable[[Answer], None] | None) -> None:
        task = asyncio.get_running_loop().create_task(self._carry(delivery, on_answer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, delivery: Delivery, on_answer: Callable[[Answer], None] | None) -> None:
        try:
            await self._try_until_acked(delivery)
            if on_answer and delivery.is_acked:
                on_answer(delivery.answer)
        finally:
            self._last_over = time.monotonic()
            delivery.over.set()

    async def _try_until_acked(self, delivery: Delivery) -> None:
        pauses = self.redelivery if delivery.kind == "events_api" else ()
        for number, pause in enumerate((0.0, *pauses)):
            if pause:
                await asyncio.sleep(pause)
            assert self.transport is not None, "nowhere to deliver to"
            reason = "timeout" if number else ""
            attempt = await self.transport.carry(delivery, number, reason)
            delivery.is_acked = attempt.acked_at is not None
            if delivery.is_acked or attempt.is_final:
                return

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
