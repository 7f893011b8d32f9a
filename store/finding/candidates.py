"""Claims on file that are worth comparing: a wide net, from which claims.comparing picks."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations, islice, product
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from claims.comparing.figure_relations import is_telling
from claims.comparing.subject import MEASURE_WORDS, may_be_compared
from claims.model import Cited, Figure, Quote, QuoteKind
from claims.names import fold, name_key, same_person
from store.database import together
from store.filing import articles
from store.filing.articles import Filed
from store.finding import fulltext
from store.people import merging, naming
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow, SpeakerRow

NEWEST = 2_000  # quotes of the speakers, shared out: what was filed last is what is disputed
FEWEST_OF_A_SPEAKER = 50
NEWEST_OF_A_WORD = 60  # figures of a measure about one word
MOST_WORDS = 50  # of an article's figures, by which others are looked for
LONGEST_NAME = 5  # words
MOST = 120  # of these, the ones that are loaded and compared
FEWEST_SHARED = 2  # words of four letters or more that two wordings have in common
QUOTED = (QuoteKind.DIRECT, QuoteKind.MIXED)
Conditions = tuple[ColumnElement[bool], ...]


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
    speaker_ids = _speakers_like(session, filed, {c.speaker for c in new})
    said = [_long_words(fold(c.claim.text)) for c in new if isinstance(c.claim, Quote)]
    shared = {
        quote_id: max(len(one & words) for one in said)
        for quote_id, folded in _quoted(session, filed, speaker_ids)
        if (words := _long_words(folded))
    }
    nearest = sorted(shared, key=lambda quote_id: (-shared[quote_id], -quote_id))
    near = [quote_id for quote_id in nearest[:MOST] if shared[quote_id] >= FEWEST_SHARED]
    rows = session.exec(select(QuoteRow).where(col(QuoteRow.id).in_(near))).all()
    return articles.cited(session, rows)


def _quoted(session: Session, filed: Filed, speaker_ids: Sequence[int]) -> Sequence[Any]:
    """The newest quotes of each of these speakers, from an index that has them in this order."""
    scopes = sorted(filed.origin.seen_by.seen)
    share = max(FEWEST_OF_A_SPEAKER, NEWEST // max(1, len(speaker_ids) * len(scopes)))
    mine = (
        col(QuoteRow.team_id) == filed.origin.team,
        col(QuoteRow.kind).in_(QUOTED),
        col(QuoteRow.article_id) != filed.id,
        ~col(QuoteRow.dismissed),
    )
    found = select(QuoteRow.id, QuoteRow.folded).where(*mine).order_by(col(QuoteRow.id).desc())
    by_each = [
        found.where(col(QuoteRow.speaker_id) == speaker, col(QuoteRow.scope) == scope).limit(share)
        for speaker, scope in product(speaker_ids, scopes)
    ]
    return together(session, by_each)


def _is_quoted(cited: Cited) -> bool:
    return isinstance(cited.claim, Quote) and cited.claim.kind in QUOTED


def _long_words(folded: str) -> set[str]:
    return {word for word in folded.split() if len(word) > 3}


def _speakers_like(session: Session, filed: Filed, names: Collection[str]) -> list[int]:
    """Speakers who may be the same person: one name is the other, or the last part of it."""
    team = filed.origin.team
    keys = sorted({key for name in names if (key := name_key(name))})
    heard = naming.heard_by(session, team, [key.split() for key in keys])
    shorter = {part for key in keys for part in _last_parts(key.split())}
    mine = filed.origin.seen_by.covers(SpeakerRow)
    seen = select(SpeakerRow.id, SpeakerRow.name).where(mine)
    maybe = [
        seen.where(col(SpeakerRow.id).in_(heard)),
        seen.where(col(SpeakerRow.key).in_(shorter)),
    ]
    found = dict(together(session, maybe))
    same = [one for one in found if any(same_person(found[one], name) for name in names)]
    return merging.family(session, filed.origin.seen_by, sorted(same))


def _last_parts(words: Sequence[str]) -> set[str]:
    """Every way to leave words of a name out, but for the last of them."""
    *others, last = words[-LONGEST_NAME:]
    return {
        " ".join((*some, last))
        for number in range(len(others) + 1)
        for some in combinations(others, number)
    }


def figures_like(session: Session, filed: Filed) -> list[Cited]:
    """Figures of the same measures, about something that may be the same event."""
    return figures_near(session, filed.origin.seen_by, filed.claims, not_from=(filed.id,))


def figures_near(
    session: Session, scope: Scope, claims: Sequence[Cited], *, not_from: Collection[int]
) -> list[Cited]:
    """The same for figures that need not be on file, within a scope and without some articles."""
    new = [cited for cited in claims if isinstance(cited.claim, Figure)]
    elsewhere = (
        scope.covers(FigureRow),
        col(FigureRow.article_id).not_in(not_from),
        ~col(FigureRow.dismissed),
    )
    subjects = {cited.subject for cited in new}
    about = _about(session, elsewhere, new)
    shared = {i: max(len(words & about[i]) for words in subjects) for i in about}
    nearest = sorted(about, key=lambda figure_id: (-shared[figure_id], -figure_id))
    near = (i for i in nearest if any(may_be_compared(words, about[i]) for words in subjects))
    ids = {*islice(near, MOST), *_same_numbers(session, elsewhere, new)}
    rows = session.exec(select(FigureRow).where(col(FigureRow.id).in_(ids))).all()
    return articles.cited(session, rows)


def _about(
    session: Session, elsewhere: Conditions, new: Sequence[Cited]
) -> dict[int, frozenset[str]]:
    """Figures on file that share a word with a new one, the newest for each word: their subjects.

    Word by word, so that the few about a rare word are not hidden behind the many about a war.
    """
    measures = {m for c in new if isinstance(c.claim, Figure) for m in _comparable(c.claim)}
    mine = (*elsewhere, col(FigureRow.measure).in_(measures))
    found = select(FigureRow.id, FigureRow.subject).where(*mine)
    measured = fulltext.as_filed(measures)
    sought = [{fulltext.SUBJECT: [fulltext.as_filed([word]), measured]} for word in _telling(new)]
    of_each = [fulltext.newest(session, found, FigureRow, one) for one in sought]
    rows = together(session, [newest.limit(NEWEST_OF_A_WORD) for newest in of_each])
    return {figure_id: frozenset(subject.split()) for figure_id, subject in rows}


def _telling(new: Sequence[Cited]) -> list[str]:
    """Words that say what is counted; first those that most figures of the article have."""
    words = Counter(word for cited in new for word in cited.subject - MEASURE_WORDS)
    return [word for word, _ in words.most_common(MOST_WORDS)]


def _same_numbers(
    session: Session, elsewhere: Conditions, new: Sequence[Cited]
) -> list[int | None]:
    """Figures with the very numbers of this article, whatever they count."""
    figures = [cited.claim for cited in new if isinstance(cited.claim, Figure)]
    numbers = {float(figure.low) for figure in figures if figure.low and is_telling(figure)}
    equal = (col(FigureRow.low).in_(numbers), col(FigureRow.high) == col(FigureRow.low))
    found = select(FigureRow.id).where(*elsewhere, *equal).order_by(col(FigureRow.id).desc())
    return list(session.exec(found.limit(MOST)).all())


def _comparable(figure: Figure) -> frozenset[str]:
    """The measures whose figures may stand against this one: "losses" may mean killed."""
    unclear = frozenset(("losses", "casualties"))
    human = unclear | {"deaths", "wounded", "injured"}
    measure = figure.measure.value
    if measure in unclear:
        return human
    return unclear | {measure} if measure in human else frozenset((measure,))
