"""Change what people made of a claim: one change, one version, one line of the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from claims.correcting import fields_of
from claims.model import Cited, ReviewState
from store.filing import articles
from store.filing.origin import Origin
from store.filing.rows import origin_of
from store.review import audit, overlays, reviews
from store.review.reviews import ClaimRef, ClaimRow
from store.tables import ArticleRow, FigureRow, QuoteRow, ReviewRow

MOST_UNDONE = 50  # changes of one claim that Undo goes back


class Verb(StrEnum):
    """What somebody does with a claim; the audit calls it so."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    SAME_PERSON = "same_person"  # a spelling is that of the person it was taken for
    OTHER_PERSON = "other_person"
    DISMISS = "dismiss"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class OnFile:
    """A claim, where it was pasted, and the uid of its review ("" where nobody looked at it)."""

    ref: ClaimRef
    cited: Cited
    origin: Origin
    uid: str = ""


class Outcome(StrEnum):
    DONE = "done"
    ALREADY = "already"  # it stands like that
    CHANGED = "changed"  # somebody else was first
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of it, and the claim as it now stands."""

    outcome: Outcome
    claim: OnFile | None = None


def find(session: Session, ref: ClaimRef, team: str) -> OnFile | None:
    """A claim of a workspace, dismissed or not."""
    row = _row(session, ref)
    if row is None or row.team_id != team:
        return None
    return _on_file(session, row)


def change(
    session: Session,
    ref: ClaimRef,
    team: str,
    verb: Verb,
    *,
    who: str,
    now: datetime,
    fields: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Changed:
    """Do it, unless it stands like that already or, with a `version`, somebody else was first.

    `fields` are all corrections there are to be, laid over what was read.
    """
    claim = _row(session, ref)
    if claim is None or claim.team_id != team:
        return Changed(Outcome.GONE)
    home = session.get_one(ArticleRow, claim.article_id)
    review = reviews.begin(session, home, claim, now=now)
    before = _on_file(session, claim)
    if version is not None and version != review.version:
        return Changed(Outcome.CHANGED, before)
    state, laid = _wanted(verb, review, fields)
    if (state, laid) == (review.state, review.fields):
        return Changed(Outcome.ALREADY, before)
    named = laid.get("speaker") != review.fields.get("speaker")
    _turn(review, verb, state, laid, who, now)
    overlays.lay(session, home, [(review, claim)], speakers_too=named)
    session.flush()
    after = _on_file(session, claim)
    _note(session, review, verb, before, after)
    return Changed(Outcome.DONE, after)


def standing(claim: Cited) -> dict[str, Any]:
    """How a claim stands, as the audit keeps it: its state and every field."""
    return {"state": claim.review.state.value, "fields": fields_of(claim.claim, claim.speaker)}


def _wanted(
    verb: Verb, review: ReviewRow, fields: Mapping[str, str] | None
) -> tuple[str, dict[str, str]]:
    match verb:
        case Verb.CONFIRM:
            return ReviewState.CONFIRMED.value, review.fields
        case Verb.DISMISS:
            return ReviewState.DISMISSED.value, review.fields
        case Verb.CORRECT:
            return ReviewState.CORRECTED.value, dict(fields or {})
        case Verb.SAME_PERSON:
            return review.state, dict(fields or {})
        case Verb.OTHER_PERSON:
            return ReviewState.CORRECTED.value, dict(fields or {})
        case Verb.UNDO:
            if not review.trail:
                return review.state, review.fields
            return review.trail[-1]["state"], dict(review.trail[-1]["fields"])


def _turn(
    review: ReviewRow, verb: Verb, state: str, fields: dict[str, str], who: str, now: datetime
) -> None:
    if verb is Verb.UNDO:
        review.trail = review.trail[:-1]
    else:
        left = {"state": review.state, "fields": dict(review.fields)}
        review.trail = [*review.trail, left][-MOST_UNDONE:]
    review.state, review.fields, review.by, review.at = state, fields, who, now
    review.version += 1


def _note(session: Session, review: ReviewRow, verb: Verb, before: OnFile, after: OnFile) -> None:
    audit.note(
        session,
        team=review.team_id,
        channel=review.channel_id,
        scope=review.scope,
        who=review.by,
        what=verb.value,
        now=review.at,
        before=standing(before.cited),
        after=standing(after.cited),
        article_id=after.cited.citation.article_id,
        about=review.uid,
        version=review.version,
    )


def _row(session: Session, ref: ClaimRef) -> ClaimRow | None:
    if ref.kind == reviews.QUOTE:
        return session.get(QuoteRow, ref.id)
    return session.get(FigureRow, ref.id)


def _on_file(session: Session, row: ClaimRow) -> OnFile:
    [cited] = articles.cited(session, [row])
    home = session.get_one(ArticleRow, row.article_id)
    ref = reviews.ref_of(row)
    review = reviews.find(session, ref)
    return OnFile(ref, cited, origin_of(home), review.uid if review else "")


def by_uid(session: Session, uid: str) -> OnFile | None:
    """The claim that a review is of, if it still is on file."""
    review = reviews.by_uid(session, uid)
    if review is None:
        return None
    kind = reviews.QUOTE if review.quote_id else reviews.FIGURE
    row = _row(session, ClaimRef(kind, review.quote_id or review.figure_id or 0))
    return None if row is None else _on_file(session, row)


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two standings tell a reader the same: a confirmation changes nothing of a claim."""
    return _told(one) == _told(other)


def _told(standing: Mapping[str, Any]) -> tuple[bool, Mapping[str, str]]:
    return standing.get("state") == ReviewState.DISMISSED.value, standing.get("fields", {})
