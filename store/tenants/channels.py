"""Which channels are shared with another organisation, and what that means for what is in them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlmodel import Session

from store.filing.articles import Filed
from store.scope import Scope, island, scope_of
from store.tables import ChannelRow
from store.tenants import settings
from store.work import inbox


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether a channel is shared with another organisation, and since when that is known."""

    shared: bool
    known_at: datetime


def sharing(session: Session, team: str, channel: str) -> Sharing | None:
    """None for a channel of which nothing was ever told."""
    row = session.get(ChannelRow, (team, channel))
    if row is None or row.shared_known_at is None:
        return None
    known_at = row.shared_known_at
    return Sharing(row.shared, known_at if known_at.tzinfo else known_at.replace(tzinfo=UTC))


def note(
    session: Session, team: str, channel: str, *, private: bool, shared: bool, now: datetime
) -> None:
    """Remember both. What was pasted while a channel was shared stays on its island."""
    inbox.note_channel(session, team, channel, private=private)
    session.flush()
    row = session.get_one(ChannelRow, (team, channel))
    row.shared, row.shared_known_at = shared, now


def is_shared(session: Session, team: str, channel: str) -> bool:
    """As far as it was told: whoever speaks unasked or answers has looked before."""
    row = session.get(ChannelRow, (team, channel))
    return row is not None and row.shared


def is_silent(session: Session, team: str, channel: str) -> bool:
    """In a shared channel nothing is said, unless an administrator of ours has asked for it."""
    if not is_shared(session, team, channel):
        return False
    return not settings.read(session, team, channel).outsiders


def scope_here(session: Session, team: str, channel: str) -> str:
    """The scope of what is pasted in a channel now."""
    private = inbox.is_private(session, team, channel)
    shared = is_shared(session, team, channel)
    return scope_of(channel, private=private, shared=shared)


def standing(session: Session, filed: Filed) -> Filed:
    """An article as its own thread may tell of it now.

    Once its channel is shared, beside it stands what is on the island alone, whenever it was
    pasted: outsiders read the thread.
    """
    origin = filed.origin
    if not is_shared(session, origin.team, origin.channel):
        return filed
    return replace(filed, origin=replace(origin, scope=island(origin.channel)))


def seen_here(session: Session, team: str, channel: str) -> Scope:
    """What everybody in a channel may see. In a shared one that is what was pasted there so."""
    if is_shared(session, team, channel):
        return Scope(team, frozenset((island(channel),)), public=False)
    return Scope(team, frozenset((channel, island(channel))))
