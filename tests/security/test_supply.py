"""What the program is made of: pinned, named with its reason, listed, and judged honestly."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from supply.audit import judge
from supply.lock import read_lock
from supply.sbom import bill
from tests.slack.bot_process import REPOSITORY

LOCKS = ("run", "test", "bench", "fuzz", "uv", "audit")
OURS = ("bot", "handlers", "store", "claims")
# Needed although no file of ours imports them: why is in docs/decisions/08-dependencies.md.
UNSEEN = {"aiohttp", "lxml-html-clean", "psycopg", "setuptools", "cryptography"}
# Imported, and brought along by a dependency that is nothing without it.
BROUGHT = {
    "sqlalchemy": "sqlmodel",
    "pydantic": "sqlmodel",
    "lxml": "trafilatura",
    "charset-normalizer": "trafilatura",
}


def wanted() -> set[str]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    return {re.split(r"[\[<>=~ ]", one)[0].lower() for one in project["dependencies"]}


def imported() -> set[str]:
    """The packages that the program imports from others, by the name they are installed under."""
    homes = packages_distributions()
    found: set[str] = set()
    for folder in OURS:
        for path in (REPOSITORY / folder).rglob("*.py"):
            found |= {name for name in _modules(path) if name not in OURS}
    theirs = {name for name in found if name not in sys.stdlib_module_names}
    return {homes[name][0].lower().replace("_", "-") for name in theirs}


def _modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_every_dependency_is_used() -> None:
    assert wanted() - imported() <= UNSEEN


def test_nothing_is_imported_that_was_not_asked_for() -> None:
    brought = {name for name, by in BROUGHT.items() if by in wanted()}
    assert imported() - wanted() <= brought


def test_every_dependency_has_its_reason_in_the_table() -> None:
    page = (REPOSITORY / "docs" / "decisions" / "08-dependencies.md").read_text()
    rows = dict(re.findall(r"^\| ([a-z][^|]*) \| ([^|]+) \|$", page, re.M))
    listed = {name for names in rows for name in names.split(", ")}
    assert listed - {"package"} == wanted()


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_its_hashes(name: str) -> None:
    path = REPOSITORY / "requirements" / f"{name}.txt"
    packages = read_lock(path)
    assert len(packages) == len(re.findall(r"^[a-z0-9]", path.read_text(), re.M | re.I))
    assert [one.name for one in packages if not one.hashes] == []


def test_make_installs_nothing_without_hashes() -> None:
    makefile = (REPOSITORY / "Makefile").read_text().replace("\\\n", " ")
    for command in re.findall(r"^\t.*(?:\$\(INSTALL\)|pip install) .*$", makefile, re.M):
        training = "train.txt" in command  # for whoever trains, and no part of the program
        assert training or "--require-hashes" in command or "--no-deps" in command, command


def test_the_bill_of_materials_lists_all_that_is_installed() -> None:
    packages = read_lock(REPOSITORY / "requirements" / "run.txt")
    listed = {(one["name"], one["version"]) for one in bill()["components"]}
    assert listed == {(one.name, one.version) for one in packages}
    assert wanted() <= {name for name, _ in listed}
    assert len(packages) > 50


def test_the_same_lock_is_the_same_bill(tmp_path: Path) -> None:
    lock = REPOSITORY / "requirements" / "run.txt"
    assert json.dumps(bill()) == json.dumps(bill())
    other = tmp_path / "other.txt"
    other.write_text(lock.read_text().replace("==", "==9", 1))
    assert bill(other)["serialNumber"] != bill()["serialNumber"]


def told(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


SOUND = {"name": "a", "version": "1", "vulns": []}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}
JUDGED = {
    "all is known and well": (told(SOUND), True, "no known vulnerability in 1 packages"),
    "one is not well": (told(SOUND, BAD), False, "b 2 has PYSEC-1, mended in 2.1"),
    "of one nothing is known": (told(SOUND, UNKNOWN), False, "of 1 of 2 packages: c"),
    "of none anything is known": (told(UNKNOWN), False, "Nobody who knows"),
    "no answer at all": ("", False, "Nobody who knows"),
    "an answer that is none": ("<html>", False, "Nobody who knows"),
}


@pytest.mark.parametrize(("report", "sound", "line"), JUDGED.values(), ids=JUDGED.keys())
def test_an_audit_that_could_ask_nobody_does_not_say_that_all_is_well(
    report: str, sound: bool, line: str
) -> None:
    said = judge("run.txt", report)
    assert said.is_sound is sound
    assert any(line in one for one in said.lines)
