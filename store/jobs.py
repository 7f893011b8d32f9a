"""Durable jobs: DBOS workflows, behind this one module.

A job is a message to be settled, or a timeline to be drawn.

Only keys and outcomes go into the job tables, never article text: that stays in the store, where
it can be deleted.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from dbos import DBOS, DBOSClient
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import create_engine

from store.message import MessageKey

log = logging.getLogger(__name__)

APPLICATION = "claims-desk"
# Jobs of another version are not run: raised only when the steps of a job change their order.
VERSION = "1"
QUEUE = "messages"
SETTLE = "settle_message"
DRAW = "draw_timeline"
AT_ONCE = 4  # jobs of one worker process that may wait for the network side by side
POLL_SECONDS = 0.1
FIRST_RETRY_SECONDS = 0.5
ATTEMPTS = 7  # 0.5 + 1 + 2 … : half a minute of trouble at the other end is sat out

T = TypeVar("T")


class Step(Protocol):
    """Runs one step of a job, once it is known to be done never again."""

    def __call__(self, name: str, do: Callable[..., T], *args: Any) -> T: ...


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline that somebody asked for: of one article's figures, in its thread."""

    team: str
    channel: str
    article_id: int
    user: str


Settle = Callable[[MessageKey, Step], None]
Draw = Callable[[Drawing, Step], None]


@dataclass(frozen=True, slots=True)
class Queue:
    """Where jobs are written down."""

    client: DBOSClient

    def put(self, key: MessageKey, fingerprint: str) -> None:
        """Write a job down, for good when this returns. The same one again changes nothing."""
        job = f"{key.team}:{key.channel}:{key.ts}:{fingerprint}"
        self._put(SETTLE, job, key.team, key.channel, key.ts)

    def draw(self, drawing: Drawing, pressed: str) -> None:
        """The same, for a timeline. `pressed` tells one press of the button from the next."""
        team, channel = drawing.team, drawing.channel
        job = f"{team}:{channel}:timeline:{drawing.article_id}:{pressed}"
        self._put(DRAW, job, team, channel, drawing.article_id, drawing.user)

    def _put(self, workflow: str, job: str, team: str, channel: str, *rest: str | int) -> None:
        self.client.enqueue(
            {
                "queue_name": QUEUE,
                "workflow_name": workflow,
                "workflow_id": job,
                "queue_partition_key": f"{team}:{channel}",
                "app_version": VERSION,
                "application_name": APPLICATION,
            },
            team,
            channel,
            *rest,
        )

    def close(self) -> None:
        self.client.destroy()


def jobs_url(database_url: str) -> str:
    """Where the job tables live: beside a SQLite file, in the same Postgres."""
    if not database_url.startswith("sqlite"):
        return database_url
    return database_url.removesuffix(".db") + "-jobs.db"


def open_queue(database_url: str) -> Queue:
    engine = _engine(jobs_url(database_url))
    client = DBOSClient(system_database_engine=engine, application_name=APPLICATION)
    return Queue(client)


def prepare_tables(database_url: str) -> None:
    """Make the job tables, or bring them up to date."""
    _launch(database_url, worker="migration")
    DBOS.destroy()


def work(database_url: str, *, worker: str, settle: Settle, draw: Draw) -> Callable[[], None]:
    """Start doing jobs in threads of this process; what is returned stops it.

    `worker` names this process: after a crash the one with the same name goes on with its jobs.
    """

    @DBOS.workflow(name=SETTLE)
    def settle_message(team: str, channel: str, ts: str) -> None:
        settle(MessageKey(team, channel, ts), _durable)

    @DBOS.workflow(name=DRAW)
    def draw_timeline(team: str, channel: str, article_id: int, user: str) -> None:
        draw(Drawing(team, channel, article_id, user), _durable)

    _launch(database_url, worker=worker)
    DBOS.register_queue(
        QUEUE,
        partition_concurrency=1,
        worker_concurrency=AT_ONCE,
        polling_interval_sec=POLL_SECONDS,
        on_conflict="always_update",
    )
    return lambda: DBOS.destroy(workflow_completion_timeout_sec=20)


def _durable(name: str, do: Callable[..., T], *args: Any) -> T:
    options: Any = {
        "name": name,
        "retries_allowed": True,
        "interval_seconds": FIRST_RETRY_SECONDS,
        "max_attempts": ATTEMPTS,
        "backoff_rate": 2.0,
    }
    return DBOS.run_step(options, do, *args)


def _launch(database_url: str, *, worker: str) -> None:
    DBOS(
        config={
            "name": APPLICATION,
            "system_database_engine": _engine(jobs_url(database_url)),
            "application_version": VERSION,
            "executor_id": worker,
            "log_level": "ERROR",
            "enable_otlp": False,
        }
    )
    DBOS.launch()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 30, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # Measured: without WAL 9 jobs a second, with it 80. A power cut may take the last jobs with it:
    # the messages they are for are safe in the inbox, and are queued again at the next start.
    connection.isolation_level = "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
