"""What the bot does unasked, at a time of the day or every so often: once over all machines.

Every worker writes down what has fallen due, under a name made of what it is and for when. The
same name is the same job, so it does not matter who was first, or that all of them did it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from sqlmodel import Session

from handlers import requests
from handlers.deleting import expiring
from handlers.desk import Desk
from handlers.hearing import leaving
from handlers.home import tab
from handlers.news import digests
from store.work import chores
from store.work.chores import Chore, Plan
from store.work.jobs import Step


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of chore: where it is planned, and how it is done."""

    planned: Callable[[Session], Iterable[Plan]]
    do: Callable[[Chore, Step, Desk], None]


Kinds = Mapping[str, Kind]

KINDS: Kinds = {
    chores.HOME: Kind(tab.planned, tab.show_home),
    chores.DIGEST: Kind(digests.planned, digests.post_digest),
    expiring.PURGE: Kind(expiring.planned, expiring.purge),
    leaving.DELETE: Kind(leaving.planned, leaving.delete_workspace),
    requests.FORGET: Kind(requests.planned, requests.forget_old),
}


@dataclass(slots=True)
class Rota:
    """A worker's look at what has fallen due."""

    desk: Desk
    kinds: Kinds = field(default_factory=lambda: KINDS)
    written: set[str] = field(default_factory=set)  # a job that fails is not written down again

    def look(self) -> None:
        now = self.desk.now()
        with self.desk.store.reading() as session:
            plans = [plan for kind in self.kinds.values() for plan in kind.planned(session)]
            due = chores.due(plans, chores.all_done(session), now) if plans else []
        for chore in due:
            if chore.name not in self.written:
                self.desk.queue.chore(chore)
        self.written = {chore.name for chore in due}


def do_chore(chore: Chore, step: Step, desk: Desk, kinds: Kinds = KINDS) -> None:
    """The job. A chore that fails for good is left until it falls due again."""
    kinds[chore.kind].do(chore, step, desk)
    step("note", partial(note, chore, desk))


def note(chore: Chore, desk: Desk) -> None:
    with desk.store.writing() as session:
        chores.note(session, chore.kind, chore.team, chore.channel, until=chore.due)
