"""Speakers, each with the spellings that articles use. A private channel's are its own."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session, col, delete, exists, select, update

from claims.model import Quote, SpeakerBasis
from claims.names import fold, name_key
from store.people import names
from store.people.names import PRONOUNS
from store.tables import ArticleRow, QuoteRow, SpeakerRow, SpellingRow

ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)


def file(session: Session, home: ArticleRow, quotes: Sequence[tuple[Quote, QuoteRow]]) -> None:
    """Keep the speakers of an article just filed, and how it writes their names.

    Each quote's row is given its speaker; none where nobody is named.
    """
    named = [(quote, row, name) for quote, row in quotes if name_key(name := _name(quote))]
    known = _speakers(session, home, {name_key(name): name for _, _, name in reversed(named)})
    spellings: dict[tuple[int, str], str] = {}
    for quote, row, name in named:
        row.speaker_id = known[name_key(name)]
        for spelling in {name, *(span.text for span in quote.source)}:
            spellings.setdefault((row.speaker_id, spelling), quote.basis)
    for (speaker_id, spelling), basis in sorted(spellings.items()):
        session.add(_spelling_row(home, speaker_id, spelling, basis))
    _count(session, Counter(speaker_id for speaker_id, _ in spellings))
    names.file(session, home.team_id, spellings)


def refile(session: Session, home: ArticleRow, quotes: Sequence[tuple[Quote, QuoteRow]]) -> None:
    """The same for an article whose spellings were dropped, since a speaker in it was corrected."""
    for _, row in quotes:
        row.speaker_id = None
    file(session, home, quotes)


def introduce(session: Session, home: ArticleRow, called: Sequence[tuple[Quote, str]]) -> None:
    """Make speakers known by the spelling that they went by in another store."""
    named = {name_key(_name(quote)): name for quote, name in called}
    same = {key: name for key, name in named.items() if key and key == name_key(name)}
    _speakers(session, home, same)


def _name(quote: Quote) -> str:
    """The speaker's name, or the institution as written; "" for a pronoun that leads to nobody."""
    if quote.speaker is not None:
        return quote.speaker.text
    written = " ".join(span.text for span in quote.source)
    if quote.basis is SpeakerBasis.PRONOUN or fold(written) in PRONOUNS:
        return ""
    return ARTICLE.sub("", written)


def forget(session: Session, team: str, gone: Collection[names.Heard]) -> None:
    """After an article is taken back: its speakers of whom no quote is left, and their words."""
    heard = exists().where(col(QuoteRow.speaker_id) == col(SpeakerRow.id))
    mine = col(SpeakerRow.id).in_({speaker for speaker, _ in gone})
    session.exec(delete(SpeakerRow).where(mine, ~heard))
    gone_of = Counter(speaker for speaker, _ in gone)
    _count(session, {speaker: -number for speaker, number in gone_of.items()})
    names.forget(session, team, gone)


def _count(session: Session, more: Mapping[int, int]) -> None:
    """So many mentions more of each of these speakers. In one order, lest two writers meet."""
    for speaker, number in sorted(more.items()):
        mentions = {"mentions": col(SpeakerRow.mentions) + number}
        session.exec(update(SpeakerRow).where(col(SpeakerRow.id) == speaker).values(mentions))


def _speakers(session: Session, home: ArticleRow, named: Mapping[str, str]) -> dict[str, int]:
    """The speakers with these keys, those that are new among them."""
    here = (
        col(SpeakerRow.team_id) == home.team_id,
        col(SpeakerRow.scope) == home.scope,
        col(SpeakerRow.key).in_(named),
    )
    found = {row.key: row for row in session.exec(select(SpeakerRow).where(*here)).all()}
    for key, name in named.items():
        if key not in found:
            found[key] = _speaker_row(home, key, name)
            session.add(found[key])
    session.flush()
    return {key: row.id for key, row in found.items() if row.id is not None}


def _speaker_row(home: ArticleRow, key: str, name: str) -> SpeakerRow:
    return SpeakerRow(
        team_id=home.team_id,
        channel_id=home.channel_id,
        scope=home.scope,
        name=" ".join(name.split()),
        key=key,
    )


def _spelling_row(home: ArticleRow, speaker_id: int, spelling: str, basis: str) -> SpellingRow:
    return SpellingRow(
        team_id=home.team_id,
        channel_id=home.channel_id,
        scope=home.scope,
        speaker_id=speaker_id,
        article_id=home.id,
        spelling=spelling,
        folded=fold(spelling),
        basis=basis,
    )
