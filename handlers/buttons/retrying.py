"""Work that failed for good: done anew, or dropped, when somebody says so."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.buttons import pressed
from handlers.desk import Desk
from handlers.listening import Ears
from handlers.places import read_place
from handlers.say import notes, phrases
from store.database import Store
from store.showing import homes
from store.work import failures, inbox
from store.work.failures import Failure
from store.work.message import MessageKey
from store.work.queue import Queue


def register(app: App, ears: Ears) -> None:
    app.action(notes.RETRY)(partial(retry_pressed, ears=ears))


def retry_pressed(ack: Ack, body: dict[str, Any], respond: Any, ears: Ears) -> None:
    """Written down first, then acknowledged. Pressed again, it is the same job."""
    failure = _found(pressed.value(body), ears.store)
    place = read_place(body)
    here = failure is not None and (failure.key.team, failure.key.channel) == (
        place.team,
        place.channel,
    )
    if failure is not None and here:
        retry(failure, ears.store, ears.queue)
    ack()
    if not here:
        respond(text=phrases.NOTHING_TO_RETRY, response_type="ephemeral", replace_original=False)


def note_failure(key: MessageKey, error_id: str, what: str, desk: Desk) -> None:
    """Keep for whoever runs the bot that a message could not be settled."""
    with desk.store.writing() as session:
        message = inbox.known(session, key)
        assert message is not None
        failures.note(session, message, error_id, what, now=desk.now())
        homes.make_stale(session, key.team, now=desk.now())


def retry(failure: Failure, store: Store, queue: Queue) -> None:
    """Queue the message again. The failure stays on file until the message is settled."""
    with store.writing() as session:
        message = inbox.reopen(session, failure.message_id)
    queue.put(message, again=failure.error_id)


def drop(failure: Failure, store: Store) -> None:
    """Leave the message as it is, for good."""
    with store.writing() as session:
        message = inbox.known(session, failure.key)
        assert message is not None
        inbox.settle(session, failure.key, message.fingerprint)
        failures.clear(session, failure.message_id)


def _found(error_id: str, store: Store) -> Failure | None:
    with store.reading() as session:
        return failures.find(session, error_id)
