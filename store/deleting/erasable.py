"""What there is to be deleted: of a link, of a person, of a channel, of what has been kept enough.

Everything but a channel's policy reaches as far as the person who asks may see, and no further.
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import Session, and_, col, exists, literal, or_, select

from claims.names import name_key
from claims.reading import looks_like_article
from store.deleting.erasures import AT_ONCE, Part, portions
from store.finding import named
from store.scope import ISLAND, Scope, is_island
from store.tables import (
    ArticleRow,
    ChannelRow,
    ErasurePartRow,
    MessageRow,
    NoticeRow,
    ReplyRow,
    SettingRow,
    SpellingRow,
)
from store.tenants import settings
from store.work.message import TEXT, WHOLE, link_slot

WORDS = "words"  # the slot of what is said around links and files


def of_channel(session: Session, team: str, channel: str) -> set[Part]:
    """Every message that was ever written down there."""
    here = (col(MessageRow.team_id) == team, col(MessageRow.channel_id) == channel)
    return _whole(session, *here)


def expired(session: Session, team: str, channel: str, *, before: datetime) -> set[Part]:
    here = (col(MessageRow.team_id) == team, col(MessageRow.channel_id) == channel)
    return _whole(session, *here, col(MessageRow.received_at) < before)


def limited(session: Session) -> list[tuple[str, str, int]]:
    """Channels that keep for some days only: workspace, channel, days."""
    named = (col(SettingRow.name) == "keep_days", col(SettingRow.value) != "0")
    found = select(SettingRow.team_id, SettingRow.channel_id).where(*named)
    places = session.exec(found.order_by(col(SettingRow.team_id), col(SettingRow.channel_id))).all()
    return [
        (team, channel, settings.read(session, team, channel).keep_days) for team, channel in places
    ]


def overdue(session: Session, *, now: datetime) -> dict[tuple[str, str], set[Part]]:
    """By channel, what has been kept for as long as the channel wants it: perhaps only notices."""
    found: dict[tuple[str, str], set[Part]] = {}
    for team, channel, days in limited(session):
        before = now - timedelta(days=days)
        parts = expired(session, team, channel, before=before)
        if days > 0 and (parts or _has_notices(session, team, channel, before)):
            found[team, channel] = parts
    return found


def _has_notices(session: Session, team: str, channel: str, before: datetime) -> bool:
    here = (col(NoticeRow.team_id) == team, col(NoticeRow.channel_id) == channel)
    old = select(NoticeRow.id).where(*here, col(NoticeRow.written_at) < before).limit(1)
    return session.exec(old).first() is not None


def of_link(
    session: Session, scope: Scope, *, host: str, is_same: Callable[[str], bool]
) -> set[Part]:
    """A page, however its address was written, with what is word for word the same."""
    held = select(MessageRow.id, MessageRow.links).where(
        _messages_seen(scope),
        cast(MessageRow.links, String).icontains(json.dumps(host)[1:-1], autoescape=True),
    )
    parts = {
        Part(message_id or 0, link_slot(url))
        for message_id, links in session.exec(held).all()
        for url in links
        if is_same(url)
    }
    seen = select(ArticleRow.message_id, ArticleRow.slot, ArticleRow.url).where(
        scope.covers(ArticleRow), col(ArticleRow.url).icontains(host, autoescape=True)
    )
    parts |= {Part(i or 0, slot) for i, slot, url in session.exec(seen).all() if is_same(url)}
    return parts | _copies(session, scope, parts)


def of_person(session: Session, scope: Scope, name: str) -> set[Part]:
    """Every article in which somebody of this name is heard or named, and words that name them."""
    key = name_key(name)
    same = [one for one in named.speakers(session, scope, name) if name_key(one.name) == key]
    ids = [speaker for one in same for speaker in one.speaker_ids]
    heard = (
        select(SpellingRow.spelling, ArticleRow.message_id, ArticleRow.slot)
        .join(ArticleRow, col(ArticleRow.id) == col(SpellingRow.article_id))
        .where(scope.covers(SpellingRow), col(SpellingRow.speaker_id).in_(ids))
    )
    rows = session.exec(heard.distinct()).all()
    spelt = {spelling for spelling, _, _ in rows}
    full = {spelling for spelling in spelt if set(key.split()) <= set(name_key(spelling).split())}
    full |= {one.name for one in same} | {" ".join(name.split())}
    parts = {Part(message_id or 0, slot) for _, message_id, slot in rows}
    parts |= _named_in(session, scope, full) if same else set()
    return parts | _copies(session, scope, parts)


def only_in(session: Session, parts: Collection[Part], channel: str) -> set[Part]:
    """Those from one channel."""
    mine: set[int | None] = set()
    for some in portions(sorted({part.message_id for part in parts}), AT_ONCE):
        here = (col(MessageRow.id).in_(some), col(MessageRow.channel_id) == channel)
        mine.update(session.exec(select(MessageRow.id).where(*here)).all())
    return {part for part in parts if part.message_id in mine}


def not_begun(session: Session, parts: Collection[Part]) -> set[Part]:
    """Without those that are being deleted already."""
    going: set[Part] = set()
    for some in portions(sorted({part.message_id for part in parts}), AT_ONCE):
        begun = select(ErasurePartRow.message_id, ErasurePartRow.slot).where(
            col(ErasurePartRow.message_id).in_(some), col(ErasurePartRow.renew).is_(False)
        )
        going.update(Part(message_id or 0, slot) for message_id, slot in session.exec(begun))
    return set(parts) - going


def _named_in(session: Session, scope: Scope, spellings: Collection[str]) -> set[Part]:
    """Snapshots, and words around links: these have no index, and are read through."""
    text, title = col(ArticleRow.text), col(ArticleRow.title)
    any_of = or_(
        *(part.contains(one, autoescape=True) for one in spellings for part in (text, title))
    )
    homes = select(ArticleRow.message_id, ArticleRow.slot).where(scope.covers(ArticleRow), any_of)
    parts = {Part(message_id or 0, slot) for message_id, slot in session.exec(homes).all()}
    said = or_(*(col(MessageRow.text).contains(one, autoescape=True) for one in spellings))
    around = session.exec(select(MessageRow).where(_messages_seen(scope), said)).all()
    return parts | {Part(row.id or 0, _slot_of_words(row)) for row in around}


def _slot_of_words(row: MessageRow) -> str:
    is_source = looks_like_article(row.text) or not (row.links or row.files)
    return TEXT if is_source else WORDS


def _copies(session: Session, scope: Scope, parts: Collection[Part]) -> set[Part]:
    """Messages answered with a link to one of these articles, their text being the same."""
    again = (
        select(ReplyRow.message_id, ReplyRow.slot, ArticleRow.message_id, ArticleRow.slot)
        .join(ArticleRow, col(ArticleRow.id) == col(ReplyRow.seen_article_id))
        .join(MessageRow, col(MessageRow.id) == col(ReplyRow.message_id))
        .where(_messages_seen(scope))
    )
    wanted = set(parts)
    return {
        Part(message_id or 0, slot)
        for message_id, slot, first, its_slot in session.exec(again).all()
        if Part(first or 0, its_slot) in wanted
    }


def _whole(session: Session, *where: Any) -> set[Part]:
    """But for those that are forgotten, or about to be."""
    begun = exists().where(
        col(ErasurePartRow.message_id) == col(MessageRow.id), col(ErasurePartRow.slot) == WHOLE
    )
    kept = cast(MessageRow.forgotten, String).not_like(f'%"{WHOLE}"%')
    found = select(MessageRow.id).where(*where, kept, ~begun)
    return {Part(message_id or 0, WHOLE) for message_id in session.exec(found).all()}


def _messages_seen(scope: Scope) -> ColumnElement[bool]:
    """By what their channel is now: all of one that is shared with outsiders is on its island."""
    where, known = col(MessageRow.channel_id), col(ChannelRow.team_id) == scope.team
    shared = select(ChannelRow.id).where(known, col(ChannelRow.shared).is_(True))
    public = select(ChannelRow.id).where(known, col(ChannelRow.private).is_(False))
    islands = {one.removeprefix(ISLAND) for one in scope.private if is_island(one)}
    seen = or_(
        and_(where.in_(scope.private), where.not_in(shared)),
        and_(where.in_(islands), where.in_(shared)),
        and_(where.in_(public), where.not_in(shared), literal(scope.public)),
    )
    return and_(col(MessageRow.team_id) == scope.team, seen)
