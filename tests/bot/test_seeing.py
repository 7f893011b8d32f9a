"""Logs without secrets, numbers without a database, refusals without a token."""

import json
import logging
import os
import pickle
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError

from bot.crew import Crew
from bot.seeing import folder, logs
from bot.seeing.checks import Line, tables_ready
from bot.seeing.health import Health
from bot.seeing.metrics import CountedClient, Meters
from bot.settings import Settings
from store.database import Store, open_store
from tests.slack import StandInSlack
from tests.slack.faults import Refused

PARTS = ("xoxb-12", "xapp-1", "ing\\\\", "hunter2", "pass/")
SECRETS = ("xoxb-12-ab.Cd", 'sign"ing\\secret', "pass/word@1")
TOLD = {
    "a token of ours": "called with xoxb-12-ab.Cd",
    "a token of another": "called with xapp-1-A0-77-beef",
    "a signing secret": f"signed with {SECRETS[1]}",
    "a password in an address": "postgresql+psycopg://desk:hunter2@db/claims is away",
    "a password with marks": f"postgresql+psycopg://desk:{SECRETS[2]}@db/claims is away",
    "a password behind a question mark": "postgresql://db/claims?password=hunter2&sslmode=require",
}


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What is logged, with the logging of pytest back in its place afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = StringIO()
    logs.set_up("INFO", SECRETS, stream)
    yield stream
    root.handlers[:], root.level = before, level


@pytest.mark.parametrize("said", TOLD.values(), ids=TOLD.keys())
@pytest.mark.parametrize("how", ["a line", "a field", "a list", "a traceback"])
def test_no_secret_is_written(written: StringIO, said: str, how: str) -> None:
    log = logging.getLogger("bot.test")
    if how == "a line":
        log.warning("%s", said)
    elif how == "a field":
        log.warning("told", extra={"more": said})
    elif how == "a list":
        log.warning("told", extra={"more": [{"deep": said}]})
    else:
        try:
            raise OSError(said)
        except OSError:
            log.exception("told")
    [line] = written.getvalue().splitlines()
    assert json.loads(line)["level"] in ("warning", "error")
    assert logs.HIDDEN in line
    assert not [part for part in PARTS if part in line]


def test_a_refusal_is_kept_without_the_token() -> None:
    with StandInSlack() as slack:
        slack.fails("auth.test", Refused("internal_error"), times=9)
        token = slack.env["SLACK_BOT_TOKEN"]
        client = CountedClient(Meters.new(), token=token, base_url=slack.api_url)
        with pytest.raises(SlackApiError) as raised:
            client.auth_test()
    kept = pickle.dumps(raised.value)
    assert token.encode() not in kept
    assert pickle.loads(kept).response["error"] == "internal_error"


def test_without_the_database_there_are_numbers_still() -> None:
    status, _, body = Health({}, lambda: None).answer("/metrics")
    assert status == 200
    assert b"claims_waiting" not in body


def test_what_is_not_ready_is_named(tmp_path: Path) -> None:
    empty: Store = open_store(f"sqlite:///{tmp_path / 'none.db'}")
    lost: Store = open_store(f"sqlite:///{tmp_path / 'no' / 'folder.db'}")
    checks = {
        "empty": lambda: tables_ready(empty),
        "lost": lambda: tables_ready(lost),
        "workers": Crew([]).look,
        "slack": Line().look,
    }
    status, _, body = Health(checks, lambda: None).answer("/readyz")
    assert status == 503
    assert body.decode().splitlines() == [
        "empty: its tables are of another version",
        "lost: out of reach (OperationalError)",
        "workers: none is alive",
        "slack: not connected",
    ]


def test_only_our_own_folder_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    left = tmp_path / "metrics-999999999"
    left.mkdir()
    monkeypatch.setenv(folder.NAME, str(theirs))
    silent = Settings.read({"CLAIMS_DATA_DIR": str(tmp_path)})
    with folder.counting(silent):
        assert os.environ[folder.NAME] == str(theirs)
    assert theirs.is_dir()
    assert left.is_dir()
    shown = Settings.read({"CLAIMS_DATA_DIR": str(tmp_path), "CLAIMS_HEALTH_PORT": "9"})
    with folder.counting(shown):
        mine = Path(os.environ[folder.NAME])
        assert mine.is_dir()
        assert not left.exists()
    assert not mine.exists()
