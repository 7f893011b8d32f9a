"""Names are found however they are spelt, by those who may know them, and forgotten in time."""

import pytest
from sqlmodel import Session, col, func, select

from store.database import Store
from store.filing import articles
from store.finding import named
from store.people.names import grams_of, words_of
from store.scope import Scope
from store.tables import NameGramRow, NameHeardRow, NameWordRow, SpeakerRow, SpellingRow
from store.work import inbox
from store.work.message import MessageKey
from tests.store.filing import file_text

PESKOV = "“We have losses,” Dmitry Peskov said on Thursday. “It is a tragedy,” Peskov said."
PESKON = "“We have losses,” Dmitry Peskov said on Thursday. “It is a tragedy,” Peskon said."
SHULMAN = "“The bridge is safe,” Yekaterina Shulman told Radio Nord on Monday."
EVERYBODY, MEMBERS = Scope("T1"), Scope("T1", frozenset({"C2"}))

ASKED = {
    "peskov": "Dmitry Peskov",
    "peskon": "Dmitry Peskov",
    "Peskow": "Dmitry Peskov",
    "Pesko": "Dmitry Peskov",
    "Epskov": "Dmitry Peskov",
    "dimitry peskov": "Dmitry Peskov",
    "peskov dmitry": "Dmitry Peskov",
    "Mr Peskov": "Dmitry Peskov",
    "shullmann": "Yekaterina Shulman",
    "Ekaterina Shulman": "Yekaterina Shulman",
    "schulman": "Yekaterina Shulman",
}


def found(store: Store, asked: str, scope: Scope = EVERYBODY) -> list[str]:
    with store.reading() as session:
        return [match.name for match in named.speakers(session, scope, asked)]


def remove(store: Store, ts: str, channel: str = "C1") -> None:
    with store.writing() as session:
        message = inbox.known(session, MessageKey("T1", channel, ts))
        assert message is not None
        articles.remove(session, message.id, "text")


def counted(session: Session, table: type) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


@pytest.mark.parametrize("asked", ASKED)
def test_a_name_is_found_however_it_is_spelt(lite: Store, asked: str) -> None:
    file_text(lite, PESKOV, ts="1.0")
    file_text(lite, SHULMAN, ts="2.0")
    assert found(lite, asked) == [ASKED[asked]]


@pytest.mark.parametrize("asked", ["", "he", "xx", "Kowalczyk", "dmitry kowalczyk", "'\"*%"])
def test_nobody_is_found_for_what_is_like_no_name(store: Store, asked: str) -> None:
    file_text(store, PESKOV)
    assert found(store, asked) == []


def test_of_equals_the_one_heard_most_comes_first(store: Store) -> None:
    for number, first in enumerate(("Ann", "Karin", "Karin")):
        file_text(
            store, f"“The road is open,” {first} Holm said on day {number}.", ts=f"{number}.0"
        )
    assert found(store, "holm") == ["Karin Holm", "Ann Holm"]


def test_nothing_is_left_of_a_name_once_its_article_is_taken_back(store: Store) -> None:
    file_text(store, PESKOV)
    remove(store, "1.0")
    with store.reading() as session:
        tables = (SpeakerRow, NameWordRow, NameGramRow, NameHeardRow)
        assert [counted(session, table) for table in tables] == [0, 0, 0, 0]


def test_a_name_that_another_article_has_stays(store: Store) -> None:
    file_text(store, PESKOV, ts="1.0")
    file_text(store, f"Another day. {PESKOV}", ts="2.0")
    remove(store, "1.0")
    assert found(store, "peskon") == ["Dmitry Peskov"]


def test_a_spelling_goes_with_the_only_article_that_has_it(store: Store) -> None:
    file_text(store, PESKOV, ts="1.0")
    file_text(store, PESKON, ts="2.0")
    remove(store, "2.0")
    with store.reading() as session:
        words = session.exec(select(NameWordRow.word).order_by(col(NameWordRow.word))).all()
        kept = grams_of("dmitry") | grams_of("peskov")
        assert set(session.exec(select(NameGramRow.gram)).all()) == kept
    assert words == ["dmitry", "peskov"]


def test_a_private_channels_names_are_its_own(store: Store) -> None:
    file_text(store, PESKOV, channel="C2", private=True)
    for asked in ASKED:
        assert found(store, asked) == [], asked
    assert found(store, "peskon", MEMBERS) == ["Dmitry Peskov"]
    assert found(store, "peskov", Scope("T2", frozenset({"C2"}))) == []


def test_a_spelling_made_private_leads_nobody_else_to_the_speaker(store: Store) -> None:
    file_text(store, SHULMAN, channel="C1", ts="1.0")
    nickname = f"{SHULMAN} “It is,” Yekaterina Kravtsova Shulman said."
    file_text(store, nickname, channel="C2", ts="2.0")
    assert "Yekaterina Kravtsova Shulman" in found(store, "kravtsova")
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=True)
    assert found(store, "kravtsova") == []
    assert found(store, "shulman") == ["Yekaterina Shulman"]
    assert "Yekaterina Kravtsova Shulman" in found(store, "kravtsova", MEMBERS)


def test_a_channel_made_public_brings_its_names(store: Store) -> None:
    file_text(store, PESKOV, channel="C2", private=True)
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=False)
    assert found(store, "peskon") == ["Dmitry Peskov"]


def test_one_person_in_public_and_in_private_is_one_match(store: Store) -> None:
    file_text(store, PESKOV, channel="C1", ts="1.0")
    file_text(store, PESKOV, channel="C2", private=True, ts="2.0")
    with store.reading() as session:
        (inside,) = named.speakers(session, MEMBERS, "peskov")
        (outside,) = named.speakers(session, EVERYBODY, "peskov")
    assert len(inside.speaker_ids) == 2
    assert len(outside.speaker_ids) == 1


def test_a_pronoun_is_nobodys_name() -> None:
    assert words_of("He") == frozenset()
    assert words_of("Mr Dmitry Peskov’s") == {"dmitry", "peskov"}


def test_mentions_are_counted_and_taken_back(store: Store) -> None:
    for number in range(3):
        file_text(store, f"{PESKOV} It was day {number}.", ts=f"{number}.0")
    with store.reading() as session:
        before = {row.name: row.mentions for row in session.exec(select(SpeakerRow)).all()}
        spelt = session.exec(select(func.count()).select_from(SpellingRow)).one()
    remove(store, "1.0")
    with store.reading() as session:
        after = {row.name: row.mentions for row in session.exec(select(SpeakerRow)).all()}
    assert sum(before.values()) == spelt > 3
    assert after == {name: number * 2 // 3 for name, number in before.items()}


def test_a_statement_is_found_among_more_namesakes_than_one_question_holds(lite: Store) -> None:
    said = "“We will reopen the old harbour bridge before the {} of winter,” {} Lindqvist said."
    for number in range(70):
        file_text(lite, said.format("start", f"Anna{number}"), ts=f"{number}.0")
    report = file_text(lite, said.format("end", "Ms"), ts="99.0")
    assert {relation.kind.value for relation in report.relations} == {"same_statement"}
