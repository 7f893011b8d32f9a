"""Durable jobs: DBOS workflows, behind this one module.

A job is a message to be settled, a timeline to be drawn, a notice to be posted, a deletion, an
export, or a chore that fell due. One whose worker died is taken up by another worker.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from dbos import DBOS

from store.showing.notices import NoticeKey
from store.work import lives
from store.work.chores import Chore
from store.work.lives import Life
from store.work.message import MessageKey
from store.work.queue import (
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
MOST_DEATHS_BESIDE = 100  # the same, of a job that only says so and may die beside the next such

T = TypeVar("T")


class Step(Protocol):
    """Runs one step of a job, once it is known to be done never again."""

    def __call__(self, name: str, do: Callable[..., T], *args: Any) -> T: ...


Do = Callable[[Any, Step], None]  # one job, of which READ says what it is given
Passes = Callable[[BaseException], bool]


def _read_chore(team: str, channel: str, kind: str, due: str) -> Chore:
    return Chore(kind, team, channel, datetime.fromisoformat(due))


def _last(*told: Any) -> Any:
    return told[-1]


# What a job is about, out of what the queue wrote down: workspace, channel and the rest.
READ: Mapping[str, Callable[..., Any]] = {
    SETTLE: MessageKey,
    DESPAIR: MessageKey,
    DRAW: Drawing,
    NOTIFY: NoticeKey,
    REFRESH: Refreshing,
    CHORE: _read_chore,
    ERASE: _last,  # the number of the deletion
    EXPORT: _last,  # the id of the export
}


def prepare_tables(database_url: str) -> None:
    """Make the job tables, or bring them up to date."""
    alone = lives.begin(database_url, MIGRATION)
    _set_up(database_url, worker=MIGRATION)
    DBOS.listen_queues([])
    DBOS.launch()
    DBOS.destroy()
    alone.end()


def work(
    database_url: str, *, worker: str, does: Mapping[str, Do], passes: Passes
) -> Callable[[], None]:
    """Start doing jobs in threads of this process; what is returned stops it.

    `worker` is this process and no other. `does` says what is done for each kind of job in READ.
    A step that failed is tried again if `passes` says that trouble of this kind passes.
    """
    for kind, read in READ.items():
        _register(kind, read, does[kind], partial(_durable, passes))
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


def _register(kind: str, read: Callable[..., Any], do: Do, step: Step) -> None:
    deaths = MOST_DEATHS_BESIDE if kind == DESPAIR else MOST_DEATHS

    @DBOS.workflow(name=kind, max_recovery_attempts=deaths)
    def job(*told: Any) -> None:
        do(read(*told), step)


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
