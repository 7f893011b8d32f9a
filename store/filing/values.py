"""Claims as JSON and back. Offsets and words go in; what comes out equals what went in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from claims.model import Comparison, Figure, Quote, Relation, RelationKind, Span


@dataclass(frozen=True, slots=True)
class RelationParts:
    """A relation without its two claims: which of the spans are the new one's, and which not."""

    kind: RelationKind
    reason: str = ""
    comparison: Comparison | None = None
    new_only: tuple[Span, ...] = ()
    earlier_only: tuple[Span, ...] = ()
    shared: Span | None = None


_QUOTE = TypeAdapter(Quote)
_FIGURE = TypeAdapter(Figure)
_RELATION = TypeAdapter(Relation)
_PARTS = TypeAdapter(RelationParts)


def quote_json(quote: Quote) -> dict[str, Any]:
    return dict(_QUOTE.dump_python(quote, mode="json"))


def read_quote(value: dict[str, Any]) -> Quote:
    return _QUOTE.validate_python(value)


def figure_json(figure: Figure) -> dict[str, Any]:
    return dict(_FIGURE.dump_python(figure, mode="json"))


def read_figure(value: dict[str, Any]) -> Figure:
    return _FIGURE.validate_python(value)


def relation_json(relation: Relation) -> dict[str, Any]:
    """Without the two claims, which are filed on their own."""
    exclude = {"new", "earlier"}
    return dict(_RELATION.dump_python(relation, mode="json", exclude=exclude))


def read_relation(value: dict[str, Any], **claims: Any) -> Relation:
    return _RELATION.validate_python(value | claims)


def relation_parts(value: Mapping[str, Any]) -> RelationParts:
    """What `relation_json` wrote, without the two claims. Raises ValueError for anything else."""
    return _PARTS.validate_python(value)
