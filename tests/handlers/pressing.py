"""Presses menus and fills in forms, as Slack tells of it."""

from typing import Any
from unittest.mock import Mock

from handlers.reviewing import form, menus
from handlers.say.lines import MENU
from tests.handlers.desks import Office

Body = dict[str, Any]


def option(blocks: list[Body], verb: str, words: str = "") -> tuple[Body, Body]:
    """The first block whose menu (or button) offers this, after the words; and the option."""
    texts = [str(block) for block in blocks]
    start = next((n for n, text in enumerate(texts) if words in text), 0)
    start = start if "accessory" in blocks[start] else max(0, start - 1)
    for block in [*blocks[start:], *blocks[:start]]:
        options = (block.get("accessory") or {}).get("options") or block.get("elements") or []
        for one in options:
            if str(one.get("value", "")).startswith(f"{verb}|"):
                return block, one
    raise LookupError(verb)


def press(
    office: Office,
    blocks: list[Body],
    verb: str,
    *,
    words: str = "",
    user: str = "U1",
    channel: str = "C1",
    container: Body | None = None,
    view: Body | None = None,
) -> Mock:
    """Presses it, and returns what acknowledged it."""
    block, chosen = option(blocks, verb, words)
    action: Body = {"action_id": MENU, "block_id": block.get("block_id", "b1")}
    action |= {"selected_option": chosen} if "text" in chosen and "type" not in chosen else chosen
    body: Body = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": user, "team_id": "T1"},
        "trigger_id": "trigger",
        "container": container or {"type": "message", "thread_ts": "1.0", "channel_id": channel},
        "actions": [action],
    }
    body |= {"view": view} if view else {"channel": {"id": channel}}
    ack = Mock()
    menus.menu_used(ack, body, office.ears)
    return ack


def submit(office: Office, view: Body, values: Body, user: str = "U1") -> Body:
    """Fills in a form and sends it. The arguments of the acknowledgement."""
    state = {
        block["block_id"]: {block["block_id"]: _shown(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }
    for name, value in values.items():
        state[name] = {name: value}
    body = {
        "team": {"id": "T1"},
        "user": {"id": user},
        "view": {**view, "id": "V1", "state": {"values": state}},
    }
    ack = Mock()
    form.form_submitted(ack, body, office.ears)
    return dict(ack.call_args.kwargs)


def typed(text: str) -> Body:
    return {"type": "plain_text_input", "value": text or None}


def chosen(value: str) -> Body:
    return {"selected_option": {"value": value, "text": {"type": "plain_text", "text": value}}}


def _shown(element: Body) -> Body:
    return {
        "value": element.get("initial_value"),
        "selected_date": element.get("initial_date"),
        "selected_option": element.get("initial_option"),
    }
