"""Figures filed under the words that say what they are about."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from sqlmodel import Session, col, delete, text

from claims.comparing.subject import MEASURE_WORDS, kin
from store.tables import FigureRow, FigureWordRow

BYTES = 8  # of a number: two words of one number cost a figure that is looked at in vain
ADD = "INSERT INTO figure_word (word, figure_id) VALUES (:word, :figure) ON CONFLICT DO NOTHING"


def number_of(team: str, measure: str, word: str) -> int:
    """What a word stands under, apart for each workspace and each kind of measure.

    Measures that may stand against each other are of one kind: losses may mean killed.
    """
    told = f"{team}\n{kin(measure)}\n{word}".encode()
    return int.from_bytes(blake2b(told, digest_size=BYTES).digest(), "big", signed=True)


def numbers_of(team: str, measure: str, subject: Iterable[str]) -> set[int]:
    return {number_of(team, measure, word) for word in subject if word not in MEASURE_WORDS}


def file(session: Session, figures: Iterable[FigureRow]) -> None:
    """Make figures just flushed findable by their words."""
    add(session, ((f.id or 0, f.team_id, f.measure, f.subject) for f in figures))


def refile(session: Session, figure: FigureRow) -> None:
    """The same for one that was corrected."""
    session.exec(delete(FigureWordRow).where(col(FigureWordRow.figure_id) == figure.id))
    file(session, [figure])


def add(session: Session, figures: Iterable[tuple[int, str, str, str]]) -> None:
    """By id, workspace, measure, and the words of the subject."""
    rows = list(_rows(figures))
    if rows:
        session.connection().execute(text(ADD), rows)


def _rows(figures: Iterable[tuple[int, str, str, str]]) -> Iterator[dict[str, int]]:
    for figure, team, measure, subject in figures:
        for number in sorted(numbers_of(team, measure, subject.split())):
            yield {"word": number, "figure": figure}
