"""Figures on file that may count the same as an article's: a wide net, for claims.comparing."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session, col, select

from claims.comparing.figure_relations import is_telling
from claims.comparing.subject import MEASURE_WORDS, measures_meet
from claims.model import Cited, Figure
from store.each import Values, of_each
from store.filing.articles import NO_ARTICLE
from store.filing.figure_words import number_of
from store.scope import Scope
from store.tables import FigureRow

NEWEST_OF_A_WORD = 60  # figures of one kind of measure; fewer where there are many words
NEWEST = 3_000  # of all words
MOST_WORDS = 128  # of an article's figures, by which others are looked for
MOST = 120  # of these, the ones that are loaded and compared
# CROSS JOIN keeps SQLite from reading all figures of a workspace in place of those of a word.
OF_A_WORD = """
SELECT figure.id, figure.measure, figure.subject
FROM figure_word CROSS JOIN figure
WHERE figure.id = figure_word.figure_id AND figure_word.word = {word}
AND figure.team_id = :team AND figure.scope IN :scopes
AND figure.article_id NOT IN :here AND NOT figure.dismissed
ORDER BY figure_word.figure_id DESC LIMIT :most
"""

Subjects = Mapping[str, Collection[frozenset[str]]]  # words of what is counted, by measure


def near(
    session: Session, scope: Scope, claims: Sequence[Cited], *, not_from: Collection[int]
) -> list[int]:
    """Those that share most words with a figure whose measure may stand against theirs."""
    subjects = _subjects(claims)
    against: dict[str, list[frozenset[str]]] = {}
    shared: dict[int, int] = {}
    for figure_id, measure, subject in _of_words(session, scope, subjects, not_from):
        if measure not in against:
            against[measure] = _against(measure, subjects)
        words = subject.split()
        shared[figure_id] = max(
            (len(one.intersection(words)) for one in against[measure]), default=0
        )
    nearest = (figure_id for figure_id in shared if shared[figure_id])
    return sorted(nearest, key=lambda figure_id: (-shared[figure_id], -figure_id))[:MOST]


def _against(measure: str, subjects: Subjects) -> list[frozenset[str]]:
    meeting = (m for m in subjects if measures_meet(frozenset((measure,)), frozenset((m,))))
    return [subject for one in meeting for subject in subjects[one]]


def of_same_numbers(
    session: Session, scope: Scope, claims: Sequence[Cited], *, not_from: Collection[int]
) -> dict[int, frozenset[str]]:
    """Figures with the very numbers of these, whatever they count, and what they are about."""
    figures = [cited.claim for cited in claims if isinstance(cited.claim, Figure)]
    numbers = {float(figure.low) for figure in figures if figure.low and is_telling(figure)}
    equal = (
        scope.covers(FigureRow),
        col(FigureRow.low).in_(numbers),
        col(FigureRow.high) == col(FigureRow.low),
        col(FigureRow.article_id).not_in(not_from),
        ~col(FigureRow.dismissed),
    )
    found = select(FigureRow.id, FigureRow.subject).where(*equal)
    newest = found.order_by(col(FigureRow.id).desc()).limit(MOST)
    return {i or 0: frozenset(words.split()) for i, words in session.exec(newest).all()}


def _subjects(claims: Sequence[Cited]) -> Subjects:
    subjects: dict[str, set[frozenset[str]]] = {}
    for cited in claims:
        if isinstance(cited.claim, Figure):
            mine = subjects.setdefault(cited.claim.measure.value, set())
            mine.add(cited.subject - MEASURE_WORDS)
    return subjects


def _of_words(
    session: Session, scope: Scope, subjects: Subjects, not_from: Collection[int]
) -> set[tuple[int, str, str]]:
    """The newest figures of each word, first of those that most figures of the article have.

    Word by word, so that the few about a rare word are not hidden behind the many about a war.
    """
    words = Counter(
        number_of(scope.team, measure, word)
        for measure, some in subjects.items()
        for subject in some
        for word in subject
    )
    asked: list[Values] = [{"word": word} for word, _ in words.most_common(MOST_WORDS)]
    here = {"team": scope.team, "scopes": sorted(scope.seen), "here": [*not_from, NO_ARTICLE]}
    most = min(NEWEST_OF_A_WORD, NEWEST // max(1, len(asked)))
    return {tuple(row) for row in of_each(session, OF_A_WORD, asked, **here, most=most)}
