"""An article that was edited: threads that showed what is no longer in it are told of it, once."""

from dataclasses import replace
from typing import Any

import pytest

from claims.model import Article
from handlers.articles import settling
from handlers.delivering import telling
from handlers.reviewing import edited
from handlers.say.phrases import review as words
from store.database import Store
from store.filing import relations
from store.packing import exports
from store.packing.dossier import Chosen
from store.review.reviewing import Verb
from store.scope import Scope
from store.showing import notices
from store.tables import MessageRow
from store.work import inbox
from store.work.message import WHOLE, Message, MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.handlers.desks import directly
from tests.handlers.test_recalling import SAID, Recalls
from tests.store.test_reviewing import ref

MENDED = BRIDGE_MORNING.replace("in 2019", "in 2020")
REWORDED = BRIDGE_MORNING.replace(SAID, "friends and colleagues today")
CORRECTED = BRIDGE_MORNING.replace("12 people had died", "13 people had died")
WRAPPED = BRIDGE_MORNING.replace(SAID, SAID.replace(" ", "\n", 1))
THERE = ("C3", "3.0", words.RECALL_EDITED)
GERMAN = "Die Brücke ist am Montag eingestürzt. Der Minister hat gesagt, dass es Tote gab. " * 9


class Edits(Recalls):
    """The same office, in which messages are edited."""

    edits = 0

    def pastes(self, text: str, channel: str, ts: str, *, private: bool = False) -> None:
        self.settles(self.writes(text, channel, ts, private=private))

    def writes(self, text: str, channel: str, ts: str, *, private: bool = False) -> MessageKey:
        """What a message says from now on is written down, and that is all."""
        self.edits += 1
        key = MessageKey("T1", channel, ts)
        message = Message(
            key, ts, private, text=text, asked=True, edited_ts=f"{self.edits + 100}.0"
        )
        with self.store.writing() as session:
            inbox.put(session, message, now=self.time)
        return key

    def settles(self, key: MessageKey) -> None:
        settling.settle_message(key, directly, self.desk)

    def told(self) -> list[tuple[str, str | None, str]]:
        """And the replies are brought up to date that are to be."""
        self.queue.refresh.reset_mock()
        said = super().told()
        for call in list(self.queue.refresh.call_args_list):
            self.refreshes(call.args[0])
        return said

    def shown(self, channel: str) -> str:
        """The reply in a channel as it now stands."""
        calls = [*self.slack.chat_postMessage.call_args_list]
        calls += self.slack.chat_update.call_args_list
        return str([c.kwargs["text"] for c in calls if c.kwargs["channel"] == channel][-1])


def at_work(store: Store) -> Edits:
    """The morning's article in one channel; the evening's, which shows its words, in another."""
    office = Edits(store)
    office.pastes(BRIDGE_MORNING, "C1", "1.0")
    office.pastes(BRIDGE_EVENING, "C3", "3.0")
    return office


@pytest.fixture
def office(lite: Store) -> Edits:
    return at_work(lite)


@pytest.fixture
def either(store: Store) -> Edits:
    """The same on both databases."""
    return at_work(store)


EDITS = {
    "words that were shown were reworded": (REWORDED, [THERE]),
    "a figure that was shown was corrected": (CORRECTED, [THERE]),
    "another article altogether": (GRAIN, [THERE]),
    "a text in which nothing is read": (GERMAN, [THERE]),
    "something else was mended": (MENDED, []),
    "lines are broken elsewhere": (WRAPPED, []),
    "a paragraph more": (f"{BRIDGE_MORNING}\nThe road is closed.\n", []),
    "nothing changed": (BRIDGE_MORNING, []),
}


@pytest.mark.parametrize(("text", "told"), EDITS.values(), ids=EDITS.keys())
def test_a_thread_is_told_when_what_it_showed_is_no_longer_there(
    office: Edits, text: str, told: list[Any]
) -> None:
    office.pastes(text, "C1", "1.0")
    assert office.told() == told
    assert office.told() == []


def test_nothing_of_the_old_words_is_repeated(office: Edits) -> None:
    office.pastes(REWORDED, "C1", "1.0")
    [(_, _, text)] = office.told()
    assert "neighbours" not in text
    assert "neighbours and friends today" not in office.shown("C3")


def test_what_still_stands_beside_it_is_still_shown_there(office: Edits) -> None:
    before = office.shown("C3")
    assert "12 / At least 19: Conflict" in before
    office.pastes(MENDED, "C1", "1.0")
    office.told()
    assert office.shown("C3") == before
    office.pastes(REWORDED, "C1", "1.0")
    office.told()
    assert "12 / At least 19: Conflict" in office.shown("C3")


def test_a_pair_that_each_thread_shows_is_one_in_lists(either: Edits) -> None:
    def listed() -> list[str]:
        with either.store.reading() as session:
            every = relations.latest(session, Scope("T1"), [*relations.RelationKind], limit=50)
        return sorted(one.kind for one in every)

    before = listed()
    either.pastes(MENDED, "C1", "1.0")
    either.told()
    assert listed() == before


def test_what_is_shown_again_is_told_of_again(either: Edits) -> None:
    for text, told in ((REWORDED, [THERE]), (BRIDGE_MORNING, [THERE]), (REWORDED, [THERE])):
        either.pastes(text, "C1", "1.0")
        assert either.told() == told


UNHEARD = {
    "edited twice": ([REWORDED, CORRECTED], [THERE]),
    "edited back": ([REWORDED, BRIDGE_MORNING], []),
    "edited there, back and there again": ([REWORDED, BRIDGE_MORNING, REWORDED], [THERE]),
    "mended, and then reworded": ([MENDED, MENDED.replace("Monday", "Tuesday")], []),
    "taken out, and then read no more": ([REWORDED, GERMAN], [THERE]),
}


@pytest.mark.parametrize(("texts", "told"), UNHEARD.values(), ids=UNHEARD.keys())
def test_edits_in_a_row_are_one_notice(office: Edits, texts: list[str], told: list[Any]) -> None:
    """Before the first of them was said."""
    for text in texts:
        office.pastes(text, "C1", "1.0")
    assert office.told() == told
    with office.store.reading() as session:
        left = notices.beginning(session, "T1", f"{edited.RENEWED}:")
    assert left == []


def test_the_thread_of_the_article_itself_is_told_nothing(office: Edits) -> None:
    office.pastes(REWORDED, "C1", "1.0")
    assert {key.channel for key in office.notices()} == {"C3"}
    assert "friends and colleagues today" in office.shown("C1")


def test_another_article_in_that_thread_is_brought_up_to_date(office: Edits) -> None:
    message = Message(
        MessageKey("T1", "C1", "1.5"), "1.0", False, text=BRIDGE_EVENING + "\nMore.\n", asked=True
    )
    with office.store.writing() as session:
        inbox.put(session, message, now=office.time)
    office.settles(message.key)
    office.pastes(REWORDED, "C1", "1.0")
    assert office.told() == [THERE]
    assert SAID not in office.shown("C1")


def test_where_nothing_of_it_was_shown_nobody_is_told(office: Edits) -> None:
    office.pastes(GRAIN, "C5", "5.0")
    office.pastes(GRAIN.replace("40 ships", "50 ships"), "C5", "5.0")
    assert office.notices() == []


def test_a_job_that_dies_after_reading_tells_them_when_it_is_repeated(
    office: Edits, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: Any) -> None:
        raise KeyboardInterrupt

    key = office.writes(REWORDED, "C1", "1.0")
    for step in ("extract", "compare", "post", "finish"):
        with monkeypatch.context() as patched:
            patched.setattr(settling, step, dies)
            with pytest.raises(KeyboardInterrupt):
                office.settles(key)
        assert office.notices() == []
    office.settles(key)
    assert office.told() == [THERE]


def test_deleted_after_it_was_said_nobody_hears_of_it_who_shows_nothing_of_it(
    office: Edits,
) -> None:
    office.pastes(GRAIN, "C1", "1.0")
    assert office.told() == [THERE]
    office.deletes("C1", "1.0")
    assert office.told() == []


@pytest.mark.parametrize("text", [GRAIN, MENDED])
def test_deleted_before_it_was_said_only_that_is_said(either: Edits, text: str) -> None:
    either.pastes(text, "C1", "1.0")
    written = either.notices()
    either.deletes("C1", "1.0")
    for key in written:
        telling.tell(key, directly, either.desk)
    assert either.told() == [("C3", "3.0", words.RECALL_GONE)]
    assert SAID not in either.shown("C3")


def test_forgotten_before_it_was_said_nothing_is_said(office: Edits) -> None:
    office.pastes(REWORDED, "C1", "1.0")
    with office.store.writing() as session:
        message = session.get_one(MessageRow, 1)
        message.forgotten = [WHOLE]
    assert office.told() == []


def test_the_notice_goes_with_the_message_in_whose_thread_it_stands(office: Edits) -> None:
    office.pastes(REWORDED, "C1", "1.0")
    assert office.told() == [THERE]
    notice = f"9.{office.slack.chat_postMessage.call_count - 1}"
    office.deletes("C3", "3.0")
    assert notice in {call.kwargs["ts"] for call in office.slack.chat_delete.call_args_list}


def test_a_thread_with_no_article_left_is_told_nothing(office: Edits) -> None:
    office.pastes(REWORDED, "C1", "1.0")
    written = office.notices()
    office.deletes("C3", "3.0")
    for key in written:
        telling.tell(key, directly, office.desk)
    assert words.RECALL_EDITED not in office.posted


def test_what_was_dismissed_before_is_not_missed(office: Edits) -> None:
    office.changes(ref(office.store, 1, SAID), Verb.DISMISS)
    assert len(office.told()) == 1
    office.pastes(REWORDED, "C1", "1.0")
    assert office.told() == []


@pytest.mark.parametrize(("text", "told"), [(REWORDED, True), (CORRECTED, False), (MENDED, False)])
def test_whoever_exported_what_is_no_longer_there_is_told(
    either: Edits, text: str, told: bool
) -> None:
    claim = ref(either.store, 1, SAID)
    with either.store.writing() as session:
        asked = {"team": "T1", "channel": "C1", "form": "csv", "question": "", "response_url": ""}
        export = exports.ask(session, user="U7", now=either.time, **asked)
        session.flush()
        exports.note(session, export.id, Chosen(quotes=frozenset({claim.id})))
    either.slack.conversations_open.side_effect = lambda users: {"channel": {"id": f"D{users}"}}
    either.pastes(text, "C1", "1.0")
    sent = [(where, text) for where, _, text in either.told() if where != "C3"]
    assert sent == [("DU7", words.RECALL_SENT_EDITED)] * told


def test_an_edit_in_a_private_channel_is_told_of_there_alone(store: Store) -> None:
    office = Edits(store)
    office.pastes(BRIDGE_MORNING, "P1", "1.0", private=True)
    office.pastes(BRIDGE_EVENING, "P1", "2.0", private=True)
    office.pastes(BRIDGE_EVENING, "C3", "3.0")
    office.pastes(REWORDED, "P1", "1.0", private=True)
    assert office.told() == [("P1", "2.0", words.RECALL_EDITED)]


def test_an_edit_into_an_article_that_is_on_file_is_one(office: Edits) -> None:
    office.pastes(GRAIN, "C5", "5.0")
    office.pastes(GRAIN, "C1", "1.0")
    assert office.told() == [THERE]


def test_a_page_that_changed_brings_replies_up_to_date_and_is_not_spoken_of(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, pages = Edits(lite), iter((BRIDGE_MORNING, REWORDED))
    for asked in ("7.0", "7.1"):
        with monkeypatch.context() as patched:
            patched.setattr(settling, "read_source", lambda *_: Article(next(pages)))
            links = ("https://news.test/bridge",)
            link = Message(MessageKey("T1", "C1", "1.0"), "1.0", False, links=links)
            with lite.writing() as session:
                inbox.put(session, replace(link, edited_ts=asked), now=office.time)
            office.settles(link.key)
        if asked == "7.0":
            office.pastes(BRIDGE_EVENING, "C3", "3.0")
            assert SAID in office.shown("C3")
    assert office.told() == []
    assert SAID not in office.shown("C3")
