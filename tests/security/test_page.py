"""SECURITY.md states facts: each test that it names exists."""

import ast
import re

from tests.slack.bot_process import REPOSITORY

PAGE = (REPOSITORY / "SECURITY.md").read_text()
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


def test_every_test_that_is_named_exists() -> None:
    for file, name in NAMED:
        tree = ast.parse((REPOSITORY / file).read_text())
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        assert name in {node.name for node in tree.body if isinstance(node, functions)}, name


def test_every_threat_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "threat" not in line]
    assert len(rows) >= 20
    for row in rows:
        assert len(row.split(" | ")) == 3, row
        assert re.search(r"`tests/[\w/]+\.py::test_\w+` \|$|`tests/.*::test_\w+`", row), row
