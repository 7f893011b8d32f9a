"""Once a night: what has been kept for as long as its channel wants it is deleted."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from handlers.desk import Desk
from store.database import Store
from store.deleting import erasable, erasures
from store.deleting.erasures import POLICY, Kind
from store.work.chores import Chore, Daily, Plan
from store.work.jobs import Step
from store.work.queue import Queue

PURGE = "purge"
NIGHT = Daily(hour=3, time_zone="UTC")


def planned(session: Session) -> Iterable[Plan]:
    """Nothing where everything is kept for good."""
    needed = erasable.limited(session) or erasures.unfinished(session)
    return [Plan(PURGE, "", "", NIGHT)] if needed else []


def purge(chore: Chore, step: Step, desk: Desk) -> None:
    """Both steps may be repeated: what is written down already is not written down again."""
    step("begin", lambda: begin(desk.store, now=desk.now()))
    step("queue", partial(queue, desk.store, desk.queue, chore.name))


def begin(store: Store, *, now: datetime) -> None:
    """Write down what is to be deleted by the policies of its channels."""
    with store.writing() as session:
        for (team, channel), parts in erasable.overdue(session, now=now).items():
            erasures.begin(
                session,
                parts,
                team=team,
                channel=channel,
                kind=Kind.EXPIRED,
                who=POLICY,
                now=now,
            )


def queue(store: Store, queue: Queue, name: str) -> None:
    """The jobs of all that was begun, also of what was left undone before, told apart by name."""
    with store.reading() as session:
        waiting = erasures.unfinished(session)
    for one in waiting:
        queue.erase(one.id, one.team, again=name)
