"""Open a modal, as long as Slack lets us: a trigger lasts for three seconds."""

import logging
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

log = logging.getLogger(__name__)

TOO_LATE = frozenset(("expired_trigger_id", "invalid_trigger_id"))
OPENED_BEFORE = "exchanged_trigger_id"  # Slack has sent the same press twice


def open_modal(
    trigger: str, view: dict[str, Any], slack: WebClient, *, on_top: bool = False
) -> bool:
    """False when it was too late, so that whoever waits can be told. `on_top` of another modal."""
    try:
        if on_top:
            slack.views_push(trigger_id=trigger, view=view)
        else:
            slack.views_open(trigger_id=trigger, view=view)
    except SlackApiError as error:
        code = error.response.get("error")
        if code not in (*TOO_LATE, OPENED_BEFORE):
            raise
        log.info("a modal was not opened: %s", code)
        return bool(code == OPENED_BEFORE)
    except (SlackClientError, OSError) as error:
        log.warning("a modal may not have been opened: %s", type(error).__name__)
        return False
    return True
