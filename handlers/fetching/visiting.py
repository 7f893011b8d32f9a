"""The way to a page: what the site asks of programs, then the page, then where that leads on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import httpcore2

from handlers.fetching import robots
from handlers.fetching.bodies import charset, check_type, content_type, read_body, read_start
from handlers.fetching.errors import Code, FetchError, status_error
from handlers.fetching.network import Gate
from handlers.fetching.robots import ANYTHING, KnownRules, Rules
from handlers.fetching.urls import WebAddress

MOST_REDIRECTS = 6
REDIRECTS = (301, 302, 303, 307, 308)
PAGES = (200, 203)
HEADERS = (
    (b"User-Agent", f"{robots.NAME}/0.1 (+newsroom claim reader)".encode()),
    (b"Accept", b"text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5"),
    (b"Accept-Language", b"en, *;q=0.5"),
    (b"Accept-Encoding", b"gzip"),
    (b"Connection", b"close"),
)
Headers = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """What a link led to. `hops` are the addresses visited, from the link's own to `url`."""

    url: str
    status: int
    content_type: str
    charset: str
    body: bytes
    hops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """One link, followed. `most` are the bytes of a page."""

    pool: httpcore2.ConnectionPool
    gate: Gate
    rules: KnownRules
    most: int

    def page(self, start: WebAddress) -> Page:
        here, hops = start, [str(start)]
        while len(hops) <= MOST_REDIRECTS + 1:
            self._check_rules(here)
            answer = self._asked(here, partial(self._read_page, str(here), tuple(hops)))
            if isinstance(answer, Page):
                return answer
            here = self._next(here, answer)
            hops.append(str(here))
        raise FetchError(Code.REDIRECTS, self.gate.asked)

    def _check_rules(self, here: WebAddress) -> None:
        """A host that the newsroom allows by its own setting is not asked for its robots.txt."""
        if self.gate.is_allowed(here.host, here.port):
            return
        if not self.rules.of(here, self._read_rules).allow(here.target):
            raise FetchError(Code.ROBOTS, self.gate.asked)

    def _read_rules(self, here: WebAddress) -> Rules:
        """A site without a robots.txt forbids nothing; one that fails there is left alone."""
        for _ in range(MOST_REDIRECTS):
            answer = self._asked(here, self._read_robots)
            if isinstance(answer, Rules):
                return answer
            here = self._next(here, answer)
        return ANYTHING

    def _asked(self, here: WebAddress, read: Callable[[httpcore2.Response, Headers], T]) -> T | str:
        """What is read of the answer, or where it redirects to."""
        with self.pool.stream("GET", _core_url(here), headers=_headers(here)) as response:
            headers = {_text(name).lower(): _text(value) for name, value in response.headers}
            if response.status in REDIRECTS and headers.get("location"):
                return headers["location"]
            return read(response, headers)

    def _read_page(
        self, url: str, hops: tuple[str, ...], response: httpcore2.Response, headers: Headers
    ) -> Page:
        asked = self.gate.asked
        if response.status not in PAGES:
            raise status_error(response.status, asked)
        check_type(headers, asked)
        body = read_body(headers, response.iter_stream(), most=self.most, host=asked)
        if not body.strip():
            raise FetchError(Code.EMPTY, asked)
        return Page(url, response.status, content_type(headers), charset(headers), body, hops)

    def _read_robots(self, response: httpcore2.Response, headers: Headers) -> Rules:
        if response.status >= 500:
            raise status_error(response.status, self.gate.asked)
        if response.status not in PAGES:
            return ANYTHING
        body = read_start(headers, response.iter_stream(), most=robots.MOST_BYTES)
        return robots.read_rules(body.decode("utf-8", "replace"))

    def _next(self, here: WebAddress, location: str) -> WebAddress:
        try:
            return here.followed(location)
        except FetchError as error:
            # A redirect out of the web is the site's fault, not a misspelt link.
            raise FetchError(Code.BROKEN, self.gate.asked) from error


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
