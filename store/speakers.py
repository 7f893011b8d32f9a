"""Speakers, each with the spellings that articles use. A private channel's are its own."""

import re

from sqlmodel import Session, col, delete, exists, select

from claims.model import Quote, SpeakerBasis
from claims.names import fold, name_key
from store.tables import ArticleRow, QuoteRow, SpeakerRow, SpellingRow

PRONOUNS = frozenset(("i", "he", "she", "they", "it", "we", "you", "who", "which", "one", "those"))
ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)


def file(session: Session, article: ArticleRow, quote: Quote) -> int | None:
    """Keep a quote's speaker and how the article writes the name. None when nobody is named."""
    name = _name(quote)
    if not name_key(name):
        return None
    speaker = _speaker(session, article, name)
    assert speaker.id is not None
    written = {name, *(span.text for span in quote.source)}
    for spelling in sorted(written):
        _note_spelling(session, article, speaker.id, spelling, quote.basis)
    return speaker.id


def _name(quote: Quote) -> str:
    """The speaker's name, or the institution as written; "" for a pronoun that leads to nobody."""
    if quote.speaker is not None:
        return quote.speaker.text
    written = " ".join(span.text for span in quote.source)
    if quote.basis is SpeakerBasis.PRONOUN or fold(written) in PRONOUNS:
        return ""
    return ARTICLE.sub("", written)


def remove_unheard(session: Session, team: str) -> None:
    """Forget speakers of whom no quote is left."""
    heard = exists().where(col(QuoteRow.speaker_id) == col(SpeakerRow.id))
    unheard = (col(SpeakerRow.team_id) == team, ~heard)
    session.exec(delete(SpeakerRow).where(*unheard))


def _speaker(session: Session, article: ArticleRow, name: str) -> SpeakerRow:
    key = name_key(name)
    here = (
        col(SpeakerRow.team_id) == article.team_id,
        col(SpeakerRow.scope) == article.scope,
        col(SpeakerRow.key) == key,
    )
    row = session.exec(select(SpeakerRow).where(*here)).first()
    if row is None:
        row = SpeakerRow(
            team_id=article.team_id,
            channel_id=article.channel_id,
            scope=article.scope,
            name=" ".join(name.split()),
            key=key,
        )
        session.add(row)
        session.flush()
    return row


def _note_spelling(
    session: Session, article: ArticleRow, speaker_id: int, spelling: str, basis: str
) -> None:
    here = (
        col(SpellingRow.article_id) == article.id,
        col(SpellingRow.speaker_id) == speaker_id,
        col(SpellingRow.spelling) == spelling,
    )
    if session.exec(select(SpellingRow).where(*here)).first() is not None:
        return
    session.add(
        SpellingRow(
            team_id=article.team_id,
            channel_id=article.channel_id,
            scope=article.scope,
            speaker_id=speaker_id,
            article_id=article.id,
            spelling=spelling,
            folded=fold(spelling),
            basis=basis,
        )
    )
