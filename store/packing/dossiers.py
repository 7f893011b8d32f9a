"""Dossiers out of the store: claims that were found, their articles, and what they relate to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from store.filing import snapshots
from store.packing import gathering
from store.packing.dossier import Chosen, Dossier, Entry, Link, Snapshot, entry_id
from store.packing.gathering import Gathered
from store.scope import Scope
from store.tables import RelationRow


@dataclass(frozen=True, slots=True)
class Collected:
    """A dossier, and the ids that its claims have in this store."""

    dossier: Dossier
    claims: Chosen


def collect(session: Session, scope: Scope, chosen: Chosen, asked: str) -> Collected:
    """All that is known of these claims, as far as it may be shown.

    What they were compared with comes along, so that every relation has its two sides.
    """
    related = gathering.related(session, scope, chosen)
    sides = [(row.new_quote_id, row.earlier_quote_id) for row in related]
    quotes = chosen.quotes | {one for pair in sides for one in pair if one}
    sides = [(row.new_figure_id, row.earlier_figure_id) for row in related]
    figures = chosen.figures | {one for pair in sides for one in pair if one}
    found_quotes = gathering.quotes(session, scope, quotes)
    found_figures = gathering.figures(session, scope, figures)
    ids = {row.home for row in (*found_quotes, *found_figures)}
    homes = snapshots.load(session, scope, ids)
    quoted = _entries(found_quotes, homes, chosen.quotes)
    figured = _entries(found_figures, homes, chosen.figures)
    entries = (*quoted.values(), *figured.values())
    uids = {entry.review.uid: entry.id for entry in entries if entry.review}
    dossier = Dossier(
        workspace=scope.team,
        asked=asked,
        snapshots=tuple(sorted(homes.values(), key=_read)),
        entries=_in_order(entries, homes.values()),
        links=_links(related, quoted, figured),
        audit=gathering.audit(session, scope, uids),
        merges=gathering.merges(session, scope, {row.speaker_id for row in found_quotes}),
    )
    return Collected(dossier, Chosen(frozenset(quoted), frozenset(figured)))


def _entries(
    found: Sequence[Gathered], homes: dict[int, Snapshot], chosen: frozenset[int]
) -> dict[int, Entry]:
    """By the ids of the rows. An article may have been taken back a moment ago."""
    entries: dict[int, Entry] = {}
    for row in found:
        if (home := homes.get(row.home)) is not None:
            entries[row.id] = Entry(
                id=entry_id(home.id, row.claim),
                snapshot_id=home.id,
                claim=row.claim,
                speaker=row.speaker,
                paragraph=row.paragraph,
                sentence=row.sentence,
                is_found=row.id in chosen,
                review=row.review,
                filed_as=row.filed_as,
            )
    return entries


def _links(
    related: Sequence[RelationRow], quotes: dict[int, Entry], figures: dict[int, Entry]
) -> tuple[Link, ...]:
    links: list[Link] = []
    for row in related:
        new = quotes.get(row.new_quote_id or 0) or figures.get(row.new_figure_id or 0)
        earlier = quotes.get(row.earlier_quote_id or 0) or figures.get(row.earlier_figure_id or 0)
        if new and earlier:
            links.append(Link(row.kind, new.id, earlier.id, row.value))
    return tuple(sorted(links, key=lambda link: (link.new, link.earlier, link.kind)))


def _in_order(entries: Sequence[Entry], homes: Collection[Snapshot]) -> tuple[Entry, ...]:
    read = {one.id: _read(one) for one in homes}
    once = {one.id: one for one in entries}.values()
    return tuple(sorted(once, key=lambda one: (read[one.snapshot_id], one.claim.start, one.id)))


def _read(snapshot: Snapshot) -> tuple[datetime, str, str, str]:
    """As they were filed: by time, and at the same time by message."""
    return snapshot.read_at, snapshot.ts, snapshot.slot, snapshot.id
