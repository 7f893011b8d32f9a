"""The form of a channel's settings: opened, filled in, sent, and sent by those who may not."""

from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_bolt import Ack
from sqlmodel import select

from handlers.choosing import form_submitted, settings_asked
from handlers.questions.commands import Command
from handlers.say.phrases import settings as words
from store.database import Store
from store.tables import AuditRow
from store.tenants import settings
from store.tenants.settings import ChannelSettings, Correcting, Listening
from store.work import chores, inbox
from tests.conftest import NOW
from tests.handlers.desks import Office, refused
from tests.slack.blocks import check_view
from tests.slack.filling import state_of
from tests.slack.world import View


@pytest.fixture
def office(lite: Store) -> Office:
    return Office(lite)


@pytest.fixture
def on_each(store: Store) -> Office:
    """The same on either database, where it is asked something of its own."""
    return Office(store)


def asked(office: Office, channel: str = "C1") -> Any:
    """What `/claims settings` answers."""
    return settings_asked(Command("T1", channel, "U1", "settings", "trigger", ""), office.ears)


def opened(office: Office, channel: str = "C1") -> dict[str, Any]:
    """The form that `/claims settings` opens."""
    assert asked(office, channel) is None
    view: dict[str, Any] = office.slack.views_open.call_args.kwargs["view"]
    assert check_view(view) == []
    return view


def sent(office: Office, view: dict[str, Any], **values: str) -> dict[str, str]:
    """Fills a form in and sends it: what is wrong with it, by field."""
    state = state_of(View("V1", "U1", view, "", "V1"), values)
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "view": view | {"state": {"values": state}}}
    ack = create_autospec(Ack, instance=True)
    form_submitted(ack, body, office.ears)
    [call] = ack.call_args_list
    return dict(call.kwargs.get("errors") or {})


def kept(office: Office, channel: str = "C1") -> ChannelSettings:
    with office.store.reading() as session:
        return settings.read(session, "T1", channel)


def audit(office: Office) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    with office.store.reading() as session:
        return [(row.who, row.before, row.after) for row in session.exec(select(AuditRow)).all()]


def test_a_member_changes_what_is_read_and_when_the_digest_comes(on_each: Office) -> None:
    view = opened(on_each)
    assert sent(on_each, view, listening="links", digest_hour="7", time_zone="kyiv") == {}
    assert kept(on_each) == ChannelSettings(
        listening=Listening.LINKS, digest_hour=7, time_zone="Europe/Kyiv"
    )
    [(who, before, after)] = audit(on_each)
    assert who == "U1"
    assert before == {"listening": "all", "digest_hour": None, "time_zone": "UTC"}
    assert after == {"listening": "links", "digest_hour": 7, "time_zone": "Europe/Kyiv"}


def test_the_form_is_offered_with_the_time_zone_of_whoever_opens_it(office: Office) -> None:
    assert "Europe/London" in str(opened(office)["blocks"])


def test_the_time_zone_that_was_offered_is_kept_with_the_digest(office: Office) -> None:
    assert sent(office, opened(office), digest_hour="7") == {}
    assert (kept(office).digest_hour, kept(office).time_zone) == (7, "Europe/London")


def test_a_time_zone_without_a_digest_is_nothing_to_keep(office: Office) -> None:
    assert sent(office, opened(office), listening="links") == {}
    assert kept(office) == ChannelSettings(listening=Listening.LINKS)


def test_somebody_who_has_left_a_private_channel_changes_nothing_in_it(office: Office) -> None:
    with office.store.writing() as session:
        inbox.note_channel(session, "T1", "C9", private=True)
    view = opened(office, "C9")
    assert sent(office, view, listening="off") == {"listening": words.NOT_A_MEMBER}
    office.slack.users_conversations.return_value = {"channels": [{"id": "C9"}]}
    assert sent(office, view, listening="off") == {}


# What a form of ours never holds, and that it changes nothing.
FORGED = {
    "no settings": "{}",
    "no channel": '{"was": {}}',
    "a list": "[]",
    "no JSON": "{",
    "too deep": "[" * 5_000,
}


@pytest.mark.parametrize("metadata", FORGED.values(), ids=FORGED.keys())
def test_a_form_that_is_not_ours_is_a_sentence(lite: Store, metadata: str) -> None:
    office = Office(lite)
    view = opened(office) | {"private_metadata": metadata}
    assert sent(office, view, listening="off") == {"listening": words.TOO_OLD}
    assert kept(office) == ChannelSettings()


def test_a_choice_that_is_none_of_ours_is_a_sentence(office: Office) -> None:
    for values in ({"listening": "shout"}, {"digest_hour": "25"}, {"digest_hour": "noon"}):
        [said] = sent(office, opened(office), **values).values()
        assert said == words.TOO_OLD
    assert kept(office) == ChannelSettings()


def test_a_digest_switched_on_has_nothing_to_make_up_for(on_each: Office) -> None:
    sent(on_each, opened(on_each), digest_hour="7")
    with on_each.store.reading() as session:
        assert chores.done_until(session, chores.DIGEST, "T1", "C1") == NOW


def test_nothing_changed_is_nothing_noted(office: Office) -> None:
    office.slack.users_info.return_value = {"user": {}}
    assert sent(office, opened(office)) == {}
    assert audit(office) == []


def test_a_member_is_shown_what_admins_decide_and_cannot_change_it(office: Office) -> None:
    view = opened(office)
    assert words.FOR_ADMINS in str(view["blocks"])
    assert {block["block_id"] for block in view["blocks"] if block["type"] == "input"} == {
        "listening",
        "digest_hour",
        "time_zone",
    }


def test_an_admin_changes_all_of_it(on_each: Office) -> None:
    on_each.makes_admins()
    view = opened(on_each)
    assert sent(on_each, view, keep_days="30", correcting="admins", outsiders="speak") == {}
    now = kept(on_each)
    assert (now.keep_days, now.correcting, now.outsiders) == (30, Correcting.ADMINS, True)


def test_an_admin_no_more_is_told_and_nothing_is_saved(office: Office) -> None:
    office.makes_admins()
    view = opened(office)
    office.slack.users_info.return_value = {"user": {"is_admin": False}}
    assert sent(office, view, outsiders="speak", listening="off") == {
        "outsiders": words.NEEDS_ADMIN
    }
    assert kept(office) == ChannelSettings()


def test_a_direct_message_is_its_own_persons(office: Office) -> None:
    view = opened(office, "D1")
    assert words.LISTENING_CHOICES["mentions"] not in str(view)
    assert sent(office, view, keep_days="7", digest_hour="none") == {}
    assert kept(office, "D1").keep_days == 7


def test_a_form_left_open_keeps_what_others_changed_meanwhile(office: Office) -> None:
    early = opened(office)
    sent(office, opened(office), listening="links")
    sent(office, early, digest_hour="9")
    assert (kept(office).listening, kept(office).digest_hour) == (Listening.LINKS, 9)


def test_no_digest_comes_where_the_app_is_not(office: Office) -> None:
    view = opened(office)
    office.slack.conversations_info.return_value = {"channel": {"is_member": False}}
    assert sent(office, view, digest_hour="7") == {"digest_hour": words.NOT_HERE}
    assert kept(office) == ChannelSettings()
    assert sent(office, view, listening="links") == {}


# What is written, and the field and sentence that it is refused with.
WRONG = {
    "no such place": ({"time_zone": "Atlantis"}, {"time_zone": words.NO_SUCH_ZONE}),
    "half a day": ({"keep_days": "1.5"}, {"keep_days": words.NO_SUCH_DAYS}),
    "no days": ({"keep_days": "0"}, {"keep_days": words.NO_SUCH_DAYS}),
    "for ages": ({"keep_days": "9" * 40}, {"keep_days": words.NO_SUCH_DAYS}),
    "for ages, with noughts before": (
        {"keep_days": "000000001999999"},
        {"keep_days": words.NO_SUCH_DAYS},
    ),
    "odd digits": ({"keep_days": "²"}, {"keep_days": words.NO_SUCH_DAYS}),
}


@pytest.mark.parametrize(("values", "errors"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_taken_is_said_in_the_form(
    lite: Store, values: dict[str, str], errors: dict[str, str]
) -> None:
    office = Office(lite)
    office.makes_admins()
    assert sent(office, opened(office), **values) == errors
    assert kept(office) == ChannelSettings()


def test_a_trigger_that_ran_out_is_a_sentence(office: Office) -> None:
    office.slack.views_open.side_effect = refused("expired_trigger_id")
    assert asked(office)["text"] == words.TOO_LATE


def test_a_press_that_slack_sends_twice_opens_one_form(office: Office) -> None:
    office.slack.views_open.side_effect = refused("exchanged_trigger_id")
    assert asked(office) is None


def test_a_slack_that_does_not_answer_in_time_is_a_sentence(office: Office) -> None:
    office.slack.views_open.side_effect = TimeoutError
    assert asked(office)["text"] == words.TOO_LATE
