"""Put the parts together. The only place that knows them all."""

import logging
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.seeing.metrics import CountedClient, Meters
from bot.settings import Settings
from handlers.desk import Desk
from handlers.listening import Ears
from handlers.registering import register
from store.database import Store
from store.queue import Queue

log = logging.getLogger(__name__)

LOOKUP_SECONDS = 2
CALL_SECONDS = 10


def now() -> datetime:
    return datetime.now(UTC)


def slack_client(settings: Settings, meters: Meters) -> WebClient:
    """A client that repeats a call only after an answer that says it was not performed (429).

    The library's own default also repeats a call whose answer was lost: one call, two posts.
    """
    return CountedClient(
        meters,
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        timeout=CALL_SECONDS,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=3)],
    )


def lookup_client(settings: Settings, meters: Meters) -> WebClient:
    """A client for questions that somebody waits for: one try, and not for long."""
    return CountedClient(
        meters,
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        timeout=LOOKUP_SECONDS,
        retry_handlers=[],
    )


def build_app(settings: Settings, store: Store, queue: Queue, meters: Meters) -> App:
    """The Bolt app. Requests reach it verified: by the socket, or by our own HTTP door.

    Slack is answered only after the listener has run: an article is written down before it is
    acknowledged, and what could not be written Slack sends again.
    """
    lookups = lookup_client(settings, meters)
    app = App(
        client=slack_client(settings, meters),
        token_verification_enabled=False,
        request_verification_enabled=False,
        process_before_response=True,
    )
    app.use(hear_of_limits)
    app.error(report_error)
    register(app, Ears(store, queue, lambda _team: lookups, now))
    # An event that nobody listens to is not acknowledged by Bolt, and comes again.
    app.event(re.compile(".+"))(acknowledge)
    return app


def build_desk(settings: Settings, store: Store, queue: Queue, meters: Meters) -> Desk:
    slack = slack_client(settings, meters)
    return Desk(
        store=store,
        slack=lambda _team: slack,
        queue=queue,
        allow=settings.allow_hosts,
        now=now,
    )


def hear_of_limits(body: dict[str, Any], next: Callable[[], None]) -> BoltResponse | None:
    """Slack holds events back, and sends those of that minute never again: whoever runs us is told.

    It is no event and has none in it, so that no listener of Bolt's would hear of it.
    """
    if body.get("type") != "app_rate_limited":
        next()
        return None
    since = body.get("minute_rate_limited")
    log.error("Slack holds back events of %s since %s: paste again", body.get("team_id"), since)
    return BoltResponse(status=200, body="")


def acknowledge() -> None:
    """Heard, and nothing to be done."""


def report_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Not acknowledged: Slack sends events again. A person who waits is told by Slack itself."""
    error_id = uuid.uuid4().hex[:8]
    kind = body.get("type") or body.get("command") or "request"
    log.error("error %s: %s failed", error_id, kind, exc_info=error)
    return BoltResponse(status=500, body="")
