"""Download a file that was shared in Slack: from Slack's hosts alone, and never far."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from claims.reading import UnreadableError
from handlers.desk import Desk
from handlers.say import phrases

MOST_BYTES = 10_000_000
SECONDS = 15.0
SLACK_HOSTS = (".slack.com", ".slack-edge.com", ".slack-files.com")


class FileGone(UnreadableError):
    """A file that cannot be had: deleted, or out of this app's reach."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Slack serves files at once; a redirect leads to a login page or somewhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def download(file: Mapping[str, Any], desk: Desk) -> tuple[bytes, str]:
    """The content and its type. The bot's token goes to Slack's own hosts and nowhere else."""
    known = _looked_up(file, desk) if file.get("file_access") == "check_file_info" else file
    url = str(known.get("url_private_download") or known.get("url_private") or "")
    url = through_api_host(url, desk.slack.base_url)
    if not is_slack_url(url, desk.slack.base_url):
        raise FileGone(phrases.FILE_GONE)
    content, content_type = _get(url, str(desk.slack.token))
    if "html" in content_type and "html" not in str(known.get("mimetype", "")):
        raise FileGone(phrases.FILE_GONE)  # the login page that a token without access gets
    return content, str(known.get("mimetype") or content_type)


def through_api_host(url: str, api_url: str) -> str:
    """Where the Web API is configured to be on another host than Slack's, its files are too."""
    parts, api = urlsplit(url), urlsplit(api_url)
    if _is_slacks(api.hostname) or not _is_slacks(parts.hostname):
        return url
    return parts._replace(scheme=api.scheme, netloc=api.netloc).geturl()


def is_slack_url(url: str, api_url: str) -> bool:
    """Slack's own host over TLS, or the very host that the Web API is configured to be on."""
    parts, api = urlsplit(url), urlsplit(api_url)
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    return parts.scheme == "https" and _is_slacks(parts.hostname)


def _is_slacks(host: str | None) -> bool:
    return f".{host}".endswith(SLACK_HOSTS)


def _looked_up(file: Mapping[str, Any], desk: Desk) -> Mapping[str, Any]:
    found: Mapping[str, Any] = desk.slack.files_info(file=str(file["id"])).get("file") or {}
    return found


def _get(url: str, token: str) -> tuple[bytes, str]:
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            # One byte more than is read at most tells a file that is too large.
            return answer.read(MOST_BYTES + 1), answer.headers.get_content_type()
    except (urllib.error.HTTPError, ValueError) as error:
        raise FileGone(phrases.FILE_GONE) from error
