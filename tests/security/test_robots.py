"""What a site asks of programs is respected, and asked for once."""

import gzip
from http.server import ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.fetching import Code, FetchError, KnownRules, Page, fetch, parse_allowed
from handlers.fetching.robots import KEPT_S, read_rules
from tests.security import hostile, scripted
from tests.security.hostile import HTML, Outside
from tests.security.scripted import FOUND, NO_RULES, Scripted

ALL = "User-agent: *\nDisallow: /secret/\nAllow: /secret/open\n"
RULES = {
    "nothing is said": ("", "/secret/page", True),
    "a path is closed": (ALL, "/secret/page", False),
    "another is not": (ALL, "/news", True),
    "the longer rule decides": (ALL, "/secret/open/day", True),
    "nothing is closed": ("User-agent: *\nDisallow:", "/a", True),
    "all is closed": ("User-agent: *\nDisallow: /", "/a", False),
    "another program is meant": ("User-agent: Spider\nDisallow: /", "/a", True),
    "this program is meant": ("User-agent: claimsdesk\nDisallow: /", "/a", False),
    "this program, with a version": ("User-agent: ClaimsDesk/1.0\nDisallow: /", "/a", False),
    "this program beside another": (
        "User-agent: Spider\nUser-agent: ClaimsDesk\nDisallow: /",
        "/a",
        False,
    ),
    "this program may what others may not": (
        "User-agent: *\nDisallow: /\n\nUser-agent: ClaimsDesk\nAllow: /",
        "/a",
        True,
    ),
    "two groups for one program": (
        "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b",
        "/b",
        False,
    ),
    "a star in the path": ("User-agent: *\nDisallow: /*/print", "/news/4/print?x", False),
    "an end of the path": ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    "an end that is not there": ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf.html", True),
    "as long, and allowed": ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
    "a comment": ("User-agent: * # all\nDisallow: /a # closed", "/a", False),
    "other line breaks": ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    "capitals": ("USER-AGENT: *\nDISALLOW: /a", "/a", False),
    "other spelling of a letter": ("User-agent: *\nDisallow: /ö", "/%C3%B6", False),
    "a page in its place": ("<html><body>Disallow: /a</body></html>", "/a", True),
    "rules for nobody": ("Disallow: /", "/a", True),
    "a time to wait is no rule": (
        "User-agent: *\nCrawl-delay: 99\nDisallow: /a\nCrawl-delay: 5",
        "/b",
        True,
    ),
    "rules behind a time to wait": ("User-agent: *\nCrawl-delay: 99\nDisallow: /a", "/a", False),
    "a map of the site between": ("User-agent: *\nSitemap: /x\nDisallow: /a", "/a", False),
    "a name that begins like it": ("User-agent: ClaimsDeskPro\nDisallow: /", "/a", True),
    "a name with a star": ("User-agent: Claims*\nDisallow: /", "/a", True),
    "one program of thousands": (
        "User-agent: x\n" * 40_000 + "User-agent: ClaimsDesk\nDisallow: /",
        "/a",
        False,
    ),
    "a question": ("User-agent: *\nDisallow: /*?print", "/a?print=1", False),
    "a dollar within": ("User-agent: *\nDisallow: /a$b", "/a$b/c", False),
    "zeros": ("User-agent: *\n\0Disallow: /\0", "/a", True),
}


@pytest.mark.parametrize(("text", "target", "allowed"), RULES.values(), ids=RULES.keys())
def test_reads_rules(text: str, target: str, allowed: bool) -> None:
    assert read_rules(text).allow(target) is allowed


@given(st.text(alphabet="/a*", max_size=12), st.text(alphabet="/a", max_size=12))
def test_a_rule_is_for_what_begins_with_it(path: str, rest: str) -> None:
    rules = read_rules(f"User-agent: *\nDisallow: /{path}")
    assert not rules.allow(f"/{path.replace('*', 'a')}{rest}")


def test_a_rule_of_stars_costs_no_more_than_its_length() -> None:
    rules = read_rules("User-agent: *\nDisallow: /" + "a*" * 900 + "b")
    assert rules.allow("/" + "a" * 7_000)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert read_rules(text).allow("/") in (True, False)


def visit(
    url: str, server: ThreadingHTTPServer, rules: KnownRules | None = None, **more: object
) -> Page:
    outside = Outside(server.server_address[1])
    options = {"lookup": hostile.lookup, "network": outside, "rules": rules} | more
    return fetch(url, **options)  # type: ignore[arg-type]


def paths(server: ThreadingHTTPServer) -> list[str]:
    return [f"{host}{path}" for host, path, _ in server.requests]  # type: ignore[attr-defined]


def test_a_page_that_programs_shall_not_read_is_not_asked_for() -> None:
    with hostile.served(ALL.encode()) as server, pytest.raises(FetchError) as told:
        visit("http://public.example/secret/page", server)
    assert told.value.code is Code.ROBOTS
    assert "asks programs not to read this page (robots.txt)" in str(told.value)
    assert paths(server) == ["public.example/robots.txt"]


def test_no_redirect_leads_there_either() -> None:
    with hostile.served(ALL.encode()) as server, pytest.raises(FetchError) as told:
        visit("http://public.example/to?http://other.example/secret/page", server)
    assert (told.value.code, told.value.host) == (Code.ROBOTS, "public.example")
    assert "other.example/secret/page" not in paths(server)


def test_one_request_for_a_page_and_one_for_the_rules_of_its_site() -> None:
    with hostile.served(ALL.encode()) as server:
        known = KnownRules()
        assert visit("http://public.example/ok", server, known).body == HTML
        assert visit("http://public.example/ok?2", server, known).body == HTML
    assert paths(server) == [
        "public.example/robots.txt",
        "public.example/ok",
        "public.example/ok?2",
    ]


def test_the_rules_are_asked_for_again_after_some_minutes() -> None:
    now = [0.0]
    known = KnownRules(clock=lambda: now[0])
    with hostile.served(ALL.encode()) as server:
        for now[0] in (0.0, KEPT_S, KEPT_S + 1):
            visit("http://public.example/ok", server, known)
    assert paths(server).count("public.example/robots.txt") == 2


STATUSES = {404: None, 401: None, 403: None, 410: None, 429: None, 300: None} | dict.fromkeys(
    (500, 502, 503), Code.SERVER
)


@pytest.mark.parametrize(("status", "code"), STATUSES.items())
def test_no_rules_forbid_nothing_and_a_failing_site_is_left_alone(
    status: int, code: Code | None
) -> None:
    with hostile.served(status=status) as server:
        if code is None:
            assert visit("http://public.example/ok", server).body == HTML
        else:
            with pytest.raises(FetchError) as told:
                visit("http://public.example/ok", server)
            assert told.value.code is code
            assert paths(server) == ["public.example/robots.txt"]


def redirecting(to: str) -> bytes:
    return f"HTTP/1.1 301 Moved\r\nLocation: {to}\r\n\r\n".encode()


def asked(*answers: bytes) -> tuple[str, list[str]]:
    """What becomes of a link to a site that gives these answers, and what was asked for."""
    network = Scripted(*([one] for one in answers))
    try:
        fetch("http://public.example/a", lookup=scripted.lookup, network=network)
    except FetchError as error:
        return str(error.code), network.asked
    return "read", network.asked


PAGE = FOUND + b"\r\n" + HTML
CLOSED = FOUND + b"\r\nUser-agent: *\nDisallow: /a\n"
PACKED = FOUND + b"Content-Encoding: gzip\r\n\r\n"
MOVED = {
    "to another place": ((redirecting("/rules"), CLOSED, PAGE), "robots", 2),
    "to another site": ((redirecting("http://other.example/robots.txt"), CLOSED), "robots", 2),
    "to where there are none": ((redirecting("/rules"), NO_RULES, PAGE), "read", 3),
    "round and round": ((*[redirecting("/robots.txt")] * 6, PAGE), "read", 7),
    "out of the web": ((redirecting("file:///etc/passwd"),), "broken", 1),
    "to a port": ((redirecting("http://public.example:22/"),), "port", 1),
    "packed": ((PACKED + gzip.compress(b"User-agent: *\nDisallow: /a"), PAGE), "robots", 1),
    "packed, and cut": ((PACKED + gzip.compress(CLOSED)[:-12], PAGE), "broken", 1),
    "a bomb": ((PACKED + gzip.compress(b"#" * 9_000_000), PAGE), "read", 2),
    "no answer": ((b"",), "broken", 1),
}


@pytest.mark.parametrize(("answers", "end", "requests"), MOVED.values(), ids=MOVED.keys())
def test_rules_are_found_where_the_site_has_put_them(
    answers: tuple[bytes, ...], end: str, requests: int
) -> None:
    told, paths_asked = asked(*answers)
    assert (told, len(paths_asked)) == (end, requests)


def test_rules_that_lead_inside_are_not_asked_for() -> None:
    network = Scripted([redirecting("http://10.0.0.5/robots.txt")])
    with pytest.raises(FetchError) as told:
        fetch("http://public.example/a", lookup=hostile.lookup, network=network)
    assert told.value.code is Code.PRIVATE
    assert network.asked == ["/robots.txt"]


def test_rules_without_end_are_read_to_some_length() -> None:
    long = ALL.encode() + b"# " + b"x" * 3_000_000
    with hostile.served(long) as server:
        assert visit("http://public.example/ok", server).body == HTML


def test_a_host_of_the_newsroom_s_own_is_not_asked() -> None:
    with hostile.served(b"User-agent: *\nDisallow: /") as server:
        port = server.server_address[1]
        page = fetch(f"http://127.0.0.1:{port}/ok", allow=parse_allowed("127.0.0.1"))
    assert page.body == HTML
    assert paths(server) == [f"127.0.0.1:{port}/ok"]
