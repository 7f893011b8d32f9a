"""A worker process: does the jobs, away from the connection to Slack."""

import logging
import os
import signal
import threading
import uuid

from bot.app import build_desk
from bot.settings import Settings
from claims.finding import find_claims
from claims.reading import read_page, read_text
from handlers import settling
from handlers.desk import Desk
from handlers.timelines import drawing
from store.database import open_store
from store.jobs import Step, take_up_from_the_dead, work
from store.queue import Drawing, open_queue
from store.message import MessageKey

log = logging.getLogger(__name__)

PARENT_SECONDS = 1.0
WARM = "The council said on Monday that 300 jobs would go. “We will appeal,” Mary Hill said."


def run_worker(settings: Settings, name: str, *, parent: int | None = None) -> None:
    """Work until told to stop, or until the process that started this one is gone."""
    store = open_store(settings.database_url)
    queue = open_queue(settings.database_url)
    desk = build_desk(settings, store, queue)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    warm_up()
    finish = work(
        settings.database_url,
        worker=name,
        settle=lambda key, step: do(key, step, desk),
        draw=lambda asked, step: draw(asked, step, desk),
    )
    log.info("worker %s is ready", name)
    while not stop.wait(PARENT_SECONDS):
        if parent is not None and os.getppid() != parent:
            log.warning("worker %s stops: its parent is gone", name)
            break
    finish()
    queue.close()
    store.close()


def warm_up() -> None:
    """Load what the first article would otherwise wait for: measured, 2.7 s instead of 0.1."""
    text = f"{WARM} " * 20
    find_claims(read_page(f"<html><body><article><p>{text}</p></article></body></html>"))
    find_claims(read_text(text))


def do(key: MessageKey, step: Step, desk: Desk) -> None:
    """One job. What fails for good is said in the thread, and leaves the other jobs alone."""
    try:
        settling.settle_message(key, step, desk)
    except Exception:
        error_id = uuid.uuid4().hex[:8]
        log.exception("error %s: message %s in %s was not settled", error_id, key.ts, key.channel)
        step("give up", lambda: settling.give_up(key, error_id, desk))


def draw(asked: Drawing, step: Step, desk: Desk) -> None:
    """One timeline. What fails for good is said to whoever asked for it."""
    try:
        drawing.draw_timeline(asked, step, desk)
    except Exception:
        error_id = uuid.uuid4().hex[:8]
        log.exception("error %s: article %d was not drawn", error_id, asked.article_id)
        step("give up", lambda: drawing.give_up(asked, error_id, desk))
