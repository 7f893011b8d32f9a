"""The inbox: what messages ask for, written down before it is promised."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session, col, select, update
from sqlmodel import delete as delete_rows

from store.deleting.forgotten import strike_out
from store.scope import island, scope_of
from store.tables import SCOPED_TABLES, ChannelRow, ErasurePartRow, MessageRow
from store.work.message import Message, MessageKey, storable

ADD_CHANNEL = (
    "INSERT INTO channel (team_id, id, private, shared) VALUES (:team, :channel, :private, false)"
    " ON CONFLICT DO NOTHING"  # by whoever heard of it at the same moment
)


def put(
    session: Session, message: Message, *, now: datetime, again: bool = False
) -> Message | None:
    """Write a message down as it now stands. None when nothing is left to be done about it.

    Chatter is not written down; it may have been an article before an edit, though. An older edit
    that arrives late changes nothing; nor does any word of a message that was deleted. What was
    forgotten on purpose stays so, until a person asks for that very message `again`.
    """
    row = _row(session, message.key)
    if row is None and not message.sources:
        return None
    note_channel(session, message.key.team, message.key.channel, private=message.private)
    if row is None:
        row = _new_row(message, now)
        session.add(row)
        session.flush()
    elif not row.deleted and (again or message.edited_ts >= row.edited_ts):
        if again and row.forgotten:
            # Another name for the job, too: the one of that text was done once already.
            message = replace(message, edited_ts=f"{now.timestamp():.6f}")
            row.forgotten, row.received_at = [], now
            session.exec(
                delete_rows(ErasurePartRow).where(col(ErasurePartRow.message_id) == row.id)
            )
        _overwrite(row, message)
    pending = row.settled != row.fingerprint
    return _message(row, private=message.private) if pending else None


def _overwrite(row: MessageRow, message: Message) -> None:
    row.text, row.links = storable(message.text), list(message.links)
    row.files = [dict(file) for file in message.files]
    row.asked = row.asked or message.asked
    row.edited_ts = max(row.edited_ts, message.edited_ts)
    row.response_url = message.response_url or row.response_url
    strike_out(row)
    row.fingerprint = _message(row, private=message.private).fingerprint


def delete(session: Session, key: MessageKey, *, now: datetime) -> Message | None:
    """Forget what a deleted message said. None when nothing is left to be done about it.

    One that was not known is noted as deleted: events come in any order, and its text may yet come.
    """
    row = _row(session, key)
    if row is None:
        session.add(_new_row(Message(key, thread_ts=key.ts, private=True, deleted=True), now))
        return None
    if not row.deleted:
        row.text, row.links, row.files, row.deleted = "", [], [], True
        row.fingerprint = _message(row, private=True).fingerprint
    return _message(row, private=True) if row.settled != row.fingerprint else None


def known(session: Session, key: MessageKey) -> Message | None:
    row = _row(session, key)
    if row is None:
        return None
    return _message(row, private=is_private(session, key.team, key.channel))


def by_id(session: Session, message_id: int) -> Message | None:
    row = session.get(MessageRow, message_id)
    if row is None:
        return None
    return _message(row, private=is_private(session, row.team_id, row.channel_id))


def settle(session: Session, key: MessageKey, fingerprint: str) -> None:
    """Note that everything a message asked for, as of this fingerprint, has been done."""
    row = _row(session, key)
    if row is not None:
        row.settled = fingerprint


def reopen(session: Session, message_id: int) -> Message:
    """A settled message has work to be done again."""
    row = session.get_one(MessageRow, message_id)
    row.settled = ""
    return _message(row, private=is_private(session, row.team_id, row.channel_id))


def unsettled(session: Session) -> list[Message]:
    """Messages written down whose work is not finished, oldest first."""
    waiting = select(MessageRow).where(col(MessageRow.settled) != col(MessageRow.fingerprint))
    rows = session.exec(waiting.order_by(col(MessageRow.id))).all()
    return [_message(row, private=is_private(session, row.team_id, row.channel_id)) for row in rows]


def is_private(session: Session, team: str, channel: str) -> bool:
    """What is not known to be public is private."""
    row = session.get(ChannelRow, (team, channel))
    return row is None or row.private


def is_known(session: Session, team: str, channel: str) -> bool:
    """Whether anything was ever told of a channel."""
    return session.get(ChannelRow, (team, channel)) is not None


def note_channel(session: Session, team: str, channel: str, *, private: bool) -> None:
    """Remember whether a channel is private. One that changed takes its claims along."""
    row = session.get(ChannelRow, (team, channel))
    if row is None:
        new = {"team": team, "channel": channel, "private": private}
        session.connection().execute(text(ADD_CHANNEL), new)
        row = session.get_one(ChannelRow, (team, channel))
    if row.private == private:
        return
    row.private = private
    for table in SCOPED_TABLES:
        here = (
            col(table.team_id) == team,
            col(table.channel_id) == channel,
            col(table.scope) != island(channel),
        )
        moved = update(table).where(*here).values(scope=scope_of(channel, private=private))
        session.exec(moved)


def private_channels(session: Session, team: str) -> Sequence[str]:
    mine = (col(ChannelRow.team_id) == team, col(ChannelRow.private).is_(True))
    return session.exec(select(ChannelRow.id).where(*mine)).all()


def _row(session: Session, key: MessageKey) -> MessageRow | None:
    here = (
        col(MessageRow.team_id) == key.team,
        col(MessageRow.channel_id) == key.channel,
        col(MessageRow.ts) == key.ts,
    )
    return session.exec(select(MessageRow).where(*here)).first()


def _new_row(message: Message, now: datetime) -> MessageRow:
    return MessageRow(
        team_id=message.key.team,
        channel_id=message.key.channel,
        ts=message.key.ts,
        thread_ts=message.thread_ts,
        user_id=message.user,
        text=storable(message.text),
        links=list(message.links),
        files=[dict(file) for file in message.files],
        asked=message.asked,
        response_url=message.response_url,
        edited_ts=message.edited_ts,
        deleted=message.deleted,
        fingerprint=message.fingerprint,
        settled=message.fingerprint if message.deleted else "",
        received_at=now,
    )


def _message(row: MessageRow, *, private: bool) -> Message:
    return Message(
        key=MessageKey(row.team_id, row.channel_id, row.ts),
        thread_ts=row.thread_ts,
        private=private,
        user=row.user_id,
        text=row.text,
        links=tuple(row.links),
        files=tuple(row.files),
        asked=row.asked,
        response_url=row.response_url,
        edited_ts=row.edited_ts,
        deleted=row.deleted,
        forgotten=tuple(row.forgotten),
        id=row.id or 0,
    )
