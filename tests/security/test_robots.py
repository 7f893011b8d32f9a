"""What a site asks of programs is respected, and asked for once."""

from http.server import ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.fetching import Code, FetchError, KnownRules, Page, fetch, parse_allowed
from handlers.fetching.robots import KEPT_S, read_rules
from tests.security import hostile
from tests.security.hostile import HTML, Outside

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


STATUSES = {404: None, 403: None, 429: None, 500: Code.SERVER, 503: Code.SERVER}


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
