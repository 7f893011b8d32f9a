"""`read`, `extract` and `compare`: filters on JSON Lines. A broken line is answered as such."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from claims.comparing.texts import compare_texts
from claims.finding import find_claims
from claims.model import Article, Dated, Figure, Quote, Span
from claims.reading import UnreadableError, read_page, read_text

Row = Mapping[str, Any]


class WrongLine(ValueError):
    """A line that cannot be worked on, and why."""


def run_filter(name: str) -> None:
    """Answer each line of standard input, in order, as it comes."""
    work = FILTERS[name]
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer_line(line, work), ensure_ascii=False), flush=True)


def answer_line(line: str, work: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    """The line's answer, or an object with its `id` and the `error`."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(row, dict):
        return {"id": None, "error": "not a JSON object"}
    try:
        return {"id": row.get("id"), **work(row)}
    except (WrongLine, UnreadableError) as error:
        return {"id": row.get("id"), "error": str(error)}


def read_row(row: Row) -> dict[str, Any]:
    article = read_page(_text(row, "html"), url=_optional(row, "url"))
    return {
        "text": article.text,
        "title": article.title or None,
        "outlet": article.outlet or None,
        "byline": article.byline or None,
        "date": _iso(article.published),
        "language": article.language or None,
        "url": article.url or None,
        "complete": article.complete,
    }


def extract_row(row: Row) -> dict[str, Any]:
    claims = find_claims(_article(row))
    return {
        "quotes": [_quote(claim) for claim in claims if isinstance(claim, Quote)],
        "figures": [_figure(claim) for claim in claims if isinstance(claim, Figure)],
    }


def compare_row(row: Row) -> dict[str, Any]:
    a, b = _side(row, "a"), _side(row, "b")
    compared = compare_texts(
        _article(a), _article(b), a_source=_optional(a, "source"), b_source=_optional(b, "source")
    )
    pairs = [
        {
            "a": _offsets(one.words),
            "b": _offsets(other.words),
            "label": comparison.label.value,
            "reason": comparison.reason.value,
        }
        for one, other, comparison in compared.pairs
    ]
    return {"label": compared.label.value, "reason": compared.reason.value, "pairs": pairs}


FILTERS: dict[str, Callable[[Row], dict[str, Any]]] = {
    "read": read_row,
    "extract": extract_row,
    "compare": compare_row,
}


def _article(row: Row) -> Article:
    """The text as given, so that offsets are into it; what is not stated is read from it."""
    text = _text(row, "text")
    read = read_text(text, title=_optional(row, "title"), url=_optional(row, "url"))
    published = _date(row) or read.published
    return Article(
        text=text,
        title=read.title,
        url=read.url,
        outlet=read.outlet,
        published=published,
        language=read.language,
    )


def _side(row: Row, name: str) -> Row:
    side = row.get(name)
    if not isinstance(side, dict):
        raise WrongLine(f"{name} must be an object with a text")
    return side


def _text(row: Row, name: str) -> str:
    text = row.get(name)
    if not isinstance(text, str):
        raise WrongLine(f"{name} must be a string")
    return text


def _optional(row: Row, name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise WrongLine(f"{name} must be a string")
    return value or ""


def _date(row: Row) -> date | None:
    written = _optional(row, "date")
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise WrongLine(f"date must be YYYY-MM-DD, not {written}") from error


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "kind": quote.kind.value,
        "content": [_offsets(span) for span in quote.words],
        "source": [_offsets(span) for span in quote.source],
        "cue": [_offsets(span) for span in quote.cue],
        "speaker": quote.speaker.text if quote.speaker else None,
        "role": quote.role.text if quote.role else None,
        "told": quote.told.text if quote.told else None,
        "said_on": _day(quote.said_on),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value
    written = [_number(v) for v in value] if isinstance(value, tuple) else _number(value)
    return {
        "span": _offsets(figure.words),
        "value": written,
        "low": None if figure.low is None else _number(figure.low),
        "high": None if figure.high is None else _number(figure.high),
        "bound": figure.bound.value,
        "unit": figure.unit or None,
        "measure": figure.measure.value,
        "counted": figure.counted or None,
        "whose": figure.whose.text if figure.whose else None,
        "place": figure.place.text if figure.place else None,
        "as_of": _day(figure.as_of),
        "statistic": figure.statistic.value,
        "source": [_offsets(span) for span in figure.source],
    }


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _day(when: Dated | None) -> str | None:
    return _iso(when.day) if when else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
