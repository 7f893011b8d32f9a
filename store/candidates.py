"""Claims on file that are worth comparing: a wide net, from which claims.comparing picks."""

from collections.abc import Iterable

from sqlmodel import Session, col, or_, select

from claims.model import Cited, Figure
from claims.names import name_key, same_person
from store import articles
from store.articles import Filed
from store.tables import ArticleRow, FigureRow, QuoteRow, SpeakerRow

MOST = 2_000  # newest first: what a newsroom filed last is what a reader disputes


def like(session: Session, filed: Filed) -> list[Cited]:
    """Quotes of the same speakers and figures of the measures that an article has, filed before."""
    return [*_quotes_like(session, filed), *_figures_like(session, filed)]


def is_alone(session: Session, filed: Filed) -> bool:
    """Nothing else is on file that may be shown beside this article."""
    others = (filed.origin.seen_by.covers(ArticleRow), col(ArticleRow.id) != filed.id)
    return session.exec(select(ArticleRow.id).where(*others).limit(1)).first() is None


def _quotes_like(session: Session, filed: Filed) -> list[Cited]:
    names = {cited.speaker for cited in filed.claims if cited.speaker}
    speaker_ids = [row.id for row in _speakers_like(session, filed, names)]
    mine = (
        filed.origin.seen_by.covers(QuoteRow),
        col(QuoteRow.speaker_id).in_(speaker_ids),
        col(QuoteRow.article_id) != filed.id,
    )
    newest = select(QuoteRow).where(*mine).order_by(col(QuoteRow.id).desc()).limit(MOST)
    return articles.cited(session, session.exec(newest).all())


def _speakers_like(session: Session, filed: Filed, names: Iterable[str]) -> list[SpeakerRow]:
    last = {name_key(name).split()[-1] for name in names if name_key(name)}
    if not last:
        return []
    ends = or_(*(col(SpeakerRow.key).endswith(word, autoescape=True) for word in sorted(last)))
    seen = select(SpeakerRow).where(filed.origin.seen_by.covers(SpeakerRow), ends)
    rows = session.exec(seen).all()
    return [row for row in rows if any(same_person(row.name, name) for name in names)]


def _figures_like(session: Session, filed: Filed) -> list[Cited]:
    figures = [cited.claim for cited in filed.claims if isinstance(cited.claim, Figure)]
    measures = {measure for figure in figures for measure in _comparable(figure)}
    mine = (
        filed.origin.seen_by.covers(FigureRow),
        col(FigureRow.measure).in_(measures),
        col(FigureRow.article_id) != filed.id,
    )
    newest = select(FigureRow).where(*mine).order_by(col(FigureRow.id).desc()).limit(MOST)
    return articles.cited(session, session.exec(newest).all())


def _comparable(figure: Figure) -> frozenset[str]:
    """The measures whose figures may stand against this one: "losses" may mean killed."""
    unclear = frozenset(("losses", "casualties"))
    human = unclear | {"deaths", "wounded", "injured"}
    measure = figure.measure.value
    if measure in unclear:
        return human
    return unclear | {measure} if measure in human else frozenset((measure,))
