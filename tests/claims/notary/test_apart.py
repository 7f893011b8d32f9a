"""A draft read by a child process is the draft read here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.notary.apart import DRAFT, DraftTooHard, Patience, read_draft_apart
from claims.notary.draft import MOST_QUOTATIONS, read_draft
from claims.reading import read_text
from tests.articles import BRIDGE_MORNING, GERMAN


def test_the_child_finds_what_is_found_here() -> None:
    article = read_text(BRIDGE_MORNING)
    found = read_draft_apart(article)
    assert found == read_draft(article)
    assert [one.speaker for one in found.quotations] == ["Karin Holm"]
    assert found.figures


def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(DraftTooHard):
        read_draft_apart(read_text(BRIDGE_MORNING), Patience(wall_s=0.01))


def test_another_language_has_quotations_and_nobody_who_says_them() -> None:
    found = read_draft(read_text(GERMAN))
    assert [one.speaker for one in found.quotations] == [""]
    assert found.figures == ()


def test_what_is_beyond_the_most_is_counted() -> None:
    found = read_draft(Article(" ".join(f"“Stall {n} is open.”" for n in range(200))))
    assert len(found.quotations) == MOST_QUOTATIONS
    assert found.left_out >= 200 - MOST_QUOTATIONS


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab “”\"‘’'.…[]12\n", max_size=120))
def test_any_text_is_read_and_comes_back_through_json(text: str) -> None:
    found = read_draft(Article(text))
    assert DRAFT.validate_json(DRAFT.dump_json(found)) == found
    for one in found.quotations:
        assert text[one.words.start : one.words.end] == one.words.text
