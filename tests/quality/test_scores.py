"""Scores on development data. Floors: a change may raise them, and may not fall below them.

The data are read through the same filters that `python -m bot extract` and `compare` run, and the
adapters that come with the data; see docs/measurements.md.
"""

import json
import warnings
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.cli.json_lines import FILTERS, answer_line
from tests.quality.conftest import tool

# The scorers leave files open.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.timeout(600),  # two engines read the whole of the development data
]

Rows = list[dict[str, Any]]

QUOTES = {  # F1, in hundredths: pair = the right words with the right source
    ("all", "pair.soft", "all"): 69.7,
    ("all", "pair.soft", "direct"): 91.5,
    ("all", "pair.soft", "mixed"): 81.0,
    ("all", "pair.soft", "indirect"): 60.8,
    ("all", "content.span", "direct"): 93.9,
    ("speech", "pair.soft", "all"): 81.1,
    ("speech", "pair.soft", "direct"): 94.4,
    ("speech", "pair.soft", "mixed"): 86.0,
}
OTHERS = {  # measured once, by the same scorer; the yardstick runs beside us each time
    "best combination of existing systems": (61.9, 71.0, 83.2, 69.6, 54.3),
    "people against people": (76.8, 88.4, 97.3, 88.9, 70.9),
}
SIDE_BY_SIDE = (
    ("all", "all"),
    ("speech", "all"),
    ("all", "direct"),
    ("all", "mixed"),
    ("all", "indirect"),
)
FIGURES = {
    ("newsquant-dev", "value"): 92.0,
    ("newsquant-dev", "value+change"): 85.5,
    ("newsquant-dev", "value+unit"): 82.3,
    ("newsquant-dev", "value+concept"): 76.5,
    ("newsquant-dev", "value+concept="): 50.2,
    ("traps-dev", "value"): 99.0,
}
PAIRS = {  # precision, recall, F1 of "conflict", and all labels right or nearly
    "pairs-dev": (95.0, 95.0, 95.0, 95.0),
    "wikipedia-casualty-pairs-dev": (96.0, 84.0, 89.7, 82.9),
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
    regex = tool(shared, "quotes_regex", folder="prototypes")
    plain = [{"id": row["id"], "attributions": regex.article(row["text"])} for row in gold]
    scorer = tool(shared, "score_quotes")
    print(f"\n{'pair F1':40}", *(f"{run} {kind}".rjust(12) for run, kind in SIDE_BY_SIDE))
    for system, others in OTHERS.items():
        print(f"{system:40}", *(f"{score:12.1f}" for score in others))
    beside("regular expressions", scores(scorer, gold, plain))
    ours = scores(scorer, gold, found)
    beside("this", ours)
    return ours


def scores(scorer: ModuleType, gold: Rows, found: Rows) -> dict[str, Any]:
    by_id = ({row["id"]: row for row in gold}, {row["id"]: row for row in found})
    return {name: scorer.run(*by_id, speech=name == "speech")[0] for name in ("all", "speech")}


def beside(system: str, reached: dict[str, Any]) -> None:
    pairs = [100 * reached[run][kind]["pair.soft"][2] for run, kind in SIDE_BY_SIDE]
    print(f"{system:40}", *(f"{score:12.1f}" for score in pairs))


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
    scorer = tool(shared, "score_figures")
    theirs = [{"text": row["text"], "quantities": by_quantulum(row["text"])} for row in gold]
    for measure, scores in total(scorer, path, theirs, tmp_path).items():
        print(f"{name}, quantulum3, {measure}: {scores[2]:.1f}")
    totals = total(scorer, path, found, tmp_path)
    for (data, measure), floor in FIGURES.items():
        if data == name:
            reached = totals[measure][2]
            print(f"{name}, this, {measure}: {reached:.1f}")
            assert reached >= floor, measure


def total(scorer: ModuleType, gold: Path, found: Rows, folder: Path) -> dict[str, Any]:
    (folder / "found.jsonl").write_text("\n".join(json.dumps(row) for row in found))
    read = [scorer.read(str(one), True)[0] for one in (gold, folder / "found.jsonl")]
    totals: dict[str, Any] = scorer.total(scorer.score(*read)[0])[0]
    return totals


def by_quantulum(text: str) -> Rows:
    """What quantulum3 reads; it breaks on some sentences, and finds nothing in them."""
    with warnings.catch_warnings(), suppress(Exception):
        warnings.simplefilter("ignore")  # it warns that an optional part is missing
        quantulum = import_module("quantulum3.parser")
        return [
            {"value": one.value, "unit": one.unit.name, "change": "="}
            for one in quantulum.parse(text)
        ]
    return []


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(shared: Path, adapters: ModuleType, name: str) -> None:
    gold = adapters.rows(shared / "data" / "figures" / f"{name}.jsonl")
    found = adapters.pairs(gold, answers(adapters.feed_pairs(gold), "compare"))
    labels = {row["id"]: row["label"] for row in found}
    reached = tool(shared, "score_pairs").evaluate(gold, labels)
    print(name, reached["conflict_PRF"], "quiet", reached["quiet%"], "lenient", reached["lenient%"])
    for one, floor in zip(
        (*reached["conflict_PRF"], reached["lenient%"]), PAIRS[name], strict=True
    ):
        assert one >= floor
