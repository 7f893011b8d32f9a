"""A new article's claims, as their words are filed: what watches are held against."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from claims.model import Cited, Figure
from store.tables import ArticleRow, FigureRow, QuoteRow, SpeakerRow, SpellingRow


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim of a new article, as its words are filed. `about` is empty for a quote."""

    id: int
    is_figure: bool
    kind: str
    words: str
    context: str
    names: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    told: str = ""
    outlet: str = ""
    sentence: str = ""


def is_figure(cited: Cited) -> bool:
    return isinstance(cited.claim, Figure)


def heard_in(session: Session, article_id: int) -> list[Heard]:
    """All claims of an article."""
    home = session.get_one(ArticleRow, article_id)
    outlet = f"{home.outlet} {home.url}".lower()
    names = _names(session, article_id)
    quotes = session.exec(
        select(QuoteRow).where(col(QuoteRow.article_id) == article_id, ~col(QuoteRow.dismissed))
    ).all()
    figures = session.exec(
        select(FigureRow).where(col(FigureRow.article_id) == article_id, ~col(FigureRow.dismissed))
    ).all()
    said = (
        Heard(
            row.id or 0,
            False,
            row.kind,
            row.folded,
            row.context,
            names=frozenset(names.get(row.speaker_id or 0, ())),
            told=row.told,
            outlet=outlet,
        )
        for row in quotes
    )
    counted = (
        Heard(
            row.id or 0,
            True,
            "figure",
            row.folded,
            row.context,
            about=frozenset((row.measure, *row.subject.split(), *row.context.split())),
            outlet=outlet,
            sentence=row.sentence,
        )
        for row in figures
    )
    return [*said, *counted]


def _names(session: Session, article_id: int) -> dict[int, set[str]]:
    """How an article spells its speakers, with the names they are filed under."""
    mine = col(SpellingRow.speaker_id) == col(SpeakerRow.id)
    spelt = select(SpeakerRow.id, SpeakerRow.name, SpellingRow.spelling).join(SpellingRow, mine)
    found: dict[int, set[str]] = {}
    for speaker_id, name, spelling in session.exec(
        spelt.where(col(SpellingRow.article_id) == article_id)
    ).all():
        found.setdefault(speaker_id or 0, set()).update((name, spelling))
    return found
