"""What people made of a dossier's claims and speakers, laid over those that are on file again."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session, col, select

from claims.names import name_key
from store.packing.dossier import Audited, Entry, Merged, Reviewed
from store.people import merging
from store.review import audit, overlays, reviews
from store.review.reviews import ClaimRef, ClaimRow
from store.tables import ArticleRow, FigureRow, MergeRow, QuoteRow, ReviewRow, SpeakerRow


def restore(
    session: Session,
    article_id: int,
    found: Iterable[tuple[ClaimRef, Entry]],
    deeds: Mapping[str, Sequence[Audited]],
) -> int:
    """Add the reviews that these claims do not have yet, and return how many these are.

    What people of this store made of a claim themselves stays.
    """
    home = session.get(ArticleRow, article_id)
    if home is None:
        return 0
    laid: list[tuple[ReviewRow, ClaimRow]] = []
    for ref, entry in found:
        claim = _claim(session, ref)
        if entry.review is None or claim is None or _is_known(session, ref, entry.review):
            continue
        laid.append((_review(session, home, claim, entry.review), claim))
        for deed in deeds.get(entry.id, ()):
            _note(session, home, entry.review.uid, deed)
    overlays.lay(session, home, laid)
    return len(laid)


def merge(session: Session, team: str, merged: Merged) -> bool:
    """Say again that two speakers are one person, unless somebody here has said otherwise."""
    one = _speaker(session, team, merged.scope, merged.name)
    into = _speaker(session, team, merged.into_scope, merged.into)
    if one is None or into is None:
        return False
    said = select(MergeRow.id).where(col(MergeRow.speaker_id) == one)
    if session.exec(said).first() is not None:
        return False
    where, who = merged.channel, merged.by
    return not merging.merge(session, one, into, channel=where, who=who, now=merged.at)


def _speaker(session: Session, team: str, scope: str, name: str) -> int | None:
    mine = (
        col(SpeakerRow.team_id) == team,
        col(SpeakerRow.scope) == scope,
        col(SpeakerRow.key) == name_key(name),
    )
    return session.exec(select(SpeakerRow.id).where(*mine)).first()


def _claim(session: Session, ref: ClaimRef) -> ClaimRow | None:
    if ref.kind == reviews.QUOTE:
        return session.get(QuoteRow, ref.id)
    return session.get(FigureRow, ref.id)


def _is_known(session: Session, ref: ClaimRef, review: Reviewed) -> bool:
    return bool(reviews.find(session, ref) or reviews.by_uid(session, review.uid))


def _review(session: Session, home: ArticleRow, claim: ClaimRow, review: Reviewed) -> ReviewRow:
    row = reviews.begin(session, home, claim, now=review.at)
    row.uid, row.state, row.fields = review.uid, review.state.value, dict(review.fields)
    row.by, row.at, row.version = review.by, review.at, review.version
    row.trail = [dict(one) for one in review.trail]
    return row


def _note(session: Session, home: ArticleRow, uid: str, deed: Audited) -> None:
    audit.note(
        session,
        team=home.team_id,
        channel=home.channel_id,
        scope=home.scope,
        who=deed.who,
        what=deed.what,
        now=deed.at,
        before=deed.before,
        after=deed.after,
        article_id=home.id,
        about=uid,
        version=deed.version,
    )
