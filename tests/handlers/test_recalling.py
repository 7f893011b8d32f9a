"""A claim that was shown elsewhere is recalled there, once, unless it is undone before."""

from typing import Any

import pytest

from claims.model import Figure
from handlers.articles import settling
from handlers.delivering import telling
from handlers.reviewing import refreshing
from store.database import Store
from store.filing import articles
from store.packing import exports
from store.packing.dossier import Chosen
from store.review import reviewing
from store.review.reviewing import Verb
from store.review.reviews import ClaimRef
from store.showing import replies
from store.showing.notices import NoticeKey
from store.work import inbox
from store.work.message import Message, MessageKey
from store.work.queue import Refreshing
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.handlers.desks import Office, directly, refused
from tests.store.test_reviewing import ref

SAID = "neighbours and friends today"


class Recalls(Office):
    """An office whose jobs are done when it is told to."""

    def pastes(self, text: str, channel: str, ts: str, *, private: bool = False) -> None:
        key = MessageKey("T1", channel, ts)
        message = Message(key, thread_ts=ts, private=private, text=text, asked=True)
        with self.store.writing() as session:
            inbox.put(session, message, now=self.time)
        settling.settle_message(key, directly, self.desk)

    def deletes(self, channel: str, ts: str) -> None:
        key = MessageKey("T1", channel, ts)
        with self.store.writing() as session:
            inbox.delete(session, key, now=self.time)
        settling.settle_message(key, directly, self.desk)

    def changes(self, claim: ClaimRef, verb: Verb, **more: Any) -> None:
        with self.store.writing() as session:
            done = reviewing.change(
                session, claim, "T1", verb, who="U1", now=self.time, **more
            ).claim
        assert done is not None
        home = done.cited.citation
        because = f"{done.uid}:{done.cited.review.version}"
        self.refreshes(Refreshing("T1", home.channel, home.article_id, because))

    def refreshes(self, asked: Refreshing) -> None:
        self.queue.refresh.reset_mock()
        refreshing.refresh(asked, directly, self.desk)
        for call in list(self.queue.refresh.call_args_list):
            refreshing.refresh(call.args[0], directly, self.desk)

    def notices(self) -> list[NoticeKey]:
        """Those written down since it was last asked."""
        found = [call.args[0] for call in self.queue.notify.call_args_list]
        self.queue.notify.reset_mock()
        return found

    def told(self) -> list[tuple[str, str | None, str]]:
        """Posts what was written down, twice over. What came of it: where, and what."""
        before = self.slack.chat_postMessage.call_count
        for key in self.notices() * 2:
            telling.tell(key, directly, self.desk)
        return [
            (call.kwargs["channel"], call.kwargs["thread_ts"], call.kwargs["text"])
            for call in self.slack.chat_postMessage.call_args_list[before:]
        ]


@pytest.fixture
def recalls(store: Store) -> Recalls:
    """The morning's article in one channel, and the evening's, which shows its words, in two."""
    office = Recalls(store)
    office.pastes(BRIDGE_MORNING, "C1", "1.0")
    office.pastes(BRIDGE_EVENING, "C3", "3.0")
    return office


@pytest.fixture
def claim(recalls: Recalls) -> ClaimRef:
    return ref(recalls.store, 1, SAID)


def test_a_dismissed_claim_is_recalled_in_the_other_thread_once(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.DISMISS)
    [(channel, thread, text)] = recalls.told()
    assert (channel, thread) == ("C3", "3.0")
    assert "It was taken out as not a claim." in text
    assert SAID in text
    shown = recalls.slack.chat_update.call_args.kwargs
    assert shown["channel"] == "C3"
    assert SAID not in shown["text"]


def test_a_correction_is_recalled_with_what_was_changed(recalls: Recalls, claim: ClaimRef) -> None:
    recalls.changes(claim, Verb.CORRECT, fields={"told": "Radio Syd"})
    [(_, _, text)] = recalls.told()
    assert "Told to: Radio Nord → Radio Syd" in text


def test_what_is_undone_before_it_was_said_is_never_said(recalls: Recalls, claim: ClaimRef) -> None:
    recalls.changes(claim, Verb.DISMISS)
    recalls.changes(claim, Verb.UNDO)
    assert recalls.told() == []


def test_what_is_undone_after_it_was_said_is_said_as_well(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.DISMISS)
    assert len(recalls.told()) == 1
    recalls.changes(claim, Verb.UNDO)
    [(_, _, text)] = recalls.told()
    assert "It was put back" in text


def test_two_changes_in_a_row_are_one_notice_even_if_it_is_confirmed_then(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.CORRECT, fields={"told": "Radio Syd"})
    recalls.changes(claim, Verb.CORRECT, fields={"told": "Radio Väst"})
    recalls.changes(claim, Verb.CONFIRM)
    [(_, _, text)] = recalls.told()
    assert "Told to: Radio Nord → Radio Väst" in text


def test_a_confirmation_is_no_reason_to_tell_anybody(recalls: Recalls, claim: ClaimRef) -> None:
    recalls.changes(claim, Verb.CONFIRM)
    assert recalls.notices() == []


def test_a_deleted_claim_is_recalled_without_repeating_it(recalls: Recalls) -> None:
    recalls.deletes("C1", "1.0")
    [(channel, thread, text)] = recalls.told()
    assert (channel, thread) == ("C3", "3.0")
    assert "no longer on file" in text
    assert "neighbours" not in text
    assert recalls.queue.refresh.call_args.args[0].channel == "C3"


def test_what_may_no_longer_be_seen_there_is_not_repeated(
    recalls: Recalls, claim: ClaimRef
) -> None:
    with recalls.store.writing() as session:
        inbox.note_channel(session, "T1", "C1", private=True)
    recalls.changes(claim, Verb.DISMISS)
    [(_, _, text)] = recalls.told()
    assert "neighbours" not in text
    assert "may no longer be seen here" in text


def test_whoever_exported_a_claim_is_told(recalls: Recalls, claim: ClaimRef) -> None:
    with recalls.store.writing() as session:
        asked = {"team": "T1", "channel": "C1", "form": "csv", "question": "", "response_url": ""}
        export = exports.ask(session, user="U7", now=recalls.time, **asked)
        session.flush()
        exports.note(session, export.id, Chosen(quotes=frozenset({claim.id})))
    recalls.slack.conversations_open.side_effect = lambda users: {"channel": {"id": f"D{users}"}}
    recalls.changes(claim, Verb.DISMISS)
    told = recalls.told()
    assert [channel for channel, _, _ in told] == ["C3", "DU7"]
    assert "Since you exported it" in told[1][2]


def test_the_thread_of_the_claim_itself_is_brought_up_to_date_and_told_nothing(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.CORRECT, fields={"told": "Radio Syd"})
    updated = {call.kwargs["channel"]: call for call in recalls.slack.chat_update.call_args_list}
    assert "Radio Syd" in updated["C1"].kwargs["text"]
    assert {key.channel for key in recalls.notices()} == {"C3"}


def test_a_channel_that_is_closed_ends_it_quietly(recalls: Recalls, claim: ClaimRef) -> None:
    recalls.changes(claim, Verb.DISMISS)
    recalls.slack.chat_postMessage.side_effect = refused("is_archived")
    assert len(recalls.told()) == 1


def test_a_timeline_in_the_thread_shows_the_figures_as_they_now_stand(
    recalls: Recalls, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(
        "handlers.timelines.pictures.post",
        lambda _message, _reply, picture, _desk: drawn.append(picture.digest) or True,
    )
    with recalls.store.writing() as session:
        message = inbox.known(session, MessageKey("T1", "C3", "3.0"))
        filed = articles.load(session, 2)
        assert filed is not None
        assert message is not None
        figure = next(one for one in filed.claims if isinstance(one.claim, Figure))
        slot = f"{replies.PICTURE}text"
        row = replies.prepare(session, message.id, slot, note=filed.article.sha256)
        replies.posted(session, row.id, ts="F1", digest="old")
    recalls.changes(ClaimRef("figure", figure.id), Verb.CORRECT, fields={"giver": "a clinic"})
    assert len(drawn) == 1


def test_nothing_of_ours_stays_in_the_thread_of_a_message_that_was_deleted(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.DISMISS)
    assert len(recalls.told()) == 1
    notice = f"9.{recalls.slack.chat_postMessage.call_count - 1}"
    recalls.deletes("C3", "3.0")
    assert notice in {call.kwargs["ts"] for call in recalls.slack.chat_delete.call_args_list}


def test_a_thread_that_was_deleted_meanwhile_is_told_nothing(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.DISMISS)
    written = recalls.notices()
    recalls.deletes("C3", "3.0")
    before = recalls.slack.chat_postMessage.call_count
    for key in written:
        telling.tell(key, directly, recalls.desk)
    assert recalls.slack.chat_postMessage.call_count == before


def test_an_earlier_recall_goes_with_the_words_that_it_repeats(
    recalls: Recalls, claim: ClaimRef
) -> None:
    recalls.changes(claim, Verb.CORRECT, fields={"told": "Radio Syd"})
    [(_, _, text)] = recalls.told()
    assert SAID in text
    notice = f"9.{recalls.slack.chat_postMessage.call_count - 1}"
    recalls.deletes("C1", "1.0")
    assert notice in {call.kwargs["ts"] for call in recalls.slack.chat_delete.call_args_list}
