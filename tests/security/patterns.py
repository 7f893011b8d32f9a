"""Every regular expression of the program, and whether it is only ever tried at one place."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from tests.slack.bot_process import REPOSITORY

FOLDERS = ("bot", "handlers", "store", "claims")
NOT_IMPORTED = ("env.py", "child.py", "__main__.py")  # they do something when they are
AT_ONE_PLACE = ("match", "fullmatch")
DEEPEST = 4
MADE = "re"


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it is, and how it is used: tried from every place on, or from one."""

    pattern: re.Pattern[str]
    where: str
    is_searched: bool


def all_patterns() -> list[Found]:
    """Those that modules keep, and those written where they are used; each once."""
    known: dict[tuple[str, int], Found] = {}
    sources = {path: path.read_text() for path in sorted(_files())}
    everything = "\n".join(sources.values())
    for path, source in sources.items():
        name = ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)
        module = importlib.import_module(name.removesuffix(".__init__"))
        for attribute, value in vars(module).items():
            for pattern in _patterns(value):
                searched = _is_searched(attribute, everything) or pattern is not value
                _keep(known, Found(pattern, f"{name}.{attribute}", searched))
        for found in _written(name, source):
            _keep(known, found)
    return list(known.values())


def dynamic() -> Iterator[str]:
    """Where a pattern is put together anew each time that it is used."""
    for path in sorted(_files()):
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if _is_made(node) and not isinstance(node.args[0], ast.Constant):
                        yield f"{path.relative_to(REPOSITORY)}: {ast.unparse(node)}"


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in (REPOSITORY / folder).rglob("*.py"):
            if path.name not in NOT_IMPORTED and "migrations" not in path.parts:
                yield path


def _keep(known: dict[tuple[str, int], Found], found: Found) -> None:
    key = (found.pattern.pattern, found.pattern.flags)
    before = known.get(key)
    if before is None or found.is_searched > before.is_searched:
        known[key] = found


def _is_searched(attribute: str, everything: str) -> bool:
    """Handed on without a call of its own it may be used in any way."""
    uses = re.findall(rf"\b{attribute}\b(?:\.(\w+)\()?", everything)
    calls = [use for use in uses if use]
    return not calls or any(call not in AT_ONE_PLACE for call in calls)


def _patterns(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < DEEPEST:
        for part in _parts(value):
            yield from _patterns(part, depth + 1)


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, one.name, None) for one in fields(value))


def _written(name: str, source: str) -> Iterator[Found]:
    """`re.sub("…", …)` and the like, inside functions."""
    for node in ast.walk(ast.parse(source)):
        if _is_made(node) and node.func.attr != "compile":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                searched = node.func.attr not in AT_ONE_PLACE
                yield Found(re.compile(first.value), f"{name}:{node.lineno}", searched)


def _is_made(node: Any) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == MADE
        and node.func.attr not in ("escape", "purge")
        and bool(node.args)
    )
