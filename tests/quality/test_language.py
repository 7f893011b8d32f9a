"""The language model's scores on the test parts of its treebanks, as the product runs it."""

import pytest

from claims.language import the_parser
from tests.development import data
from training.scoring import Counts, parts, score

FLOORS = {  # in hundredths
    "EWT test": {"uas": 90.0, "las": 87.8, "sentences": 87.0, "spans": 81.5},
    "GUM test": {"uas": 91.3, "las": 88.9, "sentences": 96.2, "spans": 82.7},
    "GUM news": {"uas": 90.9, "las": 88.6, "sentences": 93.5, "names": 79.3, "spans": 86.2},
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Counts]:
    folder = data() / "treebanks"
    if not (folder / "en_gum-test.conllu").is_file():
        pytest.skip(f"no treebanks in {folder} (set CLAIMS_QUALITY_DATA)")
    return {name: score(the_parser(), chunks)[0] for name, chunks in parts(folder)}


@pytest.mark.parametrize("name", FLOORS)
def test_the_language_model(scores: dict[str, Counts], name: str) -> None:
    for what, floor in FLOORS[name].items():
        of_found = what in ("sentences", "names", "spans")
        reached = scores[name].f1(what) if of_found else scores[name].recall(what)
        print(f"{name}, {what}: {reached:.1f}")
        assert reached >= floor, what
