"""Over TLS the name in the link is the one that is proved, whatever the address."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handlers.fetching import Code, FetchError, Page, fetch
from tests.security import hostile
from tests.security.authority import Authority
from tests.security.hostile import HTML, PUBLIC, Outside


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.new(tmp_path_factory.mktemp("tls"))


@contextmanager
def served(certificate: Path) -> Iterator[Outside]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with hostile.served() as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        yield Outside(server.server_address[1])


def visit(url: str, outside: Outside, authority: Authority | None) -> Page:
    trusted = ssl.create_default_context(cafile=authority.trusted) if authority else None
    return fetch(url, deadline_s=10, tls=trusted, lookup=hostile.lookup, network=outside)


def test_a_site_that_proves_its_name_is_read(authority: Authority) -> None:
    with served(authority.vouches_for("public.example")) as outside:
        assert visit("https://public.example/ok", outside, authority).body == HTML
        assert set(outside.reached) == {PUBLIC}


UNPROVEN = {
    "for another name": {"host": "other.example"},
    "for a name like it": {"host": "public.example.other.example"},
    "for the address alone": {"host": "other.example", "address": PUBLIC},
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
