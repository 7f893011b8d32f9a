"""What a button carries, read so that nothing in it can do harm: it may be old, or made up.

Whatever it names is looked up within the presser's own workspace and scope, as with any question.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.told import unpacked

NUMBER = re.compile(r"[0-9]{1,10}\Z", re.ASCII)
LARGEST = 2**31 - 1  # a row's id


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered before, and the page that is to be shown."""

    text: str
    page: int


def value(body: Mapping[str, Any]) -> str:
    """What the button that was pressed carries."""
    pressed = body.get("actions") or [{}]
    return str(pressed[0].get("value") or "")


def number(written: str) -> int:
    """0, the id of nothing, for whatever is no number of a row or a page."""
    found = int(written) if NUMBER.match(written) else 0
    return found if found <= LARGEST else 0


def question(written: str) -> Asked:
    """The empty question where none can be read."""
    told = unpacked(written)
    return Asked(str(told.get("asked") or ""), number(str(told.get("page") or 0)))


def choice(written: str, kinds: Sequence[str]) -> tuple[str, str]:
    """A kind and what it is of: the first kind, of nothing, where neither can be read."""
    told = unpacked(written)
    kind = str(told.get("kind"))
    return (kind, str(told.get("value") or "")) if kind in kinds else (kinds[0], "")
