"""When a chore falls due, and that it does so once."""

from datetime import UTC, datetime, timedelta

import pytest

from store.database import Store
from store.work import chores
from store.work.chores import Chore, Daily, Every, Plan, due

KYIV = Daily(9, "Europe/Kyiv")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# Where an hour is kept, the moment it is looked at, and the moment it was that hour last.
LATEST = {
    "earlier today": (KYIV, "2026-01-05 12:00", "2026-01-05 07:00"),
    "at that very moment": (KYIV, "2026-01-05 07:00", "2026-01-05 07:00"),
    "a second before it is yesterday's": (KYIV, "2026-01-05 06:59:59", "2026-01-04 07:00"),
    "in summer an hour earlier": (KYIV, "2026-07-05 12:00", "2026-07-05 06:00"),
    "another day there than here": (
        Daily(0, "Pacific/Auckland"),
        "2026-07-05 13:00",
        "2026-07-05 12:00",
    ),
    "an hour that clocks skip": (Daily(2, "Europe/Berlin"), "2026-03-29 12:00", "2026-03-29 01:00"),
    "an hour that comes twice": (Daily(2, "Europe/Berlin"), "2026-10-25 12:00", "2026-10-25 00:00"),
    "a zone off by a quarter": (Daily(6, "Asia/Kathmandu"), "2026-01-05 12:00", "2026-01-05 00:15"),
    "every six hours": (Every(timedelta(hours=6)), "2026-01-05 13:01", "2026-01-05 12:00"),
}


@pytest.mark.parametrize(("rhythm", "now", "latest"), LATEST.values(), ids=LATEST.keys())
def test_when_a_chore_was_due_last(rhythm: Daily | Every, now: str, latest: str) -> None:
    assert rhythm.latest(at(now)) == at(latest)


def fallen_due(now: str, done: str | None, rhythm: Daily | Every = KYIV) -> list[str]:
    done_until = {("digest", "T1", "C1"): at(done)} if done else {}
    found = due([Plan("digest", "T1", "C1", rhythm)], done_until, at(now))
    return [one.name for one in found]


TODAY = "digest:T1:C1:2026-01-05T07:00:00+00:00"


def test_what_was_never_done_is_due() -> None:
    assert fallen_due("2026-01-05 12:00", None) == [TODAY]


def test_what_is_done_is_not_due() -> None:
    assert fallen_due("2026-01-05 12:00", "2026-01-05 07:00") == []


def test_a_week_that_was_missed_is_made_up_for_once() -> None:
    assert fallen_due("2026-01-05 12:00", "2025-12-29 07:00") == [TODAY]


def test_every_look_in_a_day_names_the_same_chore() -> None:
    looks = [f"2026-01-05 {hour:02}:30" for hour in range(7, 24)]
    assert {name for now in looks for name in fallen_due(now, None)} == {TODAY}


def test_a_chore_is_of_one_place() -> None:
    done = {("digest", "T1", "C1"): at("2026-01-05 07:00")}
    plans = [Plan("digest", "T1", "C1", KYIV), Plan("digest", "T2", "C1", KYIV)]
    assert [one.team for one in due(plans, done, at("2026-01-05 12:00"))] == ["T2"]


def test_what_is_done_is_kept_with_its_time_zone(store: Store) -> None:
    with store.writing() as session:
        chores.note(session, "digest", "T1", "C1", until=at("2026-01-05 07:00"))
    with store.reading() as session:
        assert chores.all_done(session) == {("digest", "T1", "C1"): at("2026-01-05 07:00")}


def test_an_older_chore_that_comes_late_changes_nothing(store: Store) -> None:
    for until in ("2026-01-05 07:00", "2026-01-04 07:00"):
        with store.writing() as session:
            chores.note(session, "digest", "T1", "C1", until=at(until))
    with store.reading() as session:
        assert chores.done_until(session, "digest", "T1", "C1") == at("2026-01-05 07:00")


def test_a_chore_names_its_moment_whatever_zone_it_is_told_in() -> None:
    assert Chore("purge", "T1", "", at("2026-01-05")).name == "purge:T1::2026-01-05T00:00:00+00:00"
