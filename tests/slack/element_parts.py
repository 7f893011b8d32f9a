"""The parts that elements share: options, confirmations, and the keys most of them have."""

from collections.abc import Iterator
from typing import Any

from tests.slack.rules import (
    Fields,
    Rule,
    among,
    boolean,
    exactly_one,
    fields,
    many,
    plain,
    problem,
    string,
    text,
    whole,
)

URL = string(1, 3000)
ID = string(1)
CONFIRM = fields(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": among("primary", "danger")},
)
DISPATCH = fields(
    {"trigger_actions_on": many(among("on_enter_pressed", "on_character_entered"), 1, 2)}
)
SLACK_FILE = fields({}, {"id": ID, "url": URL}, exactly_one("id", "url"))
ACT: Fields = {"action_id": string(1, 255), "confirm": CONFIRM, "focus_on_load": boolean}
TYPED: Fields = {
    "action_id": string(1, 255),
    "focus_on_load": boolean,
    "placeholder": plain(150),
    "dispatch_action_config": DISPATCH,
}
CHOSEN: Fields = {**ACT, "placeholder": plain(150)}
SEVERAL: Fields = {**CHOSEN, "max_selected_items": whole(1)}
FILTER = fields(
    {},
    {
        "include": many(among("im", "mpim", "private", "public"), 1),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
)


def option(words: Rule, **more: Rule) -> Rule:
    return fields({"text": words, "value": string(1, 150)}, {"description": text(75), **more})


OPTION = option(plain(75))
RICH_OPTION = option(text(75))
GROUP = fields({"label": plain(75), "options": many(OPTION, 1, 100)})


def starts_among_options(value: dict[str, Any], where: str) -> Iterator[str]:
    offered = list(value.get("options") or [])
    for group in value.get("option_groups") or []:
        offered += group.get("options", []) if isinstance(group, dict) else []
    started = [value["initial_option"]] if "initial_option" in value else []
    for chosen in [*started, *(value.get("initial_options") or [])]:
        if chosen not in offered:
            yield problem("initial option is not one of the options", where)


def range_in_order(value: dict[str, Any], where: str) -> Iterator[str]:
    least, most = value.get("min_value"), value.get("max_value")
    if least is not None and most is not None and float(least) > float(most):
        yield problem("min_value must not exceed max_value", where)
