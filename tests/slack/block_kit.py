"""Every block type with its fields, and the surfaces on which it may stand."""

from collections.abc import Iterator
from typing import Any

from tests.slack.element_parts import SLACK_FILE, URL
from tests.slack.elements import (
    AN_IMAGE,
    IN_ACTIONS,
    IN_CARD,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from tests.slack.rich_text import RICH_TEXT
from tests.slack.rules import (
    Fields,
    Rule,
    among,
    at_least_one,
    boolean,
    exactly_one,
    fields,
    many,
    mapping,
    plain,
    problem,
    string,
    text,
    typed,
)
from tests.slack.tables import data_table, data_visualization, table

BLOCK_ID = string(1, 255)


def block(required: Fields, optional: Fields | None = None, *checks: Rule) -> Rule:
    return fields(required, {"block_id": BLOCK_ID, **(optional or {})}, *checks)


def header_divider_fits(value: dict[str, Any], where: str) -> Iterator[str]:
    if value.get("is_collapsible") and value.get("has_header_divider"):
        yield problem("has_header_divider does not go with is_collapsible", where)
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        yield problem("default_collapsed needs is_collapsible", where)


def stands_alone(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, dict) and value.get("status") == "pending":
        yield problem("a task_card outside a plan may not be pending", f"{where}/status")


def context_part(value: Any, where: str) -> Iterator[str]:
    kind = value.get("type") if isinstance(value, dict) else None
    yield from (AN_IMAGE if kind == "image" else text(3000))(value, where)


SOURCE = typed({"url": fields({"url": URL, "text": string(1)})})
TASK = block(
    {"task_id": string(1), "title": string(1)},
    {
        "details": typed({"rich_text": RICH_TEXT}),
        "output": typed({"rich_text": RICH_TEXT}),
        "sources": many(SOURCE),
        "status": among("pending", "in_progress", "complete", "error"),
    },
)
CARD = block(
    {},
    {
        "hero_image": AN_IMAGE,
        "icon": AN_IMAGE,
        "slack_icon": mapping,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": many(IN_CARD, 1, 3),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
VIDEO = block(
    {
        "alt_text": string(1, 200),
        "video_url": URL,
        "thumbnail_url": URL,
        "title": plain(200),
    },
    {
        "title_url": URL,
        "description": plain(200),
        "provider_icon_url": URL,
        "provider_name": string(1, 50),
        "author_name": string(1, 50),
    },
)
PLAIN_BLOCKS: Fields = {
    "actions": block({"elements": many(IN_ACTIONS, 1, 25)}),
    "alert": block(
        {"text": text(200)},
        {"level": among("default", "info", "warning", "error", "success")},
    ),
    "card": CARD,
    "carousel": block({"elements": many(typed({"card": CARD}), 1, 10)}),
    "context": block({"elements": many(context_part, 1, 10)}),
    "context_actions": block({"elements": many(IN_CONTEXT_ACTIONS, 1, 5)}),
    "data_table": data_table(block_id=BLOCK_ID),
    "data_visualization": data_visualization(block_id=BLOCK_ID),
    "divider": block({}),
    "file": block({"external_id": string(1), "source": among("remote")}),
    "header": block({"text": plain(150)}),
    "image": block(
        {"alt_text": string(1, 2000)},
        {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain(2000), "element": IN_INPUT},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": block({"text": string(1, 12_000)}),
    "plan": block({"title": string(1)}, {"tasks": many(typed({"task_card": TASK}), 0, 50)}),
    "rich_text": RICH_TEXT,
    "section": block(
        {},
        {
            "text": text(3000),
            "fields": many(text(2000), 1, 10),
            "accessory": IN_SECTION,
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "table": table(block_id=BLOCK_ID),
    "task_card": lambda value, where: (
        problem_ for rule in (TASK, stands_alone) for problem_ in rule(value, where)
    ),
    "video": VIDEO,
}
CONTAINER = block(
    {"child_blocks": many(typed(PLAIN_BLOCKS), 1, 10)},
    {
        "title": plain(150),
        "rich_text_title": typed({"rich_text": RICH_TEXT}),
        "subtitle": text(150),
        "width": among("narrow", "standard", "wide", "full"),
        "icon": AN_IMAGE,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    at_least_one("title", "rich_text_title"),
    header_divider_fits,
)
BLOCKS: Fields = {**PLAIN_BLOCKS, "container": CONTAINER}

# A `file` block is shown for remote files and cannot be sent by an app, so no surface has it.
SURFACES: dict[str, frozenset[str]] = {
    "message": frozenset(BLOCKS) - {"alert", "file"},
    "modal": frozenset(
        ["actions", "alert", "card", "context", "divider", "header", "image", "input",
         "rich_text", "section", "video"]
    ),
    "home": frozenset(BLOCKS) - {"context_actions", "file", "markdown", "plan", "task_card"},
}  # fmt: skip
