"""Installing from a browser: the state is good for ten minutes, for one browser, and once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from cryptography.fernet import Fernet
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import pages
from bot.clients import Clients
from bot.installing import INSTALL, KIND, REDIRECT, Entrance, Reply
from bot.scopes import SCOPES
from bot.seeing.metrics import Meters
from bot.settings import Settings
from store.database import Store
from store.tenants import installations
from store.tenants.installations import STATE_SECONDS
from store.tenants.seals import Seal
from tests.conftest import NOW
from tests.doubles import slack_client

KEY = Fernet.generate_key().decode()
ENV = {
    "SLACK_CLIENT_ID": "12.34",
    "SLACK_CLIENT_SECRET": "client-secret",
    "CLAIMS_SECRET_KEY": KEY,
    "SLACK_API_URL": "https://slack.test/api/",
}
TOLD: dict[str, Any] = {
    "access_token": "xoxb-new",
    "scope": "chat:write",
    "bot_user_id": "UBOT",
    "team": {"id": "T1", "name": "The <Daily> Planet"},
    "enterprise": None,
    "authed_user": {"id": "U1"},
    "is_enterprise_install": False,
}
ORGANISATION = TOLD | {
    "team": None,
    "enterprise": {"id": "E1", "name": "Planets"},
    "is_enterprise_install": True,
}


@dataclass(frozen=True, slots=True)
class Answering(Clients):
    """Clients of which the one for nobody in particular is stood in for."""

    slack: Any = field(default_factory=lambda: slack_client())

    def unbound(self, token: str = "") -> WebClient:
        slack: WebClient = self.slack
        return slack


@pytest.fixture
def entrance(lite: Store) -> Entrance:
    clients = Answering(Settings.read(ENV), lite, Meters.new())
    clients.slack.oauth_v2_access.return_value = TOLD
    clients.slack.auth_test.return_value = {"bot_id": "B1", "url": "https://planet.slack.test/"}
    return Entrance(clients, lambda: NOW)


def slack(entrance: Entrance) -> Any:
    return entrance.clients.slack  # type: ignore[attr-defined]


def begun(entrance: Entrance) -> tuple[str, str]:
    """The state, and what the browser has in its cookie."""
    gone = entrance.answer(INSTALL, "", "")
    [state] = parse_qs(urlsplit(gone.headers["Location"]).query)["state"]
    return state, gone.headers["Set-Cookie"].partition(";")[0]


def back(entrance: Entrance, query: dict[str, str], cookie: str) -> Reply:
    return entrance.answer(REDIRECT, urlencode(query), cookie)


def on_file(entrance: Entrance, team: str = "T1") -> Any:
    with entrance.clients.store.reading() as session:
        return installations.find(session, team, Seal.of((KEY,)))


def test_leads_to_slack_with_the_scopes_and_a_state(entrance: Entrance) -> None:
    gone = entrance.answer(INSTALL, "", "")
    where = urlsplit(gone.headers["Location"])
    asked = parse_qs(where.query)
    assert gone.status == 302
    assert f"{where.scheme}://{where.netloc}{where.path}" == "https://slack.test/oauth/v2/authorize"
    assert (asked["client_id"], set(asked["scope"][0].split(","))) == (["12.34"], SCOPES)
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", f"Max-Age={STATE_SECONDS}"):
        assert flag in gone.headers["Set-Cookie"]


def test_every_attempt_has_a_state_of_its_own(entrance: Entrance) -> None:
    assert begun(entrance)[0] != begun(entrance)[0]


def test_a_code_becomes_an_installation(entrance: Entrance) -> None:
    state, cookie = begun(entrance)
    page = back(entrance, {"state": state, "code": "c"}, cookie)
    assert page.status == 200
    assert "The &lt;Daily&gt; Planet" in page.body
    asked = slack(entrance).oauth_v2_access.call_args.kwargs
    assert asked == {"client_id": "12.34", "client_secret": "client-secret", "code": "c"}
    found = on_file(entrance)
    assert (found.token, found.bot_id, found.bot_user) == ("xoxb-new", "B1", "UBOT")


def test_an_organisation_installs_it_for_its_workspaces(entrance: Entrance) -> None:
    slack(entrance).oauth_v2_access.return_value = ORGANISATION
    state, cookie = begun(entrance)
    assert "Planets" in back(entrance, {"state": state, "code": "c"}, cookie).body
    with entrance.clients.store.reading() as session:
        assert installations.is_for_all_of(session, "E1")


def test_installed_again_the_new_token_is_the_one(entrance: Entrance) -> None:
    for token in ("xoxb-old", "xoxb-new"):
        slack(entrance).oauth_v2_access.return_value = TOLD | {"access_token": token}
        state, cookie = begun(entrance)
        back(entrance, {"state": state, "code": "c"}, cookie)
    assert on_file(entrance).token == "xoxb-new"


def sealed(text: str, *, age: int = 0) -> str:
    return Fernet(KEY).encrypt_at_time(text.encode(), int(time.time()) - age).decode()


Attempt = Callable[[str, str], tuple[dict[str, str], str]]
ATTEMPTS: dict[str, tuple[Attempt, str]] = {
    "no state": (lambda _, c: ({"code": "c"}, c), pages.OTHER_BROWSER),
    "no cookie": (lambda s, _: ({"code": "c", "state": s}, ""), pages.OTHER_BROWSER),
    "neither": (lambda *_: ({"code": "c"}, ""), pages.OTHER_BROWSER),
    "another browser's cookie": (
        lambda s, _: ({"code": "c", "state": s}, "claims_desk_install=x"),
        pages.OTHER_BROWSER,
    ),
    "a cookie that is none": (
        lambda s, _: ({"code": "c", "state": s}, "\x00=;;;é"),
        pages.OTHER_BROWSER,
    ),
    "a state made up": (
        lambda *_: ({"code": "c", "state": "x"}, "claims_desk_install=x"),
        pages.TOO_OLD,
    ),
    "something else that we have sealed": (
        lambda *_: both(sealed("xoxb-1")),
        pages.TOO_OLD,
    ),
    "a state that is too old": (
        lambda *_: both(sealed(f"{KIND}x", age=STATE_SECONDS + 2)),
        pages.TOO_OLD,
    ),
    "declined": (lambda s, c: ({"error": "access_denied", "state": s}, c), pages.DECLINED),
}


def both(state: str) -> tuple[dict[str, str], str]:
    return {"code": "c", "state": state}, f"claims_desk_install={state}"


@pytest.mark.parametrize(("attempt", "why"), ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_says_why_nothing_was_installed(entrance: Entrance, attempt: Attempt, why: str) -> None:
    page = back(entrance, *attempt(*begun(entrance)))
    assert (page.status, why in page.body) == (400, True)
    assert slack(entrance).oauth_v2_access.call_count == 0
    assert on_file(entrance) is None


def test_a_state_is_good_once(entrance: Entrance) -> None:
    state, cookie = begun(entrance)
    pages_seen = [back(entrance, {"state": state, "code": "c"}, cookie) for _ in range(2)]
    assert [page.status for page in pages_seen] == [200, 400]
    assert slack(entrance).oauth_v2_access.call_count == 1


@pytest.mark.parametrize("query", ["&".join(["a=1"] * 50), "state=%ff", "%", "a" * 9999])
def test_no_query_breaks_the_page(entrance: Entrance, query: str) -> None:
    assert entrance.answer(REDIRECT, query, "claims_desk_install=x").status == 400


TROUBLE = {
    "refused": (SlackApiError("no", {"error": "invalid_code"}), pages.REFUSED),
    "out of reach": (TimeoutError(), pages.AWAY),
    "a name in place of a workspace": ([TOLD | {"team": "T1"}], pages.REFUSED),
    "nobody's": ([TOLD | {"team": None}], pages.REFUSED),
    "no token of a bot": ([TOLD | {"access_token": "xoxp-1"}], pages.REFUSED),
    "no organisation": ([ORGANISATION | {"enterprise": None}], pages.REFUSED),
}


@pytest.mark.parametrize(("trouble", "why"), TROUBLE.values(), ids=TROUBLE.keys())
def test_trouble_at_slack_is_said(entrance: Entrance, trouble: Any, why: str) -> None:
    slack(entrance).oauth_v2_access.side_effect = trouble
    state, cookie = begun(entrance)
    page = back(entrance, {"state": state, "code": "c"}, cookie)
    assert (page.status, why in page.body) == (400, True)
    assert on_file(entrance) is None


def test_no_token_stands_in_the_database_in_clear(entrance: Entrance) -> None:
    state, cookie = begun(entrance)
    back(entrance, {"state": state, "code": "c"}, cookie)
    with entrance.clients.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM installation").all()
    assert len(rows) == 1
    assert "xoxb" not in repr(rows)
