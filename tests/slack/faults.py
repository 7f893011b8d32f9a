"""What may go wrong on the way to Slack and back, to be switched on by tests."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """The request is carried out; the connection is cut before the answer."""


@dataclass(frozen=True, slots=True)
class LostRequest:
    """The connection is cut and nothing is carried out."""


@dataclass(frozen=True, slots=True)
class RateLimited:
    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    status: int = 503


@dataclass(frozen=True, slots=True)
class Slow:
    """The request is carried out at once; the answer comes so many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """`ok: false` with this error, and nothing is carried out."""

    error: str


Fault = LostAnswer | LostRequest | RateLimited | ServerError | Slow | Refused


@dataclass(slots=True)
class Planned:
    fault: Fault
    times: int
    after: int


class Faults:
    """Faults to come, by method; `*` stands for every method."""

    def __init__(self) -> None:
        self._planned: dict[str, list[Planned]] = {}
        self._lock = threading.Lock()

    def plan(self, method: str, fault: Fault, times: int = 1, after: int = 0) -> None:
        """`fault` meets the next `times` calls, once `after` calls have gone well."""
        with self._lock:
            self._planned.setdefault(method, []).append(Planned(fault, times, after))

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()

    def next(self, method: str) -> Fault | None:
        """The fault this call meets; every plan counts it, and the first that is due strikes."""
        struck: Fault | None = None
        with self._lock:
            for planned in [*self._planned.get(method, []), *self._planned.get("*", [])]:
                if planned.after:
                    planned.after -= 1
                elif planned.times and struck is None:
                    planned.times -= 1
                    struck = planned.fault
        return struck
