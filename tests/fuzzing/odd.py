"""Odd values out of a fuzzer's bytes: what was well made, with anything in any place of it."""

import copy
from collections.abc import Callable
from typing import Any

from atheris import FuzzedDataProvider

MOST_CHANGES = 4
HUGE = 10**400
PIECES = (
    "", " ", "\0", "\ud800", "\u202e", "²", "9" * 400, "id:1", "new:x", "keep", "<!here>", "{}",
    "2022-13-01", "1e999999", "none", "channel", "[" * 900, "D1", "C2", "x" * 4_000,
)  # fmt: skip


def text(data: FuzzedDataProvider, most: int = 4_000) -> str:
    return str(data.ConsumeUnicode(data.ConsumeIntInRange(0, most)))


def value(data: FuzzedDataProvider, depth: int = 0) -> Any:
    """Of any type that JSON has."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: None,
        lambda: data.ConsumeBool(),
        lambda: data.ConsumeInt(8),
        lambda: HUGE,
        lambda: data.ConsumeFloat(),
        lambda: text(data, 40),
        lambda: data.PickValueInList(list(PIECES)),
        lambda: [value(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 3))],
        lambda: {
            text(data, 8): value(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 3))
        },
    )
    return kinds[data.ConsumeIntInRange(0, len(kinds) - (3 if depth > 3 else 1))]()


def changed(data: FuzzedDataProvider, sound: Any) -> Any:
    """The sound value, with some of its parts replaced or left out."""
    found = copy.deepcopy(sound)
    for _ in range(data.ConsumeIntInRange(0, MOST_CHANGES)):
        places = list(_places(found))
        if not places:
            return value(data)
        parent, key = places[data.ConsumeIntInRange(0, len(places) - 1)]
        if isinstance(parent, dict) and data.ConsumeBool():
            del parent[key]
        else:
            parent[key] = value(data)
    return found


def _places(found: Any) -> list[tuple[Any, Any]]:
    keys = list(found) if isinstance(found, dict) else range(len(found))
    here = [(found, key) for key in keys]
    inner = (found[key] for key in keys if isinstance(found[key], dict | list))
    return [*here, *(place for part in inner for place in _places(part))]
