"""Speakers whose names may be meant, found by words that are spelt alike."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Float, Integer, column, values
from sqlmodel import Session, col, exists, func, select

from claims.names import SMALL, word_likeness
from store.each import of_each
from store.people.names import grams_of
from store.scope import Scope
from store.tables import NameGramRow, NameHeardRow, NameWordRow, SpeakerRow, SpellingRow

MOST_WORDS = 200  # that share most letters with the one asked for, and are measured against it
MOST_LIKE = 30  # of these, that are taken for spellings of it
MOST_COUNTED = 500  # speakers with a word, heard most: of these the ones that may be seen
MOST_CANDIDATES = 60  # speakers whose spellings are read
MOST_ASKED = 8  # words of a question that are looked up
WORD = "(SELECT id FROM name_word WHERE team_id = :team AND word = {%s})"
# Each with the last word is looked up by the first: read in full, those of a common first name are
# very many. Not EXISTS, which Postgres would turn into just that.
HEARD = f"""
SELECT speaker.id, speaker.name, speaker.scope
FROM name_heard JOIN speaker ON speaker.id = name_heard.speaker_id
WHERE name_heard.word_id = {WORD % "last"} AND (
    SELECT also.word_id FROM name_heard AS also
    WHERE also.word_id = {WORD % "first"} AND also.speaker_id = name_heard.speaker_id
) IS NOT NULL
ORDER BY speaker.mentions DESC, speaker.id LIMIT :most
"""

Near = Mapping[int, float]  # words on file by id, and how like the word asked for they are


def candidates(
    session: Session, scope: Scope, asked: Sequence[str], *, at_least: float, enough: int
) -> list[int]:
    """Speakers, heard where the scope reaches, whose words are at least so like those asked for.

    Of equals those heard most. Of one word, no further than `enough` speakers need.
    """
    near = [_near(session, scope.team, word) for word in asked[:MOST_ASKED]]
    if len(near) != 1:
        return _by_words(session, scope, near, at_least) if near else []
    found: list[int] = []
    for _, alike in groupby(near[0].items(), key=lambda word: word[1]):
        found += _by_word(session, scope, [word for word, _ in alike])
        if len(found) >= enough:
            break
    return found


def heard_by(session: Session, team: str, names: Collection[Sequence[str]]) -> Sequence[Any]:
    """Speakers with the first and last word of one of these names, those heard most of each.

    Their ids, names and scopes: seen or not.
    """
    asked = [{"first": words[0], "last": words[-1]} for words in names]
    return of_each(session, HEARD, asked, team=team, most=MOST_COUNTED)


def _near(session: Session, team: str, asked: str) -> Near:
    """Words spelt alike, the likest first. Looked up once in a session: questions ask again."""
    known: dict[tuple[str, str], Near] = session.info.setdefault("words spelt alike", {})
    if (team, asked) not in known:
        spelt = _spelt_alike(session, team, asked)
        alike = {word_id or 0: word_likeness(asked, word) for word_id, word in spelt}
        likest = sorted(alike, key=lambda word_id: -alike[word_id])[:MOST_LIKE]
        known[team, asked] = {word_id: alike[word_id] for word_id in likest if alike[word_id]}
    return known[team, asked]


def _spelt_alike(session: Session, team: str, asked: str) -> Sequence[tuple[int | None, str]]:
    """Words that share most of their letters. Short ones only if they are the same."""
    word = select(NameWordRow.id, NameWordRow.word)
    if len(asked) < SMALL:
        mine = (col(NameWordRow.team_id) == team, col(NameWordRow.word) == asked)
        return session.exec(word.where(*mine)).all()
    grams = (col(NameGramRow.team_id) == team, col(NameGramRow.gram).in_(grams_of(asked)))
    shared = select(NameGramRow.word_id).where(*grams).group_by(col(NameGramRow.word_id))
    most = shared.order_by(func.count().desc(), col(NameGramRow.word_id)).limit(MOST_WORDS)
    few = most.subquery()
    return session.exec(word.join(few, few.c.word_id == col(NameWordRow.id))).all()


def _by_word(session: Session, scope: Scope, words: Collection[int]) -> list[int]:
    with_it = select(NameHeardRow.speaker_id).where(col(NameHeardRow.word_id).in_(words))
    mine = (
        select(SpeakerRow.id, SpeakerRow.mentions)
        .where(col(SpeakerRow.id).in_(with_it))
        .order_by(col(SpeakerRow.mentions).desc(), col(SpeakerRow.id))
        .limit(MOST_COUNTED)
        .subquery()
    )
    seen = select(mine.c.id).where(_heard(scope, mine.c.id))
    ranked = seen.order_by(mine.c.mentions.desc(), mine.c.id)
    return list(session.exec(ranked.limit(MOST_CANDIDATES)).all())


def _by_words(session: Session, scope: Scope, near: Sequence[Near], at_least: float) -> list[int]:
    """Of several words most must be found, so that those found with few speakers decide."""
    rows = [(n, word, alike) for n, words in enumerate(near) for word, alike in words.items()]
    if not rows:
        return []
    asked = values(column("n", Integer), column("word", Integer), column("alike", Float), name="a")
    meant = asked.data(rows).cte("meant")
    best = (
        select(col(NameHeardRow.speaker_id).label("speaker"), func.max(meant.c.alike).label("one"))
        .join(meant, meant.c.word == col(NameHeardRow.word_id))
        .group_by(col(NameHeardRow.speaker_id), meant.c.n)
        .subquery()
    )
    score = func.sum(best.c.one)
    likely = (
        select(best.c.speaker, score.label("score"))
        .group_by(best.c.speaker)
        .having(score >= at_least * len(near) - 1e-6)
        .subquery()
    )
    home = col(SpeakerRow.id) == likely.c.speaker
    seen = select(likely.c.speaker).join(SpeakerRow, home).where(_heard(scope, likely.c.speaker))
    ranked = seen.order_by(likely.c.score.desc(), col(SpeakerRow.mentions).desc(), likely.c.speaker)
    return list(session.exec(ranked.limit(MOST_CANDIDATES)).all())


def _heard(scope: Scope, speaker: Any) -> ColumnElement[bool]:
    """Somebody with a spelling where the scope reaches: a word's speakers are all of one team."""
    return exists().where(
        col(SpellingRow.speaker_id) == speaker,
        col(SpellingRow.scope).in_(scope.seen),
    )
