"""Reviews of a dossier's claims, and their audit, laid over claims that are on file again."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from store import audit, overlays, reviews
from store.dossier import Audited, Entry, Reviewed
from store.review_tables import ReviewRow
from store.reviews import ClaimRef, ClaimRow
from store.tables import ArticleRow, FigureRow, QuoteRow


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
