"""A worker process: does the jobs, away from the connection to Slack."""

import logging
import os
import signal
import socket
import threading
import uuid

from sqlalchemy.exc import OperationalError

from bot import working
from bot.app import build_desk
from bot.keeping import keep_what_is_loaded
from bot.seeing.metrics import Meters
from bot.settings import Settings
from claims.finding import find_claims
from claims.reading import read_page, read_text
from handlers.chores import Rota
from handlers.weather import passes
from store.database import open_store
from store.work import lives
from store.work.jobs import despair_of_the_deadly, take_up_from_the_dead, work
from store.work.lives import Life
from store.work.queue import Queue, open_queue

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
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
        does=working.jobs(desk, meters),
        passes=passes,
    )
    keep_what_is_loaded()
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
