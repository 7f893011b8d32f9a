"""One statement in the wordings of several articles, and how many origins these have."""

from typing import Any

import pytest

from claims.comparing.same_statement import gather
from handlers.questions.answering import answer
from handlers.say import wordings_view
from handlers.say.phrases import wordings as words
from handlers.say.report import Report, message, sections
from store.database import Store
from store.filing import relations
from store.scope import Scope
from tests.handlers.test_say import QUOTED
from tests.slack.blocks import check_message, check_view
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
    for begins in ("We have lost eleven", "We lost eleven", "Eleven good people"):
        assert said.count(f"“{begins}") == 1
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


def view_of(store: Store, report: Report) -> dict[str, Any]:
    with store.reading() as session:
        pairs = relations.of_statements(session, report.article_id, Scope("T1"))
    return wordings_view.view([one for one in gather(pairs) if one.differs], report.article_id)


def texts_in(block: Any) -> str:
    """What a block shows, the elements one after the other, lines kept apart."""
    if "text" in block:
        return str(block["text"])
    inside = block.get("elements") or block.get("blocks") or []
    apart = "" if block.get("type") in ("rich_text_section", "rich_text_quote") else "\n"
    return apart.join(texts_in(one) for one in inside)


def test_the_modal_shows_every_wording_and_what_differs_word_by_word(lite: Store) -> None:
    reports = [file_text(lite, text, ts=f"{n}.0") for n, text in enumerate((FIRST, SECOND, THIRD))]
    view = view_of(lite, reports[2])
    assert check_view(view) == []
    shown = texts_in(view)
    assert "“We have lost eleven good people of this harbour.”" in shown
    assert "Against the first filed: without “have”; “our” for “this”" in shown
    assert "All share: " in shown
    assert 'How it is introduced: "' in shown
    assert '"told" (Harbour mayor speaks of a bitter loss, ¶1)' in shown


def test_an_earlier_thread_shows_wordings_that_came_later(lite: Store) -> None:
    first = file_text(lite, FIRST)
    assert words.NO_WORDINGS in texts_in(view_of(lite, first))
    file_text(lite, SECOND, ts="2.0")
    shown = texts_in(view_of(lite, first))
    assert "One statement, two wordings" in shown
    assert "Lund mourns, ¶1" in shown


def test_every_string_in_marks_is_a_slice_of_an_article(lite: Store) -> None:
    texts = (FIRST, SECOND, THIRD, FOURTH)
    for number, text in enumerate(texts):
        shown = texts_in(view_of(lite, file_text(lite, text, ts=f"{number}.0")))
        for curly, straight in QUOTED.findall(shown):
            assert any((curly or straight) in other for other in texts), curly or straight


def test_a_long_statement_in_many_wordings_fits_into_a_modal(lite: Store) -> None:
    long = " ".join(f"we lost boat {n} of this harbour," for n in range(120))
    for number in range(8):
        said = long.replace(f"boat {number} ", "barge ")
        text = f"Boats\n\n“{said}” mayor Ida Lund told Radio Nord on Monday."
        report = file_text(lite, text, ts=f"{number}.0")
    assert check_view(view_of(lite, report)) == []
    assert check_message({"channel": "C1", **message(report)}) == []


def test_framing_counts_the_words_of_saying_by_outlet(lite: Store) -> None:
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        file_text(lite, text, ts=f"{number}.0")
    found = answer("framing lund", Scope("T1"), lite)
    said = ["".join(p.text for p in one.pieces) for part in found.sections for one in part]
    assert said[0] == "How Ida Lund is introduced, by outlet"
    assert 'Lund mourns: "told" 1 (¶1)' in said
    assert found.may_be_shared


FRAMING_QUESTIONS = {
    "framing": "Say of whom: /claims framing peskov.",
    "framing nobody": "Nothing on file for nobody.",
}


@pytest.mark.parametrize(("asked", "said"), FRAMING_QUESTIONS.items())
def test_framing_of_nobody_is_a_sentence(lite: Store, asked: str, said: str) -> None:
    [[one]] = answer(asked, Scope("T1"), lite).sections
    assert "".join(piece.text for piece in one.pieces) == said


def test_a_persons_heading_counts_articles_and_origins(lite: Store) -> None:
    file_text(lite, FIRST)
    assert "origin" not in heading_of(lite)
    file_text(lite, SECOND, ts="2.0")
    assert heading_of(lite).endswith("2 articles, 1 origin")


def heading_of(store: Store) -> str:
    [[about], *_] = answer("lund", Scope("T1"), store).sections
    return "".join(piece.text for piece in about.pieces)


TOLL = "{} people died in the Norrland bridge collapse. {}"
FIRST_TOLL = f"OSLO (AP) — {TOLL.format('12', 'The pass is shut, the road office said on Monday.')}"
LATER_TOLL = TOLL.format("At least 19", "Ferries are full, and one is being repaired.")


@pytest.mark.parametrize("by_agency", [True, False])
def test_figures_of_one_agency_have_one_origin(lite: Store, by_agency: bool) -> None:
    """An agency's later count is no second source for its first."""
    file_text(lite, FIRST_TOLL)
    later = f"Oslo (AP) – {LATER_TOLL}" if by_agency else LATER_TOLL
    said = shown(file_text(lite, later, ts="2.0"))
    assert "ranges do not meet" in said
    assert ("For these figures: 2 articles, 1 origin (credited to AP)." in said) is by_agency
