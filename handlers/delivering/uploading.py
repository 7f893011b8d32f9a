"""Files of ours in Slack: uploaded, shown in one place once, taken back."""

import time
import urllib.request
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.articles.downloads import is_slack_url, through_api_host

SECONDS = 15.0
MEGABYTE = 1_000_000
# Slack shares an uploaded file some time after it has said so. When it is looked for.
LOOKS = (0.0, 0.5, 1.0, 2.0, 4.0)
NOT_ALLOWED = frozenset(
    (
        "missing_scope",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "file_upload_size_restricted",
        "file_type_not_allowed",
        "storage_limit_reached",
    )
)
GONE = frozenset(("file_not_found", "file_deleted", "message_not_found", "channel_not_found"))


class NoUpload(Exception):
    """No file may be uploaded here: by the workspace's settings, or to this channel."""


class NotShared(Exception):
    """An uploaded file did not appear where it was shared. Trying again may help."""


def upload(content: bytes, file_name: str, slack: WebClient, *, alt_text: str | None = None) -> str:
    """The id of a file that nobody sees yet."""
    try:
        told = slack.files_getUploadURLExternal(
            filename=file_name, length=len(content), alt_txt=alt_text
        )
    except SlackApiError as error:
        if error.response.get("error") in NOT_ALLOWED:
            raise NoUpload from error
        raise
    _send(through_api_host(str(told["upload_url"]), slack.base_url), content, slack)
    return str(told["file_id"])


def wait_until_shared(file_id: str, channel: str, slack: WebClient) -> None:
    for seconds in LOOKS:
        time.sleep(seconds)
        if shared(file_id, channel, slack):
            return
    raise NotShared(file_id)


def shared(file_id: str, channel: str, slack: WebClient) -> str:
    """The timestamp of the message that shows a file in this channel; "" when there is none."""
    try:
        file: dict[str, Any] = slack.files_info(file=file_id).get("file") or {}
    except SlackApiError as error:
        unless_gone(error)
        return ""
    for places in (file.get("shares") or {}).values():
        for place in places.get(channel) or ():
            return str(place["ts"])
    return ""


def delete(file_id: str, slack: WebClient) -> None:
    try:
        slack.files_delete(file=file_id)
    except SlackApiError as error:
        unless_gone(error)


def unless_gone(error: SlackApiError) -> None:
    if error.response.get("error") not in GONE:
        raise error


def _send(url: str, content: bytes, slack: WebClient) -> None:
    if not is_slack_url(url, slack.base_url):
        raise NoUpload(url)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    headers = {"Content-Type": "application/octet-stream"}
    seconds = SECONDS + len(content) / MEGABYTE
    with opener.open(urllib.request.Request(url, content, headers), timeout=seconds) as answer:
        answer.read()
