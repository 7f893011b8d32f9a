"""How elements say what was chosen, typed or pressed: the actions and state of a payload."""

import time
from typing import Any

from tests.slack.blocks import every_object
from tests.slack.world import View

Payload = dict[str, Any]
ONE_OPTION = ("static_select", "external_select", "overflow", "radio_buttons")
OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
CHOSEN_AS = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
}


def find_action(blocks: Any, action_id: str, value: Any, block_id: str | None) -> Payload:
    """The action of the first element with this id that the value fits."""
    for block in blocks:
        if block_id not in (None, block.get("block_id")):
            continue
        for element in every_object(block):
            if element.get("action_id") == action_id and fits(element, value):
                acted = {"action_id": action_id, "block_id": block["block_id"]}
                kept = ("type", "text", "value", "style", "url")
                acted |= {key: element[key] for key in kept if key in element}
                return acted | chosen(element, value) | {"action_ts": f"{time.time():.6f}"}
    raise LookupError(f"nothing with action_id {action_id!r} and value {value!r} to act on")


def fits(element: Payload, value: Any) -> bool:
    if value is None:
        return True
    if element["type"] == "button":
        return bool(element.get("value") == value)
    if element["type"] in ("static_select", "overflow", "radio_buttons"):
        return any(part.get("value") == value for part in every_object(element))
    return True


def chosen(element: Payload, value: Any) -> Payload:
    """How this kind of element says what was chosen or typed."""
    kind = element["type"]
    options = {part["value"]: part for part in every_object(element) if "value" in part}
    if kind in ONE_OPTION:
        fresh = {"text": {"type": "plain_text", "text": str(value)}, "value": value}
        return {"selected_option": options.get(value, fresh) if value is not None else None}
    if kind in OPTIONS:
        return {"selected_options": [options[one] for one in value or []]}
    if kind in CHOSEN_AS:
        return {CHOSEN_AS[kind]: value}
    return {} if kind == "button" else {"value": value}


def state_of(view: View, values: Payload) -> Payload:
    """The values of every input, by block and action: as filled in, or as first shown."""
    left = dict(values)
    state: Payload = {}
    for block in view.sent["blocks"]:
        for element in every_object(block):
            action_id = element.get("action_id")
            if action_id is None or element["type"] in ("button", "overflow"):
                continue
            filled = left.pop(action_id, None)
            told = started(element) if filled is None else chosen(element, filled)
            if values and block["type"] == "input" and is_missing(block, told):
                raise ValueError(f"{action_id} must be filled in: Slack would not send this")
            state.setdefault(block["block_id"], {})[action_id] = {"type": element["type"], **told}
    if left:
        raise LookupError(f"no such inputs in the view: {sorted(left)}")
    return state


def started(element: Payload) -> Payload:
    initial = next((element[key] for key in element if key.startswith("initial_")), None)
    if element["type"] in ONE_OPTION:
        return {"selected_option": initial}
    if element["type"] in OPTIONS:
        return {"selected_options": initial or []}
    return {CHOSEN_AS.get(element["type"], "value"): initial}


def is_missing(block: Payload, told: Payload) -> bool:
    return not block.get("optional") and next(iter(told.values()), None) in (None, "", [])
