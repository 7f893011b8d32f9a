"""Download a file that was shared in Slack: from Slack's hosts alone, and never far."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, InvalidURL
from typing import Any
from urllib.parse import SplitResult, urlsplit

from slack_sdk import WebClient

from claims.reading.files import MOST_BYTES
from handlers.articles.slack_files import Facts, FileGone, address_of, all_facts, name_of
from handlers.say.phrases import files as words

SECONDS = 15.0  # without a byte
LONGEST_S = 60.0  # in all
PIECE = 65_536
TOO_MANY = 429  # requests
SLACK_HOSTS = (".slack.com", ".slack-edge.com", ".slack-files.com")
LOGIN = re.compile(rb"<title>[^<]*\bSlack\b|Sign in to|sign_?in_?form|/signin\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file, whole, by the name and the type that Slack has for it."""

    name: str
    content: bytes = field(repr=False)
    content_type: str


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Slack serves files at once; a redirect leads to a login page or somewhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def download(file: Facts, slack: WebClient) -> Downloaded:
    """The bot's token goes to Slack's own hosts and nowhere else."""
    known = all_facts(file, slack)
    url = through_api_host(address_of(known), slack.base_url)
    if not is_slack_url(url, slack.base_url):
        raise FileGone(words.GONE)
    content, content_type = _get(url, str(slack.token))
    if not content and known.get("size"):
        raise ConnectionError("nothing of a file came from Slack")
    if "html" in content_type and _is_login_page(content, known):
        raise FileGone(words.GONE)
    return Downloaded(name_of(known), content, str(known.get("mimetype") or content_type))


def through_api_host(url: str, api_url: str) -> str:
    """Where the Web API is configured to be on another host than Slack's, its files are too."""
    parts, api = _split(url), urlsplit(api_url)
    if _is_slacks(api.hostname) or not _is_slacks(parts.hostname):
        return url
    return parts._replace(scheme=api.scheme, netloc=api.netloc).geturl()


def is_slack_url(url: str, api_url: str) -> bool:
    """Slack's own host over TLS, or the very host that the Web API is configured to be on."""
    parts, api = _split(url), urlsplit(api_url)
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    return parts.scheme == "https" and _is_slacks(parts.hostname)


def _split(url: str) -> SplitResult:
    """Parts of nothing for what is no address: a file may be another app's, kept elsewhere."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _is_slacks(host: str | None) -> bool:
    return f".{host}".endswith(SLACK_HOSTS)


def _is_login_page(content: bytes, known: Facts) -> bool:
    """What a token without access gets, with status 200, in place of the file."""
    is_page = "html" in f"{known.get('mimetype', '')} {known.get('filetype', '')}"
    return not is_page or (known.get("size") != len(content) and bool(LOGIN.search(content)))


def _get(url: str, token: str) -> tuple[bytes, str]:
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            content = read_whole(answer.read1)
            _check_length(content, answer.headers.get("Content-Length", ""))
            return content, answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        if error.code >= 500 or error.code == TOO_MANY:
            raise  # Slack's own trouble, which passes
        raise FileGone(words.GONE) from error
    except (ValueError, InvalidURL) as error:
        raise FileGone(words.GONE) from error
    except HTTPException as error:
        raise ConnectionError("an answer from Slack broke off") from error


def _check_length(content: bytes, stated: str) -> None:
    """A file is read whole or not at all; the library takes what is cut short for whole."""
    whole = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 12 else 0
    if len(content) < min(whole, MOST_BYTES):
        raise ConnectionError("a file from Slack broke off")


def read_whole(
    read: Callable[[int], bytes], *, clock: Callable[[], float] = time.monotonic
) -> bytes:
    """A body, within the time for all of it. A byte too many tells a file that is too large."""
    content, end = bytearray(), clock() + LONGEST_S
    while len(content) <= MOST_BYTES and (piece := read(PIECE)):
        content += piece
        if clock() > end:
            raise TimeoutError("a file from Slack came too slowly")
    return bytes(content[: MOST_BYTES + 1])
