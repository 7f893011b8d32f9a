"""What hands can do with what people were shown: press it, fill it in, send it off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.security.world import Payload

Json = dict[str, Any]
# Chooses one of some; the second argument names what for.
Pick = Callable[[Sequence[Any], str], Any]
DAYS = ("2026-01-03", "2026-01-04", None)


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button, or an option of a menu, where somebody was shown it."""

    shown: Payload
    block: Json
    element: Json
    option: Json | None

    @property
    def does(self) -> str:
        """What it does and where it stands, whatever it is about."""
        told = str((self.option or {}).get("value", "")).partition("|")[0]
        return f"{self.element['action_id']} {told} {is_view(self.shown.what)}"

    @property
    def action(self) -> Json:
        """As Slack tells of it: the value of a button, or the option that was chosen."""
        told = {"action_id": self.element["action_id"], "block_id": self.block.get("block_id", "b")}
        if self.option:
            return told | {"selected_option": self.option}
        return told | {"value": self.element.get("value", "")}


def pressable(payloads: Sequence[Payload]) -> dict[str, list[Pressable]]:
    found: dict[str, list[Pressable]] = {}
    for shown in payloads:
        for one in _in(shown):
            found.setdefault(one.does, []).append(one)
    return found


def _in(shown: Payload) -> Iterator[Pressable]:
    for block in shown.what.get("blocks") or ():
        for element in [*(block.get("elements") or ()), block.get("accessory") or {}]:
            if element.get("action_id"):
                for option in element.get("options") or [None]:
                    yield Pressable(shown, block, element, option)


def forms_in(payloads: Sequence[Payload]) -> dict[str, list[Payload]]:
    found: dict[str, list[Payload]] = {}
    for one in payloads:
        if one.what.get("submit"):
            found.setdefault(one.what["callback_id"], []).append(one)
    return found


def is_view(payload: Json) -> bool:
    return payload.get("type") in ("modal", "home")


def opened(shown: Json, person: str) -> Json:
    return {"id": f"V{person}", "hash": "1", "state": {"values": {}}, **shown}


def typed_into(form: Json) -> list[str]:
    """The inputs that offer names while somebody types."""
    inputs = [block["element"] for block in form["blocks"] if block["type"] == "input"]
    return [one["action_id"] for one in inputs if one["type"] == "external_select"]


def filled_in(form: Json, offered: Sequence[Json], pick: Pick) -> Json:
    """The state of a form in which some inputs are changed and others left as they were."""
    values: Json = {}
    for block in form["blocks"]:
        if block["type"] == "input":
            element, name = block["element"], block["block_id"]
            keep = name == "listening" or pick((True, False), f"keep {name}")
            value = _as_it_was(element) if keep else _changed(element, offered, pick)
            values[name] = {element["action_id"]: value}
    return {"values": values}


def _as_it_was(element: Mapping[str, Any]) -> Json:
    return {
        "value": element.get("initial_value"),
        "selected_date": element.get("initial_date"),
        "selected_option": element.get("initial_option"),
    }


def _changed(element: Mapping[str, Any], offered: Sequence[Json], pick: Pick) -> Json:
    name = element["action_id"]
    match element["type"]:
        case "external_select":
            return {"selected_option": pick(offered, name) if offered else None}
        case "datepicker":
            return {"selected_date": pick(DAYS, name)}
        case "number_input":
            return {"value": pick(("30", None), name)}
        case "plain_text_input":
            written = ("Kyiv", "Atlantis") if name == "time_zone" else ("harbour works", None)
            return {"value": pick(written, name)}
        case _:
            return {"selected_option": pick(element["options"], name)}
