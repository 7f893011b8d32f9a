"""Pages from a real server on this machine, as kind and as hostile as servers are."""

import gzip
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from handlers.fetching import Code, FetchError, Page, fetch, parse_allowed
from tests.security.hostile import bomb

ALLOW = parse_allowed("site.example")
HTML = b"<p>Pier closed</p>"
LIMIT = 2_000_000
ZEROS = b"\0" * 1_000_000
Answer = Callable[["Site"], None]


def lookup(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
    """The site is this machine, and so is everything else."""
    return [(0, 0, 0, "", ("127.0.0.1", port))]


def raw_deflate(body: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(body) + packing.flush()


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: dict[str, str]

    def log_message(self, *words: object) -> None:
        pass

    def do_GET(self) -> None:
        type(self).asked = {name.lower(): value for name, value in self.headers.items()}
        try:
            ANSWERS[self.path.partition("?")[0]](self)
        except OSError:
            self.close_connection = True

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **more: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str) -> None:
        self.send(b"", status=302, Location=to)

    def flood(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(ZEROS)

    def drip(self, head: bytes) -> None:
        self.wfile.write(head)
        for _ in range(50):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def break_off(self) -> None:
        self.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>"
        )
        self.close_connection = True


GZIP = {"Content_Encoding": "gzip"}
ANSWERS: dict[str, Answer] = {
    "/ok": lambda site: site.send(HTML, "Text/HTML; Charset=ISO-8859-1"),
    "/plain": lambda site: site.send(HTML, "text/plain"),
    "/untyped": lambda site: site.send(HTML, ""),
    "/gzip": lambda site: site.send(gzip.compress(HTML), **GZIP),
    "/gzips": lambda site: site.send(gzip.compress(HTML[:9]) + gzip.compress(HTML[9:]), **GZIP),
    "/zlib": lambda site: site.send(zlib.compress(HTML), Content_Encoding="deflate"),
    "/deflate": lambda site: site.send(raw_deflate(HTML), Content_Encoding="deflate"),
    "/halfzip": lambda site: site.send(gzip.compress(HTML)[:-12], **GZIP),
    "/nozip": lambda site: site.send(HTML, **GZIP),
    "/brotli": lambda site: site.send(HTML, Content_Encoding="br"),
    "/there": lambda site: site.redirect("ok?from=there"),
    "/loop": lambda site: site.redirect("/loop"),
    "/nowhere": lambda site: site.send(b"", status=302),
    "/inside": lambda site: site.redirect(f"http://127.0.0.1:{site.server.server_address[1]}/ok"),
    "/inside-name": lambda site: site.redirect("http://db.internal/"),
    "/inside-user": lambda site: site.redirect("http://site.example@127.0.0.1/"),
    "/file": lambda site: site.redirect("file:///etc/passwd"),
    "/odd-location": lambda site: site.redirect("http://[/"),
    "/umlaut": lambda site: site.redirect("/ö".encode().decode("latin-1")),
    "/%C3%B6": lambda site: site.send(HTML),
    "/flood": lambda site: site.flood(),
    "/long": lambda site: site.send(b"x" * (LIMIT + 1)),
    "/bomb": lambda site: site.send(bomb(), **GZIP),
    "/drip": lambda site: site.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"),
    "/header-drip": lambda site: site.drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
    "/silence": lambda site: time.sleep(1.5),
    "/break": lambda site: site.break_off(),
    "/noise": lambda site: (site.wfile.write(b"\0\1\2 no HTTP\r\n\r\n"), site.connection.close())[
        1
    ],
    "/pdf": lambda site: site.send(b"%PDF", "application/pdf"),
    "/picture": lambda site: site.send(b"x", "image/png"),
    "/program": lambda site: site.send(b"MZ", "application/octet-stream"),
    "/empty": lambda site: site.send(b" \n"),
    "/none": lambda site: site.send(b"", status=204),
    "/403": lambda site: site.send(HTML, status=403),
    "/404": lambda site: site.send(HTML, status=404),
    "/410": lambda site: site.send(HTML, status=410),
    "/429": lambda site: site.send(HTML, status=429),
    "/503": lambda site: site.send(HTML, status=503),
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    bomb()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def visit(port: int, path: str, deadline_s: float = 10.0) -> Page:
    url = f"http://site.example:{port}{path}"
    return fetch(url, allow=ALLOW, deadline_s=deadline_s, max_bytes=LIMIT, lookup=lookup)


READ = ["/ok", "/plain", "/untyped", "/gzip", "/gzips", "/zlib", "/deflate", "/there", "/umlaut"]


@pytest.mark.parametrize("path", READ)
def test_reads_the_page(port: int, path: str) -> None:
    assert visit(port, path).body == HTML


def test_says_what_it_is_and_where_it_was(port: int) -> None:
    page = visit(port, "/there")
    base = f"http://site.example:{port}"
    assert page == Page(
        url=f"{base}/ok?from=there",
        status=200,
        content_type="text/html",
        charset="ISO-8859-1",
        body=HTML,
        hops=(f"{base}/there", f"{base}/ok?from=there"),
    )
    assert Site.asked["host"] == f"site.example:{port}"
    assert Site.asked["user-agent"] == "ClaimsDesk/0.1 (+newsroom claim reader)"
    assert Site.asked["accept-encoding"] == "gzip"
    assert "cookie" not in Site.asked


def test_a_proxy_in_the_environment_is_passed_by(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert visit(port, "/ok").body == HTML


UNREAD = {
    "/halfzip": Code.BROKEN,
    "/nozip": Code.BROKEN,
    "/brotli": Code.BROKEN,
    "/loop": Code.REDIRECTS,
    "/nowhere": Code.STATUS,
    "/inside": Code.PRIVATE,
    "/inside-name": Code.PRIVATE,
    "/inside-user": Code.BROKEN,
    "/file": Code.BROKEN,
    "/odd-location": Code.BROKEN,
    "/flood": Code.TOO_LARGE,
    "/long": Code.TOO_LARGE,
    "/bomb": Code.TOO_LARGE,
    "/drip": Code.TIMED_OUT,
    "/header-drip": Code.TIMED_OUT,
    "/silence": Code.TIMED_OUT,
    "/break": Code.BROKEN,
    "/noise": Code.BROKEN,
    "/pdf": Code.NOT_A_PAGE,
    "/picture": Code.NOT_A_PAGE,
    "/program": Code.NOT_A_PAGE,
    "/empty": Code.EMPTY,
    "/none": Code.STATUS,
    "/403": Code.FORBIDDEN,
    "/404": Code.NOT_FOUND,
    "/410": Code.GONE,
    "/429": Code.TOO_MANY,
    "/503": Code.SERVER,
}


@pytest.mark.parametrize(("path", "code"), UNREAD.items())
def test_says_why_it_cannot_be_read(port: int, path: str, code: Code) -> None:
    with pytest.raises(FetchError) as told:
        visit(port, path, 0.3 if code is Code.TIMED_OUT else 10.0)
    error = told.value
    assert (error.code, error.host) == (code, "site.example")
    assert "site.example" in str(error)
    assert not {"127.0.0.1", "db.internal"} & set(str(error).split())
    assert error.__cause__ is None or isinstance(error.__cause__, FetchError)


def test_a_bomb_stays_small_in_memory(port: int) -> None:
    tracemalloc.start()
    with pytest.raises(FetchError):
        visit(port, "/bomb")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * LIMIT


def test_a_site_that_is_not_there() -> None:
    with pytest.raises(FetchError) as told:
        visit(1, "/")
    assert told.value.code is Code.UNREACHABLE


def test_a_name_server_that_does_not_answer() -> None:
    def silent(host: str, port: int, *more: int) -> list[tuple[Any, ...]]:
        time.sleep(1)
        return []

    with pytest.raises(FetchError) as told:
        fetch("http://site.example/", deadline_s=0.2, lookup=silent)
    assert told.value.code is Code.TIMED_OUT


def test_a_handshake_that_never_comes(port: int) -> None:
    with pytest.raises(FetchError) as told:
        fetch(f"https://site.example:{port}/", allow=ALLOW, deadline_s=0.5, lookup=lookup)
    assert told.value.code in (Code.TIMED_OUT, Code.UNREACHABLE)
