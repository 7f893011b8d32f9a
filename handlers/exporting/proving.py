"""Proving a dossier: every claim stands in its article, word for word, where it is said to."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from claims.correcting import FIGURE_FIELDS, QUOTE_FIELDS, corrected
from claims.model import Article, Claim, Quote, ReviewState, Span
from store.filing.values import RelationParts, relation_parts
from store.packing.dossier import Dossier, Entry, Link, Reviewed, entry_id
from store.scope import PUBLIC, island

LONGEST_REASON = 500  # characters of ours beside two figures
LONGEST_FIELD = 3_000  # characters that a person may type
LARGEST = 100_000  # digits of a number: more than any article writes out

TWICE = "{} is in it twice."
NO_ARTICLE = "The article of claim {} is not in it."
NOT_ITS_WORDS = "The words of claim {} are not those of its article."
NOT_ITS_PLACE = "Claim {} does not stand in the paragraph that is given."
CHANGED = "Claim {} is not the one that was exported."
NO_CLAIM = "A relation in it is between claims that are not all in it."
NO_CLAIM_DONE = "The audit in it is of claims that are not all in it."
NO_REVIEW = "What people made of claim {} is nothing that they can make of one."
NO_RELATION = "The relation of {} and {} is none that this program writes."
NOBODYS = "It is not said in a way that this program knows who may see article {}."


class Unfit(ValueError):
    """A file that cannot be imported. The message is a sentence that says why."""


def prove(dossier: Dossier) -> int:
    """Raises Unfit where something does not agree. Returns how many spans were looked at."""
    articles = {one.id: one.article for one in dossier.snapshots}
    _once([one.id for one in dossier.snapshots])
    _once([one.id for one in dossier.entries])
    for snapshot in dossier.snapshots:
        if snapshot.scope not in (PUBLIC, snapshot.channel, island(snapshot.channel)):
            raise Unfit(NOBODYS.format(snapshot.id))
    starts = {id: article.paragraph_starts() for id, article in articles.items()}
    looked_at = 0
    for entry in dossier.entries:
        if entry.snapshot_id not in articles:
            raise Unfit(NO_ARTICLE.format(entry.id))
        looked_at += _entry(entry, articles[entry.snapshot_id], starts[entry.snapshot_id])
    homes = {one.id: articles[one.snapshot_id] for one in dossier.entries}
    if not all(deed.claim in homes for deed in dossier.audit):
        raise Unfit(NO_CLAIM_DONE)
    return looked_at + sum(_link(link, homes) for link in dossier.links)


def spans(value: object) -> Iterator[Span]:
    """Every span in a claim, or in any part of one."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from spans(getattr(value, name))


def _entry(entry: Entry, article: Article, starts: list[int]) -> int:
    claim = entry.claim
    if isinstance(claim, Quote) and not claim.words:
        raise Unfit(CHANGED.format(entry.id))
    looked_at = [*spans(claim)]
    if not all(_stands(span, article) for span in looked_at):
        raise Unfit(NOT_ITS_WORDS.format(entry.id))
    if not all(map(_is_a_number, _numbers(claim))) or entry.id != entry_id(
        entry.snapshot_id, claim
    ):
        raise Unfit(CHANGED.format(entry.id))
    if entry.review is not None and not _is_review(entry.claim, entry.review):
        raise Unfit(NO_REVIEW.format(entry.id))
    if entry.paragraph != bisect_right(starts, claim.start):
        raise Unfit(NOT_ITS_PLACE.format(entry.id))
    return len(looked_at)


def _is_review(claim: Claim, review: Reviewed) -> bool:
    """Whether all that people put right, now or before, can be laid over the claim."""
    known = QUOTE_FIELDS if isinstance(claim, Quote) else FIGURE_FIELDS
    try:
        earlier = [(one["state"], dict(one["fields"])) for one in review.trail]
        for state, fields in (*earlier, (review.state, dict(review.fields))):
            ReviewState(state)
            corrected(claim, fields)
            if not fields.keys() <= set(known) or any(map(_is_odd, fields.values())):
                return False
    except (ValueError, TypeError, LookupError):
        return False
    return True


def _is_odd(value: Any) -> bool:
    return not isinstance(value, str) or len(value) > LONGEST_FIELD


def _link(link: Link, homes: dict[str, Article]) -> int:
    if link.new not in homes or link.earlier not in homes:
        raise Unfit(NO_CLAIM)
    try:
        parts = relation_parts(link.value)
    except ValueError as error:
        raise Unfit(NO_RELATION.format(link.new, link.earlier)) from error
    new, earlier = [*parts.new_only, *spans(parts.shared)], parts.earlier_only
    stand = all(_stands(span, homes[link.new]) for span in new)
    stand = stand and all(_stands(span, homes[link.earlier]) for span in earlier)
    if not stand or parts.kind != link.kind or not _is_ours(parts):
        raise Unfit(NO_RELATION.format(link.new, link.earlier))
    return len(new) + len(earlier)


def _is_ours(parts: RelationParts) -> bool:
    """Whether the reason is of the kind that the bot prints: a short line."""
    said = (parts.reason, parts.comparison.words if parts.comparison else "")
    return all(len(one) <= LONGEST_REASON and one.isprintable() for one in said)


def _stands(span: Span, article: Article) -> bool:
    inside = 0 <= span.start <= span.end <= len(article.text)
    return inside and article.text[span.start : span.end] == span.text


def _numbers(claim: Any) -> Iterator[Decimal]:
    for name in ("value", "low", "high"):
        found = getattr(claim, name, None)
        yield from (one for one in (found if isinstance(found, tuple) else (found,)) if one)


def _is_a_number(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) <= LARGEST


def _once(ids: list[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise Unfit(TWICE.format(one))
        seen.add(one)
