"""Whole articles side by side: of one event they are compared, of two they are left alone."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from claims.comparing.texts import compare_texts
from claims.model import Article, Label, RelationKind
from claims.reading import read_text
from store.database import Store
from tests.store.filing import file_text

HERE = Path(__file__).parent
LOUD = {
    RelationKind.CONFLICT,
    RelationKind.POSSIBLE_CONFLICT,
    RelationKind.UPDATE,
    RelationKind.SAME_NUMBER,
}


def articles(name: str) -> list[Article]:
    """Reports parted by a line with %, each behind its date."""
    found = []
    for part in (HERE / f"{name}.txt").read_text("utf-8").split("\n%\n"):
        day, text = part.strip().split("\n", 1)
        found.append(replace(read_text(text), published=date.fromisoformat(day)))
    return found


def test_articles_about_two_events_are_not_compared() -> None:
    labels = {
        (a.title, b.title): compare_texts(a, b).label
        for a, b in combinations(articles("many_events"), 2)
    }
    assert len(labels) == 190
    assert {pair for pair, label in labels.items() if label is not Label.NOT_COMPARABLE} == set()


def test_filed_by_one_newsroom_they_are_met_with_silence(lite: Store) -> None:
    reports = [
        file_text(lite, article.text, ts=f"{number}.0", article=article)
        for number, article in enumerate(articles("many_events"))
    ]
    loud = [relation for one in reports for relation in one.relations if relation.kind in LOUD]
    assert loud == []


def test_articles_about_one_event_are_compared() -> None:
    market = articles("one_event")
    assert compare_texts(market[1], market[2]).label is Label.CONFLICT  # 22 dead, and 19 later
    assert compare_texts(market[0], market[2]).label is Label.UPDATE  # 14 dead, then 19
    assert compare_texts(market[0], market[1]).label is not Label.NOT_COMPARABLE


@pytest.mark.parametrize("words", [10, 30])
def test_a_sentence_or_two_are_taken_to_be_of_one_event(words: int) -> None:
    a, b = (Article(f"{n} people died. " + "It rained. " * (words // 2)) for n in (11, 14))
    assert compare_texts(a, b).label is Label.CONFLICT
