"""The words of a source, from the head of its noun phrase in the tree."""

from claims.quotes.reading import Range, Reading
from claims.quotes.syntax import ASIDE

WITHOUT = ("acl:relcl", "parataxis", "punct")  # of a source


def source_range(reading: Reading, subject: int, but: tuple[str, ...] = ASIDE) -> Range:
    """The noun phrase around a subject, without its relative clauses."""
    tree = reading.syntax
    inside = tree.subtree(subject, but)
    return tree.range(_unbroken(inside, subject))


def _unbroken(inside: list[int], head: int) -> list[int]:
    """The run of words around the head; what stands behind a gap is left out."""
    at = inside.index(head)
    lo = hi = at
    while lo > 0 and inside[lo - 1] >= inside[lo] - 1:
        lo -= 1
    while hi + 1 < len(inside) and inside[hi + 1] <= inside[hi] + 2:
        hi += 1
    return inside[lo : hi + 1]
