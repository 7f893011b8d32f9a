"""Articles about different things, all filed by one newsroom: it must not cry wolf."""

import json
from pathlib import Path

import pytest

from claims.model import RelationKind
from store.database import Store
from tests.store.filing import file_text

pytestmark = pytest.mark.timeout(600)  # all of the articles are read and compared

LOUD = {
    RelationKind.CONFLICT,
    RelationKind.POSSIBLE_CONFLICT,
    RelationKind.UPDATE,
    RelationKind.SAME_NUMBER,
}


def test_articles_about_different_things_are_met_with_silence(shared: Path, store: Store) -> None:
    lines = (shared / "data" / "quotes" / "polnear-dev.jsonl").read_text().splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    reports = [file_text(store, text, ts=f"{n}.0") for n, text in enumerate(texts)]
    loud = [relation for one in reports for relation in one.relations if relation.kind in LOUD]
    print(f"{len(texts)} articles, {len(loud)} conflicts, updates or other remarks")
    assert loud == []
