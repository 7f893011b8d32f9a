"""A dossier: claims with all that is known of them, apart from the database they were filed in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from claims.correcting import corrected
from claims.model import Article, Claim, Figure, ReviewState
from store.filing.values import figure_json, quote_json


def _in_utc(moment: datetime) -> datetime:
    """SQLite keeps no time zone: what has none, or another, would become another moment."""
    if moment.tzinfo is None:
        raise ValueError(moment)
    return moment.astimezone(UTC)


# As they are read from a file; what comes out of a store has them so.
Moment = Annotated[datetime, AfterValidator(_in_utc)]
Version = Annotated[int, Field(ge=0, le=2**31 - 1)]


@dataclass(frozen=True, slots=True)
class Audited:
    """One line of the audit: who did what with a claim, with what stood before and after."""

    claim: str
    at: Moment
    who: str
    what: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    version: Version


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of quotes and of figures, as one database has them."""

    quotes: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.quotes) + len(self.figures)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An article as it was read, and the message that brought it.

    `id` is made of where it was pasted and of what it says: the same in every database. `scope`
    says who may see it, as `store.scope` writes it.
    """

    article: Article
    channel: str
    scope: str
    ts: str
    thread_ts: str
    slot: str
    permalink: str
    read_at: Moment

    @property
    def id(self) -> str:
        return _digest(self.channel, self.ts, self.slot, self.article.sha256)[:16]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people made of a claim. `uid` is what the audit calls it, `trail` are earlier states.

    `fields` are those that somebody put right.
    """

    uid: str
    state: ReviewState
    by: str
    at: Moment
    version: Version
    fields: Mapping[str, str] = field(default_factory=dict)
    trail: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of a dossier. `is_found` says that the question found it; the others are related.

    `speaker` is the name that a quote's speaker goes by, `filed_as` their own, if they were merged.

    `claim` is as it was read, `standing` as people put it right. `id` is made of its article's and
    of its own words, offsets and fields as they were read.
    """

    id: str
    snapshot_id: str
    claim: Claim
    speaker: str
    paragraph: int
    sentence: str = ""
    is_found: bool = True
    review: Reviewed | None = None
    filed_as: str = ""

    @property
    def standing(self) -> Claim:
        return corrected(self.claim, self.review.fields) if self.review else self.claim

    @property
    def kind(self) -> str:
        return "figure" if isinstance(self.claim, Figure) else "quote"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of two entries. `value` is the rest of it, as `store.values` writes it."""

    kind: str
    new: str
    earlier: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two speakers that are one person, as somebody said, by the names they are filed under.

    `scope` is that of the first, `channel` where it was said.
    """

    name: str
    into: str
    scope: str
    into_scope: str
    channel: str
    by: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a question found in a workspace, in the order in which it is shown and written.

    Snapshots by the time they were read, entries by article and place, everything else by ids: the
    same content is the same dossier, whichever database it comes from.
    """

    workspace: str
    asked: str
    snapshots: tuple[Snapshot, ...] = ()
    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    audit: tuple[Audited, ...] = ()
    merges: tuple[Merged, ...] = ()

    @property
    def found(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_found)


def entry_id(snapshot_id: str, claim: Claim) -> str:
    return f"{snapshot_id}-{_digest(canonical(claim_json(claim)))[:12]}"


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim as JSON in which even what has no order has one."""
    if isinstance(claim, Figure):
        value = figure_json(claim)
        return value | {"inherited": sorted(value["inherited"])}
    return quote_json(claim)


def canonical(value: object) -> str:
    """JSON that is the same for the same content."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
