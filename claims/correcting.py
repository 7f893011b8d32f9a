"""What people put right is laid over a claim as it was read. Its words and value never change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from claims.model import (
    Basis,
    Bound,
    Claim,
    Dated,
    Figure,
    Measure,
    Quote,
    QuoteKind,
    Span,
    SpeakerBasis,
)

QUOTE_FIELDS = ("speaker", "role", "told", "said_on", "kind")
FIGURE_FIELDS = ("measure", "counted", "whose", "place", "as_of", "giver", "bound")
DAYS = ("said_on", "as_of")
TENTH = Decimal("0.1")


def fields_of(claim: Claim, speaker: str = "") -> dict[str, str]:
    """Every field that may be corrected, as it stands; "" where nothing is stated.

    `speaker` is the name that a quote is filed under.
    """
    match claim:
        case Quote():
            return {
                "speaker": speaker or _text(claim.speaker),
                "role": _text(claim.role),
                "told": _text(claim.told),
                "said_on": _day(claim.said_on),
                "kind": claim.kind.value,
            }
        case Figure():
            return {
                "measure": claim.measure.value,
                "counted": claim.counted,
                "whose": _text(claim.whose),
                "place": _text(claim.place),
                "as_of": _day(claim.as_of),
                "giver": ", ".join(span.text for span in claim.source),
                "bound": claim.bound.value,
            }


def corrected(claim: Claim, fields: Mapping[str, str]) -> Claim:
    """The claim with these fields in place of those that were read."""
    match claim:
        case Quote():
            changed: dict[str, Any] = {name: _quote_field(name, fields[name]) for name in fields}
            if "speaker" in fields:
                changed |= _spoken_by(claim, fields["speaker"])
            return replace(claim, **changed)
        case Figure():
            changed = {_NAMES.get(name, name): _figure_field(name, fields[name]) for name in fields}
            changed["inherited"] = claim.inherited - set(fields)
            if "bound" in fields:
                low, high = interval(claim, changed["bound"])
                changed |= {"low": low, "high": high}
            return replace(claim, **changed)


def bounds_for(figure: Figure) -> tuple[Bound, ...]:
    """The bounds that a value as it is written can have: a range is between, a number is not."""
    if isinstance(figure.value, tuple):
        return (Bound.BETWEEN, Bound.ABOUT, Bound.MORE_THAN, Bound.AT_LEAST)
    return tuple(bound for bound in Bound if bound is not Bound.BETWEEN)


def interval(figure: Figure, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest value meant; None is an open end."""
    value = figure.value
    first, last = value if isinstance(value, tuple) else (value, value)
    match bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return first, None
        case Bound.LESS_THAN | Bound.AT_MOST:
            return min(Decimal(0), last), last
        case Bound.ABOUT:
            return first - abs(first) * TENTH, last + abs(last) * TENTH
        case _:
            return first, last


_NAMES = {"giver": "source"}


def _quote_field(name: str, value: str) -> Any:
    match name:
        case "said_on":
            return _dated(value)
        case "kind":
            return QuoteKind(value)
        case _:
            return _typed(value)


def _spoken_by(quote: Quote, name: str) -> dict[str, Any]:
    """The name as written beside the words still leads to the speaker only if it did before."""
    same = quote.speaker is not None and quote.speaker.text == name
    basis = SpeakerBasis.NAMED if name else SpeakerBasis.NONE
    return {"basis": basis} if same else {"basis": basis, "source": ()}


def _figure_field(name: str, value: str) -> Any:
    match name:
        case "measure":
            return Measure(value)
        case "bound":
            return Bound(value)
        case "counted":
            return value
        case "as_of":
            return _dated(value)
        case "giver":
            return (Span.typed(value),) if value else ()
        case _:
            return _typed(value)


def _typed(value: str) -> Span | None:
    return Span.typed(value) if value else None


def _dated(value: str) -> Dated | None:
    return Dated(date.fromisoformat(value), Basis.TYPED) if value else None


def _text(span: Span | None) -> str:
    return span.text if span else ""


def _day(when: Dated | None) -> str:
    return when.day.isoformat() if when and when.day else ""
