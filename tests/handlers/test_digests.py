"""The daily digest: at its hour, of what is new, where it may be shown, and never empty."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from handlers.articles.settling import settle_message
from handlers.chores import Rota, do_chore
from store.database import Store
from store.showing import replies
from store.tenants import channels, settings
from store.work import chores, inbox
from store.work.chores import DIGEST, Chore
from store.work.message import MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN, MENTIONS
from tests.conftest import NOW
from tests.handlers.desks import Office, directly, refused
from tests.slack.blocks import check_message
from tests.slack.markup import pings_in
from tests.store.filing import file_text

HOUR = timedelta(hours=1)


class Digests(Office):
    """Articles are read at nine; the digest of C2 comes at ten, where it is switched on."""

    def wants(
        self, channel: str = "C2", *, since: datetime = NOW - HOUR, zone: str = "UTC"
    ) -> None:
        change = {"digest_hour": 10, "time_zone": zone}
        with self.store.writing() as session:
            settings.change(session, "T1", "C2", change, who="U1", now=NOW)
            chores.note(session, DIGEST, "T1", "C2", until=since)

    def runs(self, now: datetime = NOW + HOUR) -> list[Chore]:
        """What a worker puts down and does when it looks at the clock."""
        self.time = now
        self.queue.reset_mock()
        Rota(self.desk).look()
        due = [call.args[0] for call in self.queue.chore.call_args_list]
        for chore in due:
            do_chore(chore, directly, self.desk)
        return due

    def digests(self, channel: str = "C2") -> list[str]:
        calls = [call.kwargs for call in self.slack.chat_postMessage.call_args_list]
        for call in calls:
            shown = {name: call[name] for name in ("channel", "text", "blocks")}
            assert check_message(shown) == []
        return [call["text"] for call in calls if call["channel"] == channel]


@pytest.fixture
def office(lite: Store) -> Digests:
    return Digests(lite)


@pytest.fixture
def on_each(store: Store) -> Digests:
    """The same on either database, where it is asked something of its own."""
    return Digests(store)


def test_a_digest_tells_of_new_conflicts_with_links(on_each: Digests) -> None:
    file_text(on_each.store, BRIDGE_MORNING, ts="1.0")
    file_text(on_each.store, BRIDGE_EVENING, ts="2.0")
    on_each.wants()
    on_each.runs()
    [digest] = on_each.digests()
    assert digest.startswith("Daily digest · 5 Jan 2026\nNew since the last one: ")
    assert " / 12 (Bridge collapse kills 12 in Norrland, ¶1)" in digest
    assert "• Karin Holm: “Today we lost neighbours and friends,”" in digest
    assert "Not reviewed\n• Bridge collapse kills 12 in Norrland · " in digest
    assert "https://x.test/C1/1.0" in str(on_each.slack.chat_postMessage.call_args.kwargs["blocks"])


def test_a_digest_is_posted_once_however_often_it_is_done(on_each: Digests) -> None:
    file_text(on_each.store, GRAIN)
    on_each.wants()
    [chore] = on_each.runs()
    do_chore(chore, directly, on_each.desk)
    assert on_each.runs(NOW + 5 * HOUR) == []
    assert len(on_each.digests()) == 1


def test_nothing_new_is_no_digest(office: Digests) -> None:
    office.wants()
    assert len(office.runs()) == 1
    assert office.digests() == []


def test_what_was_told_is_not_told_again(on_each: Digests) -> None:
    file_text(on_each.store, GRAIN)
    on_each.wants()
    on_each.runs()
    on_each.runs(NOW + 25 * HOUR)
    assert len(on_each.digests()) == 1


def test_days_without_a_bot_are_one_digest_of_all_that_is_new(office: Digests) -> None:
    file_text(office.store, GRAIN)
    office.wants()
    office.runs(NOW + timedelta(days=6))
    assert len(office.digests()) == 1


def test_nothing_comes_for_the_time_before_it_was_switched_on(office: Digests) -> None:
    file_text(office.store, GRAIN)
    office.wants(since=NOW + timedelta(minutes=30))
    office.runs()
    assert office.digests() == []


def test_the_hour_is_that_of_the_channel(office: Digests) -> None:
    file_text(office.store, GRAIN)
    office.wants(zone="America/New_York")
    assert [chore.due for chore in office.runs()] == []
    office.runs(NOW + 6 * HOUR)
    assert len(office.digests()) == 1


def test_only_what_the_channel_may_see_is_in_it(on_each: Digests) -> None:
    file_text(on_each.store, GRAIN, channel="C9", private=True)
    on_each.wants()
    on_each.runs()
    assert on_each.digests() == []


def test_a_private_channel_is_told_of_its_own(office: Digests) -> None:
    file_text(office.store, GRAIN, channel="C2", private=True)
    office.wants()
    office.runs()
    assert len(office.digests()) == 1


def deletes(office: Digests, ts: str) -> None:
    key = MessageKey("T1", "C1", ts)
    with office.store.writing() as session:
        inbox.delete(session, key, now=NOW)
        message = inbox.known(session, key)
        assert message is not None
        replies.prepare(session, message.id, "text")  # as the job that filed it would have
    settle_message(key, directly, office.desk)


def test_a_digest_shows_nothing_of_what_was_deleted(on_each: Digests) -> None:
    file_text(on_each.store, BRIDGE_MORNING, ts="1.0")
    file_text(on_each.store, BRIDGE_EVENING, ts="2.0")
    on_each.wants()
    on_each.runs()
    deletes(on_each, "2.0")
    [update] = [call.kwargs for call in on_each.slack.chat_update.call_args_list]
    assert "Bridge collapse kills 12" in update["text"]
    assert "19" not in update["text"]
    deletes(on_each, "1.0")
    assert on_each.slack.chat_delete.call_args.kwargs == {"channel": "C2", "ts": update["ts"]}


def shared(office: Digests) -> None:
    with office.store.writing() as session:
        channels.note(session, "T1", "C2", private=False, shared=True, now=NOW)


def archived(office: Digests) -> None:
    office.slack.chat_postMessage.side_effect = refused("is_archived")


@pytest.mark.parametrize("close", [shared, archived])
def test_a_closed_channel_is_left_in_peace(
    office: Digests, close: Callable[[Digests], None]
) -> None:
    file_text(office.store, GRAIN)
    office.wants()
    close(office)
    office.runs()
    assert office.runs(NOW + 2 * HOUR) == []
    assert office.slack.chat_postMessage.call_count == (0 if close is shared else 1)


def test_a_digest_switched_off_does_not_come(office: Digests) -> None:
    file_text(office.store, GRAIN)
    office.wants()
    with office.store.writing() as session:
        settings.change(session, "T1", "C2", {"digest_hour": None}, who="U1", now=NOW)
    assert office.runs() == []


def test_a_time_zone_that_this_machine_does_not_know_is_utc(office: Digests) -> None:
    office.wants(zone="Europe/Atlantis")
    assert [chore.due for chore in office.runs()] == [NOW + HOUR]


def test_nothing_in_a_digest_calls_anybody(lite: Store) -> None:
    office = Digests(lite)
    for number in (300, 900):
        file_text(lite, MENTIONS.replace("300", str(number)), ts=f"{number}.0")
    office.wants()
    office.runs()
    assert len(office.digests()) == 1
    assert pings_in(office.slack.chat_postMessage.call_args.kwargs) == []


def test_a_busy_day_stays_short(lite: Store) -> None:
    office = Digests(lite)
    for number in range(12):
        text = BRIDGE_MORNING.replace("12", str(20 + number)).replace("neighbours", f"n{number} x")
        file_text(lite, text, ts=f"{number}.0")
    office.wants()
    office.runs()
    [digest] = office.digests()
    assert "more: /claims conflicts" in digest
    assert digest.count("\n• ") <= 11
