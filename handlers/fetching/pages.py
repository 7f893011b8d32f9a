"""Fetch the page a link leads to: from public sites only, a bounded time, a bounded size."""

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import httpcore2

from handlers.fetching.addresses import AllowedHost
from handlers.fetching.errors import Code, FetchError
from handlers.fetching.network import Allowance, Deadline, Gate, GuardedNetwork, Lookup
from handlers.fetching.robots import KnownRules
from handlers.fetching.urls import read_address
from handlers.fetching.visiting import Page, Visit

DEADLINE_S = 15.0
MOST_BYTES = 5_000_000
BESIDE = 2_000_000  # bytes of headers, robots.txt and redirects, beyond those of a page


def fetch(
    url: str,
    *,
    allow: Sequence[AllowedHost] = (),
    rules: KnownRules | None = None,
    deadline_s: float = DEADLINE_S,
    max_bytes: int = MOST_BYTES,
    tls: ssl.SSLContext | None = None,
    lookup: Lookup = socket.getaddrinfo,
    network: httpcore2.NetworkBackend | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Page:
    """The page at a link; FetchError, with a sentence to show, when there is none to be had.

    `rules` are what sites are known to ask of programs; without them they are asked anew.
    """
    address = read_address(url)
    deadline, allowance = Deadline(clock() + deadline_s, clock), Allowance(2 * max_bytes + BESIDE)
    gate = Gate(address.host, allow, deadline, allowance, lookup)
    guarded = GuardedNetwork(gate, network or httpcore2.SyncBackend())
    # httpcore2's pool reads no proxy from the environment; nothing may go round the gate.
    pool = httpcore2.ConnectionPool(
        ssl_context=tls or _trusted(), network_backend=guarded, http2=False
    )
    with _told_as_errors(address.host), pool:
        return Visit(pool, gate, rules or KnownRules(clock), max_bytes).page(address)


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
