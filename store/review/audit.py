"""The audit: who did what, when, with what stood before and after. Rows are added, never changed.

The database refuses anything else, except to whoever forgets on purpose (`may_forget`).
"""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String, cast
from sqlmodel import Session, col, delete, or_, select, update

from store.scope import Scope
from store.showing import homes
from store.tables import AuditRow, ForgettingRow

Standing = Mapping[str, Any]  # what stood before, or after


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of it."""

    at: datetime
    who: str
    what: str
    before: Standing
    after: Standing
    version: int = 0
    about: str = ""


def note(
    session: Session,
    *,
    team: str,
    channel: str,
    scope: str,
    who: str,
    what: str,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    article_id: int | None = None,
    about: str = "",
    version: int = 0,
) -> None:
    row = AuditRow(
        team_id=team,
        channel_id=channel,
        scope=scope,
        at=now,
        who=who,
        what=what,
        article_id=article_id,
        before=dict(before or {}),
        after=dict(after or {}),
        about=about,
        version=version,
    )
    session.add(row)
    homes.make_stale(session, team, now=now)


def by(
    session: Session, scope: Scope, who: str, what: Collection[str], *, offset: int, limit: int
) -> list[Deed]:
    """What somebody did of these kinds, as far as they may see it still, the latest first."""
    mine = (scope.covers(AuditRow), col(AuditRow.who) == who, col(AuditRow.what).in_(what))
    latest = select(AuditRow).where(*mine).order_by(col(AuditRow.id).desc())
    return [_deed(row) for row in session.exec(latest.offset(offset).limit(limit)).all()]


def about(session: Session, uid: str) -> list[Deed]:
    """All that was done to one claim, the latest first."""
    mine = select(AuditRow).where(col(AuditRow.about) == uid).order_by(col(AuditRow.id).desc())
    return [_deed(row) for row in session.exec(mine).all()]


@contextmanager
def may_forget(session: Session, team: str) -> Iterator[None]:
    """Within it the audit of a workspace may be changed and deleted, in this transaction alone."""
    row = ForgettingRow(team_id=team)
    session.add(row)
    session.flush()
    yield
    session.flush()
    session.delete(row)
    session.flush()


def blank(session: Session, team: str, uids: Collection[str]) -> None:
    """Keep who did what and when, and drop what the claims said."""
    if not uids:
        return
    mine = col(AuditRow.about).in_(uids)
    with may_forget(session, team):
        session.exec(update(AuditRow).where(mine).values(before={}, after={}))


def forget_article(session: Session, team: str, article_id: int) -> None:
    """The same of all that was done to an article: its id may be given to the next one."""
    mine = col(AuditRow.article_id) == article_id
    if session.exec(select(AuditRow.id).where(mine).limit(1)).first() is None:
        return
    with may_forget(session, team):
        session.exec(update(AuditRow).where(mine).values(before={}, after={}, article_id=None))


def forget_names(session: Session, team: str, names: Collection[str]) -> None:
    """The same of what was said of people who are no longer on file: who is one with whom."""
    for name in names:
        written = json.dumps(name)
        told = or_(
            cast(AuditRow.before, String).contains(written, autoescape=True),
            cast(AuditRow.after, String).contains(written, autoescape=True),
        )
        mine = (col(AuditRow.team_id) == team, col(AuditRow.about) == "", told)
        if session.exec(select(AuditRow.id).where(*mine).limit(1)).first() is not None:
            with may_forget(session, team):
                session.exec(update(AuditRow).where(*mine).values(before={}, after={}))


def forget_channel(session: Session, team: str, channel: str, *, until: datetime) -> None:
    """Drop the audit of a channel up to a moment."""
    here = (col(AuditRow.team_id) == team, col(AuditRow.channel_id) == channel)
    with may_forget(session, team):
        session.exec(delete(AuditRow).where(*here, col(AuditRow.at) <= until))


def _deed(row: AuditRow) -> Deed:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return Deed(at, row.who, row.what, row.before, row.after, row.version, row.about)
