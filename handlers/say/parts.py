"""Parts of Block Kit that several surfaces are made of. All text in them is plain."""

from collections.abc import Mapping
from typing import Any

from handlers.say import phrases

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Block:
    return {"type": "section", "text": plain(text), **more}


def context(text: str) -> Block:
    return {"type": "context", "elements": [plain(text)]}


def button(action_id: str, label: str, value: str) -> Block:
    return {"type": "button", "action_id": action_id, "text": plain(label), "value": value}


def actions(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def asked(
    name: str, label: str, element: Block, hint: str = "", *, optional: bool = False
) -> Block:
    """An input, by whose name its value comes back."""
    found = {"type": "input", "block_id": name, "label": plain(label), "optional": optional}
    found["element"] = element | {"action_id": name}
    return found | ({"hint": plain(hint)} if hint else {})


def choice(kind: str, choices: Mapping[str, str], chosen: str) -> Block:
    """Radio buttons or a menu, with one of the choices made."""
    options = {value: {"text": plain(text), "value": value} for value, text in choices.items()}
    return {"type": kind, "options": list(options.values()), "initial_option": options[chosen]}


def sentence_modal(title: str, sentence: str) -> Block:
    """A modal that says one sentence."""
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(phrases.CLOSE),
        "blocks": [section(sentence)],
    }
