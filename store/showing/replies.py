"""Our replies: one for each source of a message, intended first, then posted."""

from dataclasses import dataclass

from sqlmodel import Session, col, exists, select

from store.tables import ArticleRow, MessageRow, ReplyRow

LATEST = 200  # replies among which one of the last second is looked for
PICTURE = "timeline:"  # before the slot of the source that a picture is drawn for


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands, or is to stand, in the thread for one source of a message.

    `article_id` is the article it reports; `note` a sentence in place of a report. `ts` is "" as
    long as it is not known to be posted; `digest` tells whether what is posted is up to date.
    A picture for the same source is a reply of its own: `ts` is the id of its file, and `note` the
    hash of the text that it was drawn for, since a database may give an id a second time.
    """

    id: int
    slot: str
    article_id: int | None
    seen_article_id: int | None
    note: str
    ts: str
    intended: bool
    digest: str

    @property
    def is_picture(self) -> bool:
        return self.slot.startswith(PICTURE)

    @property
    def source(self) -> str:
        """The slot of the source that it answers."""
        return self.slot.removeprefix(PICTURE)


def prepare(
    session: Session,
    message_id: int,
    slot: str,
    *,
    article_id: int | None = None,
    note: str = "",
    seen: int | None = None,
) -> Reply:
    """What the reply to a source is to say. What is posted already stays known."""
    row = _row(session, message_id, slot)
    if row is None:
        home = session.get_one(MessageRow, message_id)
        row = ReplyRow(
            team_id=home.team_id, channel_id=home.channel_id, message_id=message_id, slot=slot
        )
        session.add(row)
    row.article_id, row.note, row.seen_article_id = article_id, note, seen
    session.flush()
    return _reply(row)


def find(session: Session, message_id: int, slot: str) -> Reply | None:
    row = _row(session, message_id, slot)
    return None if row is None else _reply(row)


def of_message(session: Session, message_id: int) -> list[Reply]:
    mine = select(ReplyRow).where(col(ReplyRow.message_id) == message_id)
    return [_reply(row) for row in session.exec(mine.order_by(col(ReplyRow.id))).all()]


def intend(session: Session, reply_id: int, /) -> None:
    """Note that a post is about to be sent."""
    session.get_one(ReplyRow, reply_id).intended = True


def uploaded(session: Session, reply_id: int, *, file_id: str, digest: str) -> None:
    """Note which file is about to be shown in the thread."""
    row = session.get_one(ReplyRow, reply_id)
    row.ts, row.digest, row.intended = file_id, digest, True


def posted(session: Session, reply_id: int, /, *, ts: str, digest: str) -> None:
    row = session.get_one(ReplyRow, reply_id)
    row.ts, row.digest, row.intended = ts, digest, False


def remove(session: Session, reply_id: int, /) -> None:
    row = session.get(ReplyRow, reply_id)
    if row is not None:
        session.delete(row)


def last_posted(session: Session, team: str, channel: str) -> float:
    """When the last of our latest replies was posted in a channel, by Slack's clock; 0 if none."""
    latest = select(ReplyRow).order_by(col(ReplyRow.id).desc()).limit(LATEST).subquery()
    here = (
        latest.c.team_id == team,
        latest.c.channel_id == channel,
        latest.c.ts != "",
        latest.c.slot.not_like(f"{PICTURE}%"),
    )
    found = session.exec(select(latest.c.ts).where(*here)).all()
    return max((float(ts) for ts in found), default=0.0)


def orphaned(session: Session) -> list[int]:
    """Ids of messages whose reply points to an earlier article that is gone; told once."""
    there = exists().where(col(ArticleRow.id) == col(ReplyRow.seen_article_id))
    gone = select(ReplyRow).where(col(ReplyRow.seen_article_id).is_not(None), ~there)
    rows = session.exec(gone).all()
    for row in rows:
        row.seen_article_id = None
    return [row.message_id for row in rows if row.message_id is not None]


def _row(session: Session, message_id: int, slot: str) -> ReplyRow | None:
    here = (col(ReplyRow.message_id) == message_id, col(ReplyRow.slot) == slot)
    return session.exec(select(ReplyRow).where(*here)).first()


def _reply(row: ReplyRow) -> Reply:
    assert row.id is not None
    return Reply(
        id=row.id,
        slot=row.slot,
        article_id=row.article_id,
        seen_article_id=row.seen_article_id,
        note=row.note,
        ts=row.ts,
        intended=row.intended,
        digest=row.digest,
    )
