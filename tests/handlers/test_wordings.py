"""One statement in the wordings of several articles, and how many origins these have."""

import pytest

from handlers.answering import answer
from handlers.say.report import Report, message, sections
from store.database import Store
from store.scope import Scope
from tests.slack.blocks import check_message
from tests.store.filing import file_text

FIRST = """Harbour mayor speaks of a bitter loss

Mayor Ida Lund told Radio Nord on Monday: “We have lost eleven good people of this harbour.” The \
council will meet in the evening, and the ferries are to stay where they are.
"""
SECOND = """Lund mourns

“We lost eleven good people of our harbour,” mayor Ida Lund told Radio Nord on Monday. Flags were \
at half-mast at the town hall and at the school where two of them had taught.
"""
THIRD = """A harbour in mourning

Shops closed early. “Eleven good people of this harbour are lost to us,” mayor Ida Lund said in an \
interview with Radio Nord on Monday. She asked for patience until the inquiry begins.
"""
# Printed elsewhere in the same words, by a paper that credits an agency.
FOURTH = f"UMEA (Reuters) - Churches rang their bells at noon.\n\n{FIRST.partition('¶')[0]}"


def shown(report: Report) -> str:
    return "\n".join(
        "".join(piece.text for piece in one.pieces) for part in sections(report) for one in part
    )


def test_a_third_article_shows_all_wordings_together(lite: Store) -> None:
    file_text(lite, FIRST)
    file_text(lite, SECOND, ts="2.0")
    report = file_text(lite, THIRD, ts="3.0")
    said = shown(report)
    assert said.count("One statement, 3 wordings · Ida Lund to Radio Nord, Monday") == 1
    assert "1 statement worded differently" in said
    for words in ("We have lost eleven", "We lost eleven", "Eleven good people"):
        assert said.count(f"“{words}") == 1
    assert "All share: eleven good people of" in said.replace("Eleven", "eleven")
    assert "For what Ida Lund said: 3 articles, 1 origin (told to Radio Nord)." in said
    assert check_message({"channel": "C1", **message(report)}) == []


def test_the_same_words_again_are_counted_and_not_called_different(lite: Store) -> None:
    file_text(lite, FIRST)
    said = shown(file_text(lite, FOURTH, ts="2.0"))
    assert "worded differently" not in said
    assert "One statement" not in said
    assert "2 articles, 1 origin (told to Radio Nord; mostly the same text)." in said


def test_a_wording_that_two_articles_have_names_both(lite: Store) -> None:
    file_text(lite, FIRST)
    file_text(lite, FOURTH, ts="2.0")
    said = shown(file_text(lite, SECOND, ts="3.0"))
    assert "One statement, two wordings" in said
    assert "speaks of a bitter loss, ¶1 · " in said


def test_conflicts_on_file_list_a_statement_once(lite: Store) -> None:
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        file_text(lite, text, ts=f"{number}.0")
    found = answer("conflicts", Scope("T1"), lite)
    said = ["".join(p.text for p in one.pieces) for part in found.sections for one in part]
    assert [one for one in said if one.startswith("One statement")] == [
        "One statement, 3 wordings · Ida Lund to Radio Nord, Monday",
        "One statement, two wordings · Ida Lund to Radio Nord, Monday",
    ]


@pytest.mark.parametrize("private", [True, False])
def test_a_wording_from_a_private_channel_stays_there(lite: Store, private: bool) -> None:
    file_text(lite, FIRST, channel="G1", private=private)
    said = shown(file_text(lite, SECOND, ts="2.0"))
    assert ("We have lost" not in said) is private
    assert ("origin" not in said) is private
