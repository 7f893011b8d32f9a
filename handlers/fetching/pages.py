"""Fetch the page a link leads to: from public sites only, a bounded time, a bounded size."""

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpcore2

from handlers.fetching.addresses import AllowedHost
from handlers.fetching.bodies import charset, check_type, content_type, read_body
from handlers.fetching.errors import Code, FetchError, status_error
from handlers.fetching.network import Deadline, Gate, GuardedNetwork, Lookup
from handlers.fetching.urls import WebAddress, read_address

DEADLINE_S = 15.0
MOST_BYTES = 5_000_000
MOST_REDIRECTS = 6
REDIRECTS = (301, 302, 303, 307, 308)
PAGES = (200, 203)
HEADERS = (
    (b"User-Agent", b"ClaimsDesk/0.1 (+newsroom claim reader)"),
    (b"Accept", b"text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5"),
    (b"Accept-Language", b"en, *;q=0.5"),
    (b"Accept-Encoding", b"gzip"),
    (b"Connection", b"close"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a link led to. `hops` are the addresses visited, from the link's own to `url`."""

    url: str
    status: int
    content_type: str
    charset: str
    body: bytes
    hops: tuple[str, ...]


def fetch(
    url: str,
    *,
    allow: Sequence[AllowedHost] = (),
    deadline_s: float = DEADLINE_S,
    max_bytes: int = MOST_BYTES,
    tls: ssl.SSLContext | None = None,
    lookup: Lookup = socket.getaddrinfo,
    clock: Callable[[], float] = time.monotonic,
) -> Page:
    """The page at a link; FetchError, with a sentence to show, when there is none to be had."""
    address = read_address(url)
    gate = Gate(address.host, allow, Deadline(clock() + deadline_s, clock), lookup)
    # httpcore2's pool reads no proxy from the environment; nothing may go round the gate.
    pool = httpcore2.ConnectionPool(
        ssl_context=tls or _trusted(), network_backend=GuardedNetwork(gate), http2=False
    )
    with _told_as_errors(address.host), pool:
        return _followed(pool, address, max_bytes)


def _followed(pool: httpcore2.ConnectionPool, asked: WebAddress, most: int) -> Page:
    here, hops = asked, [str(asked)]
    while len(hops) <= MOST_REDIRECTS + 1:
        answer = _visited(pool, here, asked.host, most, tuple(hops))
        if isinstance(answer, Page):
            return answer
        here = _next(here, answer, asked.host)
        hops.append(str(here))
    raise FetchError(Code.REDIRECTS, asked.host)


def _next(here: WebAddress, location: str, asked: str) -> WebAddress:
    try:
        return here.followed(location)
    except FetchError as error:
        # A redirect out of the web is the site's fault, not a misspelt link.
        raise FetchError(Code.BROKEN, asked) from error


def _visited(
    pool: httpcore2.ConnectionPool, here: WebAddress, asked: str, most: int, hops: tuple[str, ...]
) -> Page | str:
    """The page here, or where it redirects to."""
    with pool.stream("GET", _core_url(here), headers=_headers(here)) as response:
        headers = {_text(name).lower(): _text(value) for name, value in response.headers}
        if response.status in REDIRECTS and headers.get("location"):
            return headers["location"]
        if response.status not in PAGES:
            raise status_error(response.status, asked)
        check_type(headers, asked)
        body = read_body(headers, response.iter_stream(), most=most, host=asked)
    if not body.strip():
        raise FetchError(Code.EMPTY, asked)
    kind = content_type(headers)
    return Page(str(here), response.status, kind, charset(headers), body, hops)


def _core_url(address: WebAddress) -> httpcore2.URL:
    scheme, host, target = address.scheme, address.host, address.target
    return httpcore2.URL(scheme=scheme, host=host, port=address.port, target=target)


def _headers(address: WebAddress) -> list[tuple[bytes, bytes]]:
    return [(b"Host", address.authority.encode("ascii")), *HEADERS]


def _text(raw: bytes) -> str:
    """Headers are ASCII, but redirects are often written in UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


@contextmanager
def _told_as_errors(host: str) -> Iterator[None]:
    """What goes wrong below, as a FetchError. Its cause is left out: it may hold an address."""
    try:
        yield
    except FetchError:
        raise
    except httpcore2.TimeoutException:
        raise FetchError(Code.TIMED_OUT, host) from None
    except httpcore2.ConnectError as error:
        bad = any(isinstance(part, ssl.SSLCertVerificationError) for part in error.args)
        raise FetchError(Code.CERTIFICATE if bad else Code.UNREACHABLE, host) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, zlib.error):
        raise FetchError(Code.BROKEN, host) from None


@cache
def _trusted() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()
