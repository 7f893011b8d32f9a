"""A client has the token of its workspace, and there is none for a workspace that has left."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from bot.clients import Clients
from bot.seeing.metrics import Meters
from bot.settings import Settings
from handlers.desk import NotInstalled
from store.database import Store
from store.tenants import installations, workspaces
from store.tenants.installations import Installation
from store.tenants.seals import Seal
from tests.conftest import NOW

KEY = Fernet.generate_key().decode()


def many(store: Store) -> Clients:
    env = {"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "s", "CLAIMS_SECRET_KEY": KEY}
    return Clients(Settings.read(env), store, Meters.new())


def install(store: Store, team: str, token: str, enterprise: str = "") -> None:
    with store.writing() as session:
        new = Installation(team, enterprise, token)
        installations.save(session, new, Seal.of((KEY,)), now=NOW)


def leave(store: Store, team: str, enterprise: str = "") -> None:
    with store.writing() as session:
        installations.remove(session, team, enterprise)
        workspaces.leave(session, team, enterprise, now=NOW, delete_at=NOW + timedelta(days=1))


def meet(store: Store, team: str, enterprise: str) -> None:
    with store.writing() as session:
        workspaces.note(session, team, enterprise=enterprise)


def test_each_workspace_has_its_own_token(store: Store) -> None:
    install(store, "T1", "xoxb-1")
    install(store, "T2", "xoxb-2")
    clients = many(store)
    assert [clients.for_work(team).token for team in ("T1", "T2")] == ["xoxb-1", "xoxb-2"]
    assert clients.for_lookups("T2").token == "xoxb-2"


def test_nobody_else_has_one(store: Store) -> None:
    install(store, "T1", "xoxb-1")
    for team in ("T2", "", "E1"):
        with pytest.raises(NotInstalled):
            many(store).for_work(team)


def test_a_token_of_an_organisation_is_used_with_the_workspace_named(store: Store) -> None:
    install(store, "", "xoxb-e", "E1")
    meet(store, "T1", "E1")
    found = many(store).for_work("T1")
    assert (found.token, found.default_params["team_id"]) == ("xoxb-e", "T1")


def test_a_workspace_of_another_organisation_has_none_of_it(store: Store) -> None:
    install(store, "", "xoxb-e", "E1")
    meet(store, "T9", "E9")
    with pytest.raises(NotInstalled):
        many(store).for_work("T9")


def test_its_own_token_comes_before_the_organisations(store: Store) -> None:
    install(store, "", "xoxb-e", "E1")
    install(store, "T1", "xoxb-1", "E1")
    found = many(store).for_work("T1")
    assert (found.token, "team_id" in found.default_params) == ("xoxb-1", False)


def test_a_workspace_that_leaves_is_not_called_once_more(store: Store) -> None:
    install(store, "T1", "xoxb-1")
    clients = many(store)
    assert clients.for_work("T1")
    leave(store, "T1")
    with pytest.raises(NotInstalled):
        clients.for_work("T1")
    install(store, "T1", "xoxb-new")
    assert clients.for_work("T1").token == "xoxb-new"


def test_an_organisation_that_leaves_takes_its_workspaces_along_but_for_those_of_their_own(
    store: Store,
) -> None:
    install(store, "", "xoxb-e", "E1")
    meet(store, "T1", "E1")
    install(store, "T2", "xoxb-2", "E1")
    leave(store, "", "E1")
    clients = many(store)
    assert not clients.is_here("T1")
    assert clients.is_here("T2")


def test_one_token_is_for_whatever_workspace_it_is_for(store: Store) -> None:
    clients = Clients(Settings.read({"SLACK_BOT_TOKEN": "xoxb-1"}), store, Meters.new())
    assert clients.for_work("T1").token == "xoxb-1"
    meet(store, "T1", "")
    leave(store, "T1")
    with pytest.raises(NotInstalled):
        clients.for_work("T1")
