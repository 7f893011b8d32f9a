"""Exports: written down when asked for, remembered with the claims that were in them."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, func, insert, literal, select

from store.packing.dossier import Chosen
from store.review import audit
from store.scope import PUBLIC
from store.tables import ExportedRow, ExportRow, FigureRow, QuoteRow
from store.work.message import storable

QUOTE, FIGURE = "quote", "figure"
EXPORTED = "exported"  # what the audit calls it
AT_ONCE = 5_000  # rows in one statement


@dataclass(frozen=True, slots=True)
class Export:
    """Somebody in a channel asked for what a question finds, in one of several forms.

    `file_id` is the file in Slack that is about to be shown, or is; "" as long as there is none.
    """

    id: str
    team: str
    channel: str
    user: str
    form: str
    question: str = field(repr=False)
    response_url: str = field(repr=False)
    file_id: str
    is_sent: bool


def ask(
    session: Session,
    *,
    team: str,
    channel: str,
    user: str,
    form: str,
    question: str,
    response_url: str,
    now: datetime,
) -> Export:
    """Write down what is asked for. The same again, while it is on its way, is that one."""
    question = storable(question)
    mine = (
        col(ExportRow.team_id) == team,
        col(ExportRow.user_id) == user,
        col(ExportRow.channel_id) == channel,
        col(ExportRow.form) == form,
        col(ExportRow.question) == question,
        col(ExportRow.sent_at).is_(None),
    )
    row = session.exec(select(ExportRow).where(*mine)).first()
    if row is None:
        row = ExportRow(
            id=uuid.uuid4().hex,
            team_id=team,
            channel_id=channel,
            user_id=user,
            form=form,
            question=question,
            response_url=response_url,
            asked_at=now,
        )
        session.add(row)
    row.response_url = response_url
    return _export(row)


def find(session: Session, export_id: str) -> Export | None:
    row = session.get(ExportRow, export_id)
    return None if row is None else _export(row)


def waiting(session: Session) -> list[Export]:
    """Those on their way, the oldest first."""
    unsent = select(ExportRow).where(col(ExportRow.sent_at).is_(None))
    return [_export(row) for row in session.exec(unsent.order_by(col(ExportRow.asked_at))).all()]


def note(session: Session, export_id: str, claims: Chosen) -> bool:
    """Note which claims are in it, in place of what was noted before. False if one is gone."""
    session.exec(delete(ExportedRow).where(col(ExportedRow.export_id) == export_id))
    kept = _keep(session, export_id, QuoteRow, "quote_id", claims.quotes)
    kept += _keep(session, export_id, FigureRow, "figure_id", claims.figures)
    session.get_one(ExportRow, export_id).claims = kept
    return kept == len(claims)


def uploaded(session: Session, export_id: str, file_id: str) -> None:
    """Note which file is about to be shown."""
    session.get_one(ExportRow, export_id).file_id = file_id


def sent(session: Session, export_id: str, *, now: datetime) -> None:
    """Note that it has arrived. What was asked is forgotten."""
    row = session.get_one(ExportRow, export_id)
    row.sent_at, row.question, row.response_url = now, "", ""
    left(session, row.team_id, row.user_id, row.form, row.claims, now)


def left(session: Session, team: str, who: str, form: str, claims: int, now: datetime) -> None:
    """Note that so many claims left the store, in which form and by whom."""
    after = {"form": form, "claims": claims}
    audit.note(
        session,
        team=team,
        channel="",
        scope=PUBLIC,
        who=who,
        what=EXPORTED,
        now=now,
        after=after,
    )


def drop(session: Session, export_id: str) -> None:
    """Forget one that came to nothing."""
    row = session.get(ExportRow, export_id)
    if row is not None:
        session.delete(row)


def receivers(session: Session, kind: str, claim_id: int) -> list[str]:
    """Whoever was sent a claim ("quote" or "figure"), or is about to be: ids of people in Slack.

    To be asked before the claim is deleted: what is noted here goes with it.
    """
    column = ExportedRow.quote_id if kind == QUOTE else ExportedRow.figure_id
    having = select(ExportRow.user_id).join(
        ExportedRow, col(ExportedRow.export_id) == col(ExportRow.id)
    )
    users = session.exec(having.where(col(column) == claim_id).distinct()).all()
    return sorted(users)


def _keep(
    session: Session,
    export_id: str,
    kind: type[QuoteRow] | type[FigureRow],
    column: str,
    ids: Collection[int],
) -> int:
    """Those that are still on file, and how many these are. On Postgres they stay until noted."""
    everything = sorted(ids)
    for at in range(0, len(everything), AT_ONCE):
        some: Any = select(literal(export_id), kind.id)
        some = some.where(col(kind.id).in_(everything[at : at + AT_ONCE]))
        some = some.with_for_update(read=True, key_share=True)
        session.execute(insert(ExportedRow).from_select(["export_id", column], some))
    there = col(getattr(ExportedRow, column)).is_not(None)
    mine = col(ExportedRow.export_id) == export_id
    return session.exec(select(func.count()).where(mine, there)).one()


def _export(row: ExportRow) -> Export:
    return Export(
        id=row.id,
        team=row.team_id,
        channel=row.channel_id,
        user=row.user_id,
        form=row.form,
        question=row.question,
        response_url=row.response_url,
        file_id=row.file_id,
        is_sent=row.sent_at is not None,
    )
