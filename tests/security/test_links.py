"""Links of strangers: what leads inside is never connected to, and what is endless ends."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from handlers.fetching import Code, FetchError, Page, fetch, parse_allowed
from tests.security import hostile
from tests.security.hostile import HTML, NAMES, PUBLIC, Outside

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


READ = [
    "http://public.example/ok",
    "http://six.example/ok",
    "http://public.example./ok",
    "http://PUBLIC.example:80/ok",
    f"http://{PUBLIC}/ok",
    "http://public.example/gzip",
    "http://public.example/to?http://other.example/ok",
    "http://public.example/to?//other.example/ok",
]


@pytest.mark.parametrize("url", READ)
def test_a_public_page_is_read(url: str, outside: Outside) -> None:
    assert visit(url, outside).body == HTML


SPELLINGS = {
    "loopback": "127.0.0.1",
    "another loopback": "127.255.255.254",
    "a dot behind it": "127.0.0.1.",
    "one number": "2130706433",
    "one number in hexadecimal": "0x7f000001",
    "one number in octal": "017700000001",
    "parts in octal": "0177.0.0.1",
    "parts in hexadecimal": "0x7f.0x0.0x0.0x1",
    "parts of both kinds": "0x7f.0.0.01",
    "cut short": "127.1",
    "cut shorter": "127.0.1",
    "zero": "0",
    "zeros": "0.0.0.0",
    "full-width digits": "１２７.０.０.１",
    "digits in circles": "①②⑦.⓪.⓪.①",
    "ideographic dots": "127。0。0。1",
    "escaped": "%31%32%37.0.0.1",
    "metadata": "169.254.169.254",
    "metadata as one number": "2852039166",
    "private": "10.0.0.5",
    "IPv6": "[::1]",
    "IPv6 in full": "[0:0:0:0:0:0:0:1]",
    "IPv6 unspecified": "[::]",
    "IPv6 for IPv4": "[::ffff:127.0.0.1]",
    "IPv6 for IPv4 in hexadecimal": "[::ffff:7f00:1]",
    "IPv6 compatible with IPv4": "[::127.0.0.1]",
    "NAT64": "[64:ff9b::127.0.0.1]",
    "6to4": "[2002:7f00:1::]",
    "link-local": "[fe80::1]",
    "a zone": "[fe80::1%25eth0]",
    "a zone, unescaped": "[fe80::1%eth0]",
    "a zone of numbers": "[::1%251]",
    "a future address": "[v1.127.0.0.1]",
    "localhost": "localhost",
    "localhost with a dot": "localhost.",
}


@pytest.mark.parametrize("host", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_no_spelling_of_an_address_leads_inside(host: str, outside: Outside) -> None:
    for url in (f"http://{host}/ok", f"http://public.example/to?http://{host}/ok"):
        with pytest.raises(FetchError):
            visit(url, outside)
    assert set(outside.reached) == {PUBLIC}


INSIDE = [name for name, found in NAMES.items() if any(map(hostile.is_inside, found))]


@pytest.mark.parametrize("name", INSIDE)
def test_no_name_leads_inside(name: str, outside: Outside) -> None:
    with pytest.raises(FetchError) as told:
        visit(f"http://{name}/ok", outside)
    assert told.value.code is Code.PRIVATE
    assert outside.reached == []
    with pytest.raises(FetchError) as told:
        visit(f"http://public.example/to?http://{name}/ok", outside)
    assert (told.value.code, told.value.host) == (Code.PRIVATE, "public.example")
    assert set(outside.reached) == {PUBLIC}


LED_ASTRAY = {
    "a file": "file:///etc/passwd",
    "another protocol": "gopher://public.example/",
    "words for a script": "javascript:alert(1)",
    "data": "data:text/html,<p>x</p>",
    "a name before the name": "http://public.example@127.0.0.1/",
    "a password": "http://a:b@public.example/",
    "an empty name before the name": "http://@public.example/",
    "another port": "http://public.example:22/",
    "a database's port": "http://public.example:6379/",
    "port 0": "http://public.example:0/",
    "a port beyond the last": "http://public.example:65536/",
    "a backslash": "http://public.example\\@127.0.0.1/",
}


@pytest.mark.parametrize("url", LED_ASTRAY.values(), ids=LED_ASTRAY.keys())
def test_no_link_and_no_redirect_leads_out_of_the_web(url: str, outside: Outside) -> None:
    for asked in (url, f"http://public.example/to?{url}"):
        with pytest.raises(FetchError) as told:
            visit(asked, outside)
        assert told.value.code in (Code.BAD_URL, Code.BROKEN, Code.PORT)
    assert set(outside.reached) <= {PUBLIC}


def test_a_name_that_moves_inside_is_looked_up_once(outside: Outside) -> None:
    answers = iter([PUBLIC])

    def moving(host: str, port: int, *more: int) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (next(answers, "127.0.0.1"), port))]

    page = fetch("http://moving.example/to?/ok", lookup=moving, network=outside)
    assert page.body == HTML
    assert set(outside.reached) == {PUBLIC}


def test_a_name_that_moved_inside_between_two_links_is_refused(outside: Outside) -> None:
    answers = iter([PUBLIC, "127.0.0.1"])

    def moving(host: str, port: int, *more: int) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (next(answers), port))]

    assert fetch("http://moving.example/ok", lookup=moving, network=outside).body == HTML
    with pytest.raises(FetchError) as told:
        fetch("http://moving.example/ok", lookup=moving, network=outside)
    assert told.value.code is Code.PRIVATE


PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def test_a_proxy_of_the_environment_is_passed_by(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, "http://10.0.0.5:3128")
    assert visit("http://public.example/ok", outside).body == HTML
    assert outside.reached == [PUBLIC, PUBLIC]


def test_the_visitor_says_who_it_is_and_carries_nothing(
    site: ThreadingHTTPServer, outside: Outside
) -> None:
    visit("http://public.example/ok?who", outside)
    _, _, headers = site.requests[-1]  # type: ignore[attr-defined]
    assert headers["User-Agent"].startswith("ClaimsDesk/")
    assert set(headers) == {
        "Host",
        "User-Agent",
        "Accept",
        "Accept-Language",
        "Accept-Encoding",
        "Connection",
    }


def test_one_allowed_host_opens_no_other(outside: Outside) -> None:
    allow = parse_allowed("10.0.0.5, intranet.example")
    for url in ("http://private192.example/ok", "http://127.0.0.1/ok", "http://public.example:81/"):
        with pytest.raises(FetchError):
            fetch(url, allow=allow, lookup=hostile.lookup, network=outside)
    assert outside.reached == []
