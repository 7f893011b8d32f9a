"""Files of a message come from Slack alone, and the token goes to nobody else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient

from handlers.articles import downloads
from handlers.articles.downloads import Downloaded, FileGone, download, read_whole
from handlers.weather import passes

TOKEN = "xoxb-of-a-test"
RAW = 0  # in place of a status: the body is the whole answer
LOGIN = b"<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body></body></html>"
STORY = b"<html><head><title>Sign in to history</title></head><body>Pier closed</body></html>"


class Answers(BaseHTTPRequestHandler):
    """The same for every path, as the test that runs it says."""

    def do_GET(self) -> None:
        server: Any = self.server
        server.asked.append((self.path, self.headers["Authorization"]))
        status, kind, body, location = server.answer
        if status == RAW:
            self.wfile.write(body)
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def serving(body: bytes = b"", kind: str = "text/plain", status: int = 200, to: str = "") -> Any:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.answer, server.asked = (status, kind, body, to), []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def fetch(server: ThreadingHTTPServer, **facts: object) -> Downloaded:
    file = {
        "id": "F1",
        "name": "a.txt",
        "mimetype": "text/plain",
        "url_private_download": "https://files.slack.com/files-pri/T1-F1/a.txt",
        **facts,
    }
    return download(file, WebClient(TOKEN, base_url=f"{address(server)}/api/"))


def test_the_token_goes_to_the_host_that_the_web_api_is_on() -> None:
    with serving(b"Pier closed") as server:
        assert fetch(server) == Downloaded("a.txt", b"Pier closed", "text/plain")
        assert server.asked == [("/files-pri/T1-F1/a.txt", f"Bearer {TOKEN}")]


ELSEWHERE = [
    "{other}/a.txt",
    "https://files.slack.com.evil.example/a.txt",
    "https://files.slack.com@127.0.0.1/a.txt",
    "https://slack.com.evil.example/a.txt",
    "https://evil.example/files.slack.com/a.txt",
    "https://files.slack.com%2f@127.0.0.1/a.txt",
    "file:///etc/passwd",
    "no address",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_no_other_host_is_asked(url: str) -> None:
    with serving() as server, serving(b"x") as other:
        with pytest.raises(FileGone):
            fetch(server, url_private_download=url.format(other=address(other)))
        assert server.asked == other.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving(b"x") as other, serving(status=status, to=address(other)) as server:
        with pytest.raises(FileGone):
            fetch(server)
        assert len(server.asked) == 1
        assert other.asked == []


LOGINS = {
    "in place of a text": {"mimetype": "text/plain", "size": 11},
    "in place of a PDF": {"mimetype": "application/pdf", "size": 11},
    "in place of a page": {"mimetype": "text/html", "size": 11},
    "in place of a snippet of HTML": {"mimetype": "text/plain", "filetype": "html", "size": 11},
}


@pytest.mark.parametrize("facts", LOGINS.values(), ids=LOGINS.keys())
def test_the_login_page_is_not_taken_for_the_file(facts: dict[str, object]) -> None:
    with serving(LOGIN, "text/html; charset=utf-8") as server, pytest.raises(FileGone):
        fetch(server, **facts)


@pytest.mark.parametrize("size", [len(STORY), None])
def test_a_page_that_was_shared_is_a_page(size: int | None) -> None:
    story = STORY if size else STORY.replace(b"Sign in to", b"A")
    with serving(story, "text/html") as server:
        assert fetch(server, mimetype="text/html", size=size).content == story


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_a_file_that_is_gone(status: int) -> None:
    with serving(status=status) as server, pytest.raises(FileGone):
        fetch(server)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_slack_s_own_is_sat_out(status: int) -> None:
    with serving(status=status) as server, pytest.raises(HTTPError) as told:
        fetch(server)
    assert passes(told.value)
    told.value.close()


CUT = {
    "short of its length": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nPier clo",
    "short of its chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nPier clo",
    "before its last chunk": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nPier clo\r\n"
    ),
    "in its headers": b"HTTP/1.1 200 OK\r\nContent-Len",
    "before it began": b"",
    "no HTTP": b"<p>Pier closed</p>\r\n\r\n",
    "a header without end": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("answer", CUT.values(), ids=CUT.keys())
def test_a_file_that_is_cut_is_tried_again_and_not_read_in_part(answer: bytes) -> None:
    with serving(answer, status=RAW) as server, pytest.raises(OSError) as told:  # noqa: PT011
        fetch(server, size=11)
    assert passes(told.value)


def test_a_file_that_is_empty_is_one() -> None:
    with serving(b"") as server:
        assert fetch(server, size=0).content == b""


def test_what_slack_says_of_a_size_does_not_cut_a_file() -> None:
    """A snippet may have been edited since: what comes is what is read."""
    with serving(b"Pier closed") as server:
        assert fetch(server, size=4).content == b"Pier closed"
        assert fetch(server, size=4_000_000_000).content == b"Pier closed"


def test_a_proxy_of_the_environment_never_sees_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(b"Pier closed") as server, serving(b"x") as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, address(proxy))
        assert fetch(server).content == b"Pier closed"
        assert proxy.asked == []


def test_no_more_is_read_than_a_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MOST_BYTES", 1_000)
    with serving(b"x" * 5_000) as server:
        assert len(fetch(server).content) == 1_001


def test_a_file_that_drips_is_tried_again_later() -> None:
    def ticks() -> Iterator[float]:
        yield from map(float, range(1_000))

    clock = ticks()
    with pytest.raises(TimeoutError):
        read_whole(lambda _: b"x", clock=lambda: next(clock))
