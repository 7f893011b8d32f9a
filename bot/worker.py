"""A worker process: does the jobs, away from the connection to Slack."""

import logging
import os
import signal
import socket
import threading
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError
from structlog.contextvars import bound_contextvars

from bot.app import build_desk
from bot.seeing.metrics import Meters
from bot.settings import Settings
from claims.finding import find_claims
from claims.reading import read_page, read_text
from handlers import erasing, retrying, settling, telling
from handlers.chores import Rota, do_chore
from handlers.desk import Desk, Over
from handlers.reviewing import refreshing
from handlers.timelines import drawing
from handlers.weather import is_refused, passes
from store import lives
from store.chores import Chore
from store.database import open_store
from store.jobs import Step, despair_of_the_deadly, take_up_from_the_dead, work
from store.lives import Life
from store.message import MessageKey
from store.notices import NoticeKey
from store.queue import Drawing, Queue, Refreshing, open_queue

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
DEADLY = "every worker died of it"  # in place of an error that there was nobody left to raise
T = TypeVar("T")
WARM = "The council said on Monday that 300 jobs would go. “We will appeal,” Mary Hill said."


def run_worker(settings: Settings, *, parent: int) -> None:
    """Work until told to stop, or until the process that started this one is gone."""
    # What draws timelines keeps a list of fonts; elsewhere there may be nowhere to write it.
    os.environ.setdefault("MPLCONFIGDIR", str(settings.data_dir.absolute() / "drawing"))
    name = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    store = open_store(settings.database_url)
    queue = open_queue(settings.database_url)
    meters = Meters.new()
    desk = build_desk(settings, store, queue, meters)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    warm_up()
    life = lives.begin(settings.database_url, name)
    finish = work(
        settings.database_url,
        worker=name,
        settle=partial(do, desk=desk, meters=meters),
        draw=partial(draw, desk=desk),
        chore=partial(do_a_chore, desk=desk),
        tell=partial(tell, desk=desk),
        erase=partial(erase, desk=desk),
        refresh=partial(refresh, desk=desk),
        despair=partial(despair, desk=desk),
        passes=passes,
    )
    log.info("worker %s is ready", name)
    look_around(name, life, queue, Rota(desk), parent, stop)
    finish()
    queue.close()
    store.close()
    # Whatever is not finished by now must not go on once others may take this worker for dead.
    logging.shutdown()
    os._exit(0)


def look_around(
    name: str, life: Life, queue: Queue, rota: Rota, parent: int, stop: threading.Event
) -> None:
    """Watch over the dead and over what falls due, until told to stop or left by the parent."""
    while os.getppid() == parent:
        try:
            life.check()
            for dead in take_up_from_the_dead(life, worker=name):
                log.warning("worker %s is dead: its work is taken up", dead)
            despair_of_the_deadly(queue)
            rota.look()
        except OperationalError:
            # Others may think that this one is dead: not one more step, lest a thing be done twice.
            log.exception("worker %s ends: the database is out of reach", name)
            os._exit(1)
        if stop.wait(LOOK_SECONDS):
            return
    log.warning("worker %s stops: its parent is gone", name)


def warm_up() -> None:
    """Load what the first article would otherwise wait for: measured, 2.7 s instead of 0.1."""
    text = f"{WARM} " * 20
    find_claims(read_page(f"<html><body><article><p>{text}</p></article></body></html>"))
    find_claims(read_text(text))


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


def draw(asked: Drawing, step: Step, desk: Desk) -> None:
    """One timeline. What fails for good is said to whoever asked for it."""
    try:
        drawing.draw_timeline(asked, step, desk)
    except Over as over:
        note_end(over)
    except Exception:
        error_id = step("name the error", name_error)
        log.exception("error %s: article %d was not drawn", error_id, asked.article_id)
        step("give up", lambda: drawing.give_up(asked, error_id, desk))


def do_a_chore(chore: Chore, step: Step, desk: Desk) -> None:
    """What fell due. What fails for good is tried again when it falls due again."""
    try:
        do_chore(chore, step, desk)
    except Over as over:
        note_end(over)
    except Exception:
        error_id = step("name the error", name_error)
        log.exception("error %s: %s of %s was not done", error_id, chore.kind, chore.channel)


def tell(notice: NoticeKey, step: Step, desk: Desk) -> None:
    """One notice. There is nobody to be told that it failed for good."""
    try:
        telling.tell(notice, step, desk)
    except Over as over:
        note_end(over)
    except Exception:
        log.exception("error %s: notice %s not posted", step("name the error", name_error), notice)


def erase(erasure_id: int, step: Step, desk: Desk) -> None:
    """One deletion. What is left of one that failed is taken up the next day."""
    try:
        erasing.erase(erasure_id, step, desk)
    except Over as over:
        note_end(over)
    except Exception:
        log.exception("error %s: erasure %d", step("name the error", name_error), erasure_id)


def refresh(asked: Refreshing, step: Step, desk: Desk) -> None:
    """One reply. What people did to its claims stands, whether or not the reply shows it."""
    try:
        refreshing.refresh(asked, step, desk)
    except Over as over:
        note_end(over)
    except Exception:
        error_id = step("name the error", name_error)
        log.exception("error %s: article %d was not refreshed", error_id, asked.article_id)
