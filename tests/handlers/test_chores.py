"""Chores: put down by every worker, done once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handlers.chores import Kind, Rota, do_chore
from handlers.desk import Desk
from store.database import Store
from store.work.chores import Chore, Daily, Plan
from store.work.jobs import Step
from store.work.queue import Queue
from tests.doubles import slack_client
from tests.handlers.test_settling import directly

MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Jobs:
    """In place of the engine's client: a job for each name, done when a test says so."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[Any, ...]] = {}
        self.known: set[str] = set()

    def enqueue(self, options: dict[str, Any], *arguments: Any) -> None:
        if options["workflow_id"] not in self.known:
            self.waiting[options["workflow_id"]] = arguments
        self.known.add(options["workflow_id"])

    def all(self) -> list[Chore]:
        jobs, self.waiting = self.waiting, {}
        return [
            Chore(kind, team, channel, datetime.fromisoformat(due))
            for team, channel, kind, due in jobs.values()
        ]


class Machines:
    """Two workers on one store, with a clock that a test sets."""

    def __init__(self, store: Store) -> None:
        self.jobs = Jobs()
        self.done: list[datetime] = []
        self.fails = False
        plan = Plan("sweep", "T1", "C1", Daily(9, "UTC"))
        self.kinds = {"sweep": Kind(lambda _session: [plan], self._sweep)}
        slack = slack_client()
        queue = Queue(self.jobs, None)  # type: ignore[arg-type]
        self.desk = Desk(store, lambda _team: slack, queue, (), lambda: MORNING)
        self.rotas = [Rota(self.desk, self.kinds) for _ in range(2)]

    def look(self, now: datetime) -> None:
        for rota in self.rotas:
            rota.desk = replace(self.desk, now=lambda: now)
            rota.look()

    def work(self) -> None:
        for chore in self.jobs.all():
            do_chore(chore, directly, self.desk, self.kinds)

    def start_anew(self) -> None:
        self.rotas = [Rota(self.desk, self.kinds)]

    def _sweep(self, chore: Chore, _step: Step, _desk: Desk) -> None:
        if self.fails:
            raise ValueError("no broom")
        self.done.append(chore.due)


@pytest.fixture
def machines(lite: Store) -> Machines:
    return Machines(lite)


@pytest.fixture
def on_each(store: Store) -> Machines:
    """The same on either database, where it is asked something of its own."""
    return Machines(store)


def test_two_machines_that_look_all_day_do_it_once(on_each: Machines) -> None:
    for minutes in range(0, 24 * 60, 60):
        on_each.look(MORNING + timedelta(minutes=minutes))
        on_each.work()
    assert on_each.done == [MORNING]


def test_it_is_done_again_the_next_day(machines: Machines) -> None:
    for day in range(3):
        machines.look(MORNING + timedelta(days=day, minutes=1))
        machines.work()
    assert machines.done == [MORNING + timedelta(days=day) for day in range(3)]


def test_days_on_which_nothing_ran_are_made_up_for_once(on_each: Machines) -> None:
    on_each.look(MORNING)
    on_each.work()
    on_each.start_anew()
    on_each.look(MORNING + timedelta(days=5, hours=3))
    on_each.work()
    assert on_each.done == [MORNING, MORNING + timedelta(days=5)]


def test_nothing_is_done_before_its_hour(machines: Machines) -> None:
    machines.look(MORNING)
    machines.work()
    machines.look(MORNING + timedelta(hours=23, minutes=59))
    machines.work()
    assert machines.done == [MORNING]


def test_one_that_fails_is_tried_when_it_is_due_again(machines: Machines) -> None:
    machines.fails = True
    machines.look(MORNING)
    with pytest.raises(ValueError, match="no broom"):
        machines.work()
    machines.fails = False
    machines.look(MORNING + timedelta(hours=1))
    machines.work()
    assert machines.done == []
    machines.look(MORNING + timedelta(days=1))
    machines.work()
    assert machines.done == [MORNING + timedelta(days=1)]


def test_one_that_waits_is_written_down_by_each_worker_once(machines: Machines) -> None:
    written: list[str] = []
    enqueue = machines.jobs.enqueue
    machines.jobs.enqueue = lambda options, *rest: (  # type: ignore[method-assign]
        written.append(options["workflow_id"]),
        enqueue(options, *rest),
    )[1]
    for minutes in range(5):
        machines.look(MORNING + timedelta(minutes=minutes))
    assert len(written) == 2
