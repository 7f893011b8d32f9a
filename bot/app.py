"""Put the parts together. The only place that knows them all."""

import logging
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.clients import Clients
from bot.seeing.metrics import Meters
from bot.settings import Settings
from bot.tenants import authorizing, gate
from handlers.desk import Desk
from handlers.listening import Ears
from handlers.registering import register
from store.database import Store
from store.work.queue import Queue

log = logging.getLogger(__name__)


def now() -> datetime:
    return datetime.now(UTC)


def build_app(settings: Settings, store: Store, queue: Queue, meters: Meters) -> App:
    """The Bolt app. Requests reach it verified: by the socket, or by our own HTTP door.

    Slack is answered only after the listener has run: an article is written down before it is
    acknowledged, and what could not be written Slack sends again.
    """
    clients = Clients(settings, store, meters)
    app = App(
        client=clients.unbound(settings.slack_bot_token),
        authorize=authorizing(clients) if settings.is_for_many else None,  # type: ignore[arg-type]
        before_authorize=gate(clients),
        token_verification_enabled=False,
        request_verification_enabled=False,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )
    app.use(hear_of_limits)
    app.error(report_error)
    register(app, Ears(store, queue, clients.for_lookups, now, grace=settings.grace))
    # An event that nobody listens to is not acknowledged by Bolt, and comes again.
    app.event(re.compile(".+"))(acknowledge)
    return app


def build_desk(settings: Settings, store: Store, queue: Queue, meters: Meters) -> Desk:
    return Desk(
        store=store,
        slack=Clients(settings, store, meters).for_work,
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
    """Not acknowledged: Slack sends events again. A person who waits is told by Slack itself.

    What nobody listens to, such as a button of an earlier version, is: Bolt would have it come
    again, and would log what somebody typed.
    """
    if isinstance(error, BoltUnhandledRequestError):
        log.info("nobody listens to this: %s", body.get("type") or "a command")
        return BoltResponse(status=200, body="")
    error_id = uuid.uuid4().hex[:8]
    kind = body.get("type") or body.get("command") or "request"
    log.error("error %s: %s failed", error_id, kind, exc_info=error)
    return BoltResponse(status=500, body="")
