"""Parts of what Slack tells, empty where something else stands than should: it may be made up."""

import json
from collections.abc import Mapping
from typing import Any


def part(told: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object in another."""
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def unpacked(written: str) -> dict[str, Any]:
    """An object that was written as JSON."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def mappings(values: object) -> list[Mapping[str, Any]]:
    """The objects in a list, of whatever Slack or another app has put there."""
    listed = values if isinstance(values, list | tuple) else ()
    return [value for value in listed if isinstance(value, Mapping)]
