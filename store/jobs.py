"""Durable jobs: DBOS workflows, behind this one module.

A job is a message to be settled, a timeline to be drawn, a notice to be posted, a deletion, an
export, or a chore that fell due. One whose worker died is taken up by another worker.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from dbos import DBOS

from store import lives
from store.chores import Chore
from store.lives import Life
from store.message import MessageKey
from store.notices import NoticeKey
from store.queue import (
    APPLICATION,
    CHORE,
    DESPAIR,
    DRAW,
    ERASE,
    EXPORT,
    NOTIFY,
    QUEUE,
    REFRESH,
    SETTLE,
    VERSION,
    Drawing,
    Queue,
    Refreshing,
    jobs_url,
    open_job_engine,
)

AT_ONCE = 4  # jobs of one worker process that may wait for the network side by side
POLL_SECONDS = 0.1
# An hour of trouble at the other end is sat out; what ends sooner is noticed within a third more.
FIRST_RETRY_SECONDS = 0.5
SLOWER = 1.3
ATTEMPTS = 30
TOO_MANY_DEATHS = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"
MIGRATION = "migration"  # whoever goes by this name is the only one
MOST_DEATHS = 10  # of workers under one job, before it is taken for what killed them

T = TypeVar("T")


class Step(Protocol):
    """Runs one step of a job, once it is known to be done never again."""

    def __call__(self, name: str, do: Callable[..., T], *args: Any) -> T: ...


Settle = Callable[[MessageKey, Step], None]
Draw = Callable[[Drawing, Step], None]
DoChore = Callable[[Chore, Step], None]
Tell = Callable[[NoticeKey, Step], None]
Erase = Callable[[int, Step], None]
Refresh = Callable[[Refreshing, Step], None]
Deliver = Callable[[str, Step], None]
Passes = Callable[[BaseException], bool]


def prepare_tables(database_url: str) -> None:
    """Make the job tables, or bring them up to date."""
    alone = lives.begin(database_url, MIGRATION)
    _set_up(database_url, worker=MIGRATION)
    DBOS.listen_queues([])
    DBOS.launch()
    DBOS.destroy()
    alone.end()


def work(
    database_url: str,
    *,
    worker: str,
    settle: Settle,
    draw: Draw,
    chore: DoChore,
    tell: Tell,
    erase: Erase,
    refresh: Refresh,
    deliver: Deliver,
    despair: Settle,
    passes: Passes,
) -> Callable[[], None]:
    """Start doing jobs in threads of this process; what is returned stops it.

    `worker` is this process and no other. A step that failed is tried again if `passes` says that
    trouble of this kind passes. `despair` is of messages that too many workers died of.
    """
    step = partial(_durable, passes)

    @DBOS.workflow(name=SETTLE, max_recovery_attempts=MOST_DEATHS)
    def settle_message(team: str, channel: str, ts: str) -> None:
        settle(MessageKey(team, channel, ts), step)

    @DBOS.workflow(name=DRAW, max_recovery_attempts=MOST_DEATHS)
    def draw_timeline(team: str, channel: str, article_id: int, user: str) -> None:
        draw(Drawing(team, channel, article_id, user), step)

    @DBOS.workflow(name=CHORE, max_recovery_attempts=MOST_DEATHS)
    def do_chore(team: str, channel: str, kind: str, due: str) -> None:
        chore(Chore(kind, team, channel, datetime.fromisoformat(due)), step)

    @DBOS.workflow(name=NOTIFY, max_recovery_attempts=MOST_DEATHS)
    def post_notice(team: str, channel: str, thread_ts: str, key: str) -> None:
        tell(NoticeKey(team, channel, thread_ts, key), step)

    @DBOS.workflow(name=DESPAIR)
    def despair_of_message(team: str, channel: str, ts: str) -> None:
        despair(MessageKey(team, channel, ts), step)

    _register_rest(step, erase, refresh, deliver)
    _set_up(database_url, worker=worker)
    DBOS.launch()
    DBOS.register_queue(
        QUEUE,
        partition_concurrency=1,
        worker_concurrency=AT_ONCE,
        polling_interval_sec=POLL_SECONDS,
        on_conflict="always_update",
    )
    return lambda: DBOS.destroy(workflow_completion_timeout_sec=20)


def _register_rest(step: Step, erase: Erase, refresh: Refresh, deliver: Deliver) -> None:
    @DBOS.workflow(name=ERASE, max_recovery_attempts=MOST_DEATHS)
    def erase_for_good(_team: str, _partition: str, erasure_id: int) -> None:
        erase(erasure_id, step)

    @DBOS.workflow(name=REFRESH, max_recovery_attempts=MOST_DEATHS)
    def refresh_reply(team: str, channel: str, article_id: int, because: str, spreads: int) -> None:
        refresh(Refreshing(team, channel, article_id, because, bool(spreads)), step)

    @DBOS.workflow(name=EXPORT, max_recovery_attempts=MOST_DEATHS)
    def send_export(_team: str, _user: str, export_id: str) -> None:
        deliver(export_id, step)


def take_up_from_the_dead(life: Life, *, worker: str) -> list[str]:
    """Queue what dead workers left undone, and return their names. Called by every worker."""
    doing = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
    others = {job.executor_id for job in doing if job.executor_id} - {worker}
    return [name for name in sorted(others) if _taken_up(life, name)]


def despair_of_the_deadly(queue: Queue) -> None:
    """Have it said of each message that too many workers died of it, once."""
    for job in DBOS.list_workflows(status=TOO_MANY_DEATHS, name=SETTLE, load_output=False):
        team, channel, ts = (job.input or {"args": ()})["args"]
        queue.despair(MessageKey(team, channel, ts), job.workflow_id)


def _taken_up(life: Life, name: str) -> bool:
    with life.is_over(name) as over:
        # Unlike resume_workflows this leaves the job in its queue and counts how often it died.
        return over and bool(DBOS._recover_pending_workflows([name]))


def _durable(passes: Passes, name: str, do: Callable[..., T], *args: Any) -> T:
    options: Any = {
        "name": name,
        "retries_allowed": True,
        "interval_seconds": FIRST_RETRY_SECONDS,
        "max_attempts": ATTEMPTS,
        "backoff_rate": SLOWER,
        "should_retry": passes,
    }
    return DBOS.run_step(options, do, *args)


def _set_up(database_url: str, *, worker: str) -> None:
    DBOS(
        config={
            "name": APPLICATION,
            "system_database_engine": open_job_engine(jobs_url(database_url)),
            "application_version": VERSION,
            "executor_id": worker,
            "log_level": "ERROR",
            "enable_otlp": False,
        }
    )
    # The engine gives its log a form of its own; it shall have everybody's.
    logger = logging.getLogger("dbos")
    logger.handlers.clear()
    logger.propagate = True
