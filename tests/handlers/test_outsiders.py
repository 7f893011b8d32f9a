"""In a channel shared with another organisation: silence, unless an administrator wants it."""

from typing import Any

import pytest

from handlers.delivering import uploading
from handlers.places import read_place
from handlers.say import phrases
from store.database import Store
from store.tenants import channels, settings
from store.tenants.settings import ChannelSettings
from store.work.queue import Drawing, Refreshing
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.security.bodies import command, event, message, press
from tests.security.rig import Rig, keep_file
from tests.security.world import OWN


@pytest.fixture
def rig(lite: Store) -> Rig:
    """Ann and Ben of T1, Olaf of another organisation, in a public and in a shared channel."""
    rig = Rig(lite)
    for name, team in (("ann", "T1"), ("ben", "T1"), ("olaf", "T9")):
        rig.world.person(name, team)
    rig.world.channel("C1", "T1", "channel", "ann", "ben")
    rig.world.channel("C9", "T1", "channel", "ann", "olaf", shared=True)
    rig.send(message(rig.world, "C1", "ann", BRIDGE_MORNING, "1.0"))
    rig.work()
    rig.world.shown.clear()
    rig.world.calls.clear()
    return rig


def wanted(rig: Rig) -> None:
    """An administrator has turned it on."""
    with rig.store.writing() as session:
        settings.write(session, "T1", "C9", ChannelSettings(outsiders=True))


def told_to(rig: Rig, person: str) -> str:
    return "\n".join(one.what for one in rig.world.shown if person in one.people)


def test_nothing_is_read_and_nothing_is_said(rig: Rig) -> None:
    rig.send(message(rig.world, "C9", "ann", BRIDGE_EVENING, "2.0"))
    rig.work()
    assert rig.world.calls == []
    assert rig.world.shown == []


def test_a_question_there_is_answered_with_the_reason(rig: Rig) -> None:
    rig.send(command(rig.world, "C9", "ann", "holm"), viewer="ann")
    assert phrases.SHARED_CHANNEL[:40] in told_to(rig, "ann")
    assert "Holm" not in told_to(rig, "ann")


def test_help_and_settings_can_be_had(rig: Rig) -> None:
    rig.send(command(rig.world, "C9", "ann", "help"), viewer="ann")
    assert phrases.HELP_TITLE in told_to(rig, "ann")


def test_no_button_answers_there(rig: Rig) -> None:
    share = {"action_id": "share_results", "value": '{"asked": "holm", "page": 0}'}
    for person in ("ann", "olaf"):
        rig.send(press(rig.world, "C9", person, share))
    assert "Holm" not in told_to(rig, "ann") + told_to(rig, "olaf")
    assert told_to(rig, "olaf") == ""


def test_turned_on_it_reads_and_compares_with_what_was_pasted_there_alone(rig: Rig) -> None:
    wanted(rig)
    rig.send(message(rig.world, "C9", "ann", BRIDGE_EVENING, "2.0"))
    rig.work()
    assert "Holm" in told_to(rig, "olaf")
    assert "neighbours and friends today" not in told_to(rig, "olaf")
    assert phrases.NOTHING_ON_FILE in told_to(rig, "olaf")


def test_turned_on_a_question_finds_what_was_pasted_there_alone(rig: Rig) -> None:
    wanted(rig)
    rig.send(command(rig.world, "C9", "ann", "holm"), viewer="ann")
    assert "neighbours" not in told_to(rig, "ann")
    rig.send(message(rig.world, "C9", "ann", BRIDGE_EVENING, "2.0"))
    rig.work()
    rig.world.shown.clear()
    rig.send(command(rig.world, "C9", "ann", "holm"), viewer="ann")
    assert "Holm" in told_to(rig, "ann")
    assert "neighbours and friends today" not in told_to(rig, "ann")


def test_what_was_pasted_there_is_found_nowhere_else(rig: Rig) -> None:
    wanted(rig)
    rig.send(message(rig.world, "C9", "olaf", BRIDGE_EVENING, "2.0", user_team="T9"))
    rig.work()
    rig.world.shown.clear()
    rig.send(command(rig.world, "C1", "ben", "conflicts"), viewer="ben")
    assert phrases.NO_CONFLICTS in told_to(rig, "ben")


def test_nobody_from_elsewhere_is_answered(rig: Rig) -> None:
    wanted(rig)
    share = {"action_id": "share_results", "value": '{"asked": "holm", "page": 0}'}
    rig.send(press(rig.world, "C9", "olaf", share))
    assert rig.world.shown == []


def test_a_deletion_is_followed_also_when_a_channel_has_become_shared(rig: Rig) -> None:
    rig.world.channels["C1"].shared = True
    gone = {"subtype": "message_deleted", "deleted_ts": "1.0"}
    rig.send(message(rig.world, "C1", "ann", "", "3.0", **gone))
    rig.work()
    assert [name for name, _ in rig.world.calls] == ["chat_delete"]


def test_work_that_waited_while_the_channel_became_shared_says_nothing(rig: Rig) -> None:
    rig.send(message(rig.world, "C1", "ann", BRIDGE_EVENING, "2.0"))
    with rig.store.writing() as session:
        channels.note(session, "T1", "C1", private=False, shared=True, now=rig.now())
    rig.work()
    assert rig.world.calls == []


def test_an_older_reply_that_is_renewed_shows_nothing_of_elsewhere_any_more(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "_send", keep_file)
    rig.world.channel("C7", "T1", "channel", "ann")
    rig.send(message(rig.world, "C7", "ann", BRIDGE_EVENING, "2.0"))
    rig.work()
    assert "neighbours and friends today" in told_to(rig, "ann")
    with rig.store.writing() as session:
        settings.write(session, "T1", "C7", ChannelSettings(outsiders=True))
        channels.note(session, "T1", "C7", private=False, shared=True, now=rig.now())
    rig.world.channels["C7"].members.add("olaf")
    article_id = 2
    rig.ears.queue.refresh(Refreshing("T1", "C7", article_id, "a claim was changed"))
    rig.ears.queue.draw(Drawing("T1", "C7", article_id, user="ann"), "1")
    rig.work()
    assert "Today we lost neighbours" in told_to(rig, "olaf")
    assert "neighbours and friends today" not in told_to(rig, "olaf")
    assert "files" not in told_to(rig, "olaf")


def test_slack_is_asked_about_a_channel_once_in_a_while(rig: Rig) -> None:
    for _ in range(3):
        rig.send(command(rig.world, "C1", "ann", "holm"), viewer="ann")
    assert [name for name, _ in rig.world.calls].count("conversations_info") == 1


def test_what_slack_does_not_answer_for_is_taken_for_shared(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise TimeoutError

    monkeypatch.setitem(OWN, "_conversations_info", refuse)
    rig.send(command(rig.world, "C1", "ann", "holm"), viewer="ann")
    assert "neighbours" not in told_to(rig, "ann")


def test_a_channel_that_turns_private_takes_its_claims_along_at_once(rig: Rig) -> None:
    rig.world.person("cat", "T1")
    rig.world.channel("C3", "T1", "channel", "cat")
    rig.world.channels["C1"].kind = "group"
    told = {"subtype": "channel_convert_to_private"}
    rig.send(message(rig.world, "C1", "ann", "was converted", "2.0", **told))
    rig.send(command(rig.world, "C3", "cat", "holm"), viewer="cat")
    assert "neighbours" not in told_to(rig, "cat")


def test_a_channel_is_silent_as_soon_as_it_is_shared(rig: Rig) -> None:
    rig.send(command(rig.world, "C1", "ann", "holm"), viewer="ann")  # Slack said: not shared
    inner = {"type": "channel_shared", "channel": "C1", "connected_team_id": "T9"}
    rig.send(event(rig.world, inner, told=False))
    rig.world.shown.clear()
    rig.send(command(rig.world, "C1", "ann", "holm"), viewer="ann")
    assert "neighbours" not in told_to(rig, "ann")
    rig.send(event(rig.world, inner | {"type": "channel_unshared", "is_ext_shared": False}))
    rig.send(command(rig.world, "C1", "ann", "holm"), viewer="ann")
    assert "neighbours" in told_to(rig, "ann")


PLACES = {
    "nothing": ({}, ("", "", None)),
    "marks in place of parts": (
        {"team": "T1", "event": [], "channel": 4, "user": []},
        ("T1", "", None),
    ),
    "an event": ({"team_id": "T1", "event": {"channel": "C1"}}, ("T1", "C1", None)),
    "told": (
        {"team_id": "T1", "is_ext_shared_channel": True, "event": {"channel": "C1"}},
        ("T1", "C1", True),
    ),
    "told not": (
        {"team_id": "T1", "is_ext_shared_channel": False, "event": {"channel": "C1"}},
        ("T1", "C1", False),
    ),
    "a writer from another workspace, perhaps of the same organisation": (
        {
            "team_id": "T1",
            "is_ext_shared_channel": False,
            "event": {"channel": "C1", "user_team": "T2"},
        },
        ("T1", "C1", None),
    ),
    "a file": ({"team_id": "T1", "event": {"channel_id": "C1"}}, ("T1", "C1", None)),
    "a reaction": ({"team_id": "T1", "event": {"item": {"channel": "C1"}}}, ("T1", "C1", None)),
    "a button": ({"team": {"id": "T1"}, "channel": {"id": "C1"}}, ("T1", "C1", None)),
}


@pytest.mark.parametrize(("body", "place"), PLACES.values(), ids=PLACES.keys())
def test_reads_where_it_happened(body: dict[str, Any], place: tuple[str, str, Any]) -> None:
    found = read_place(body)
    assert (found.team, found.channel, found.shared) == place


def not_there(rig: Rig, channel: str = "C8") -> None:
    """A private channel that the app is not in: Slack says that there is none."""
    rig.world.channel(channel, "T1", "group", "ann", "olaf", shared=True, bot=False)


def test_where_the_app_is_not_our_own_people_are_answered_alone(rig: Rig) -> None:
    not_there(rig)
    rig.send(command(rig.world, "C8", "ann", "holm"), viewer="ann")
    assert "Holm" in told_to(rig, "ann")
    assert "Holm" not in told_to(rig, "olaf")


def test_where_the_app_is_not_nothing_is_shared_aloud(rig: Rig) -> None:
    not_there(rig)
    share = {"action_id": "share_results", "value": '{"asked": "holm", "page": 0}'}
    rig.send(press(rig.world, "C8", "ann", share))
    assert phrases.CANNOT_SHARE in told_to(rig, "ann")
    assert "Holm" not in told_to(rig, "ann") + told_to(rig, "olaf")


def test_where_the_app_is_not_nobody_from_elsewhere_is_shown_anything(rig: Rig) -> None:
    not_there(rig)
    rig.send(command(rig.world, "C8", "olaf", "bridge"), viewer="olaf")
    rig.send(press(rig.world, "C8", "olaf", {"action_id": "show_all", "value": "1:0"}))
    assert "Holm" not in told_to(rig, "olaf")
