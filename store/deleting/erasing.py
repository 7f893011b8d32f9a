"""Delete one part of what was asked to be deleted: every row and index that holds it."""

from collections.abc import Sequence

from sqlmodel import Session, and_, col, exists, literal, or_, select

from store.deleting.erasures import Part, claims_of, part_row
from store.deleting.forgotten import strike_out
from store.filing import articles
from store.review import audit
from store.showing import replies
from store.tables import (
    ArticleRow,
    ErasurePartRow,
    ErasureRow,
    FigureRow,
    MessageRow,
    QuoteRow,
    RelationRow,
    ReplyRow,
    ShownRow,
    SpeakerRow,
    SpellingRow,
)
from store.work import failures, inbox
from store.work.message import WHOLE


def erase(session: Session, part_id: int) -> None:
    """Delete what was filed for a part. Other replies that showed it are noted, to be renewed."""
    row = session.get(ErasurePartRow, part_id)
    if row is None:
        return
    erasure = session.get_one(ErasureRow, row.erasure_id)
    for article_id, slot in _articles(session, row):
        erasure.articles += 1
        erasure.claims += claims_of(session, [article_id])
        _note_renewals(session, erasure, article_id)
        audit.forget_article(session, erasure.team_id, article_id)
        heard = _speakers(session, article_id)
        articles.remove(session, row.message_id or 0, slot)
        kept = session.exec(select(SpeakerRow.id).where(col(SpeakerRow.id).in_(heard))).all()
        audit.forget_names(
            session, erasure.team_id, {heard[one] for one in heard.keys() - set(kept)}
        )
    _forget(session, row.message_id or 0, row.slot)
    if row.slot == WHOLE:
        failures.clear(session, row.message_id or 0)


def _forget(session: Session, message_id: int, slot: str) -> None:
    """The message keeps nothing of it, and it is read no more: it is settled thereby."""
    row = session.get_one(MessageRow, message_id)
    was_settled = row.settled == row.fingerprint
    row.forgotten = sorted({*row.forgotten, slot})
    strike_out(row)
    message = inbox.by_id(session, message_id)
    row.fingerprint = message.fingerprint if message else row.fingerprint
    if was_settled or slot == WHOLE:
        row.settled = row.fingerprint


def _articles(session: Session, part: ErasurePartRow) -> list[tuple[int, str]]:
    mine = [col(ArticleRow.message_id) == part.message_id]
    if part.slot != WHOLE:
        mine.append(col(ArticleRow.slot) == part.slot)
    found = session.exec(select(ArticleRow.id, ArticleRow.slot).where(*mine)).all()
    return [(article_id or 0, slot) for article_id, slot in found]


def _note_renewals(session: Session, erasure: ErasureRow, article_id: int) -> None:
    """Replies to articles that were compared with this one show its words."""
    here = (
        col(RelationRow.article_id) == col(ArticleRow.id),
        col(RelationRow.earlier_article_id) == article_id,
    )
    others = select(ArticleRow.message_id, ArticleRow.slot).where(
        col(ArticleRow.id) != article_id, exists().where(*here)
    )
    showing = {*session.exec(others).all(), *_pictures(session, erasure.team_id, article_id)}
    showing |= set(_shown(session, article_id))
    for message_id, slot in sorted(showing):
        session.add(part_row(erasure, Part(message_id or 0, slot), renew=True))


def _pictures(session: Session, team: str, article_id: int) -> list[tuple[int | None, str]]:
    """Timelines that may show one of its figures: those of articles that measure the same."""
    mine = select(FigureRow.measure).where(col(FigureRow.article_id) == article_id).distinct()
    measures = session.exec(mine).all()
    slot = literal(replies.PICTURE).concat(ArticleRow.slot)
    same = and_(
        col(FigureRow.article_id) == col(ArticleRow.id), col(FigureRow.measure).in_(measures)
    )
    drawn = (
        select(ReplyRow.message_id, ReplyRow.slot)
        .join(ArticleRow, col(ArticleRow.message_id) == col(ReplyRow.message_id))
        .where(col(ReplyRow.team_id) == team, col(ReplyRow.slot) == slot, exists().where(same))
    )
    return list(session.exec(drawn).all()) if measures else []


def _shown(session: Session, article_id: int) -> Sequence[tuple[int | None, str]]:
    """What replies were posted with, although they are not compared with it any more."""
    quotes = select(QuoteRow.id).where(col(QuoteRow.article_id) == article_id)
    figures = select(FigureRow.id).where(col(FigureRow.article_id) == article_id)
    these = or_(col(ShownRow.quote_id).in_(quotes), col(ShownRow.figure_id).in_(figures))
    seen = select(ReplyRow.message_id, ReplyRow.slot).join(
        ShownRow, col(ShownRow.reply_id) == col(ReplyRow.id)
    )
    return session.exec(seen.where(these)).all()


def _speakers(session: Session, article_id: int) -> dict[int | None, str]:
    """Their names by their ids."""
    here = select(SpellingRow.speaker_id).where(col(SpellingRow.article_id) == article_id)
    named = select(SpeakerRow.id, SpeakerRow.name).where(col(SpeakerRow.id).in_(here))
    return dict(session.exec(named).all())
