"""`doctor`: everything the bot needs, looked at one by one, with what to do about it."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from tempfile import TemporaryFile

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from sqlalchemy.exc import DBAPIError

from bot.run import check_keys
from bot.scopes import SCOPES
from bot.settings import Settings, WrongSetting
from claims.reading import UnreadableError, read_file
from store.database import is_current, open_store
from store.tenants import installations
from store.trouble import sentence

LEAST_FREE = 500_000_000  # bytes
FURTHEST_CLOCK = 60  # seconds; Slack's requests are refused at 300
SECONDS = 10
SAMPLE = (
    b"<html><body><article><h1>Pier closed</h1><p>The pier was closed on Monday, the harbour "
    b"master said. It will open again when the storm is over, and ferries will call there.</p>"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at; `wrong` is empty, or says what is wrong and what to do."""

    what: str
    wrong: str = ""
    said: str = ""


def run_doctor(settings: Settings) -> None:
    """Prints a line for each finding, and ends with 1 when something is wrong."""
    found = list(look(settings))
    for one in found:
        mark = "WRONG" if one.wrong else "ok"
        print(f"{mark:6}{one.what}: {one.wrong or one.said or 'as it should be'}")
    if any(one.wrong for one in found):
        sys.exit(1)


def look(settings: Settings) -> Iterator[Finding]:
    yield Finding("settings", _said(settings.for_slack))
    yield _data_dir(settings)
    yield _disk(settings)
    yield _database(settings)
    yield documents()
    if settings.slack_bot_token:
        yield from _bot_token(settings)
    if settings.is_for_many:
        yield _installations(settings)
    if settings.mode == "socket" and settings.slack_app_token:
        yield _app_token(settings)


def _said(check: Callable[[], object]) -> str:
    try:
        check()
    except WrongSetting as error:
        return str(error)
    return ""


def _data_dir(settings: Settings) -> Finding:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=settings.data_dir) as file:
            file.write(b"a word")
    except OSError as error:
        wrong = f"CLAIMS_DATA_DIR cannot be written ({error.strerror}): see who owns it."
        return Finding("data folder", wrong)
    return Finding("data folder", "", str(settings.data_dir))


def _disk(settings: Settings) -> Finding:
    folder = settings.data_dir if settings.data_dir.is_dir() else "."
    free = shutil.disk_usage(folder).free
    wrong = "" if free >= LEAST_FREE else f"only {free // 10**6} MB are free: make room."
    return Finding("disk", wrong, f"{free // 10**9} GB free")


def _database(settings: Settings) -> Finding:
    try:
        store = open_store(settings.database_url)
        current = is_current(store.engine)
        store.close()
    except DBAPIError as error:
        return Finding("database", sentence(error))
    wrong = "" if current else "its tables are not up to date: python -m bot migrate, or start it."
    return Finding("database", wrong)


def documents() -> Finding:
    """Files are read by a process of their own, which may lack what we have."""
    try:
        read_file("sample.html", SAMPLE)
    except UnreadableError:
        wrong = "none can be read here. Name a folder that can be written in TMPDIR, and try again."
        return Finding("documents", wrong)
    return Finding("documents", "", "a sample is read")


def _installations(settings: Settings) -> Finding:
    """Whether the keys open every token, and how many there are."""
    try:
        store = open_store(settings.database_url)
        check_keys(settings, store)
        with store.reading() as session:
            number = installations.count(session)
        store.close()
    except WrongSetting as error:
        return Finding("installations", str(error))
    except DBAPIError as error:
        return Finding("installations", sentence(error))
    return Finding("installations", "", str(number))


def _bot_token(settings: Settings) -> Iterator[Finding]:
    client = _client(settings, settings.slack_bot_token)
    try:
        answer = client.auth_test()
    except (SlackClientError, OSError) as error:
        todo = "Copy SLACK_BOT_TOKEN from the app's page OAuth & Permissions."
        yield Finding("bot token", f"{_refusal(error)}. {todo}")
        return
    yield Finding("bot token", "", f"{answer.get('user')} in {answer.get('team')}")
    missing = SCOPES - _scopes(answer)
    listed = ", ".join(sorted(missing))
    yield Finding("scopes", f"add {listed} and install the app again." if missing else "")
    yield _clock(answer)


def _app_token(settings: Settings) -> Finding:
    try:
        _client(settings, settings.slack_app_token).apps_connections_open(
            app_token=settings.slack_app_token
        )
    except (SlackClientError, OSError) as error:
        what = "Make an app-level token with connections:write, and turn Socket Mode on."
        return Finding("app token", f"{_refusal(error)}. {what}")
    return Finding("app token")


def _clock(answer: SlackResponse) -> Finding:
    try:
        apart = time.time() - parsedate_to_datetime(_header(answer, "date")).timestamp()
    except ValueError:
        return Finding("clock", "", "Slack did not say what time it is")
    wrong = f"{abs(apart):.0f} seconds off Slack's: set it, or Slack's requests are refused."
    return Finding("clock", wrong if abs(apart) > FURTHEST_CLOCK else "", f"{apart:+.0f} s")


def _scopes(answer: SlackResponse) -> frozenset[str]:
    granted = _header(answer, "x-oauth-scopes").split(",")
    return frozenset(scope.strip() for scope in granted)


def _header(answer: SlackResponse, name: str) -> str:
    """Whatever way of writing it the server chose."""
    found = {key.lower(): value for key, value in answer.headers.items()}
    return str(found.get(name, ""))


def _refusal(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return f"Slack answered {error.response.get('error')}"
    return f"Slack cannot be reached ({type(error).__name__})"


def _client(settings: Settings, token: str) -> WebClient:
    return WebClient(
        token=token, base_url=settings.slack_api_url, timeout=SECONDS, retry_handlers=[]
    )
