"""Files of a message come from Slack alone, and the token goes to nobody else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient

from handlers import downloads
from handlers.downloads import FileGone, download, read_whole
from handlers.weather import passes

TOKEN = "xoxb-of-a-test"
LOGIN = b"<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body></body></html>"
STORY = b"<html><head><title>Sign in to history</title></head><body>Pier closed</body></html>"


class Answers(BaseHTTPRequestHandler):
    """The same for every path, as the test that runs it says."""

    def do_GET(self) -> None:
        server: Any = self.server
        server.asked.append((self.path, self.headers["Authorization"]))
        status, kind, body, location = server.answer
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


def fetch(server: ThreadingHTTPServer, **facts: object) -> tuple[bytes, str]:
    file = {
        "id": "F1",
        "mimetype": "text/plain",
        "url_private_download": "https://files.slack.com/files-pri/T1-F1/a.txt",
        **facts,
    }
    return download(file, WebClient(TOKEN, base_url=f"{address(server)}/api/"))


def test_the_token_goes_to_the_host_that_the_web_api_is_on() -> None:
    with serving(b"Pier closed") as server:
        assert fetch(server) == (b"Pier closed", "text/plain")
        assert server.asked == [("/files-pri/T1-F1/a.txt", f"Bearer {TOKEN}")]


ELSEWHERE = [
    "{other}/a.txt",
    "https://files.slack.com.evil.example/a.txt",
    "https://files.slack.com@127.0.0.1/a.txt",
    "file:///etc/passwd",
    "",
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
        assert fetch(server, mimetype="text/html", size=size)[0] == story


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


def test_a_proxy_of_the_environment_never_sees_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(b"Pier closed") as server, serving(b"x") as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, address(proxy))
        assert fetch(server)[0] == b"Pier closed"
        assert proxy.asked == []


def test_no_more_is_read_than_a_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MOST_BYTES", 1_000)
    with serving(b"x" * 5_000) as server:
        assert len(fetch(server)[0]) == 1_001


def test_a_file_that_drips_is_tried_again_later() -> None:
    def ticks() -> Iterator[float]:
        yield from map(float, range(1_000))

    clock = ticks()
    with pytest.raises(TimeoutError):
        read_whole(lambda _: b"x", clock=lambda: next(clock))
