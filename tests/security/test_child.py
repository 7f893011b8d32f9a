"""The process that reads strangers' files: it knows nothing, may take little, and may die."""

import json
import os
import sys
from pathlib import Path

import pytest

from bot.cli import doctor
from claims.reading import UnreadableError, errors
from claims.reading.documents import Kind, Limits, apart, read_apart

HARD = b"<html><body>" + b"<p>The harbour was closed on Monday, the mayor said." * 60_000
TIGHT = {
    # A library that gets no memory may end in its own way.
    "memory": (Limits(memory=150_000_000), "needs more time or memory|is damaged"),
    "seconds of a core": (Limits(cpu_s=2), "needs more time or memory"),
    "seconds on the wall": (Limits(wall_s=0.01), "needs more time or memory"),
}


@pytest.mark.parametrize(("limits", "said"), TIGHT.values(), ids=TIGHT.keys())
def test_a_file_that_takes_too_much_is_given_up(limits: Limits, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_apart(Kind.PAGE, "a.html", HARD, limits=limits)


def child(script: str) -> tuple[int, bytes]:
    return apart.answered((sys.executable, "-c", script), b"asked", 30)


def test_the_child_knows_no_token_and_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    _, said = child("import json, os; print(json.dumps(dict(os.environ)))")
    known = json.loads(said)
    assert b"secret" not in said
    assert set(known) == set(apart.clean_environment())


def test_the_child_may_write_where_we_may(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    script = "import tempfile; print(tempfile.gettempdir())"
    assert child(script) == (0, f"{tmp_path}\n".encode())


@pytest.mark.parametrize(("module", "said"), [(apart.CHILD, ""), ("no.such", "TMPDIR")])
def test_the_doctor_has_a_document_read(
    module: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "CHILD", module)
    assert said in doctor.documents().wrong
    assert bool(said) == bool(doctor.documents().wrong)


def test_the_child_holds_no_file_of_ours_open(tmp_path: Path) -> None:
    with (tmp_path / "claims.db").open("w") as file:
        os.dup2(file.fileno(), 200, inheritable=True)
    try:
        status, said = child("import os; print(os.path.exists('/dev/fd/0'), os.fstat(200))")
    finally:
        os.close(200)
    assert (status, said) == (1, b"")


LIMITED = """
import resource, tempfile
from claims.reading.documents.child import limit_myself
tempfile.gettempdir()  # finds out by writing
limit_myself(1_000_000_000, 7)
names = ("AS", "CPU", "CORE", "FSIZE", "NPROC")
print([resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names])
try:
    tempfile.TemporaryFile(buffering=0).write(b"x")
except OSError as error:
    print(type(error).__name__)
try:
    bytearray(2_000_000_000)
except MemoryError as error:
    print(type(error).__name__)
"""


def test_the_child_limits_itself_for_good() -> None:
    status, said = child(LIMITED)
    limits, *errors_met = said.decode().splitlines()
    assert status == 0
    assert limits == str([(n, n) for n in (1_000_000_000, 7, 0, 0, 0)])
    assert errors_met == ["OSError", "MemoryError"]


ENDS = {
    "killed": ("import os; os.kill(os.getpid(), 9)", -9),
    "crashed": ("import os; os.abort()", -6),
    "ended without a word": ("raise SystemExit(3)", 3),
}


@pytest.mark.parametrize(("script", "status"), ENDS.values(), ids=ENDS.keys())
def test_a_child_that_dies_is_no_more_than_an_exit_status(script: str, status: int) -> None:
    assert child(script) == (status, b"")


def test_a_child_that_never_ends_is_killed() -> None:
    script = "import time; time.sleep(600)"
    assert apart.answered((sys.executable, "-c", script), b"x" * 9_000_000, 0.5) == (-9, b"")


def test_what_a_child_has_started_ends_with_it() -> None:
    script = "import subprocess; subprocess.run(['sleep', '600'])"
    assert apart.answered((sys.executable, "-c", script), b"", 1.0) == (-9, b"")


def test_a_child_that_talks_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_ANSWER", 100_000)
    status, said = child("while True: print('x' * 9999)")
    assert (status, len(said)) == (-9, 100_001)


TAKEN_OVER = {
    "no JSON": b"{",
    "nothing": b"",
    "brackets": b"[" * 99_999,
    "a list": b"[]",
    "no text": b'{"title": "x"}',
    "a text that is none": b'{"text": ["x"]}',
    "a day that is none": b'{"text": "x", "published": "2022-13-01"}',
    "pages that are none": b'{"text": "x", "pages": ["y"]}',
    "an error without a sentence": b'{"error": "LockedFile"}',
    "an error of no kind": b'{"error": ["LockedFile"], "sentence": null}',
}


@pytest.mark.parametrize("said", TAKEN_OVER.values(), ids=TAKEN_OVER.keys())
def test_a_child_that_was_taken_over_says_nothing_that_breaks_us(
    said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "answered", lambda *_: (0, said))
    with pytest.raises(errors.BrokenFile):
        apart.read_apart(Kind.PDF, "a.pdf", b"%PDF-")
