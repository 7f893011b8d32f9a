"""The app is installed from a browser, used, and removed: a bot in each mode, without a token."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from store.tenants.seals import new_key
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.scenarios.conftest import Newsroom
from tests.slack import BotProcess, StandInSlack

OAUTH = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "stand-in-client-secret",
    "SLACK_BOT_TOKEN": "",
}


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def get(url: str, cookie: str = "") -> tuple[int, str, dict[str, str]]:
    try:
        answer = build_opener(Stay).open(Request(url, headers={"Cookie": cookie}), timeout=10)
    except HTTPError as error:
        answer = error
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return answer.status, answer.read().decode(), headers


def install(newsroom: Newsroom) -> str:
    """What the last page says."""
    door = f"http://127.0.0.1:{newsroom.bot.port}/slack"
    newsroom.slack.wait_until(newsroom.bot._answers)
    status, _, headers = get(f"{door}/install")
    assert status == 302
    assert headers["referrer-policy"] == "no-referrer"
    [state] = parse_qs(urlsplit(headers["location"]).query)["state"]
    query = urlencode({"code": newsroom.slack.consents(), "state": state})
    cookie = headers["set-cookie"].partition(";")[0]
    return get(f"{door}/oauth_redirect?{query}", cookie)[1]


@pytest.fixture(params=["socket", "http"])
def unknown(request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    """A bot that nobody has installed yet."""
    env = OAUTH | {"CLAIMS_SECRET_KEY": new_key(), "CLAIMS_ON_UNINSTALL": "delete"}
    with StandInSlack() as slack, BotProcess(slack, request.param, env=env) as bot:
        yield Newsroom(slack, bot, slack.user("alice"), slack.user("bob"))


def test_installed_it_answers_and_removed_it_is_silent_and_forgets(unknown: Newsroom) -> None:
    channel = unknown.channel()
    early = unknown.alice.posts(channel, BRIDGE_EVENING)
    unknown.slack.wait_until(lambda: unknown.slack.deliveries[0].is_acked)
    assert "Installed in Newsroom" in install(unknown)
    assert "Karin Holm" in unknown.reply(unknown.alice.posts(channel, BRIDGE_MORNING))
    assert unknown.slack.replies(early) == []
    unknown.quiet()
    assert articles(unknown) == 1
    for tell in (unknown.slack.revokes_tokens, unknown.slack.uninstalls, unknown.slack.uninstalls):
        tell()
    unknown.slack.settled()
    calls = len(unknown.slack.calls)
    late = unknown.alice.posts(channel, BRIDGE_EVENING)
    unknown.slack.wait_until(lambda: unknown.slack.deliveries[-1].is_acked)
    unknown.slack.wait_until(lambda: articles(unknown) == 0, timeout=60)
    unknown.slack.settled()
    assert unknown.slack.replies(late) == []
    assert [call.method for call in unknown.slack.calls[calls:]] == []
    assert unknown.bot.is_running


def articles(newsroom: Newsroom) -> int:
    """How many are on file."""
    file = newsroom.bot.data_dir / "claims.db"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def test_the_wrong_key_stops_the_start_with_a_sentence(unknown: Newsroom) -> None:
    install(unknown)
    unknown.bot.kill()
    unknown.bot.env["CLAIMS_SECRET_KEY"] = new_key()
    with pytest.raises(RuntimeError, match="CLAIMS_SECRET_KEY does not open the tokens on file"):
        unknown.bot.start()
