"""The inbox: what is written down, what is not, and in which order things may come."""

from dataclasses import replace

import pytest

from store.database import Store
from store.work import inbox
from store.work.message import MOST_LINKS, Message, MessageKey, SourceKind, storable
from tests.conftest import NOW

KEY = MessageKey("T1", "C1", "1.0")
ARTICLE = (
    "Council to cut 300 jobs\n\n"
    + "The council said on Monday it would cut 300 jobs to balance its books this year. " * 5
)
PASTED = Message(KEY, thread_ts="1.0", private=False, text=ARTICLE)


def put(store: Store, message: Message) -> Message | None:
    with store.writing() as session:
        return inbox.put(session, message, now=NOW)


def delete(store: Store, key: MessageKey = KEY) -> Message | None:
    with store.writing() as session:
        return inbox.delete(session, key, now=NOW)


def settle(store: Store) -> None:
    with store.writing() as session:
        known = inbox.known(session, KEY)
        assert known is not None
        inbox.settle(session, KEY, known.fingerprint)


def test_an_article_is_waiting_until_it_is_settled(store: Store) -> None:
    assert put(store, PASTED) is not None
    with store.reading() as session:
        assert [message.key for message in inbox.unsettled(session)] == [KEY]
    settle(store)
    assert put(store, PASTED) is None
    with store.reading() as session:
        assert inbox.unsettled(session) == []


def test_a_message_delivered_twice_is_one_job(store: Store) -> None:
    first, second = put(store, PASTED), put(store, PASTED)
    assert first is not None
    assert second is not None
    assert first.fingerprint == second.fingerprint


def test_a_mention_of_an_article_is_the_same_job_as_the_message(store: Store) -> None:
    first, second = put(store, PASTED), put(store, replace(PASTED, asked=True))
    assert first is not None
    assert second is not None
    assert first.fingerprint == second.fingerprint


def test_chatter_is_not_written_down(store: Store) -> None:
    assert put(store, replace(PASTED, text="Lunch at one?")) is None
    with store.reading() as session:
        assert inbox.known(session, KEY) is None


def test_an_edit_that_arrives_late_changes_nothing(store: Store) -> None:
    put(store, replace(PASTED, text=ARTICLE + "Second version.", edited_ts="3.0"))
    put(store, replace(PASTED, edited_ts="2.0"))
    with store.reading() as session:
        known = inbox.known(session, KEY)
    assert known is not None
    assert known.text.endswith("Second version.")


def test_a_deleted_message_keeps_no_word_and_stays_deleted(store: Store) -> None:
    put(store, PASTED)
    gone = delete(store)
    assert gone is not None
    assert (gone.text, gone.sources) == ("", ())
    put(store, replace(PASTED, edited_ts="9.0"))
    with store.reading() as session:
        known = inbox.known(session, KEY)
    assert known is not None
    assert known.deleted
    assert known.text == ""


def test_a_deletion_may_come_before_the_message_itself(store: Store) -> None:
    assert delete(store) is None
    assert put(store, PASTED) is None


def test_a_channel_that_becomes_private_is_remembered_as_private(store: Store) -> None:
    put(store, PASTED)
    put(store, replace(PASTED, private=True))
    with store.reading() as session:
        assert inbox.is_private(session, "T1", "C1")
        assert inbox.is_private(session, "T1", "C never heard of")


SOURCES = {
    "an article's text is read, the links in it are not": (
        replace(PASTED, links=("https://a.test/1",)),
        [SourceKind.TEXT],
    ),
    "a comment with a link is a link": (
        replace(PASTED, text="worth a look?", links=("https://a.test/1",)),
        [SourceKind.LINK],
    ),
    "several links are read one by one": (
        replace(PASTED, text="", links=("https://a.test/1", "https://a.test/2")),
        [SourceKind.LINK, SourceKind.LINK],
    ),
    "a file is read": (replace(PASTED, text="", files=({"id": "F1"},)), [SourceKind.FILE]),
    "chatter is not read": (replace(PASTED, text="Lunch?"), []),
    "what somebody asks for is read however short": (
        replace(PASTED, text="“No,” Hill said.", asked=True),
        [SourceKind.TEXT],
    ),
    "asked for in a thread, without anything to read, is the message above": (
        replace(PASTED, text="please", asked=True, thread_ts="0.5"),
        [SourceKind.PARENT],
    ),
    "a deleted message has nothing to read": (replace(PASTED, deleted=True), []),
}


@pytest.mark.parametrize(("message", "kinds"), SOURCES.values(), ids=SOURCES.keys())
def test_what_is_read_in_a_message(message: Message, kinds: list[SourceKind]) -> None:
    assert [source.kind for source in message.sources] == kinds


def test_forty_links_are_too_many_and_it_is_said() -> None:
    links = tuple(f"https://a.test/{n}" for n in range(40))
    kinds = [source.kind for source in replace(PASTED, text="", links=links).sources]
    assert kinds == [SourceKind.LINK] * MOST_LINKS + [SourceKind.REST]


def test_what_a_database_refuses_is_replaced_and_offsets_stay() -> None:
    odd = "a\0b\ud800c"
    assert storable(odd) == "a\ufffdb\ufffdc"
    assert len(storable(odd)) == len(odd)
