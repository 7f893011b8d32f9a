"""A web that says whatever it is told to, byte by byte: for answers that no server would give."""

from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2

from tests.security.hostile import PUBLIC

NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
FOUND = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Line(httpcore2.NetworkStream):
    """A connection on which `pieces` come in, whatever is asked. `taken` counts their bytes."""

    def __init__(self, script: "Scripted", pieces: Iterator[bytes]) -> None:
        self._script, self._pieces = script, pieces

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece = next(self._pieces, b"")
        self._script.taken += len(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer.startswith(b"GET "):
            self._script.asked.append(buffer.split()[1].decode())

    def close(self) -> None:
        """There is nothing to close."""

    def get_extra_info(self, info: str) -> Any:
        return None


class Scripted(httpcore2.NetworkBackend):
    """Every name is one public machine; the n-th connection has the n-th answer."""

    def __init__(self, *answers: Iterable[bytes]) -> None:
        self._answers = iter((*answers,))
        self.asked: list[str] = []  # paths
        self.taken = 0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        pieces = next(self._answers, None)
        if pieces is None:
            raise httpcore2.ConnectError("nobody answers any more")
        return Line(self, iter(pieces))


def lookup(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
    return [(0, 0, 0, "", (PUBLIC, port))]
