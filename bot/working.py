"""The jobs of a worker, each with what is done when it fails for good."""

import logging
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from structlog.contextvars import bound_contextvars

from bot.seeing.metrics import Meters
from handlers.articles import settling
from handlers.buttons import retrying
from handlers.chores import do_chore
from handlers.deleting import erasing
from handlers.delivering import telling
from handlers.desk import Desk, Over
from handlers.exporting import delivering
from handlers.reviewing import refreshing
from handlers.timelines import drawing
from handlers.weather import is_refused
from store.showing.notices import NoticeKey
from store.work import queue
from store.work.chores import Chore
from store.work.jobs import Do, Step
from store.work.message import MessageKey
from store.work.queue import Drawing, Refreshing

log = logging.getLogger(__name__)

DEADLY = "every worker died of it"  # in place of an error that there was nobody left to raise
T = TypeVar("T")


def jobs(desk: Desk, meters: Meters) -> Mapping[str, Do]:
    """What is done for each kind of job."""
    return {
        queue.SETTLE: partial(do, desk=desk, meters=meters),
        queue.DESPAIR: partial(despair, desk=desk),
        queue.DRAW: partial(draw, desk=desk),
        queue.NOTIFY: partial(tell, desk=desk),
        queue.REFRESH: partial(refresh, desk=desk),
        queue.CHORE: partial(do_a_chore, desk=desk),
        queue.ERASE: partial(erase, desk=desk),
        queue.EXPORT: partial(deliver, desk=desk),
    }


def name_error() -> str:
    """What log, thread and `jobs` call an error by."""
    return uuid.uuid4().hex[:8]


def do(key: MessageKey, step: Step, desk: Desk, meters: Meters) -> None:
    """One job. What fails for good is said in the thread, and leaves the other jobs alone."""
    with bound_contextvars(trace=key.trace):
        try:
            settling.settle_message(key, measured(step, meters), desk)
        except Over as over:
            note_end(over)
        except Exception as error:
            error_id = step("name the error", name_error)
            log.exception("error %s: message %s in %s not settled", error_id, key.ts, key.channel)
            give_up(key, error_id, type(error).__name__, step, desk, said=not is_refused(error))


def note_end(over: Over) -> None:
    log.info("a job ends: %s (%s)", type(over).__name__, over)


def measured(step: Step, meters: Meters) -> Step:
    """The same, with every step's time and outcome counted."""

    def run(name: str, do: Callable[..., T], *args: Any) -> T:
        return step(name, lambda: meters.step(name, partial(do, *args)))

    return run


def despair(key: MessageKey, step: Step, desk: Desk) -> None:
    """One worker after the other died of a message."""
    with bound_contextvars(trace=key.trace):
        error_id = step("name the error", name_error)
        log.error("error %s: message %s in %s ends every worker", error_id, key.ts, key.channel)
        try:
            give_up(key, error_id, DEADLY, step, desk)
        except Over as over:
            note_end(over)


def give_up(
    key: MessageKey, error_id: str, what: str, step: Step, desk: Desk, *, said: bool = True
) -> None:
    step("note failure", lambda: retrying.note_failure(key, error_id, what, desk))
    if said:
        step("give up", lambda: settling.give_up(key, error_id, desk))


@contextmanager
def ending(
    step: Step, failed: str, *of: object, give_up: Callable[[str], None] | None = None
) -> Iterator[None]:
    """A job that ends quietly where there is nothing left to do, and leaves the others alone.

    `failed` says in the log which one failed for good; `give_up` says it to whoever waits.
    """
    try:
        yield
    except Over as over:
        note_end(over)
    except Exception:
        error_id = step("name the error", name_error)
        log.exception(f"error %s: {failed}", error_id, *of)
        if give_up is not None:
            step("give up", give_up, error_id)


def draw(asked: Drawing, step: Step, desk: Desk) -> None:
    """One timeline. What fails for good is said to whoever asked for it."""
    say = partial(drawing.give_up, asked, desk=desk)
    with ending(step, "article %d was not drawn", asked.article_id, give_up=say):
        drawing.draw_timeline(asked, step, desk)


def do_a_chore(chore: Chore, step: Step, desk: Desk) -> None:
    """What fell due. What fails for good is tried again when it falls due again."""
    with ending(step, "%s of %s was not done", chore.kind, chore.channel):
        do_chore(chore, step, desk)


def tell(notice: NoticeKey, step: Step, desk: Desk) -> None:
    """One notice. There is nobody to be told that it failed for good."""
    with ending(step, "notice %s not posted", notice):
        telling.tell(notice, step, desk)


def erase(erasure_id: int, step: Step, desk: Desk) -> None:
    """One deletion. What is left of one that failed is taken up the next day."""
    with ending(step, "erasure %d", erasure_id):
        erasing.erase(erasure_id, step, desk)


def refresh(asked: Refreshing, step: Step, desk: Desk) -> None:
    """One reply. What people did to its claims stands, whether or not the reply shows it."""
    with ending(step, "article %d was not refreshed", asked.article_id):
        refreshing.refresh(asked, step, desk)


def deliver(export_id: str, step: Step, desk: Desk) -> None:
    """One export. What fails for good is said to whoever asked for it."""
    say = partial(delivering.give_up, export_id, desk=desk)
    with ending(step, "export %s was not sent", export_id, give_up=say):
        delivering.deliver(export_id, step, desk)
