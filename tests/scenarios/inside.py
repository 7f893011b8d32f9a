"""The bot inside the test's own process, with jobs that are done and die when a test says so."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from slack_bolt import App, BoltRequest

from bot.app import build_app, build_desk
from bot.run import introduce, take_up
from bot.seeing.metrics import Meters
from bot.settings import Settings
from bot.working import do, draw, refresh, tell
from handlers.desk import Desk
from handlers.weather import passes
from store.database import Store, migrate, open_store
from store.showing.notices import NoticeKey
from store.work.message import MessageKey
from store.work.queue import NOTIFY, REFRESH, SETTLE, Drawing, Queue, Refreshing
from tests.slack import StandInSlack
from tests.slack.courier import Attempt, Delivery

T = TypeVar("T")
TRIES = 8


class Killed(BaseException):
    """What stands in for SIGKILL: no handler of errors catches it."""


@dataclass(slots=True)
class Death:
    """Comes after so many more moments at which a worker may die; never, if that is None."""

    after: int | None = None

    def may_come(self) -> None:
        if self.after is not None:
            self.after -= 1
            if self.after < 0:
                self.after = None
                raise Killed


@dataclass(frozen=True, slots=True)
class Done:
    """What a step gave, or the error that it ended in."""

    result: Any = None
    error: Exception | None = None


@dataclass(slots=True)
class Job:
    name: str
    arguments: tuple[Any, ...]
    done: list[Done] = field(default_factory=list)
    is_over: bool = False


class Jobs:
    """In place of the durable engine: what is written down here, and what is known to be done."""

    def __init__(self, death: Death, meters: Meters) -> None:
        self.jobs: dict[str, Job] = {}
        self.death = death
        self.meters = meters

    def enqueue(self, options: Mapping[str, Any], *arguments: Any) -> None:
        self.jobs.setdefault(options["workflow_id"], Job(options["workflow_name"], arguments))

    def destroy(self) -> None: ...

    def waiting(self) -> list[Job]:
        return [job for job in self.jobs.values() if not job.is_over]

    def work(self, job: Job, desk: Desk) -> None:
        """Do a job from where it was left. An error ends it; if its worker dies it is not over."""
        step = self._steps(job)
        with suppress(Killed):
            with suppress(Exception):
                self._do(job, step, desk)
            job.is_over = True

    def _do(self, job: Job, step: Any, desk: Desk) -> None:
        match job.name:
            case _ if job.name == SETTLE:
                do(MessageKey(*job.arguments), step, desk, self.meters)
            case _ if job.name == NOTIFY:
                tell(NoticeKey(*job.arguments), step, desk)
            case _ if job.name == REFRESH:
                refresh(Refreshing(*job.arguments), step, desk)
            case _:
                draw(Drawing(*job.arguments), step, desk)

    def _steps(self, job: Job) -> Any:
        left = iter(list(job.done))

        def step(_name: str, act: Callable[..., T], *arguments: Any) -> T:
            done = next(left, None)
            if done is None:
                self.death.may_come()
                done = self._tried(act, *arguments)
                self.death.may_come()
                job.done.append(done)
                self.death.may_come()
            if done.error is not None:
                raise done.error
            return done.result  # type: ignore[no-any-return]

        return step

    def _tried(self, act: Callable[..., Any], *arguments: Any) -> Done:
        for _ in range(TRIES):
            try:
                return Done(act(*arguments))
            except Exception as error:  # noqa: BLE001  (kept, and raised by the step)
                failed = Done(error=error)
                if not passes(error):
                    break
        return failed


class Inside:
    """One bot: its database, its jobs, and Slack delivering to it directly."""

    def __init__(self, slack: StandInSlack, folder: Path) -> None:
        self.slack = slack
        self.settings = Settings.read({**slack.env, "CLAIMS_DATA_DIR": str(folder)})
        self.death = Death()
        meters = Meters.new()
        self.jobs = Jobs(self.death, meters)
        self.queue = Queue(self.jobs, None)  # type: ignore[arg-type]
        self.store: Store = open_store(self.settings.database_url)
        migrate(self.store.engine)
        introduce(self.settings, self.store, meters)
        desk = build_desk(self.settings, self.store, self.queue, meters)
        self.desk = replace(desk, pause=lambda _: None)
        self._make_posts_deadly()
        app = build_app(self.settings, self.store, self.queue, meters)
        slack.courier.transport = Directly(app)

    def work(self, turn: int = 0) -> None:
        """Do one of the jobs that wait: of each channel the oldest comes first."""
        first = {job.arguments[:2]: job for job in reversed(self.jobs.waiting())}
        if first:
            self.jobs.work(list(first.values())[turn % len(first)], self.desk)

    def work_all(self) -> None:
        while self.jobs.waiting():
            self.work()

    def start_anew(self) -> None:
        take_up(self.store, self.queue)

    def close(self) -> None:
        self.store.close()

    def _make_posts_deadly(self) -> None:
        client = self.desk.slack(self.slack.world.team_id)
        post = client.chat_postMessage

        def posting(**arguments: Any) -> Any:
            self.death.may_come()
            answer = post(**arguments)
            self.death.may_come()
            return answer

        client.chat_postMessage = posting  # type: ignore[method-assign, assignment]


@dataclass(frozen=True, slots=True)
class Directly:
    """Carries what happens in Slack to the app, without a connection between them."""

    app: App

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        attempt = Attempt(f"{id(delivery)}", number)
        delivery.attempts.append(attempt)
        request = BoltRequest(mode="socket_mode", body=delivery.payload)
        response = await asyncio.to_thread(self.app.dispatch, request)
        if response.status == 200:
            attempt.acked_at, attempt.answer = attempt.sent_at, {}
        return attempt
