"""What an article is compared with: found by words, where it may be seen, and never once gone."""

import pytest
from sqlmodel import Session, func, select

from claims.model import Cited, Figure
from store.database import Store
from store.each import BRANCHES, of_each
from store.filing import articles
from store.finding import candidates, counted
from store.people import merging
from store.review.reviewing import Verb
from store.tables import FigureWordRow, SpeakerRow
from store.work import inbox
from store.work.message import MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.conftest import NOW
from tests.store.filing import file_text
from tests.store.test_reviewing import change, ref

QUAKE = "Police said the quake in Ostmark killed {} people on Monday."
LOSSES = "The rebels put Ostmark losses in the quake at {}."
FERRY = "Ferry sinks off Kilby\n\nPolice said the ferry took 61 people to their deaths."
TRAGEDY = "“The loss of so many troops is a huge tragedy for all of us,” said {}."
REWORDED = "“For all of us, the loss of our soldiers is a huge tragedy,” {} said."
OTHER = "“Nobody has asked the ministry for a report on the price of milk,” said {}."


def near(store: Store, article_id: int) -> list[Cited]:
    with store.reading() as session:
        filed = articles.load(session, article_id)
        assert filed is not None
        return candidates.like(session, filed)


def words(cited: Cited) -> str:
    return cited.claim.words.text if isinstance(cited.claim, Figure) else cited.claim.text


def filed_words(store: Store) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(FigureWordRow)).one()


FIGURES = {
    "the same measure": (QUAKE.format(212), ["212"]),
    "losses may mean killed": (LOSSES.format("9,000"), ["9,000"]),
    "another event": (FERRY, []),
}


@pytest.mark.parametrize(("earlier", "found"), FIGURES.values(), ids=FIGURES.keys())
def test_figures_are_found_by_a_word_and_a_measure(
    store: Store, earlier: str, found: list[str]
) -> None:
    file_text(store, earlier)
    report = file_text(store, QUAKE.format(340), ts="2.0")
    assert [words(one) for one in near(store, report.article_id)] == found


def test_the_newest_of_another_word_hide_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "NEWEST_OF_A_WORD", 1)
    file_text(store, "Police said the quake in Talmira killed 61 people on Monday.", ts="1.0")
    for number in range(3):
        file_text(store, QUAKE.format(212 + number), ts=f"2.{number}")
    both = "Police said the quakes in Ostmark and Talmira killed 340 people."
    report = file_text(store, both, ts="3.0")
    assert {words(one) for one in near(store, report.article_id)} == {"61", "214"}


QUOTES = {
    "another wording, with other words for some": (REWORDED.format("Karin Holm"), True),
    "by her last name": (REWORDED.format("Holm"), True),
    "of another person": (REWORDED.format("Jonas Weil"), False),
    "of another person with her first name": (REWORDED.format("Karin Weil"), False),
    "about something else": (OTHER.format("Karin Holm"), False),
}


@pytest.mark.parametrize(("earlier", "found"), QUOTES.values(), ids=QUOTES.keys())
def test_quotes_are_found_by_speaker_and_most_of_their_words(
    store: Store, earlier: str, found: bool
) -> None:
    file_text(store, earlier)
    report = file_text(store, TRAGEDY.format("Karin Holm"), ts="2.0")
    assert bool(near(store, report.article_id)) is found


def test_quotes_of_two_who_are_one_person_are_found(store: Store) -> None:
    file_text(store, REWORDED.format("Karin Lind"))
    report = file_text(store, TRAGEDY.format("Karin Holm"), ts="2.0")
    assert near(store, report.article_id) == []
    with store.writing() as session:
        lind, holm = (speaker(session, name) for name in ("Karin Lind", "Karin Holm"))
        assert merging.merge(session, lind, holm, channel="C1", who="U1", now=NOW) == ""
    [found] = near(store, report.article_id)
    assert found.speaker == "Karin Holm"


def speaker(session: Session, name: str) -> int:
    found = session.exec(select(SpeakerRow.id).where(SpeakerRow.name == name)).one()
    assert found is not None
    return found


def test_what_another_workspace_or_a_private_channel_has_is_not_found(store: Store) -> None:
    said = f"{QUAKE.format(212)} {REWORDED.format('Karin Holm')}"
    file_text(store, said, team="T2")
    file_text(store, said, channel="C2", private=True)
    report = file_text(store, f"{QUAKE.format(340)} {TRAGEDY.format('Karin Holm')}", ts="2.0")
    assert near(store, report.article_id) == []


def test_a_corrected_figure_is_found_by_what_it_counts_now(store: Store) -> None:
    claim = ref(store, file_text(store, BRIDGE_MORNING).article_id, "12")
    report = file_text(store, BRIDGE_EVENING, ts="2.0")
    assert claim.id in {one.id for one in near(store, report.article_id)}
    change(store, claim, Verb.CORRECT, fields={"measure": "rescued"})
    assert claim.id not in {one.id for one in near(store, report.article_id)}
    change(store, claim, Verb.UNDO)
    assert claim.id in {one.id for one in near(store, report.article_id)}


def test_words_of_figures_go_with_their_article(store: Store) -> None:
    file_text(store, QUAKE.format(212))
    assert filed_words(store) > 0
    with store.writing() as session:
        message = inbox.known(session, MessageKey("T1", "C1", "1.0"))
        assert message is not None
        articles.remove(session, message.id, "text")
    assert filed_words(store) == 0


@pytest.mark.parametrize("number", [0, 1, BRANCHES[0] + 1, BRANCHES[-1] + 1])
def test_of_each_value_the_rows_of_its_own(store: Store, number: int) -> None:
    asked = [{"one": n, "other": f"o'{n}"} for n in range(number)]
    selection = "SELECT {one} AS one, {other} AS other WHERE {one} IN :some AND :all = 1"
    with store.reading() as session:
        found = of_each(session, selection, asked, some=list(range(0, 100, 2)), all=1)
    assert [tuple(row) for row in found] == [(n, f"o'{n}") for n in range(0, number, 2)]
