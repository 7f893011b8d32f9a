"""Which workspace a request is for: the one whose installation it came for, and no guest's."""

from typing import Any

import pytest

from bot.tenants import team_of

Body = dict[str, Any]

TEAMS: dict[str, tuple[Body, str | None, str]] = {
    "an event": ({"team_id": "T1"}, "T1", "T1"),
    "an event in a channel shared with T9, by one of theirs": (
        {"team_id": "T9", "context_team_id": "T1"},
        "T1",
        "T1",
    ),
    "an authorization for an organisation names no workspace": (
        {"team_id": "T9", "context_team_id": "T1"},
        None,
        "T1",
    ),
    "an organisation's id is no workspace's": ({"team_id": "T1"}, "E1", "T1"),
    "a press where the whole organisation has it": (
        {"team": None, "user": {"id": "U1", "team_id": "T1"}},
        None,
        "T1",
    ),
    "nothing": ({}, None, ""),
    "marks in place of parts": ({"team_id": 4, "user": "U1"}, None, ""),
}


@pytest.mark.parametrize(("body", "told", "team"), TEAMS.values(), ids=TEAMS.keys())
def test_the_workspace_is_the_one_that_installed_it(
    body: Body, told: str | None, team: str
) -> None:
    assert team_of(body, told) == team
