"""How the claims of an article just read stand to those on file, and to each other."""

from collections.abc import Iterable, Iterator, Sequence

from claims.comparing.figure_relations import figure_relations
from claims.comparing.wordings import Statement, Wording, compare_wordings, statement
from claims.model import Cited, Quote, Relation, RelationKind
from claims.names import same_person

ORDER = list(RelationKind)
ONE_STATEMENT = (RelationKind.SAME_STATEMENT, RelationKind.SAME_WORDS)
MOST = 120  # relations of one article; what is beyond that nobody reads


def find_relations(claims: Sequence[Cited], earlier: Sequence[Cited]) -> list[Relation]:
    """Wordings of one statement first, then figures: conflicts, updates, overlaps. At most MOST.

    What an article says in the same words as one on file comes last: a text of an agency that many
    print shall not crowd out what differs.
    """
    quotes = [*_wordings(claims, earlier)]
    differing = [r for r in quotes if r.kind is RelationKind.SAME_STATEMENT]
    figures = sorted(figure_relations(claims, earlier), key=lambda r: ORDER.index(r.kind))
    same = [r for r in quotes if r.kind is RelationKind.SAME_WORDS]
    return [*differing, *figures, *same][:MOST]


def _wordings(claims: Iterable[Cited], earlier: Sequence[Cited]) -> Iterator[Relation]:
    """Each statement against its wording in each earlier article."""
    on_file = [(old, statement(old.claim)) for old in earlier if isinstance(old.claim, Quote)]
    for new in claims:
        if not isinstance(new.claim, Quote):
            continue
        said = statement(new.claim)
        nearest: dict[int, Relation] = {}
        for old, said_before in on_file:
            found = nearest.get(old.citation.article_id)
            if found and found.kind is RelationKind.SAME_WORDS:
                continue
            wording = _wording(new, said, old, said_before)
            if wording and (not found or not _differs(wording)):
                nearest[old.citation.article_id] = _same_statement(new, old, wording)
        yield from nearest.values()


def _wording(new: Cited, said: Statement, old: Cited, said_before: Statement) -> Wording | None:
    if not same_person(new.speaker, old.speaker):
        return None
    return compare_wordings(said, said_before)


def _differs(wording: Wording) -> bool:
    return bool(wording.new_only or wording.earlier_only)


def _same_statement(new: Cited, old: Cited, wording: Wording) -> Relation:
    return Relation(
        RelationKind.SAME_STATEMENT if _differs(wording) else RelationKind.SAME_WORDS,
        new,
        old,
        new_only=wording.new_only,
        earlier_only=wording.earlier_only,
        shared=wording.shared,
    )
