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
    "http://public.example/to?ok",
    "http://public.example/to?/to?/ok",
    "http://public.example/ok#@127.0.0.1:22/",
    "http://public.example/ok?@127.0.0.1",
    "http://public.example/ok?url=http://127.0.0.1/",
    "http://[2606:4700::1111]/ok",
    "http://[2606:4700:0:0::0.0.17.17]/ok",
    "http://0x5db8d822/ok",
    "http://public.example:/ok",
    "hTTp://public.example/ok",
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
    "localhost in wide letters": "ｌｏｃａｌｈｏｓｔ",
    "localhost in capitals": "LOCALHOST",
    "two dots behind it": "127.0.0.1..",
    "a dot before it": ".127.0.0.1",
    "one number with a dot": "2130706433.",
    "one number and wide letters": "０x7f000001",
    "one number too large": "4425673729",
    "parts too large": "383.256.256.257",
    "five parts": "127.0.0.0.1",
    "zeros before it": "0000000177.0.0.1",
    "cut short in hexadecimal": "0x7f.1",
    "cut short in octal": "0177.1",
    "a letter that is not there": "127.0.0\u00ad.1",
    "a joiner between digits": "127.0.\u200d0.1",
    "superscript digits": "¹²⁷.0.0.1",
    "Arabic digits": "١٢٧.٠.٠.١",
    "Indian digits": "१२७.०.०.१",
    "half-width dots": "127｡0｡0｡1",
    "full-width dots": "127．0．0．1",
    "escaped dots": "127%2e0%2e0%2e1",
    "escaped brackets": "%5B::1%5D",
    "IPv6 with zeros": "[0000::0001]",
    "IPv6 for IPv4 in full": "[0:0:0:0:0:ffff:7f00:0001]",
    "IPv6 for metadata": "[::ffff:169.254.169.254]",
    "IPv6 with octal inside": "[::ffff:0177.0.0.1]",
    "IPv6 without brackets": "::1",
    "brackets around IPv4": "[127.0.0.1]",
    "brackets around a name": "[localhost]",
    "brackets and more": "[::1].public.example",
    "NAT64 for metadata": "[64:ff9b::a9fe:a9fe]",
    "NAT64 of a network": "[64:ff9b:1::7f00:1]",
    "6to4 for metadata": "[2002:a9fe:a9fe::]",
    "Teredo": "[2001:0:7f00:1::]",
    "unique local": "[fd00:ec2::254]",
    "site-local": "[fec0::1]",
    "a zone with a name behind": "[fe80::1%25public.example]",
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
    "another backslash": "http://127.0.0.1\\.public.example/",
    "a name of two parts": "http://public.example:80@127.0.0.1/",
    "an escaped name before the name": "http://public.example%40127.0.0.1/",
    "an escaped slash in the name": "http://127.0.0.1%2f.public.example/",
    "a line break in the name": "http://127.0.0.1%0d%0a.public.example/",
    "a wide slash in the name": "http://127.0.0.1／.public.example/",
    "a wide question mark": "http://127.0.0.1？.public.example/",
    "a wide at sign": "http://public.example＠127.0.0.1/",
    "a fraction in the name": "http://public.example℀.example/",
    "files of old": "ftp://public.example/",
    "a book": "ldap://127.0.0.1/",
    "a dictionary": "dict://127.0.0.1:11211/stats",
    "a page's own source": "view-source:http://127.0.0.1/",
    "an archive": "jar:http://127.0.0.1!/",
    "a letter": "mailto:a@public.example",
    "a socket": "unix:///var/run/docker.sock",
    "sockets of the web": "ws://public.example/",
    "https asked of a port of its own": "https://public.example:8443/",
    "a port of letters": "http://public.example:http/",
    "a port of wide digits": "http://public.example:８０８０/",
    "a port below zero": "http://public.example:-80/",
    "two ports": "http://public.example:80:80/",
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
