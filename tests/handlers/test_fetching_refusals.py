"""Links that lead where no link may lead: refused before anything is asked for."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.fetching import AllowedHost, Code, FetchError, fetch, parse_allowed
from handlers.fetching.addresses import is_public
from handlers.fetching.errors import SENTENCES, status_error
from handlers.fetching.urls import read_address

PUBLIC = "93.184.216.34"
NAMES = {
    "public.example": [PUBLIC],
    "private.example": ["10.0.0.5"],
    "metadata.example": ["169.254.169.254"],
    "shared.example": ["100.64.0.1"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "nat.example": ["64:ff9b::7f00:1"],
    "tunnel.example": ["2002:7f00:1::1"],
    "local6.example": ["fe80::1%eth0"],
    "unique6.example": ["fd00::1"],
    "nobody.example": [],
}


def lookup(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
    """Names as told above; numbers as this machine reads them."""
    if host in NAMES:
        return [(0, 0, 0, "", (address, port)) for address in NAMES[host]]
    return list(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST))


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that were connected to. None of them answers."""
    hosts: list[str] = []

    def connect(self: object, host: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        hosts.append(host)
        raise httpcore2.ConnectError("refused")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    return iter([hosts])


REFUSED = {
    "loopback": ("http://127.0.0.1/secret", Code.PRIVATE),
    "loopback as one number": ("http://2130706433/secret", Code.PRIVATE),
    "loopback in hexadecimal": ("http://0x7f000001/secret", Code.PRIVATE),
    "loopback in octal": ("http://0177.0.0.1/secret", Code.PRIVATE),
    "loopback cut short": ("http://127.1/secret", Code.PRIVATE),
    "this machine": ("http://0.0.0.0/secret", Code.PRIVATE),
    "IPv6 loopback": ("http://[::1]/secret", Code.PRIVATE),
    "IPv6 for IPv4": ("http://[::ffff:127.0.0.1]/secret", Code.PRIVATE),
    "IPv6 unspecified": ("http://[::]/secret", Code.PRIVATE),
    "a name for a private address": ("http://private.example/", Code.PRIVATE),
    "a name for a cloud's metadata": ("http://metadata.example/", Code.PRIVATE),
    "a name for a shared address": ("http://shared.example/", Code.PRIVATE),
    "a name with one private answer of two": ("http://mixed.example/", Code.PRIVATE),
    "a name for IPv6 loopback": ("http://six.example/", Code.PRIVATE),
    "a name for a mapped address": ("http://mapped.example/", Code.PRIVATE),
    "a name for a translated address": ("http://nat.example/", Code.PRIVATE),
    "a name for a tunnelled address": ("http://tunnel.example/", Code.PRIVATE),
    "a name for a link-local address": ("http://local6.example/", Code.PRIVATE),
    "a name for a unique local address": ("http://unique6.example/", Code.PRIVATE),
    "full-width digits": ("http://１２７.０.０.１/", Code.PRIVATE),
    "another port": ("http://public.example:22/", Code.PORT),
    "a port beyond the last": ("http://public.example:70000/", Code.BAD_URL),
    "a name nobody has": ("http://nobody.example/", Code.NO_SUCH_SITE),
    "a name that is none": ("http://no such.example/", Code.BAD_URL),
    "a name before the name": ("http://public.example@127.0.0.1/", Code.BAD_URL),
    "a name and a password": ("http://a:b@public.example/", Code.BAD_URL),
    "a backslash": ("http://public.example\\@127.0.0.1/", Code.BAD_URL),
    "a line break": ("http://public.example/\r\nHost: x", Code.BAD_URL),
    "a zone": ("http://[fe80::1%25eth0]/", Code.BAD_URL),
    "a broken bracket": ("http://[::1/", Code.BAD_URL),
    "a file": ("file:///etc/passwd", Code.BAD_URL),
    "another protocol": ("gopher://public.example/", Code.BAD_URL),
    "no host": ("http:///path", Code.BAD_URL),
    "no address": ("pier closed", Code.BAD_URL),
    "nothing": ("", Code.BAD_URL),
    "a name without end": (f"http://{'a.' * 400}example/", Code.BAD_URL),
    "an address without end": (f"http://public.example/{'a' * 9000}", Code.BAD_URL),
}


@pytest.mark.parametrize(("url", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_is_refused_unvisited(url: str, code: Code, reached: Iterator[list[str]]) -> None:
    with pytest.raises(FetchError) as told:
        fetch(url, lookup=lookup, deadline_s=3)
    assert told.value.code is code
    assert next(reached) == []
    assert "10.0.0.5" not in str(told.value)


def test_localhost_is_refused() -> None:
    with pytest.raises(FetchError) as told:
        fetch("http://localhost/secret")
    assert told.value.code is Code.PRIVATE


def test_a_name_is_looked_up_once_and_reached_where_it_was(reached: Iterator[list[str]]) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])

    def rebinding(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
        return [(0, 0, 0, "", (address, port)) for address in next(answers)]

    with pytest.raises(FetchError) as told:
        fetch("http://rebind.example/", lookup=rebinding)
    assert told.value.code is Code.UNREACHABLE
    assert next(reached) == [PUBLIC]


PUBLIC_OR_NOT = {
    "8.8.8.8": True,
    "93.184.216.34": True,
    "2606:4700::1111": True,
    "64:ff9b::808:808": True,
    "10.255.0.1": False,
    "100.127.255.255": False,
    "172.31.0.1": False,
    "192.0.0.8": False,
    "192.88.99.1": False,
    "198.19.0.1": False,
    "224.0.0.1": False,
    "255.255.255.255": False,
    "2001::1": False,
    "2001:db8::1": False,
    "3fff::1": False,
    "fec0::1": False,
    "ff02::1": False,
    "::ffff:8.8.8.8": True,
    "::7f00:1": False,
    "64:ff9b:1::1": False,
}


@pytest.mark.parametrize(("address", "public"), PUBLIC_OR_NOT.items())
def test_tells_public_addresses(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_reads_the_setting() -> None:
    allowed = parse_allowed("127.0.0.1, Intranet.example. 10.0.0.0/8\n[::1],")
    assert [entry.name for entry in allowed] == ["", "intranet.example", "", ""]
    assert [entry.has(ip_address("10.9.9.9")) for entry in allowed] == [False, False, True, False]
    assert parse_allowed("") == ()


WRONG = [
    "10.0.0.5/8",
    "http://a.example",
    "a.example:80",
    "300.1.1.1",
    "*.example",
    "-a",
    "ü.example",
]


@pytest.mark.parametrize("entry", WRONG)
def test_a_wrong_entry_is_named(entry: str) -> None:
    with pytest.raises(ValueError, match="is not a host name") as told:
        parse_allowed(f"127.0.0.1,{entry}")
    assert entry in str(told.value)


def test_what_is_allowed_is_reached(reached: Iterator[list[str]]) -> None:
    for allow in ("10.0.0.0/8", "private.example"):
        with pytest.raises(FetchError):
            fetch("http://private.example:8080/", allow=parse_allowed(allow), lookup=lookup)
    assert next(reached) == ["10.0.0.5", "10.0.0.5"]


@pytest.mark.parametrize("allow", [AllowedHost("other.example"), *parse_allowed("10.0.0.4")])
def test_nothing_beside_it_is(allow: AllowedHost, reached: Iterator[list[str]]) -> None:
    with pytest.raises(FetchError) as told:
        fetch("http://private.example/", allow=[allow], lookup=lookup)
    assert told.value.code is Code.PRIVATE


ADDRESSES = {
    "HTTP://A.Example": "http://a.example/",
    "https://a.example:443/x?q=1#part": "https://a.example/x?q=1",
    "https://a.example:8443": "https://a.example:8443/",
    "https://bücher.example/straße?ö=ü": "https://xn--bcher-kva.example/stra%C3%9Fe?%C3%B6=%C3%BC",
    "https://a.example./x%20y": "https://a.example/x%20y",
    "http://[2606:4700::1111]/": "http://[2606:4700::1111]/",
}


@pytest.mark.parametrize(("url", "asked"), ADDRESSES.items())
def test_reads_addresses(url: str, asked: str) -> None:
    assert str(read_address(url)) == asked


@given(st.text() | st.text(alphabet="htp:/[]@.%:?#1a\\", max_size=40))
def test_any_address_is_read_or_refused(url: str) -> None:
    try:
        address = read_address(url)
    except FetchError:
        return
    assert read_address(str(address)) == address


STATUSES = {401: "forbidden", 403: "forbidden", 404: "not_found", 410: "gone", 418: "status"} | {
    429: "too_many",
    451: "legal",
    500: "server",
    503: "server",
}


@pytest.mark.parametrize(("status", "code"), STATUSES.items())
def test_a_status_has_a_sentence(status: int, code: str) -> None:
    error = status_error(status, "hollen.example")
    assert error.code == code
    assert str(error).startswith("hollen.example")
    assert str(status) in str(error)
    assert error.may_pass == (status in (429, 500, 503))


def test_every_error_is_a_sentence() -> None:
    assert set(SENTENCES) == set(Code)
    for code in Code:
        sentence = str(FetchError(code, "hollen.example", status=500))
        assert sentence[-1] == "."
        assert "{" not in sentence
