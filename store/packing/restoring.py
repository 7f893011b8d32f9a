"""A dossier back into a store, as it was: each part once, however often it is brought back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from claims.model import Figure, Quote
from store.filing import articles
from store.filing.articles import Filed
from store.filing.origin import Origin
from store.filing.rows import ClaimRows
from store.packing.dossier import Entry, Link, Snapshot, entry_id
from store.people import speakers
from store.scope import is_island, island, scope_of
from store.showing import replies
from store.tables import ArticleRow, ChannelRow, MessageRow, RelationRow
from store.work import inbox
from store.work.message import WHOLE

RESTORED = "restored"  # in place of the fingerprint of words that are not known


@dataclass(frozen=True, slots=True)
class Home:
    """An article on file to which claims may be added. `known` are the ids of those it has."""

    filed: Filed
    known: Mapping[str, int]
    is_new: bool


def article(session: Session, team: str, snapshot: Snapshot) -> Home | None:
    """The article of a snapshot, filed unless it is already. None where it is to be left alone.

    What this store read itself goes before what it is told: another text in the same place, claims
    found here, what was deleted.
    """
    message = _message(session, team, snapshot)
    assert message.id is not None
    here = (col(ArticleRow.message_id) == message.id, col(ArticleRow.slot) == snapshot.slot)
    article_id = session.exec(select(ArticleRow.id).where(*here)).first()
    there = articles.load(session, article_id) if article_id else None
    if there is None and not _is_gone(message, snapshot.slot):
        return _file(session, snapshot, message)
    if there is None or there.article.sha256 != snapshot.article.sha256:
        return None
    if (there.claims or there.dismissed) and message.fingerprint != RESTORED:
        return None
    every = (*there.claims, *there.dismissed)
    known = {entry_id(snapshot.id, one.as_read): one.id for one in every}
    return Home(there, known, is_new=False)


def claims(
    session: Session, home: Home, prepared: ClaimRows, entries: Sequence[Entry]
) -> Mapping[str, int]:
    """Add claims to an article, and return the ids of all it has. Speakers are called as before."""
    quotes = [one for one in entries if isinstance(one.claim, Quote)]
    figures = [one for one in entries if isinstance(one.claim, Figure)]
    row = session.get_one(ArticleRow, home.filed.id)
    speakers.introduce(
        session,
        row,
        [(q, one.speaker) for (q, _), one in zip(prepared.quotes, quotes, strict=True)],
    )
    articles.add_claims(session, prepared)
    session.flush()
    added = [(one.id, filed.id) for (_, filed), one in zip(prepared.quotes, quotes, strict=True)]
    added += [(one.id, filed.id) for filed, one in zip(prepared.figures, figures, strict=True)]
    return {**home.known, **{name: claim_id or 0 for name, claim_id in added}}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a relation: a claim and its article, as this store knows them."""

    article_id: int
    claim_id: int
    is_figure: bool


def links(session: Session, article_id: int, found: Iterable[tuple[Link, Side, Side]]) -> int:
    """Add the relations of an article that it does not have, and return how many these are."""
    home = session.get(ArticleRow, article_id)
    if home is None:
        return 0
    mine = select(RelationRow).where(col(RelationRow.article_id) == article_id)
    known = {_sides(row) for row in session.exec(mine).all()}
    rows = [_relation_row(home, *one) for one in found]
    new = [row for row in rows if _sides(row) not in known]
    session.add_all(new)
    return len(new)


def _message(session: Session, team: str, snapshot: Snapshot) -> MessageRow:
    """The message that brought an article. Nothing is to be done about one that was not known."""
    unknown = session.get(ChannelRow, (team, snapshot.channel)) is None
    if unknown and not is_island(snapshot.scope):
        inbox.note_channel(session, team, snapshot.channel, private=bool(snapshot.scope))
    here = (
        col(MessageRow.team_id) == team,
        col(MessageRow.channel_id) == snapshot.channel,
        col(MessageRow.ts) == snapshot.ts,
    )
    row = session.exec(select(MessageRow).where(*here)).first()
    if row is None:
        row = MessageRow(
            team_id=team,
            channel_id=snapshot.channel,
            ts=snapshot.ts,
            thread_ts=snapshot.thread_ts,
            fingerprint=RESTORED,
            settled=RESTORED,
            received_at=snapshot.read_at,
        )
        session.add(row)
        session.flush()
    return row


def _is_gone(message: MessageRow, slot: str) -> bool:
    """Deleted by its author, or here on purpose: nothing brings it back unasked."""
    return message.deleted or bool({slot, WHOLE} & set(message.forgotten))


def _file(session: Session, snapshot: Snapshot, message: MessageRow) -> Home:
    assert message.id is not None
    origin = Origin(
        team=message.team_id,
        channel=snapshot.channel,
        scope=_scope(session, message.team_id, snapshot),
        message_id=message.id,
        slot=snapshot.slot,
        permalink=snapshot.permalink,
    )
    article_id = articles.file(session, snapshot.article, origin, now=snapshot.read_at)
    # Our reply may stand in the thread: it is looked for there before anything is posted.
    reply = replies.prepare(session, message.id, snapshot.slot, article_id=article_id)
    replies.intend(session, reply.id)
    return Home(Filed(article_id, snapshot.article, origin, ()), {}, is_new=True)


def _scope(session: Session, team: str, snapshot: Snapshot) -> str:
    """An island stays one. For the rest this store knows best whether a channel is private."""
    if is_island(snapshot.scope):
        return island(snapshot.channel)
    private = inbox.is_private(session, team, snapshot.channel)
    return scope_of(snapshot.channel, private=private)


def _relation_row(home: ArticleRow, link: Link, new: Side, earlier: Side) -> RelationRow:
    return RelationRow(
        team_id=home.team_id,
        channel_id=home.channel_id,
        scope=home.scope,
        kind=link.kind,
        article_id=new.article_id,
        earlier_article_id=earlier.article_id,
        new_quote_id=None if new.is_figure else new.claim_id,
        earlier_quote_id=None if earlier.is_figure else earlier.claim_id,
        new_figure_id=new.claim_id if new.is_figure else None,
        earlier_figure_id=earlier.claim_id if earlier.is_figure else None,
        value=dict(link.value),
    )


def _sides(row: RelationRow) -> tuple[int | None, ...]:
    quotes = (row.new_quote_id, row.earlier_quote_id)
    return (*quotes, row.new_figure_id, row.earlier_figure_id)
