"""Quotes on file that a quotation of a draft may be taken from: a wide net, as in candidates."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from claims.model import Cited
from claims.names import fold
from claims.notary.draft import Draft, Quotation
from claims.notary.words import BREAK
from store.filing import articles
from store.finding import fulltext, named
from store.finding.named import SURE
from store.scope import Scope
from store.tables import ArticleRow, MessageRow, QuoteRow
from store.work.message import MessageKey

RUN = 3  # neighbouring words by which a quote is looked up
MOST_RUNS = 8  # of a quotation
NEWEST = 15  # quotes with one of these
LONGEST_PHRASE = 60  # words of a piece that are looked up as they stand
NEWEST_OF_SPEAKER = 400
MOST_OF_SPEAKER = 40  # quotes of the speaker that share most long words
LONG = 4  # letters
MOST_SPEAKERS = 12  # of a draft, that are looked up by name


def quotes_near(
    session: Session, scope: Scope, draft: Draft, *, not_from: Collection[int]
) -> list[list[Cited]]:
    """For each quotation, the quotes that share a run of words with it, or speaker and words."""
    named = dict.fromkeys(one.speaker for one in draft.quotations if one.speaker)
    said = {name: _said_by(session, scope, name, not_from) for name in list(named)[:MOST_SPEAKERS]}
    return [
        _near(session, scope, one, said.get(one.speaker, {}), not_from) for one in draft.quotations
    ]


def own_articles(session: Session, scope: Scope, key: MessageKey, sha256: str) -> list[int]:
    """Articles that are the draft itself: pasted where the reporter reads along, say."""
    here = (
        col(MessageRow.team_id) == key.team,
        col(MessageRow.channel_id) == key.channel,
        col(MessageRow.ts) == key.ts,
    )
    mine = col(ArticleRow.message_id).in_(select(MessageRow.id).where(*here))
    same = col(ArticleRow.sha256) == sha256
    # One after the other: each has an index, both together have none.
    found = [
        article_id
        for either in (mine, same)
        for article_id in session.exec(
            select(ArticleRow.id).where(scope.covers(ArticleRow), either)
        ).all()
    ]
    return [article_id for article_id in found if article_id is not None]


def _near(
    session: Session,
    scope: Scope,
    quotation: Quotation,
    of_speaker: dict[int, frozenset[str]],
    not_from: Collection[int],
) -> list[Cited]:
    pieces = [fold(piece).split() for piece in BREAK.split(quotation.words.text)]
    long = frozenset(word for piece in pieces for word in piece if len(word) >= LONG)
    likest = sorted(of_speaker, key=lambda id: (-len(long & of_speaker[id]), -id))
    ids = {id for id in likest[:MOST_OF_SPEAKER] if long & of_speaker[id]}
    ids.update(_with_runs(session, scope, pieces, not_from))
    rows = session.exec(select(QuoteRow).where(col(QuoteRow.id).in_(ids))).all()
    return articles.cited(session, rows)


def _with_runs(
    session: Session, scope: Scope, pieces: Sequence[Sequence[str]], not_from: Collection[int]
) -> set[int]:
    """The newest with all of its words, then, for each run of a few, the newest with that run.

    One by one, so that the quotes with "we will never" do not hide those with the rare words.
    """
    found = select(QuoteRow.id).where(*_elsewhere(scope, not_from))
    whole = [[" ".join(words[:LONGEST_PHRASE])] for words in pieces if words]
    ids: set[int] = set()
    for sought in [whole, *([[run]] for run in _telling_runs(pieces))] if whole else []:
        newest = fulltext.newest(session, found, QuoteRow, {fulltext.OWN: sought})
        ids.update(session.exec(newest.limit(NEWEST)).all())
    return ids


def _telling_runs(pieces: Sequence[Sequence[str]]) -> list[str]:
    """Runs of words as they would be filed, those with the longest words first."""
    runs = [
        " ".join(words[at : at + RUN])
        for words in pieces
        for at in range(max(1, len(words) - RUN + 1))
    ]
    return sorted(filter(None, dict.fromkeys(runs)), key=lambda run: (-len(run), run))[:MOST_RUNS]


def _said_by(
    session: Session, scope: Scope, name: str, not_from: Collection[int]
) -> dict[int, frozenset[str]]:
    """The newest quotes of whoever is meant, with their long words."""
    meant = [match for match in named.speakers(session, scope, name) if match.likeness >= SURE]
    ids = [speaker_id for match in meant for speaker_id in match.speaker_ids]
    mine = (*_elsewhere(scope, not_from), col(QuoteRow.speaker_id).in_(ids))
    found = select(QuoteRow.id, QuoteRow.folded).where(*mine).order_by(col(QuoteRow.id).desc())
    return {
        quote_id or 0: frozenset(word for word in folded.split() if len(word) >= LONG)
        for quote_id, folded in session.exec(found.limit(NEWEST_OF_SPEAKER)).all()
    }


def _elsewhere(scope: Scope, not_from: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    """Quotes that may be shown, of other articles, that nobody has dismissed."""
    other = col(QuoteRow.article_id).not_in(not_from)
    return scope.covers(QuoteRow), other, ~col(QuoteRow.dismissed)
