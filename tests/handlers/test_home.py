"""The Home tab: what it shows to whom, how it is turned, and when it is shown anew."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_bolt import Ack

from handlers.buttons.retrying import note_failure
from handlers.chores import Rota, do_chore
from handlers.home.opening import change_settings, home_opened, turn, unwatch
from handlers.home.tab import publish
from handlers.news.watching import watch_asked
from handlers.questions.commands import Command
from handlers.say import home as say
from handlers.say.phrases import home as words
from handlers.say.phrases import settings as choices
from handlers.say.phrases import watches as watch_words
from store.database import Store
from store.review import reviewing, reviews
from store.review.reviewing import Verb
from store.review.reviews import ClaimRef
from store.showing import homes
from store.tenants import settings
from store.work import inbox
from store.work.message import Message, MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN, MENTIONS
from tests.conftest import NOW
from tests.handlers.desks import Office, directly, refused
from tests.slack.blocks import check_view
from tests.slack.markup import pings_in, words_of_blocks
from tests.store.filing import file_text

MINUTE = timedelta(minutes=1)


class Homes(Office):
    """Alice's Home tab (U1, direct message D1)."""

    def opens(self, tab: str = "home") -> str:
        event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": tab}
        home_opened(event, {"team_id": "T1"}, self.ears)
        self.works()
        return self.shown

    def opens_slowly(self) -> str:
        """The direct message, with nothing shown yet."""
        with self.store.writing() as session:
            homes.opened(session, "T1", "U1", "D1", now=self.time)
        return "D1"

    def presses(self, act: Callable[..., None], value: str, **more: Any) -> str:
        body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"value": value}]}
        act(create_autospec(Ack, instance=True), body | {"trigger_id": "x"}, self.ears, **more)
        self.works()
        return self.shown

    def works(self) -> None:
        calls, self.queue.chore.call_args_list = self.queue.chore.call_args_list, []
        for call in calls:
            do_chore(call.args[0], directly, self.desk)

    def waits(self, span: timedelta = MINUTE) -> str:
        """What it shows after workers have looked at the clock once more."""
        self.time += span
        Rota(self.desk).look()
        self.works()
        return self.shown

    def watches(self, text: str, channel: str = "D1") -> None:
        watch_asked(Command("T1", channel, "U1", f"watch {text}", "", ""), self.ears)

    def is_in(self, *channels: str) -> None:
        found = {"channels": [{"id": channel} for channel in channels]}
        self.slack.users_conversations.return_value = found

    @property
    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.slack.views_publish.call_args.kwargs["view"]
        assert check_view(view) == []
        return view

    @property
    def shown(self) -> str:
        return words_of_blocks(self.view["blocks"]) if self.published else ""

    @property
    def published(self) -> int:
        return int(self.slack.views_publish.call_count)


@pytest.fixture
def office(lite: Store) -> Homes:
    return Homes(lite)


@pytest.fixture
def on_each(store: Store) -> Homes:
    """The same on either database, where it is asked something of its own."""
    return Homes(store)


def conflict(store: Store, channel: str = "C1", *, private: bool = False) -> None:
    for number, text in enumerate((BRIDGE_MORNING, BRIDGE_EVENING)):
        file_text(store, text, channel=channel, private=private, ts=f"{number}.0")


def test_an_empty_home_says_so_in_every_part(office: Homes) -> None:
    shown = office.opens()
    assert "No conflicts on file." in shown
    assert words.NO_WATCHES in shown
    assert words.NO_DEEDS in shown
    assert f"{choices.DIGEST}: {choices.NO_DIGEST}" in shown
    assert words.ALL_READ in shown
    assert office.slack.views_publish.call_args.kwargs["user_id"] == "U1"


def test_the_messages_tab_is_none_of_it(office: Homes) -> None:
    office.opens("messages")
    assert office.published == 0


def test_recent_conflicts_are_shown(on_each: Homes) -> None:
    conflict(on_each.store)
    shown = on_each.opens()
    assert "At least 19" in shown
    assert "Conflict." in shown


def test_what_is_private_is_shown_to_those_who_are_in_it(office: Homes) -> None:
    conflict(office.store, "C9", private=True)
    assert "At least 19" not in office.opens()
    office.is_in("C9")
    assert "At least 19" in office.opens()


def test_the_watchlist_is_theirs(on_each: Homes) -> None:
    on_each.watches("peskov")
    on_each.watches("grain deal", "C1")
    on_each.watches("secret", "C2")
    on_each.is_in("C1")
    shown = on_each.opens()
    assert "peskov" in shown
    assert "grain deal" in shown
    assert "secret" not in shown
    assert '"channel_id": "C1"' in str(on_each.view).replace("'", '"')


def test_unwatch_pressed_twice_ends_it_once(on_each: Homes) -> None:
    on_each.watches("peskov")
    on_each.opens()
    [button] = [b["accessory"] for b in on_each.view["blocks"] if "accessory" in b]
    assert button["action_id"] == say.UNWATCH
    shown = on_each.presses(unwatch, button["value"])
    assert "peskov is no longer watched here." in shown
    assert words.NO_WATCHES in shown
    assert watch_words.ENDED_BEFORE in on_each.presses(unwatch, button["value"])


@pytest.mark.parametrize("value", ["1", "", "x", "9" * 40])
def test_a_watch_of_a_channel_one_has_left_is_not_ended(lite: Store, value: str) -> None:
    office = Homes(lite)
    office.watches("secret", "C2")
    office.opens()
    assert watch_words.ENDED_BEFORE in office.presses(unwatch, value)
    office.is_in("C2")
    assert "secret" in office.opens()


def test_a_long_watchlist_is_turned_and_begins_anew_when_opened(office: Homes) -> None:
    for number in range(23):
        office.watches(f"person{number:02}")
    assert "person09" in office.opens()
    assert "person10" in office.presses(turn, "1", listed=say.WATCHES)
    assert "person22" in office.presses(turn, "2", listed=say.WATCHES)
    assert "person22" in office.presses(turn, "99", listed=say.WATCHES)
    assert "person00" in office.presses(turn, "what", listed=say.WATCHES)
    assert "person00" in office.opens()


def claim(office: Homes) -> ClaimRef:
    """A quote on file."""
    report = file_text(office.store, GRAIN)
    quote = next(one for one in report.claims if "tonne" in str(one.claim))
    return ClaimRef(reviews.QUOTE, quote.id)


def review(office: Homes, ref: ClaimRef, verb: Verb, who: str = "U1") -> None:
    with office.store.writing() as session:
        reviewing.change(session, ref, "T1", verb, who=who, now=office.time)


def test_what_somebody_did_is_shown_to_them(on_each: Homes) -> None:
    ref = claim(on_each)
    review(on_each, ref, Verb.CONFIRM)
    review(on_each, ref, Verb.DISMISS, who="U2")
    shown = on_each.opens()
    assert "5 Jan 2026 · Confirm: Volodymyr Zelenskyy: “We will ship every tonne" in shown
    assert "Not a claim" not in shown


def test_what_was_done_to_a_claim_that_is_gone(office: Homes) -> None:
    ref = claim(office)
    review(office, ref, Verb.CONFIRM)
    with office.store.writing() as session:
        key = MessageKey("T1", "C1", "1.0")
        inbox.delete(session, key, now=NOW)
    office.opens()
    assert office.published == 1


def test_settings_are_those_of_the_direct_message(office: Homes) -> None:
    with office.store.writing() as session:
        change = {"digest_hour": 7, "time_zone": "Europe/Kyiv", "keep_days": 30}
        settings.change(session, "T1", "D1", change, who="U1", now=NOW)
    shown = office.opens()
    assert "Daily digest: 07:00, Europe/Kyiv" in shown
    assert "30 days" in shown
    office.presses(change_settings, "D1")
    assert office.slack.views_open.call_args.kwargs["view"]["callback_id"] == "channel_settings"


def test_a_form_that_opened_too_late_is_a_sentence_on_top(office: Homes) -> None:
    office.opens()
    office.slack.views_open.side_effect = refused("expired_trigger_id")
    assert office.presses(change_settings, "D1").startswith(choices.TOO_LATE)
    assert choices.TOO_LATE not in office.opens()


def pasted(office: Homes) -> MessageKey:
    key = MessageKey("T1", "C1", "1.0")
    with office.store.writing() as session:
        message = Message(key, thread_ts="1.0", private=False, text=GRAIN, asked=True)
        inbox.put(session, message, now=NOW)
    return key


def test_health_counts_what_waits_and_what_failed(on_each: Homes) -> None:
    key = pasted(on_each)
    assert "1 message waits to be read." in on_each.opens()
    note_failure(key, "e1", "ValueError", on_each.desk)
    assert "1 message could not be finished. Each has a Retry button" in on_each.waits()


def test_it_is_shown_anew_when_something_changed_and_once(on_each: Homes) -> None:
    on_each.opens()
    conflict(on_each.store)
    with on_each.store.writing() as session:
        homes.make_stale(session, "T1", now=on_each.time)
    assert "At least 19" in on_each.waits()
    on_each.waits()
    assert on_each.published == 2


def test_many_changes_within_a_minute_are_one(office: Homes) -> None:
    office.opens()
    for number in range(30):
        office.watches(f"person{number}")
        office.waits(timedelta(seconds=1))
    assert office.published <= 3
    assert "person0" in office.waits()


def test_nobody_who_looked_away_long_ago_is_shown_anything(office: Homes) -> None:
    office.opens()
    office.time += timedelta(hours=2)
    office.watches("peskov")
    office.waits()
    assert office.published == 1


def test_a_stranger_is_shown_nothing(office: Homes) -> None:
    office.slack.users_info.return_value = {"user": {"is_stranger": True}}
    office.opens()
    assert office.published == 0


@pytest.mark.parametrize("trouble", [TimeoutError(), refused("ratelimited")])
def test_nobody_is_shown_anything_until_slack_says_whether_they_are_strangers(
    office: Homes, trouble: Exception
) -> None:
    office.slack.users_info.side_effect = trouble
    with pytest.raises(type(trouble)):
        publish("T1", office.opens_slowly(), office.desk)
    assert office.published == 0
    office.slack.users_info.side_effect = None
    publish("T1", "D1", office.desk)
    assert office.published == 1


def test_a_person_whom_slack_does_not_know_is_left_in_peace(office: Homes) -> None:
    office.slack.users_info.side_effect = refused("user_not_found")
    office.opens()
    assert office.published == 0


def test_a_person_who_is_gone_is_left_in_peace(office: Homes) -> None:
    office.slack.views_publish.side_effect = refused("user_not_found")
    office.opens()
    office.waits()
    assert office.published == 1


def test_a_full_home_is_within_slacks_limits(lite: Store) -> None:
    office = Homes(lite)
    for number in range(8):
        text = BRIDGE_MORNING.replace("12", str(20 + number)).replace("neighbours", f"n{number} x")
        file_text(lite, text.replace("friends", "<!channel> & friends " * 20), ts=f"{number}.0")
    for number in range(12):
        office.watches(f"<@U{number}> {'x' * 150}", f"C{number}")
    office.is_in(*(f"C{number}" for number in range(12)))
    office.opens()
    assert len(office.view["blocks"]) < 60


def test_nothing_in_it_calls_anybody(lite: Store) -> None:
    office = Homes(lite)
    for number in (300, 900):
        file_text(lite, MENTIONS.replace("300", str(number)), ts=f"{number}.0")
    office.watches("<!channel> *field*")
    office.opens()
    assert "<!channel>" in office.shown
    assert pings_in(office.view) == []


def test_everything_that_can_be_done_to_a_claim_has_a_name() -> None:
    assert set(words.DID) == set(Verb)
