"""The command line: the same engine without Slack, as a real process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.database import migrate, open_store
from store.tenants import installations
from store.tenants.installations import Installation
from store.tenants.seals import Seal
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GERMAN, GRAIN
from tests.conftest import NOW

ROOT = Path(__file__).parents[2]


def bot(
    *words: str, data: Path, given: str | bytes = b"", **env: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    content = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        input=content,
        capture_output=True,
        cwd=ROOT,
        env={**kept, "CLAIMS_DATA_DIR": str(data), **env},
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def lines(command: str, data: Path, rows: list[Any]) -> list[dict[str, Any]]:
    given = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    done = bot(command, data=data, given=given)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_without_tokens_the_sample_is_shown(tmp_path: Path) -> None:
    done = bot("run", data=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("One statement, two wordings", "1,351", "Conflict.", "well in excess of 10,000"):
        assert words in done.stdout
    assert "Showing Dmitry Peskov (1 letter off)." in done.stdout
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        assert name in done.stdout
    assert (tmp_path / "sample.db").exists()


def test_a_missing_token_stops_the_start(tmp_path: Path) -> None:
    done = bot("run", data=tmp_path, SLACK_BOT_TOKEN="xoxb-1")
    assert done.returncode != 0
    assert "SLACK_APP_TOKEN" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_check_files_an_article_and_prints_the_reply(tmp_path: Path) -> None:
    (tmp_path / "morning.txt").write_text(BRIDGE_MORNING)
    first = bot("check", str(tmp_path / "morning.txt"), data=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "“We have lost neighbours and friends today,”" in first.stdout
    second = bot("check", "-", data=tmp_path, given=BRIDGE_EVENING)
    assert "One statement, two wordings" in second.stdout
    again = bot("check", "-", data=tmp_path, given=BRIDGE_EVENING)
    assert again.stdout == second.stdout
    asked = bot("ask", "holme", data=tmp_path)
    assert "Showing Karin Holm (1 letter off)." in asked.stdout


def test_a_draft_is_held_against_the_file_and_not_filed(tmp_path: Path) -> None:
    bot("check", "-", data=tmp_path, given=BRIDGE_MORNING)
    draft = "“We have lost neighbours and colleagues today,” Karin Holm said."
    for _ in range(2):  # the second time would find the first, had it been filed
        done = bot("notary", "-", data=tmp_path, given=draft)
        assert done.returncode == 0, done.stderr
        assert "draft: colleagues, on file: friends" in done.stdout
        assert "1 as filed" not in done.stdout
    missing = bot("notary", str(tmp_path / "nowhere.txt"), data=tmp_path)
    assert missing.returncode != 0
    assert len(missing.stderr.splitlines()) == 1


def test_a_dry_run_files_nothing(tmp_path: Path) -> None:
    done = bot("check", "--dry-run", "-", data=tmp_path, given=GRAIN)
    assert "every tonne" in done.stdout
    assert list(tmp_path.iterdir()) == []


UNREADABLE = {
    "a file that is not there": (("check", "/no/such/file"), b"", "/no/such/file"),
    "nothing": (("check", "-"), b"", "empty"),
    "a picture": (("check", "-"), b"\x89PNG\r\n\x1a\n\0\0\0" * 40, "text"),
    "a text in German": (("check", "-"), GERMAN.encode(), "German"),
    "a private address": (("check", "http://127.0.0.1:9/x"), b"", "127.0.0.1"),
    "a link that is none": (("check", "http://"), b"", "link"),
}


@pytest.mark.parametrize(("words", "given", "said"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_one_sentence_on_stderr(
    tmp_path: Path, words: tuple[str, ...], given: bytes, said: str
) -> None:
    done = bot(*words, data=tmp_path, given=given)
    assert done.returncode != 0
    assert done.stdout == ""
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_extract_gives_offsets_into_the_text_as_given(tmp_path: Path) -> None:
    text = "\n\n  " + GRAIN
    [row] = lines("extract", tmp_path, [{"id": 7, "text": text, "date": "2026-01-06"}])
    assert row["id"] == 7
    shown = [text[start:end] for quote in row["quotes"] for start, end in quote["content"]]
    assert "We will ship every tonne we promised," in shown
    [ships] = [figure for figure in row["figures"] if figure["value"] == 40]
    start, end = ships["span"]
    assert "40" in text[start:end]
    assert set(row["quotes"][0]) == {
        *("kind", "content", "source", "cue", "speaker", "role", "told", "said_on")
    }
    assert set(ships) == {
        *("span", "value", "low", "high", "bound", "unit", "measure", "counted", "whose"),
        *("place", "as_of", "statistic", "source"),
    }


def test_compare_labels_a_pair(tmp_path: Path) -> None:
    pair = {
        "id": "p",
        "a": {"text": "The fire killed 12 people, police said.", "source": "police"},
        "b": {"text": "The fire killed 31 people, the hospital said.", "source": "hospital"},
    }
    [row] = lines("compare", tmp_path, [pair])
    assert (row["id"], row["label"]) == ("p", "conflict")
    assert row["pairs"][0]["label"] == "conflict"


def test_read_takes_the_article_out_of_a_page(tmp_path: Path) -> None:
    html = f"<html><head><title>Grain</title></head><body><p>{GRAIN}</p></body></html>"
    [row] = lines("read", tmp_path, [{"id": 1, "html": html, "url": "https://news.test/grain"}])
    assert "every tonne" in row["text"]
    assert set(row) == {
        *("id", "text", "title", "outlet", "byline", "date", "language", "url", "complete")
    }


@pytest.mark.parametrize("command", ["read", "extract", "compare"])
def test_a_broken_line_is_answered_and_the_rest_goes_on(tmp_path: Path, command: str) -> None:
    page = f"<html><body><article><p>{GRAIN}</p></article></body></html>"
    good = {"id": "good", "html": page, "text": GRAIN}
    good |= {"a": {"text": GRAIN}, "b": {"text": GRAIN}}
    broken = ["{", "[1]", "null", {"id": "empty"}, {"id": "odd", "text": 5, "html": 5, "a": 5}]
    rows = lines(command, tmp_path, [*broken, good])
    assert [row["id"] for row in rows] == [None, None, None, "empty", "odd", "good"]
    assert ["error" in row for row in rows] == [True] * 5 + [False]


def test_keys_are_made_and_tokens_sealed_anew(tmp_path: Path) -> None:
    old, new = (bot("key", data=tmp_path).stdout.strip() for _ in range(2))
    store = open_store(f"sqlite:///{tmp_path / 'claims.db'}")
    migrate(store.engine)
    with store.writing() as session:
        installations.save(session, Installation("T1", "", "xoxb-1"), Seal.of((old,)), now=NOW)
    store.close()
    refused = bot("rekey", data=tmp_path, CLAIMS_SECRET_KEY=new)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "CLAIMS_SECRET_KEY does not open" in refused.stderr
    done = bot("rekey", data=tmp_path, CLAIMS_SECRET_KEY=f"{new}, {old}")
    assert done.stdout == "1 token sealed with the newest key\n"
    assert bot("rekey", data=tmp_path, CLAIMS_SECRET_KEY=new).returncode == 0
    assert "CLAIMS_SECRET_KEY is not set" in bot("rekey", data=tmp_path).stderr
