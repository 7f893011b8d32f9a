"""Names on file that are offered to somebody who is typing one."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from claims.names import name_key
from store.scope import Scope
from store.tables import NameGramRow, NameHeardRow, NameWordRow, SpeakerRow, SpellingRow

FEWEST = 2  # letters that are typed before any are offered
MOST_WORDS = 200  # that begin so
MOST_HEARD = 500  # speakers that are looked at
MOST_OFFERED = 50


def beginning(session: Session, scope: Scope, typed: str) -> list[tuple[int, str]]:
    """Speakers with a name that begins so, in any of its words: for somebody who is typing."""
    words = name_key(typed).split()
    if not words or len(words[-1]) < FEWEST:
        return []
    heard = _heard_beginning(session, scope.team, words[-1])
    found: list[tuple[int, str]] = []
    for at in range(0, len(heard), MOST_OFFERED):
        found += _named_so(session, scope, heard[at : at + MOST_OFFERED], words)
        if len(found) >= MOST_OFFERED:
            break
    return found[:MOST_OFFERED]


def name_seen(session: Session, scope: Scope, speaker_id: int) -> str:
    """A speaker's name, if it may be seen; "" otherwise."""
    row = session.get(SpeakerRow, speaker_id)
    if row is None or row.team_id != scope.team:
        return ""
    seen = (col(SpellingRow.speaker_id) == speaker_id, scope.covers(SpellingRow))
    there = session.exec(select(SpellingRow.id).where(*seen).limit(1)).first()
    return row.name if there is not None else ""


def _heard_beginning(session: Session, team: str, word: str) -> list[int]:
    """By the first two letters, which the index of letters has, then by all of them."""
    first = (col(NameGramRow.team_id) == team, col(NameGramRow.gram) == f"^{word[:2]}")
    near = select(NameGramRow.word_id).where(*first)
    begun = col(NameWordRow.word).startswith(word, autoescape=True)
    words = select(NameWordRow.id).where(col(NameWordRow.id).in_(near), begun)
    some = words.order_by(col(NameWordRow.word)).limit(MOST_WORDS)
    mine = select(NameHeardRow.speaker_id).where(col(NameHeardRow.word_id).in_(some))
    return list(session.exec(mine.distinct().limit(MOST_HEARD)).all())


def _named_so(
    session: Session, scope: Scope, speaker_ids: Sequence[int], words: Sequence[str]
) -> list[tuple[int, str]]:
    seen = select(SpellingRow.speaker_id).where(
        col(SpellingRow.speaker_id).in_(speaker_ids), scope.covers(SpellingRow)
    )
    named = select(SpeakerRow.id, SpeakerRow.name).where(col(SpeakerRow.id).in_(seen))
    rows = session.exec(named.order_by(col(SpeakerRow.name))).all()
    return [
        (speaker_id or 0, name)
        for speaker_id, name in rows
        if all(any(one.startswith(word) for one in name_key(name).split()) for word in words)
    ]
