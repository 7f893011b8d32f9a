"""Answers that break the rules of HTTP, or use them up: a page, or a sentence, and bounded."""

import gzip
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.fetching import Code, FetchError, Page, fetch, pages
from tests.security.hostile import HTML
from tests.security.scripted import FOUND, NO_RULES, Scripted, lookup

LIMIT = 100_000
BESIDE = 100_000
PIECE = 60_000
MOST_RECEIVED = 2 * LIMIT + BESIDE + PIECE
SIZE = f"{len(HTML):x}".encode()
GZIP = b"Content-Encoding: gzip\r\n\r\n"
CHUNKED = FOUND + b"Transfer-Encoding: chunked\r\n\r\n"
LENGTH = b"Content-Length: %d\r\n\r\n" % len(HTML)


def visit(*pieces: bytes) -> Page:
    return fetched(Scripted([NO_RULES], pieces))


def fetched(network: Scripted) -> Page:
    return fetch("http://public.example/", max_bytes=LIMIT, lookup=lookup, network=network)


def packed(body: bytes, encoding: str) -> tuple[bytes, bytes]:
    head = f"Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return FOUND + head.encode(), body


READ = {
    "as it should be": (FOUND + LENGTH + HTML,),
    "a byte at a time": tuple(bytes([one]) for one in FOUND + LENGTH + HTML),
    "of no stated length": (FOUND + b"\r\n" + HTML,),
    "after other answers": (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 9 + FOUND + LENGTH + HTML,),
    "in chunks": (CHUNKED + SIZE + b";of=" + b"x" * 99 + b"\r\n" + HTML + b"\r\n0\r\n\r\n",),
    "with words behind it": (CHUNKED + SIZE + b"\r\n" + HTML + b"\r\n0\r\nSet-Cookie: a\r\n\r\n",),
    "shorter than it is": (FOUND + LENGTH + HTML + b"<p>and more",),
    "with a name of a header twice": (FOUND + b"X: a\r\nX: b\r\n" + LENGTH + HTML,),
    "with another protocol on offer": (FOUND + b'Alt-Svc: h3=":443"\r\n' + LENGTH + HTML,),
    "packed, with noise behind it": packed(gzip.compress(HTML) + b"\0\0noise", "gzip"),
    "packed many times over": packed(gzip.compress(b"") * 900 + gzip.compress(HTML), "gzip"),
}  # fmt: skip


@pytest.mark.parametrize("pieces", READ.values(), ids=READ.keys())
def test_a_page_is_read_however_it_comes(pieces: tuple[bytes, ...]) -> None:
    assert visit(*pieces).body == HTML


META = b'<meta http-equiv="refresh" content="0; url=http://10.0.0.5/"><p>Pier closed</p>'


def test_no_page_sends_the_reader_on_by_its_own_words() -> None:
    answer = FOUND + b"Refresh: 0; url=/next\r\nLink: </next>; rel=preload\r\n\r\n" + META
    network = Scripted([NO_RULES], [answer])
    assert fetched(network).body == META
    assert network.asked == ["/robots.txt", "/"]


NONSENSE = {
    "nothing": (),
    "no HTTP": (b"220 ready for mail\r\n",),
    "HTTP of another time": (b"<p>Pier closed</p>",),
    "another protocol": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",),
    "a protocol that was not asked for": (b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n",),
    "a proxy to use": (b"HTTP/1.1 305 Use Proxy\r\nLocation: http://10.0.0.5/\r\n\r\n",),
    "several choices": (b"HTTP/1.1 300 Choices\r\nLocation: http://10.0.0.5/\r\n\r\n",),
    "as it was": (b"HTTP/1.1 304 Not Modified\r\n\r\n",),
    "a part": (b"HTTP/1.1 206 Partial Content\r\n" + LENGTH + HTML,),
    "a status of words": (b"HTTP/1.1 OK OK\r\n\r\n",),
    "a status of five digits": (b"HTTP/1.1 20000 OK\r\n\r\n",),
    "a zero in a header": (FOUND + b"X: a\0b\r\n" + LENGTH + HTML,),
    "a line break in a header": (FOUND + b"X: a\rb\r\n" + LENGTH + HTML,),
    "a header without a name": (FOUND + b": a\r\n" + LENGTH + HTML,),
    "two lengths": (FOUND + b"Content-Length: 3\r\n" + LENGTH + HTML,),
    "a length below zero": (FOUND + b"Content-Length: -1\r\n\r\n" + HTML,),
    "a length of words": (FOUND + b"Content-Length: many\r\n\r\n" + HTML,),
    "a length of thousands of digits": (FOUND + b"Content-Length: " + b"9" * 9_000 + b"\r\n\r\n",),
    "longer than it is": (FOUND + b"Content-Length: 99\r\n\r\n" + HTML,),
    "a chunk of no size": (CHUNKED + b"\r\n" + HTML,),
    "a chunk of a size below zero": (CHUNKED + b"-5\r\n" + HTML,),
    "a chunk of a size without end": (CHUNKED + b"f" * 400 + b"\r\n" + HTML,),
    "a chunk that does not end": (CHUNKED + b"5\r\n" + HTML,),
    "chunks without their end": (CHUNKED + SIZE + b"\r\n" + HTML + b"\r\n",),
    "chunked twice": (FOUND + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",),
    "packed on its way": (FOUND + b"Transfer-Encoding: gzip\r\n\r\n" + gzip.compress(HTML),),
    "packed by brotli": packed(HTML, "br"),
    "packed by zstd": packed(b"\x28\xb5\x2f\xfd" + HTML, "zstd"),
    "packed by a name": packed(gzip.compress(HTML), "gzip\x01"),
    "packed twice": packed(gzip.compress(gzip.compress(HTML)), "gzip, gzip"),
    "packed in two ways": packed(gzip.compress(zlib.compress(HTML)), "deflate, gzip"),
    "packed, and cut": packed(gzip.compress(HTML * 9)[:30], "gzip"),
    "packed, and not what it says": packed(zlib.compress(HTML), "gzip"),
    "a way without end": (b"HTTP/1.1 302 Found\r\nLocation: /" + b"a" * 60_000 + b"\r\n\r\n",),
    "a way that is no address": (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",),
    "a way with a gap": (b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.5 .example/\r\n\r\n",),
}  # fmt: skip


@pytest.mark.parametrize("pieces", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_is_a_sentence(pieces: tuple[bytes, ...]) -> None:
    with pytest.raises(FetchError) as told:
        visit(*pieces)
    assert told.value.code in (Code.BROKEN, Code.STATUS, Code.TOO_LARGE)
    assert "public.example" in str(told.value)


FLOODS = {
    "answers before the answer": repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 2_000),
    "headers": [FOUND, *repeat(b"X: y\r\n" * 10_000, 999)],
    "one header": [FOUND + b"X: ", *repeat(b"y" * PIECE, 999)],
    "a status": [b"HTTP/1.1 200 ", *repeat(b"y" * PIECE, 999)],
    "a body": [FOUND + b"\r\n", *repeat(b"y" * PIECE, 999)],
    "chunks of one letter": [CHUNKED, *repeat(b"1\r\ny\r\n" * 10_000, 999)],
    "words beside a chunk": [CHUNKED + b"1;", *repeat(b"y" * PIECE, 999)],
    "words behind the chunks": [CHUNKED + b"0\r\n", *repeat(b"X: y\r\n" * 10_000, 999)],
    "empty packages": [FOUND + GZIP, *repeat(gzip.compress(b""), 99_999)],
    "noise behind a package": [*packed(gzip.compress(HTML), "gzip"), *repeat(b"y" * PIECE, 999)],
}  # fmt: skip
ENDS_BY_ITS_LENGTH = "noise behind a package"


@pytest.mark.parametrize("name", FLOODS)
def test_no_flood_is_taken_in_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "BESIDE", BESIDE)
    network = Scripted([NO_RULES], FLOODS[name])
    if name == ENDS_BY_ITS_LENGTH:
        assert fetched(network).body == HTML
    else:
        with pytest.raises(FetchError) as told:
            fetched(network)
        assert told.value.code in (Code.BROKEN, Code.TOO_LARGE)
    assert network.taken <= MOST_RECEIVED


def test_all_answers_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirects, each with rules that are long, and with more than is read of it."""
    monkeypatch.setattr(pages, "BESIDE", BESIDE)
    rules = b"HTTP/1.1 200 OK\r\n\r\n# " + b"x" * PIECE
    answers: list[Iterable[bytes]] = []
    for number in range(9):
        way = f"HTTP/1.1 302 Found\r\nLocation: http://public{number}.example/\r\n\r\n".encode()
        answers += [[rules], [way + b"y" * PIECE]]
    network = Scripted(*answers)
    with pytest.raises(FetchError) as told:
        fetched(network)
    assert told.value.code is Code.TOO_LARGE
    assert network.taken <= MOST_RECEIVED


PARTS = st.sampled_from(
    (
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/1.1 100 Continue\r\n",
        b"Content-Length: 18\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Content-Type: text/html; charset=utf-7\r\n",
        b"Location: //\xff\xfe@[::1]\\\r\n",
        b"\r\n",
        b"5\r\nhello\r\n",
        b"0\r\n",
        HTML,
        gzip.compress(HTML),
        zlib.compress(HTML),
    )
)


@given(st.lists(PARTS | st.binary(max_size=20), max_size=9))
def test_any_answer_is_a_page_or_a_sentence(pieces: list[bytes]) -> None:
    for answers in (([NO_RULES], pieces), (pieces, [FOUND + LENGTH + HTML], pieces)):
        with suppress(FetchError):
            assert fetched(Scripted(*answers, *repeat((), 20))).body.strip()
