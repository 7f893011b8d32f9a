"""The way out: every address is checked, and connected to as checked, within one deadline."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpcore2

from handlers.fetching.addresses import Address, AllowedHost, is_allowed, is_public
from handlers.fetching.errors import Code, FetchError

PORTS = (80, 443)
LONGEST_LOOKUP_S = 5.0
LONGEST_CONNECT_S = 5.0
MOST_ADDRESSES = 4

Lookup = Callable[..., Iterable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One moment by which everything is done: look-ups, handshakes, headers and body."""

    at: float
    clock: Callable[[], float]

    def left(self, most: float | None = None) -> float:
        left = self.at - self.clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("deadline")
        return left if most is None else min(left, most)


@dataclass(slots=True)
class Allowance:
    """The bytes that all answers together may have: pages, rules, redirects and headers."""

    left: int

    def take(self, received: int) -> bool:
        self.left -= received
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may be reached. `asked` is the host that errors name; `found` is where the hosts are.

    A host is looked up once for a link, so that no later answer can lead elsewhere.
    """

    asked: str
    allow: Sequence[AllowedHost]
    deadline: Deadline
    allowance: Allowance
    lookup: Lookup
    found: dict[tuple[str, int], list[Address]] = field(default_factory=dict)

    def is_allowed(self, host: str, port: int) -> bool:
        """Is it a host that the newsroom itself allows, and not just a public one?"""
        return all(is_allowed(host, one, self.allow) for one in self.addresses(host, port))

    def addresses(self, host: str, port: int) -> list[Address]:
        """Where a host is, when every one of its answers may be reached."""
        if (host, port) not in self.found:
            self.found[host, port] = self._checked(host, port)[:MOST_ADDRESSES]
        return self.found[host, port]

    def _checked(self, host: str, port: int) -> list[Address]:
        if port not in PORTS and not self.allow:
            raise FetchError(Code.PORT, self.asked)
        found = self._looked_up(host, port)
        refused = [address for address in found if not is_allowed(host, address, self.allow)]
        if not all(map(is_public, refused)):
            raise FetchError(Code.PRIVATE, self.asked)
        if refused and port not in PORTS:
            raise FetchError(Code.PORT, self.asked)
        return found

    def _looked_up(self, host: str, port: int) -> list[Address]:
        """The look-up has no time limit of its own, so it runs beside us and may be left behind."""
        answers: queue.Queue[list[Address]] = queue.Queue()
        arguments = (answers, self.lookup, host, port)
        threading.Thread(target=_look_up, args=arguments, daemon=True).start()
        try:
            found = answers.get(timeout=self.deadline.left(LONGEST_LOOKUP_S))
        except queue.Empty:
            raise FetchError(Code.TIMED_OUT, self.asked) from None
        if not found:
            raise FetchError(Code.NO_SUCH_SITE, self.asked)
        return found


def _look_up(answers: "queue.Queue[list[Address]]", lookup: Lookup, host: str, port: int) -> None:
    found: list[Address] = []
    try:
        infos = lookup(host, port, 0, socket.SOCK_STREAM)
        found = [ipaddress.ip_address(info[4][0].partition("%")[0]) for info in infos]
    except (OSError, ValueError):
        pass
    finally:
        answers.put(list(dict.fromkeys(found)))


class GuardedNetwork(httpcore2.NetworkBackend):
    """httpcore2's network, through the gate. The name that TLS checks is still the host's."""

    def __init__(self, gate: Gate, network: httpcore2.NetworkBackend) -> None:
        self._gate, self._network = gate, network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        refused: Exception = httpcore2.ConnectError()
        for address in self._gate.addresses(host, port):
            wait = self._gate.deadline.left(LONGEST_CONNECT_S)
            try:
                stream = self._network.connect_tcp(str(address), port, wait)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                refused = error
            else:
                return BoundedStream(stream, self._gate)
        raise refused

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        raise FetchError(Code.BAD_URL)


class BoundedStream(httpcore2.NetworkStream):
    """A connection that ends at the deadline, however slowly it drips, or however fast it floods.

    What is before an answer, such as a 1xx without end, nobody else counts.
    """

    def __init__(self, stream: httpcore2.NetworkStream, gate: Gate) -> None:
        self._stream, self._gate = stream, gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        received = self._stream.read(max_bytes, self._gate.deadline.left(timeout))
        if not self._gate.allowance.take(len(received)):
            raise FetchError(Code.TOO_LARGE, self._gate.asked)
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._gate.deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        wait = self._gate.deadline.left(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, wait)
        return BoundedStream(stream, self._gate)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
