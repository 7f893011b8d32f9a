"""The vocabulary of names: kept up when speakers are filed and forgotten."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from sqlmodel import Session, col, delete, exists, select, text

from claims.names import name_key
from store.tables import NameHeardRow, NameWordRow, SpellingRow

PRONOUNS = frozenset(("i", "he", "she", "they", "it", "we", "you", "who", "which", "one", "those"))
MOST_WORDS = 16  # of one spelling
LONGEST = 40  # letters: what is longer is no word of a name
AT_ONCE = 500  # values in one statement

ADD_WORD = "INSERT INTO name_word (team_id, word) VALUES (:team, :word) ON CONFLICT DO NOTHING"
ADD_GRAM = (
    "INSERT INTO name_gram (team_id, gram, word_id) VALUES (:team, :gram, :id)"
    " ON CONFLICT DO NOTHING"
)
DROP_GRAM = "DELETE FROM name_gram WHERE team_id = :team AND gram = :gram AND word_id = :id"
ADD_HEARD = (
    "INSERT INTO name_heard (word_id, speaker_id) VALUES (:id, :speaker) ON CONFLICT DO NOTHING"
)

Heard = tuple[int, str]  # a speaker's id, and a spelling


def words_of(spelling: str) -> frozenset[str]:
    """The words by which a spelling is found. A pronoun is nobody's name."""
    words = name_key(spelling).split()[:MOST_WORDS]
    return frozenset(word for word in words if len(word) <= LONGEST and word not in PRONOUNS)


def grams_of(word: str) -> frozenset[str]:
    marked = f"^{word}$"
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))


def file(session: Session, team: str, heard: Iterable[Heard]) -> None:
    """Make speakers findable by the words of these spellings. What is known already stays."""
    said = {(speaker, word) for speaker, spelling in heard for word in words_of(spelling)}
    words = {word for _, word in said}
    new = words - _ids(session, team, words).keys()
    _run(session, ADD_WORD, [{"team": team, "word": word} for word in sorted(new)])
    ids = _ids(session, team, words)
    _run(session, ADD_GRAM, _grams(team, {word: ids[word] for word in new}))
    rows = sorted((ids[word], speaker) for speaker, word in said)
    _run(session, ADD_HEARD, [{"id": word, "speaker": speaker} for word, speaker in rows])


def heard_in(session: Session, article_id: int) -> list[Heard]:
    """The speakers of an article, with its spellings of their names."""
    here = select(SpellingRow.speaker_id, SpellingRow.spelling)
    rows = session.exec(here.where(col(SpellingRow.article_id) == article_id)).all()
    return [(speaker or 0, spelling) for speaker, spelling in rows]


def forget(session: Session, team: str, gone: Collection[Heard]) -> None:
    """Drop what no spelling on file has any longer, of the words of those taken back."""
    unheard = {speaker for speaker, spelling in gone if not _is_heard(session, speaker, spelling)}
    for speaker in sorted(unheard):
        _forget_words(session, team, speaker, [text for who, text in gone if who == speaker])
    _forget_unused(session, team, {word for _, spelling in gone for word in words_of(spelling)})


def _is_heard(session: Session, speaker: int, spelling: str) -> bool:
    same = (col(SpellingRow.speaker_id) == speaker, col(SpellingRow.spelling) == spelling)
    return session.exec(select(SpellingRow.id).where(*same).limit(1)).first() is not None


def _forget_words(session: Session, team: str, speaker: int, gone: Collection[str]) -> None:
    """A speaker keeps the words that another spelling of theirs still has."""
    left = select(SpellingRow.spelling).where(col(SpellingRow.speaker_id) == speaker).distinct()
    kept = {word for spelling in session.exec(left).all() for word in words_of(spelling)}
    lost = {word for spelling in gone for word in words_of(spelling)} - kept
    ids = list(_ids(session, team, lost).values())
    mine = (col(NameHeardRow.speaker_id) == speaker, col(NameHeardRow.word_id).in_(ids))
    session.exec(delete(NameHeardRow).where(*mine))


def _forget_unused(session: Session, team: str, words: Collection[str]) -> None:
    used = exists().where(col(NameHeardRow.word_id) == col(NameWordRow.id))
    mine = (col(NameWordRow.team_id) == team, col(NameWordRow.word).in_(words), ~used)
    found = session.exec(select(NameWordRow.word, NameWordRow.id).where(*mine)).all()
    unused = {word: word_id for word, word_id in found if word_id is not None}
    _run(session, DROP_GRAM, _grams(team, unused))
    session.exec(delete(NameWordRow).where(col(NameWordRow.id).in_(unused.values())))


def _ids(session: Session, team: str, words: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _portions(sorted(words)):
        known = select(NameWordRow.word, NameWordRow.id)
        mine = known.where(col(NameWordRow.team_id) == team, col(NameWordRow.word).in_(some))
        found.update({word: word_id or 0 for word, word_id in session.exec(mine).all()})
    return found


def _portions(words: Collection[str]) -> Iterator[list[str]]:
    rest = iter(words)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _grams(team: str, words: Mapping[str, int]) -> list[dict[str, str | int]]:
    return [
        {"team": team, "gram": gram, "id": word_id}
        for word, word_id in sorted(words.items())
        for gram in sorted(grams_of(word))
    ]


def _run(session: Session, statement: str, rows: list[dict[str, str | int]]) -> None:
    if rows:
        session.connection().execute(text(statement), rows)
