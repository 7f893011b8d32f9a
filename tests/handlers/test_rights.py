from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from handlers.rights import is_admin, may_correct
from store.database import Store
from store.tenants import settings
from store.tenants.settings import ChannelSettings, Correcting
from tests.doubles import slack_client

REFUSED = SlackApiError("no", {"error": "user_not_found"})


def slack(**user: Any) -> Any:
    client = slack_client()
    client.users_info.return_value = {"ok": True, "user": user}
    return client


@pytest.mark.parametrize("right", ["is_admin", "is_owner", "is_primary_owner"])
def test_whoever_runs_the_workspace_administers_it(right: str) -> None:
    assert is_admin("U1", slack(**{right: True}))
    assert not is_admin("U1", slack(**{right: False}))


def test_an_administrator_of_another_organisation_administers_nothing_here() -> None:
    assert not is_admin("U1", slack(is_admin=True, is_stranger=True))


@pytest.mark.parametrize("trouble", [REFUSED, TimeoutError(), ConnectionError()])
def test_nobody_administers_what_slack_does_not_answer_for(trouble: Exception) -> None:
    client = slack(is_admin=True)
    client.users_info.side_effect = trouble
    assert not is_admin("U1", client)


def test_members_may_correct_unless_the_channel_says_admins(lite: Store) -> None:
    assert may_correct("T1", "C1", "U1", lite, slack())
    with lite.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(correcting=Correcting.ADMINS))
    assert not may_correct("T1", "C1", "U1", lite, slack())
    assert may_correct("T1", "C1", "U1", lite, slack(is_owner=True))
