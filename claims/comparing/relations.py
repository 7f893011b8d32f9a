"""How the claims of an article just read stand to those on file, and to each other."""

from collections.abc import Iterable, Iterator, Sequence

from claims.comparing.figure_relations import figure_relations
from claims.comparing.wordings import Wording, compare_wordings, statement
from claims.model import Cited, Quote, Relation, RelationKind
from claims.names import same_person

ORDER = list(RelationKind)
MOST = 120  # relations of one article; what is beyond that nobody reads


def find_relations(claims: Sequence[Cited], earlier: Sequence[Cited]) -> list[Relation]:
    """Wordings of one statement first, then figures: conflicts, updates, overlaps. At most MOST."""
    quotes = [*_wordings(claims, earlier)]
    figures = sorted(figure_relations(claims, earlier), key=lambda r: ORDER.index(r.kind))
    return [*quotes, *figures][:MOST]


def _wordings(claims: Iterable[Cited], earlier: Sequence[Cited]) -> Iterator[Relation]:
    """Each statement against its wording in each earlier article, where the words differ."""
    on_file = [(old, statement(old.claim)) for old in earlier if isinstance(old.claim, Quote)]
    for new in claims:
        if not isinstance(new.claim, Quote):
            continue
        said = statement(new.claim)
        seen: set[int] = set()
        for old, said_before in on_file:
            if old.citation.article_id in seen or not same_person(new.speaker, old.speaker):
                continue
            wording = compare_wordings(said, said_before)
            if wording is not None and (wording.new_only or wording.earlier_only):
                seen.add(old.citation.article_id)
                yield _reworded(new, old, wording)


def _reworded(new: Cited, old: Cited, wording: Wording) -> Relation:
    return Relation(
        RelationKind.SAME_STATEMENT,
        new,
        old,
        new_only=wording.new_only,
        earlier_only=wording.earlier_only,
        shared=wording.shared,
    )
