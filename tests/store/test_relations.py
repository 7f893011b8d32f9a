"""What is said of two figures: articles pasted one after the other, and what the last one shows."""

import pytest

from claims.model import RelationKind
from handlers.say.everything import view
from handlers.say.lines import plain
from handlers.say.report import sections
from store.database import Store
from store.filing import relations
from store.scope import Scope
from tests.slack.markup import words_of_blocks
from tests.store.filing import file_text

HEAD = "Quake in Ostmark\n\n"
DATED = "{} March 2026\n\nQuake in Ostmark\n\n"

SHOWN = {
    "two givers on one day": (
        [
            HEAD + "Police said the quake in Ostmark killed 212 people on Monday.",
            HEAD + "The hospital said the quake in Ostmark killed 340 people on Monday.",
        ],
        [("conflict", "340", "212")],
    ),
    "headline and text of one article": (
        ["Quake in Ostmark kills 12\n\nPolice said the quake in Ostmark killed 31 people."],
        [("conflict", "31", "12")],
    ),
    "a headline has no room for a hedge": (
        [
            "Quake in Ostmark kills nine\n\nAt least nine people died in the quake in Ostmark,"
            " police said. The union of miners put the dead of the quake at 14.",
        ],
        [("overlap", "14", "At least nine")],
    ),
    "whoever may lose a job is no loss": (
        [
            "Fire in Ostmark kills 12\n\nPolice said the fire in Ostmark killed 12 people."
            " One worker, who feared losing her job in Ostmark, said the doors were locked.",
        ],
        [],
    ),
    "the older figure when a newer is on file": (
        [
            DATED.format(9) + "Police said the quake in Ostmark had killed 340 people so far.",
            DATED.format(7) + "Police said the quake in Ostmark had killed 212 people so far.",
        ],
        [("update", "212", "340")],
    ),
    "the newer figure is not spoken of": (
        [
            DATED.format(7) + "Police said the quake in Ostmark had killed 212 people so far.",
            DATED.format(9) + "Police said the quake in Ostmark had killed 340 people so far.",
        ],
        [],
    ),
    "one number for two things": (
        [
            HEAD + "Police said the quake in Ostmark killed 1,351 people in Ostmark.",
            HEAD + "Police said the quake in Ostmark injured 1,351 people in Ostmark.",
        ],
        [("same_number", "1,351", "1,351")],
    ),
    "losses may mean killed": (
        [
            "War in Ostmark\n\nThe ministry said 1,351 Ostmark soldiers had died in the war.",
            "War in Ostmark\n\nThe rebels put Ostmark losses in the war at more than 9,000.",
        ],
        [("possible_conflict", "more than 9,000", "1,351")],
    ),
    "two polls have two numbers": (
        [
            "Poll on the bridge\n\nA Harbour News poll found that 46 percent of voters in Ostmark"
            " back Mayor Lind.",
            "Poll on the bridge\n\nA survey by Field Research found that 38 percent of voters in"
            " Ostmark back Mayor Lind.",
        ],
        [],
    ),
    "refugees here and refugees everywhere": (
        [
            "Refugee Day\n\nA record 65 million people are displaced worldwide, said the charity"
            " Migrants First.",
            "Refugee Day\n\nThe town of Ostmark said that it had taken in 10,000 refugees who were"
            " displaced by war.",
        ],
        [],
    ),
    "the same figure is silent": (
        [
            HEAD + "Police said the quake in Ostmark killed 212 people on Monday.",
            HEAD + "The hospital said the quake in Ostmark killed 212 people on Monday.",
        ],
        [],
    ),
    "another event is silent": (
        [
            HEAD + "Police said the quake in Ostmark killed 212 people on Monday.",
            "Ferry sinks off Kilby\n\nPolice said the ferry took 61 people to their deaths.",
        ],
        [],
    ),
    "shares of different things are silent": (
        ["Trade\n\nMilk prices rose to 40 percent of costs. A tariff of 35 percent is planned."],
        [],
    ),
}


@pytest.mark.parametrize(("texts", "relations"), SHOWN.values(), ids=SHOWN.keys())
def test_what_is_said_of_figures(
    lite: Store, texts: list[str], relations: list[tuple[str, str, str]]
) -> None:
    for number, text in enumerate(texts):
        report = file_text(lite, text, ts=f"{number}.0")
    spoken_of = [r for r in report.relations if r.kind.value not in ("agree", "not_comparable")]
    assert [
        (r.kind.value, r.new.claim.words.text, r.earlier.claim.words.text)  # type: ignore[union-attr]
        for r in spoken_of
    ] == relations


def test_a_stale_figure_is_told_with_its_age(lite: Store) -> None:
    said = "Police said the quake in Ostmark had killed {} people so far."
    for number, (day, toll) in enumerate(((2, 212), (9, 340), (14, 212))):
        report = file_text(lite, DATED.format(day) + said.format(toll), ts=f"{number}.0")
    [relation] = [r for r in report.relations if r.kind.value != "agree"]
    assert relation.kind.value == "update"
    assert relation.reason == (
        "the same number was first filed 12 days earlier, and the other since"
    )


def test_what_agrees_is_silent_and_one_click_away(lite: Store) -> None:
    for number, giver in enumerate(("Police", "The hospital")):
        said = f"{giver} said the quake in Ostmark killed 212 people on Monday."
        report = file_text(lite, HEAD + said, ts=f"{number}.0")
    in_thread = "\n".join(plain(part) for part in sections(report))
    assert "no conflict with what is on file" in in_thread
    assert "Compared, without a conflict" not in in_thread
    modal = words_of_blocks(view(report, page=0, channel="C1")["blocks"])
    assert "212 / 212 (Pasted text, ¶1): The same number." in modal


def test_the_newest_come_first_from_few_places_and_from_many(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, channel in enumerate(("C1", "C3", "C1", "C2", "C1")):
        said = f"Police said the quake in Ostmark killed {212 + 90 * number} people on Monday."
        file_text(store, HEAD + said, channel=channel, private=channel == "C3", ts=f"{number}.0")

    def newest(scope: Scope, limit: int) -> list[tuple[int, int]]:
        with store.reading() as session:
            found = relations.latest(session, scope, [*RelationKind], limit=limit)
            return [(one.new.citation.article_id, one.earlier.citation.article_id) for one in found]

    scopes = (Scope("T1"), Scope("T1", frozenset({"C3"})), Scope("T2"))
    asked = [(scope, limit) for scope in scopes for limit in (2, 50)]
    of_few = [newest(*one) for one in asked]
    monkeypatch.setattr(relations, "MOST_HOMES", 0)
    assert [newest(*one) for one in asked] == of_few
    assert [article for article, _ in of_few[3]] == sorted(
        (article for article, _ in of_few[3]), reverse=True
    )
    assert 2 in {article for pair in of_few[3] for article in pair}
    assert 2 not in {article for pair in of_few[1] for article in pair}
    assert [len(found) for found in of_few[::2]] == [2, 2, 0]
