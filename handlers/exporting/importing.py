"""A dossier filed in a store, article by article: what is interrupted goes on when done again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.database import Store
from store.filing import articles
from store.packing import restored_reviews, restoring
from store.packing.dossier import Audited, Dossier, Entry, Snapshot
from store.packing.restoring import Home, Side
from store.review.reviews import ClaimRef


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import added, and how many articles were left as they are here."""

    articles: int = 0
    claims: int = 0
    reviews: int = 0
    relations: int = 0
    left: int = 0


def import_dossier(dossier: Dossier, store: Store) -> Imported:
    """Everything in its own workspace. A second time changes nothing."""
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in dossier.entries:
        entries[entry.snapshot_id].append(entry)
    deeds: defaultdict[str, list[Audited]] = defaultdict(list)
    for deed in dossier.audit:
        deeds[deed.claim].append(deed)
    sides: dict[str, Side] = {}
    new = added = reviewed = left = 0
    for snapshot in dossier.snapshots:
        home = _home(dossier.workspace, snapshot, store)
        if home is None:
            left += 1
            continue
        here = _claims(home, entries[snapshot.id], store)
        sides.update(here)
        reviewed += _reviews(home, here, entries[snapshot.id], deeds, store)
        new += home.is_new
        added += len(here) - len(home.known)
    with store.writing() as session:
        for merged in dossier.merges:
            restored_reviews.merge(session, dossier.workspace, merged)
    return Imported(new, added, reviewed, _relations(dossier, sides, store), left)


def _home(workspace: str, snapshot: Snapshot, store: Store) -> Home | None:
    with store.writing() as session:
        return restoring.article(session, workspace, snapshot)


def _claims(home: Home, entries: Sequence[Entry], store: Store) -> Mapping[str, Side]:
    """Prepared before the session is opened: others wait for a writer."""
    missing = [entry for entry in entries if entry.id not in home.known]
    prepared = articles.prepare_claims(home.filed, [entry.claim for entry in missing])
    with store.writing() as session:
        ids = restoring.claims(session, home, prepared, missing)
    kinds = {entry.id: entry.kind for entry in entries}
    return {
        name: Side(home.filed.id, claim_id, kinds.get(name) == "figure")
        for name, claim_id in ids.items()
    }


def _reviews(
    home: Home,
    here: Mapping[str, Side],
    entries: Sequence[Entry],
    deeds: Mapping[str, Sequence[Audited]],
    store: Store,
) -> int:
    found = [
        (ClaimRef(entry.kind, here[entry.id].claim_id), entry) for entry in entries if entry.review
    ]
    if not found:
        return 0
    with store.writing() as session:
        return restored_reviews.restore(session, home.filed.id, found, deeds)


def _relations(dossier: Dossier, sides: Mapping[str, Side], store: Store) -> int:
    by_article = defaultdict(list)
    for link in dossier.links:
        if link.new in sides and link.earlier in sides:
            one = (link, sides[link.new], sides[link.earlier])
            by_article[sides[link.new].article_id].append(one)
    added = 0
    for article_id, found in by_article.items():
        with store.writing() as session:
            added += restoring.links(session, article_id, found)
    return added
