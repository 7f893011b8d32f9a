"""The words of the trade, as values. Everything here is frozen and carries its own evidence."""

from claims.model.article import Article, Basis, Dated, Span
from claims.model.figure import Bound, Figure, Measure, Modality, Statistic
from claims.model.quote import Flag, FlagKind, Quote, QuoteKind, SpeakerBasis
from claims.model.relation import (
    Citation,
    Cited,
    Comparison,
    Label,
    Reason,
    Relation,
    RelationKind,
)
from claims.model.review import Review, ReviewState

Claim = Quote | Figure

__all__ = [
    "Article",
    "Basis",
    "Bound",
    "Citation",
    "Cited",
    "Claim",
    "Comparison",
    "Dated",
    "Figure",
    "Flag",
    "FlagKind",
    "Label",
    "Measure",
    "Modality",
    "Quote",
    "QuoteKind",
    "Reason",
    "Relation",
    "RelationKind",
    "Review",
    "ReviewState",
    "Span",
    "SpeakerBasis",
    "Statistic",
]
