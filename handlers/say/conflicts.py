"""What differs from the store: figures side by side."""

from collections.abc import Iterable, Sequence

from claims.model import Cited, Figure, Quote, Relation, RelationKind
from handlers.say import phrases
from handlers.say.claims import figure_line, reference
from handlers.say.lines import Line, bold, line

MOST_SILENT = 20
# In the order in which pairs are listed, with what is put before the reason.
LABELS = {
    RelationKind.CONFLICT: phrases.CONFLICT,
    RelationKind.POSSIBLE_CONFLICT: "",
    RelationKind.UPDATE: phrases.NEWER_FIGURE,
    RelationKind.SAME_NUMBER: phrases.SAME_NUMBER,
    RelationKind.OVERLAP: "",
}


def figure_groups(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Relations between figures, together where they share a figure; a conflict before the rest."""
    groups: list[list[Relation]] = []
    for relation in relations:
        touching = [g for g in groups if any(_share_a_figure(relation, one) for one in g)]
        groups = [g for g in groups if g not in touching]
        groups.append([*(one for group in touching for one in group), relation])
    return groups


def figure_group_lines(group: Sequence[Relation], article_id: int) -> list[Line]:
    """Every figure once, then each pair with its label and reason."""
    figures = figures_in(group)
    lines = [line(bold(phrases.FIGURES))]
    for cited in figures:
        assert isinstance(cited.claim, Figure)
        here = cited.citation.article_id == article_id
        lines.append(line("• ", *figure_line(cited, cited.claim, here=here).pieces))
    return [*lines, *(_pair(relation) for relation in sorted(group, key=_rank))]


def is_figure_relation(relation: Relation) -> bool:
    """Two figures side by side, of which a reply may speak."""
    return relation.kind in LABELS


def silent_lines(relations: Iterable[Relation], article_id: int) -> list[Line]:
    """Pairs of figures that agree or that cannot be compared, each with the reason."""
    silent = [r for r in relations if r.kind in (RelationKind.AGREE, RelationKind.NOT_COMPARABLE)]
    if not silent:
        return []
    return [
        line(bold(phrases.COMPARED_IN_SILENCE)),
        *(_silent(relation) for relation in silent[:MOST_SILENT]),
    ]


def _silent(relation: Relation) -> Line:
    new, earlier = relation.new.claim, relation.earlier.claim
    assert isinstance(new, Figure)
    assert isinstance(earlier, Figure)
    pair = f"{new.words.text} / {earlier.words.text}"
    where = reference(relation.earlier.citation, earlier.words, here=False)
    return line(f"{pair} (", *where, "): ", _sentence(relation.reason))


def claims_in(relations: Iterable[Relation]) -> list[Cited]:
    return [claim for relation in relations for claim in (relation.new, relation.earlier)]


def _rank(relation: Relation) -> int:
    return list(LABELS).index(relation.kind)


def _share_a_figure(one: Relation, other: Relation) -> bool:
    return bool({one.new.id, one.earlier.id} & {other.new.id, other.earlier.id})


def figures_in(group: Sequence[Relation]) -> list[Cited]:
    """Every figure of a group once, the smallest first."""
    found = {claim.id: claim for claim in claims_in(group)}
    return sorted(found.values(), key=lambda cited: _low(cited.claim))


def _low(claim: Quote | Figure) -> float:
    if not isinstance(claim, Figure):
        return 0.0
    value = claim.value[0] if isinstance(claim.value, tuple) else claim.value
    return float(value)


def _pair(relation: Relation) -> Line:
    a, b = sorted((relation.new, relation.earlier), key=lambda cited: _low(cited.claim))
    assert isinstance(a.claim, Figure)
    assert isinstance(b.claim, Figure)
    pair = f"{a.claim.words.text} / {b.claim.words.text}: "
    label = LABELS[relation.kind]
    return line(pair, bold(label), " " if label else "", _sentence(relation.reason))


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:] + ("" if reason.endswith(".") else ".")
