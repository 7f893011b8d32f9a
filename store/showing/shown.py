"""Where a claim was shown: in the replies to other articles, as one side of what differs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col, select

from claims.model import Cited, Quote
from store.packing import exports
from store.review import reviews
from store.review.reviews import ClaimRef
from store.showing.replies import Reply
from store.tables import FigureRow, MessageRow, QuoteRow, ReplyRow, ShownRow


@dataclass(frozen=True, slots=True)
class Place:
    """A thread that showed a claim in the reply to an article of its own."""

    team: str
    channel: str
    thread_ts: str
    article_id: int
    version: int  # of the claim's review, when it was first shown there


def note(session: Session, reply: Reply, team: str, channel: str, claims: Iterable[Cited]) -> None:
    """A reply shows these claims of other articles. What it showed before stays noted."""
    mine = select(ShownRow).where(col(ShownRow.reply_id) == reply.id)
    known = {(row.quote_id, row.figure_id) for row in session.exec(mine).all()}
    for claim in claims:
        quote_id = claim.id if isinstance(claim.claim, Quote) else None
        figure_id = None if quote_id else claim.id
        if (quote_id, figure_id) not in known and claim.citation.article_id != reply.article_id:
            known.add((quote_id, figure_id))
            row = ShownRow(team_id=team, channel_id=channel, reply_id=reply.id)
            row.quote_id, row.figure_id = quote_id, figure_id
            row.version = claim.review.version
            session.add(row)


def places(session: Session, refs: Collection[ClaimRef]) -> list[Place]:
    """Every thread that shows one of these claims, once for each of its replies."""
    quotes = [ref.id for ref in refs if ref.kind == reviews.QUOTE]
    figures = [ref.id for ref in refs if ref.kind == reviews.FIGURE]
    these = or_(col(ShownRow.quote_id).in_(quotes), col(ShownRow.figure_id).in_(figures))
    both = (
        select(ReplyRow, MessageRow.thread_ts, ShownRow.version)
        .join(ShownRow, col(ShownRow.reply_id) == col(ReplyRow.id))
        .join(MessageRow, col(MessageRow.id) == col(ReplyRow.message_id))
        .where(these, col(ReplyRow.ts) != "", col(ReplyRow.article_id).is_not(None))
    )
    found: dict[int, Place] = {}
    for reply, thread, version in session.exec(both.order_by(col(ReplyRow.id))).all():
        place = Place(reply.team_id, reply.channel_id, thread, reply.article_id or 0, version)
        found.setdefault(reply.id or 0, place)
    return list(found.values())


def version_in(session: Session, ref: ClaimRef, channel: str, thread_ts: str) -> int:
    """The version of a claim that a thread first showed."""
    there = (p for p in places(session, [ref]) if (p.channel, p.thread_ts) == (channel, thread_ts))
    return min((place.version for place in there), default=0)


def in_thread(session: Session, team: str, channel: str, thread_ts: str) -> list[int]:
    """The articles that the replies in a thread are about."""
    there = (
        col(MessageRow.team_id) == team,
        col(MessageRow.channel_id) == channel,
        col(MessageRow.thread_ts) == thread_ts,
        col(ReplyRow.article_id).is_not(None),
    )
    mine = select(ReplyRow.article_id).join(
        MessageRow, col(MessageRow.id) == col(ReplyRow.message_id)
    )
    return [article_id for article_id in session.exec(mine.where(*there)).all() if article_id]


def of_article(session: Session, article_id: int) -> list[ClaimRef]:
    """All claims of an article, to be asked for before it is deleted."""
    quotes = select(QuoteRow.id).where(col(QuoteRow.article_id) == article_id)
    figures = select(FigureRow.id).where(col(FigureRow.article_id) == article_id)
    return [
        *(ClaimRef(reviews.QUOTE, one or 0) for one in session.exec(quotes).all()),
        *(ClaimRef(reviews.FIGURE, one or 0) for one in session.exec(figures).all()),
    ]


def receivers(session: Session, refs: Iterable[ClaimRef]) -> list[str]:
    """Whoever took one of these claims along: people who exported it, for now."""
    users = {user for ref in refs for user in exports.receivers(session, ref.kind, ref.id)}
    return sorted(users)
