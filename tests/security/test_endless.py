"""Answers of strangers that are endless, or no page: given up, in the time for all of it."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from handlers.fetching import Code, FetchError, Page, fetch
from handlers.fetching.pages import DEADLINE_S
from tests.security import hostile
from tests.security.hostile import Outside

LIMIT = 2_000_000


@pytest.fixture(scope="module")
def site() -> Iterator[ThreadingHTTPServer]:
    with hostile.served() as server:
        yield server


@pytest.fixture
def outside(site: ThreadingHTTPServer) -> Outside:
    return Outside(site.server_address[1])


def visit(url: str, outside: Outside, deadline_s: float = 5.0) -> Page:
    return fetch(
        url, deadline_s=deadline_s, max_bytes=LIMIT, lookup=hostile.lookup, network=outside
    )


ENDLESS = {
    "/loop": Code.REDIRECTS,
    "/long-loop": Code.REDIRECTS,
    "/flood": Code.TOO_LARGE,
    "/chunks": Code.TOO_LARGE,
    "/announced": Code.TOO_LARGE,
    "/bomb": Code.TOO_LARGE,
    "/bomb-deflate": Code.TOO_LARGE,
    "/bombs": Code.BROKEN,
    "/headers": Code.BROKEN,
    "/header": Code.BROKEN,
    "/drip": Code.TIMED_OUT,
    "/header-drip": Code.TIMED_OUT,
    "/status-drip": Code.TIMED_OUT,
    "/program": Code.NOT_A_PAGE,
    "/script": Code.NOT_A_PAGE,
    "/picture": Code.NOT_A_PAGE,
}


@pytest.mark.parametrize(("path", "code"), ENDLESS.items())
def test_what_is_endless_or_no_page_is_given_up(path: str, code: Code, outside: Outside) -> None:
    deadline_s = 0.4 if code is Code.TIMED_OUT else 30.0
    with pytest.raises(FetchError) as told:
        visit(f"http://public.example{path}", outside, deadline_s)
    assert told.value.code is code


def test_fifteen_seconds_are_for_everything_together(outside: Outside) -> None:
    """A second passes at every look at the clock: no step may begin a time of its own."""
    seconds = iter(range(1_000))
    with pytest.raises(FetchError) as told:
        fetch(
            "http://public.example/loop",
            lookup=hostile.lookup,
            network=outside,
            clock=lambda: float(next(seconds)),
        )
    assert told.value.code is Code.TIMED_OUT
    assert next(seconds) <= DEADLINE_S + 3
    assert DEADLINE_S == 15
