"""Over TLS the name in the link is the one that is proved, whatever the address."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from handlers.fetching import Code, FetchError, Page, fetch, pages
from tests.security import hostile
from tests.security.authority import Authority
from tests.security.hostile import HTML, PUBLIC, PUBLIC_6, Outside


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.new(tmp_path_factory.mktemp("tls"))


@contextmanager
def served(certificate: Path, context: ssl.SSLContext | None = None) -> Iterator[Outside]:
    context = context or ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with hostile.served() as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        yield Outside(server.server_address[1])


def visit(url: str, outside: Outside, authority: Authority | None, deadline_s: float = 10) -> Page:
    trusted = ssl.create_default_context(cafile=authority.trusted) if authority else None
    return fetch(url, deadline_s=deadline_s, tls=trusted, lookup=hostile.lookup, network=outside)


def test_a_site_that_proves_its_name_is_read(authority: Authority) -> None:
    with served(authority.vouches_for("public.example")) as outside:
        assert visit("https://public.example/ok", outside, authority).body == HTML
        assert set(outside.reached) == {PUBLIC}


PROVEN = {
    "all names of a domain": ({"host": "*.public.example"}, "deep.public.example"),
    "a name in capitals": ({"host": "PUBLIC.example"}, "public.example"),
    "an address": ({"host": "other.example", "address": PUBLIC}, PUBLIC),
    "an address of IPv6": ({"host": "other.example", "address": PUBLIC_6}, f"[{PUBLIC_6}]"),
}


@pytest.mark.parametrize(("stated", "host"), PROVEN.values(), ids=PROVEN.keys())
def test_what_is_proved_is_read(stated: dict[str, str], host: str, authority: Authority) -> None:
    with served(authority.vouches_for(**stated)) as outside:  # type: ignore[arg-type]
        assert visit(f"https://{host}/ok", outside, authority).body == HTML


UNPROVEN = {
    "for another name": {"host": "other.example"},
    "for a name like it": {"host": "public.example.other.example"},
    "for the address alone": {"host": "other.example", "address": PUBLIC},
    "for names below it": {"host": "*.public.example"},
    "for names that begin like it": {"host": "pub*.example"},
    "for every name": {"host": "*"},
    "for a name that ends like it": {"host": "notpublic.example"},
    "out of date": {"host": "public.example", "days": -1},
}


@pytest.mark.parametrize("stated", UNPROVEN.values(), ids=UNPROVEN.keys())
def test_a_certificate_that_proves_something_else_is_refused(
    stated: dict[str, object], authority: Authority
) -> None:
    with (
        served(authority.vouches_for(**stated)) as outside,  # type: ignore[arg-type]
        pytest.raises(FetchError) as told,
    ):
        visit("https://public.example/ok", outside, authority)
    assert told.value.code is Code.CERTIFICATE


@pytest.mark.parametrize("host", [PUBLIC, "0x5db8d822"])
def test_an_address_is_not_proved_by_a_name(host: str, authority: Authority) -> None:
    with served(authority.vouches_for(PUBLIC)) as outside, pytest.raises(FetchError) as told:
        visit(f"https://{host}/ok", outside, authority)
    assert told.value.code is Code.CERTIFICATE


def test_a_domain_does_not_vouch_for_two_levels(authority: Authority) -> None:
    with (
        served(authority.vouches_for("*.public.example")) as outside,
        pytest.raises(FetchError) as told,
    ):
        visit("https://very.deep.public.example/ok", outside, authority)
    assert told.value.code is Code.CERTIFICATE


def test_the_site_is_told_the_name_and_no_other_protocol(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, protocols = set[str](), set[str]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2", "http/1.1"])
    context.sni_callback = lambda _, name, __: names.add(name)

    def noted(site: Any, path: str) -> None:
        protocols.add(site.connection.selected_alpn_protocol())
        site.send(HTML)

    monkeypatch.setattr(hostile.Site, "answer", noted)
    with served(authority.vouches_for("public.example"), context) as outside:
        assert visit("https://public.example./ok", outside, authority).body == HTML
    assert (names, protocols) == ({"public.example"}, {"http/1.1"})


def test_nothing_older_and_nothing_unproved_is_trusted() -> None:
    trusted = pages._trusted()
    assert trusted.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert trusted.check_hostname
    assert trusted.verify_mode is ssl.CERT_REQUIRED


def test_a_handshake_that_drips_ends_at_the_deadline(authority: Authority) -> None:
    """Five thousand letters, one in a twentieth of a second: an endless record of a handshake."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server,), daemon=True).start()
        outside = Outside(server.getsockname()[1])
        with pytest.raises(FetchError) as told:
            visit("https://public.example/", outside, authority, deadline_s=0.5)
    assert told.value.code is Code.TIMED_OUT


def drip(server: socket.socket) -> None:
    line, _ = server.accept()
    with line, suppress(OSError):
        line.sendall(b"\x16\x03\x03\x40\x00")
        for _ in range(5_000):
            line.sendall(b"\x02")
            time.sleep(0.05)


def test_a_certificate_that_nobody_known_vouches_for_is_refused(authority: Authority) -> None:
    with (
        served(authority.vouches_for("public.example")) as outside,
        pytest.raises(FetchError) as told,
    ):
        visit("https://public.example/ok", outside, None)
    assert told.value.code is Code.CERTIFICATE


def test_a_redirect_to_a_name_that_is_not_proved_is_refused(authority: Authority) -> None:
    with (
        served(authority.vouches_for("public.example")) as outside,
        pytest.raises(FetchError) as told,
    ):
        visit("https://public.example/to?https://other.example/ok", outside, authority)
    assert (told.value.code, told.value.host) == (Code.CERTIFICATE, "public.example")
