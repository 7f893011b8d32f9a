"""Scores on development data. Floors: a change may raise them, and may not fall below them.

The data are read through the same filters that `python -m bot extract` and `compare` run, and the
adapters that come with the data; see docs/measurements.md.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.cli.json_lines import FILTERS, answer_line
from tests.quality.conftest import tool

# The scorers leave files open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

Rows = list[dict[str, Any]]

QUOTES = {  # F1, in hundredths: pair = the right words with the right source
    ("all", "pair.soft", "all"): 63.0,
    ("all", "pair.soft", "direct"): 86.0,
    ("all", "pair.soft", "mixed"): 71.5,
    ("all", "content.span", "direct"): 91.0,
    ("speech", "pair.soft", "all"): 75.5,
    ("speech", "pair.soft", "direct"): 89.0,
}
FIGURES = {
    ("newsquant-dev", "value"): 91.5,
    ("newsquant-dev", "value+change"): 85.0,
    ("newsquant-dev", "value+unit"): 82.0,
    ("newsquant-dev", "value+concept"): 71.0,
    ("traps-dev", "value"): 99.0,
}
PAIRS = {  # precision, recall, F1 of "conflict"
    "pairs-dev": (95.0, 95.0, 95.0),
    "wikipedia-casualty-pairs-dev": (95.5, 83.0, 89.0),
}


def answers(rows: Rows, name: str) -> dict[Any, dict[str, Any]]:
    found = (answer_line(json.dumps(row), FILTERS[name]) for row in rows)
    return {row["id"]: row for row in found}


@pytest.fixture(scope="module")
def adapters(shared: Path) -> ModuleType:
    return tool(shared, "adapters")


@pytest.fixture(scope="module")
def quotes(shared: Path, adapters: ModuleType) -> dict[str, Any]:
    gold = adapters.rows(shared / "data" / "quotes" / "polnear-dev.jsonl")
    found = adapters.quotes(gold, answers(adapters.feed_quotes(gold), "extract"))
    scorer = tool(shared, "score_quotes")
    by_id = ({row["id"]: row for row in gold}, {row["id"]: row for row in found})
    return {name: scorer.run(*by_id, speech=name == "speech")[0] for name in ("all", "speech")}


@pytest.mark.parametrize(("what", "floor"), QUOTES.items(), ids=str)
def test_quotes(quotes: dict[str, Any], what: tuple[str, str, str], floor: float) -> None:
    run, measure, kind = what
    reached = 100 * quotes[run][kind][measure][2]
    print(f"PolNeAR dev, {run}, {measure}, {kind}: {reached:.1f}")
    assert reached >= floor


@pytest.mark.parametrize("name", ["newsquant-dev", "traps-dev"])
def test_figures(shared: Path, adapters: ModuleType, tmp_path: Path, name: str) -> None:
    path = shared / "data" / "figures" / f"{name}.jsonl"
    gold = adapters.rows(path)
    found = adapters.figures(gold, answers(adapters.feed_figures(gold), "extract"))
    (tmp_path / "found.jsonl").write_text("\n".join(json.dumps(row) for row in found))
    scorer = tool(shared, "score_figures")
    read = [scorer.read(str(one), True)[0] for one in (path, tmp_path / "found.jsonl")]
    totals = scorer.total(scorer.score(*read)[0])[0]
    for (data, measure), floor in FIGURES.items():
        if data == name:
            reached = totals[measure][2]
            print(f"{name}, {measure}: {reached:.1f}")
            assert reached >= floor, measure


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(shared: Path, adapters: ModuleType, name: str) -> None:
    gold = adapters.rows(shared / "data" / "figures" / f"{name}.jsonl")
    found = adapters.pairs(gold, answers(adapters.feed_pairs(gold), "compare"))
    labels = {row["id"]: row["label"] for row in found}
    reached = tool(shared, "score_pairs").evaluate(gold, labels)
    print(name, reached["conflict_PRF"], "quiet", reached["quiet%"])
    for one, floor in zip(reached["conflict_PRF"], PAIRS[name], strict=True):
        assert one >= floor
