"""Every hour: signed requests that are too old to be sent again are forgotten."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from sqlmodel import Session

from handlers.desk import Desk
from store.work import requests
from store.work.chores import Chore, Every, Plan
from store.work.jobs import Step

FORGET = "requests"
HOURLY = Every(timedelta(hours=1))


def planned(session: Session) -> Iterable[Plan]:
    """Nothing where one process alone listens, which keeps them in its memory."""
    return [Plan(FORGET, "", "", HOURLY)] if requests.is_any_taken(session) else []


def forget_old(_chore: Chore, step: Step, desk: Desk) -> None:
    step("forget", partial(_forget, desk))


def _forget(desk: Desk) -> None:
    with desk.store.writing() as session:
        requests.forget(session, now=desk.now())
