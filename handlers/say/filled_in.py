"""What comes back in a form, read so that nothing in it can do harm: it may be old, or made up.

Whatever it names is looked up within the workspace and scope of whoever sends it.
"""

from collections.abc import Mapping
from typing import Any

from handlers.told import part, unpacked
from store.work.message import storable


def carried(view: Mapping[str, Any]) -> dict[str, Any]:
    """What the form carried along; nothing where that cannot be read."""
    return unpacked(str(view.get("private_metadata") or ""))


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """What was written or chosen in each input, by its name; "" for what was left empty."""
    blocks = part(part(view, "state"), "values")
    return {name: _value(block) for name, block in blocks.items()}


def _value(block: Any) -> str:
    """Of an input's only element."""
    element = next(iter(block.values()), None) if isinstance(block, dict) else None
    if not isinstance(element, dict):
        return ""
    option = part(element, "selected_option").get("value")
    found = element.get("value") or element.get("selected_date") or option
    return storable(found) if isinstance(found, str) else ""
