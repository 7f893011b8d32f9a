"""Claims on file that are worth comparing: a wide net, from which claims.comparing picks."""

from collections.abc import Iterable

from sqlmodel import Session, col, or_, select

from claims.comparing.figure_relations import is_telling
from claims.comparing.subject import may_be_compared
from claims.model import Cited, Figure, Quote, QuoteKind
from claims.names import fold, name_key, same_person
from store import articles
from store.articles import Filed
from store.tables import ArticleRow, FigureRow, QuoteRow, SpeakerRow

NEWEST = 2_000  # of a measure, or of the speakers: what was filed last is what is disputed
MOST = 200  # of these, the ones that are loaded and compared
FEWEST_SHARED = 2  # words of four letters or more that two wordings have in common
QUOTED = (QuoteKind.DIRECT, QuoteKind.MIXED)


def like(session: Session, filed: Filed) -> list[Cited]:
    """Quotes of the same speakers and figures of the measures that an article has, filed before."""
    return [*_quotes_like(session, filed), *figures_like(session, filed)]


def is_alone(session: Session, filed: Filed) -> bool:
    """Nothing else is on file that may be shown beside this article."""
    others = (filed.origin.seen_by.covers(ArticleRow), col(ArticleRow.id) != filed.id)
    return session.exec(select(ArticleRow.id).where(*others).limit(1)).first() is None


def _quotes_like(session: Session, filed: Filed) -> list[Cited]:
    """Words in quotation marks by the same speakers, that share some words with the new ones."""
    new = [cited for cited in filed.claims if _is_quoted(cited)]
    speaker_ids = [row.id for row in _speakers_like(session, filed, {c.speaker for c in new})]
    mine = (
        filed.origin.seen_by.covers(QuoteRow),
        col(QuoteRow.speaker_id).in_(speaker_ids),
        col(QuoteRow.kind).in_(QUOTED),
        col(QuoteRow.article_id) != filed.id,
    )
    found = select(QuoteRow.id, QuoteRow.folded).where(*mine).order_by(col(QuoteRow.id).desc())
    said = [_long_words(fold(c.claim.text)) for c in new if isinstance(c.claim, Quote)]
    near = [
        quote_id
        for quote_id, folded in session.exec(found.limit(NEWEST)).all()
        if any(len(words & _long_words(folded)) >= FEWEST_SHARED for words in said)
    ]
    rows = session.exec(select(QuoteRow).where(col(QuoteRow.id).in_(near[:MOST]))).all()
    return articles.cited(session, rows)


def _is_quoted(cited: Cited) -> bool:
    return isinstance(cited.claim, Quote) and cited.claim.kind in QUOTED


def _long_words(folded: str) -> set[str]:
    return {word for word in folded.split() if len(word) > 3}


def _speakers_like(session: Session, filed: Filed, names: Iterable[str]) -> list[SpeakerRow]:
    last = {name_key(name).split()[-1] for name in names if name_key(name)}
    if not last:
        return []
    ends = or_(*(col(SpeakerRow.key).endswith(word, autoescape=True) for word in sorted(last)))
    seen = select(SpeakerRow).where(filed.origin.seen_by.covers(SpeakerRow), ends)
    rows = session.exec(seen).all()
    return [row for row in rows if any(same_person(row.name, name) for name in names)]


def figures_like(session: Session, filed: Filed) -> list[Cited]:
    """Figures of the same measures, about something that may be the same event."""
    new = [cited for cited in filed.claims if isinstance(cited.claim, Figure)]
    measures = {m for c in new if isinstance(c.claim, Figure) for m in _comparable(c.claim)}
    mine = (
        filed.origin.seen_by.covers(FigureRow),
        col(FigureRow.measure).in_(measures),
        col(FigureRow.article_id) != filed.id,
    )
    found = select(FigureRow.id, FigureRow.subject).where(*mine)
    newest = session.exec(found.order_by(col(FigureRow.id).desc()).limit(NEWEST)).all()
    subjects = {cited.subject for cited in new}
    near = [
        figure_id
        for figure_id, subject in newest
        if any(may_be_compared(words, frozenset(subject.split())) for words in subjects)
    ]
    ids = {*near[:MOST], *_same_numbers(session, filed)}
    rows = session.exec(select(FigureRow).where(col(FigureRow.id).in_(ids))).all()
    return articles.cited(session, rows)


def _same_numbers(session: Session, filed: Filed) -> list[int | None]:
    """Figures with the very numbers of this article, whatever they count."""
    figures = [cited.claim for cited in filed.claims if isinstance(cited.claim, Figure)]
    numbers = {float(figure.low) for figure in figures if figure.low and is_telling(figure)}
    mine = (
        filed.origin.seen_by.covers(FigureRow),
        col(FigureRow.low).in_(numbers),
        col(FigureRow.high) == col(FigureRow.low),
        col(FigureRow.article_id) != filed.id,
    )
    found = select(FigureRow.id).where(*mine).order_by(col(FigureRow.id).desc())
    return list(session.exec(found.limit(MOST)).all())


def _comparable(figure: Figure) -> frozenset[str]:
    """The measures whose figures may stand against this one: "losses" may mean killed."""
    unclear = frozenset(("losses", "casualties"))
    human = unclear | {"deaths", "wounded", "injured"}
    measure = figure.measure.value
    if measure in unclear:
        return human
    return unclear | {measure} if measure in human else frozenset((measure,))
