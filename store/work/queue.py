"""The queue: jobs written down under names, so that the same one again is the same job.

Only keys and outcomes go into the job tables, never article text: that stays in the store, where
it can be deleted.
"""

from dataclasses import dataclass

from dbos import DBOSClient, EnqueueOptions
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import create_engine

from store.packing.exports import Export
from store.showing.notices import NoticeKey
from store.work.chores import Chore
from store.work.message import Message, MessageKey

APPLICATION = "claims-desk"
# Jobs of another version are not run: raised only when the steps of a job change their order.
VERSION = "1"
QUEUE = "messages"
SETTLE = "settle_message"
DRAW = "draw_timeline"
NOTIFY = "post_notice"
REFRESH = "refresh_reply"
DESPAIR = "despair_of_message"
CHORE = "do_chore"
ERASE = "erase"
EXPORT = "send_export"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline that somebody asked for: of one article's figures, in its thread."""

    team: str
    channel: str
    article_id: int
    user: str


@dataclass(frozen=True, slots=True)
class Refreshing:
    """An article whose reply is to be brought up to date: `because` names the change, once.

    `spreads` says that the change was of its own claims, so that others are to hear of it.
    """

    team: str
    channel: str
    article_id: int
    because: str
    spreads: bool = True


@dataclass(frozen=True, slots=True)
class Queue:
    """Where jobs are written down."""

    client: DBOSClient
    engine: Engine

    def put(self, message: Message, *, again: str = "") -> None:
        """Write a job down, for good when this returns. The same one again changes nothing.

        An edit is a job even when it leads back to what was settled before. `again` makes another
        job of a message that has not changed.
        """
        key = message.key
        job = f"{key.team}:{key.channel}:{key.ts}:{message.fingerprint}:{message.edited_ts}"
        job = f"{job}:{again}" if again else job
        self._put(SETTLE, job, key.team, key.channel, key.ts)

    def draw(self, drawing: Drawing, pressed: str) -> None:
        """The same, for a timeline. `pressed` tells one press of the button from the next."""
        team, channel = drawing.team, drawing.channel
        job = f"{team}:{channel}:timeline:{drawing.article_id}:{pressed}"
        self._put(DRAW, job, team, channel, drawing.article_id, drawing.user)

    def notify(self, notice: NoticeKey, *, after: float = 0.0) -> None:
        """The job of posting a notice, one after the other with all else in its channel.

        `after` so many seconds.
        """
        job = f"{notice.team}:{notice.channel}:notice:{notice.thread_ts}:{notice.key}"
        rest = notice.thread_ts, notice.key
        self._put(NOTIFY, job, notice.team, notice.channel, *rest, after=after)

    def refresh(self, one: Refreshing) -> None:
        """The job of bringing a reply up to date after a claim in it, or beside it, was changed."""
        job = f"{one.team}:{one.channel}:refresh:{one.article_id}:{one.because}:{one.spreads}"
        self._put(
            REFRESH, job, one.team, one.channel, one.article_id, one.because, int(one.spreads)
        )

    def despair(self, key: MessageKey, of_job: str) -> None:
        """The job of saying that a job was given up after too many deaths."""
        self._put(DESPAIR, f"{of_job}:given up", key.team, key.channel, key.ts)

    def chore(self, chore: Chore) -> None:
        """What has fallen due, whoever noticed it and however many did."""
        due = chore.due.isoformat()
        self._put(CHORE, chore.name, chore.team, chore.channel, chore.kind, due)

    def erase(self, erasure_id: int, team: str, *, again: str = "") -> None:
        """The job of a deletion. It may take long, and no channel's messages wait for it."""
        self._put(ERASE, f"{team}:erasure:{erasure_id}:{again}", team, "erasures", erasure_id)

    def export(self, export: Export) -> None:
        """The job of an export: one person's come one after the other, and nobody waits for it."""
        job = f"{export.team}:{export.user}:export:{export.id}"
        self._put(EXPORT, job, export.team, export.user, export.id)

    def _put(
        self,
        workflow: str,
        job: str,
        team: str,
        channel: str,
        *rest: str | int,
        after: float = 0.0,
    ) -> None:
        options: EnqueueOptions = {
            "queue_name": QUEUE,
            "workflow_name": workflow,
            "workflow_id": job,
            "queue_partition_key": f"{team}:{channel}",
            "app_version": VERSION,
            "application_name": APPLICATION,
        }
        if after:
            options["delay_seconds"] = after
        self.client.enqueue(options, team, channel, *rest)

    def close(self) -> None:
        self.client.destroy()


def jobs_url(database_url: str) -> str:
    """Where the job tables live: beside a SQLite file, in the same Postgres."""
    if not database_url.startswith("sqlite"):
        return database_url
    return database_url.removesuffix(".db") + "-jobs.db"


def open_queue(database_url: str) -> Queue:
    engine = open_job_engine(jobs_url(database_url))
    client = DBOSClient(system_database_engine=engine, application_name=APPLICATION)
    return Queue(client, engine)


def open_job_engine(url: str) -> Engine:
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
