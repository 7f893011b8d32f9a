"""A hostile web: names that lead anywhere, and a server on this machine behind a public address."""

import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore2

PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:4700::1111"
HTML = b"<p>Pier closed</p>"
MEGABYTE = b"\0" * 1_000_000
NAMES = {
    "public.example": [PUBLIC],
    "other.example": [PUBLIC],
    "deep.public.example": [PUBLIC],
    "very.deep.public.example": [PUBLIC],
    "six.example": [PUBLIC_6],
    "private.example": ["10.0.0.5"],
    "private172.example": ["172.16.0.1"],
    "private192.example": ["192.168.1.1"],
    "metadata.example": ["169.254.169.254"],
    "metadata6.example": ["fd00:ec2::254"],
    "carrier.example": ["100.64.0.1"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "mixed-first.example": ["127.0.0.1", PUBLIC],
    "mixed6.example": [PUBLIC, "::1"],
    "fifth.example": [PUBLIC, "8.8.8.8", "1.1.1.1", "9.9.9.9", "10.0.0.5"],
    "loopback6.example": ["::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "compatible.example": ["::127.0.0.1"],
    "translated.example": ["64:ff9b::7f00:1"],
    "translated-local.example": ["64:ff9b:1::7f00:1"],
    "tunnel.example": ["2002:7f00:1::1"],
    "teredo.example": ["2001:0:7f00:1::1"],
    "isatap.example": ["fe80::5efe:127.0.0.1"],
    "link-local.example": ["fe80::1%eth0"],
    "unique-local.example": ["fd12::1"],
    "site-local.example": ["fec0::1"],
    "multicast.example": ["224.0.0.1"],
    "multicast6.example": ["ff02::1"],
    "broadcast.example": ["255.255.255.255"],
    "this-network.example": ["0.1.2.3"],
    "unspecified6.example": ["::"],
    "documentation.example": ["192.0.2.1"],
    "benchmark.example": ["198.18.0.1"],
    "segment.example": ["5f00::1"],
    "mapped-private.example": ["::ffff:10.0.0.5"],
    "mapped-metadata.example": ["::ffff:a9fe:a9fe"],
    "translated-metadata.example": ["64:ff9b::a9fe:a9fe"],
    "tunnel-metadata.example": ["2002:a9fe:a9fe::1"],
    "teredo-hidden.example": ["2001:0:4136:e378:8000:63bf:80ff:fffe"],
    "mixed-mapped.example": [PUBLIC_6, "::ffff:127.0.0.1"],
    "mixed-translated.example": [PUBLIC, "64:ff9b::a00:5"],
    "mixed-zone.example": [PUBLIC_6, "fe80::1%eth0"],
    "relay.example": ["192.88.99.1"],
    "discard.example": ["100::1"],
    "dummy.example": ["192.0.0.8"],
    "reserved.example": ["240.0.0.1"],
    "orchid.example": ["2001:20::1"],
    "documentation6.example": ["2001:db8::1"],
    "documentation6-new.example": ["3fff::1"],
}


def lookup(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
    """Names as told above; numbers as this machine reads them."""
    if host in NAMES:
        return [(0, 0, 0, "", (address, port)) for address in NAMES[host]]
    return list(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST))


class Outside(httpcore2.SyncBackend):
    """The network of a machine on the internet: public addresses lead to the server of a test.

    Everything else that is connected to is noted too, and does not answer.
    """

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.reached = port, list[str]()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        self.reached.append(host)
        if host not in (PUBLIC, PUBLIC_6) or port not in (80, 443):
            raise httpcore2.ConnectError("refused")
        return super().connect_tcp("127.0.0.1", self.port, timeout)


@cache
def bomb(bits: int = 31) -> bytes:
    """200 MB in 200 kB. Made once: it takes longer to make than to give up."""
    packing = zlib.compressobj(9, zlib.DEFLATED, bits)
    return b"".join(packing.compress(MEGABYTE) for _ in range(200)) + packing.flush()


class Site(BaseHTTPRequestHandler):
    """Answers by path; `robots` and `requests` are those of the server that runs it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        self.server.requests.append((self.headers["Host"], self.path, dict(self.headers)))  # type: ignore[attr-defined]
        try:
            self.answer(self.path.partition("?")[0])
        except OSError:
            self.close_connection = True

    def answer(self, path: str) -> None:
        if path == "/robots.txt":
            status, body = self.server.robots  # type: ignore[attr-defined]
            self.send(body, "text/plain", status)
        elif path == "/to":
            self.send(b"", status=302, Location=self.path.partition("?")[2])
        else:
            ANSWERS[path](self)

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def flood(self, head: bytes, piece: bytes) -> None:
        """200 times the piece, as long as anybody reads."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + head)
        for _ in range(200):
            self.wfile.write(piece)
        self.close_connection = True

    def drip(self, head: bytes) -> None:
        self.wfile.write(head)
        for _ in range(50):
            self.wfile.write(b"x")
            time.sleep(0.1)
        self.close_connection = True


GZIP = {"Content_Encoding": "gzip"}
CHUNKED = b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
ANSWERS: dict[str, Callable[[Site], None]] = {
    "/ok": lambda site: site.send(HTML),
    "/gzip": lambda site: site.send(gzip.compress(HTML), **GZIP),
    "/loop": lambda site: site.send(b"", status=302, Location="/loop"),
    "/long-loop": lambda site: site.send(b"", status=302, Location=f"{site.path}?x"),
    "/flood": lambda site: site.flood(b"Content-Type: text/html\r\n\r\n", MEGABYTE),
    "/chunks": lambda site: site.flood(CHUNKED, b"f4240\r\n" + MEGABYTE + b"\r\n"),
    "/announced": lambda site: site.flood(b"Content-Length: 200000000\r\n\r\n", MEGABYTE),
    "/bomb": lambda site: site.send(bomb(), **GZIP),
    "/bomb-deflate": lambda site: site.send(bomb(zlib.MAX_WBITS), Content_Encoding="deflate"),
    "/bombs": lambda site: site.send(gzip.compress(bomb()), Content_Encoding="gzip, gzip"),
    "/drip": lambda site: site.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"),
    "/header-drip": lambda site: site.drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
    "/status-drip": lambda site: site.drip(b"HTT"),
    "/headers": lambda site: site.flood(b"", b"X-More: " + b"y" * 100_000 + b"\r\n"),
    "/header": lambda site: site.flood(b"X-Long: ", b"y" * 1_000_000),
    "/program": lambda site: site.send(b"MZ", "application/octet-stream"),
    "/script": lambda site: site.send(b"x", "text/javascript"),
    "/picture": lambda site: site.send(b"x", "image/svg+xml"),
    "/secret/page": lambda site: site.send(HTML),
}


@contextmanager
def served(robots: bytes = b"", status: int = 404) -> Iterator[ThreadingHTTPServer]:
    """A server of these answers; without a robots.txt if none is given."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.robots = (200 if robots else status, robots)  # type: ignore[attr-defined]
        server.requests = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def is_inside(address: str) -> bool:
    """As Python judges it: a second opinion beside the list that is tested."""
    return not ipaddress.ip_address(address.partition("%")[0]).is_global
