"""What Slack tells of a file: whether there is anything to read in it, and where."""

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from claims.reading import UnreadableError, shown_name
from handlers.say.phrases import files as words
from handlers.told import mappings
from handlers.weather import is_refused, passes

Facts = Mapping[str, Any]

# What is needed to download a file later on.
KEPT = (
    *("id", "name", "title", "mimetype", "filetype", "size", "mode", "is_external"),
    *("url_private", "url_private_download", "file_access"),
)
MEDIA = ("image/", "video/", "audio/")
DELETED = "tombstone"
HIDDEN = "hidden_by_limit"
ASK_FIRST = "check_file_info"
# Canvases, lists and posts: their words are nowhere to be had as they are.
MADE_IN_SLACK = {
    "application/vnd.slack-docs": "a canvas",
    "application/vnd.slack-list": "a list",
    "quip": "a canvas",
    "canvas": "a canvas",
    "list": "a list",
    "space": "a post",
    "post": "a post",
}


class FileGone(UnreadableError):
    """A file that cannot be had: deleted, elsewhere, or out of this app's reach."""


class Media(UnreadableError):
    """A picture, a recording or a video, which is passed over without a word."""


def files_of(message: Facts) -> list[dict[str, Any]]:
    """The files of a message that may hold an article, each once; a deleted one is no file."""
    found = {
        str(file["id"]): {name: file[name] for name in KEPT if name in file}
        for file in mappings(message.get("files"))
        if file.get("id") and file.get("mode") != DELETED and not is_media(file)
    }
    return list(found.values())


def is_media(file: Facts) -> bool:
    return str(file.get("mimetype") or "").startswith(MEDIA)


def all_facts(file: Facts, slack: WebClient) -> Facts:
    """A file's facts, asked for where the message has none; UnreadableError where it is no use."""
    _check(file)
    if file.get("file_access") != ASK_FIRST and address_of(file):
        return file
    known = {**file, **_asked_for(file, slack)}
    _check(known)
    return known


def address_of(file: Facts) -> str:
    return str(file.get("url_private_download") or file.get("url_private") or "")


def name_of(file: Facts) -> str:
    return str(file.get("name") or file.get("title") or "")


def _asked_for(file: Facts, slack: WebClient) -> Facts:
    try:
        found: Facts = slack.files_info(file=str(file["id"])).get("file") or {}
    except SlackApiError as error:
        if passes(error) or is_refused(error):
            raise
        raise FileGone(words.GONE) from error
    return found


def _check(file: Facts) -> None:
    if is_media(file):
        raise Media
    name = shown_name(name_of(file))
    if file.get("is_external") or file.get("mode") == "external":
        raise FileGone(words.ELSEWHERE.format(name))
    if file.get("mode") == HIDDEN:
        raise FileGone(words.HIDDEN.format(name))
    for fact in ("mimetype", "filetype", "mode"):
        if made := MADE_IN_SLACK.get(str(file.get(fact))):
            raise FileGone(words.MADE_IN_SLACK.format(name, made))
