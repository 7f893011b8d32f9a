"""The two articles it all began with: what must come out of them, and what must not."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.finding import find_claims
from claims.model import Figure, Quote, Relation
from claims.reading import read_text
from handlers.say.asides_view import copied_lines
from handlers.say.lines import plain
from store.database import Store
from tests.store.filing import file_text

NOW = datetime(2022, 4, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "data" / "seeds-expected.json").read_text())
    return found


@pytest.fixture(scope="module")
def texts(shared: Path, expected: dict[str, Any]) -> dict[str, str]:
    return {name: (shared / "seeds" / name).read_text() for name in expected["docs"]}


def items(expected: dict[str, Any], kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    return [item for item in expected["items"] if item["kind"] in kinds]


def test_every_quote_comes_out(expected: dict[str, Any], texts: dict[str, str]) -> None:
    kinds = ("direct_quote", "mixed_quote", "indirect", "non_answer", "unnamed_sources")
    for item in items(expected, kinds):
        text = texts[item["doc"]]
        quotes = [c for c in find_claims(read_text(text)) if isinstance(c, Quote)]
        span = item["span"]
        found = [
            quote
            for quote in quotes
            if any(s.start < span["end"] and span["start"] < s.end for s in quote.words)
        ]
        assert found, item["id"]
        if item.get("speaker") and item["kind"] != "unnamed_sources":
            assert item["speaker"] in {q.speaker.text for q in found if q.speaker}, item["id"]


def test_what_is_no_quote_is_left_out(expected: dict[str, Any], texts: dict[str, str]) -> None:
    for item in items(expected, ("not_a_quote", "not_a_source", "article_characterisation")):
        text = texts[item["doc"]]
        span = item["span"]
        for claim in find_claims(read_text(text)):
            if isinstance(claim, Quote):
                for words in claim.words:
                    assert not (words.start >= span["start"] and words.end <= span["end"]), item


def test_every_figure_comes_out(expected: dict[str, Any], texts: dict[str, str]) -> None:
    for item in items(expected, ("figure",)):
        figures = [c for c in find_claims(read_text(texts[item["doc"]])) if isinstance(c, Figure)]
        [figure] = [f for f in figures if f.words.text == item["span"]["text"]]
        assert figure.words.start == item["span"]["start"]
        written = figure.value[0] if isinstance(figure.value, tuple) else figure.value
        assert written == item["value_low"], item["id"]


def test_the_relations_are_those_a_desk_would_see(store: Store, texts: dict[str, str]) -> None:
    a, b = texts.values()
    file_text(store, a)
    report = file_text(store, b, ts="2.0")
    assert {(r.kind.value, *_pair(r)) for r in report.relations} == {
        ("same_statement", "We have significant casualties", "We have suffered significant"),
        ("conflict", "between 7,000 and 15,000", "1,351"),
        ("possible_conflict", "1,351", "well in excess of"),
        ("overlap", "between 7,000 and 15,000", "well in excess of"),
    }


def test_the_copy_line_quotes_only_what_both_have(store: Store, texts: dict[str, str]) -> None:
    a, b = texts.values()
    file_text(store, a)
    copied = plain(copied_lines(file_text(store, b, ts="2.0")))
    assert "told Sky News on Thursday, in part: “a huge tragedy”." in copied
    assert copied.count("“") == 1
    for figure in ("1,351", "between 7,000 and 15,000", "well in excess of 10,000"):
        assert figure in copied


def _pair(relation: Relation) -> tuple[str, str]:
    return _first(relation.new.claim), _first(relation.earlier.claim)


def _first(claim: Quote | Figure) -> str:
    words = claim.words.text if isinstance(claim, Figure) else claim.text
    return " ".join(words.split()[:4])
