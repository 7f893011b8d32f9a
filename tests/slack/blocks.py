"""The checker of raw Block Kit: what is wrong with a message or a view, in Slack's manner."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.slack.block_kit import BLOCKS, SURFACES
from tests.slack.rules import (
    among,
    boolean,
    fields,
    many,
    mapping,
    plain,
    problem,
    string,
    typed,
)

# Slack documents no limit for the whole message: about 13,200 rendered characters were measured.
MOST_RENDERED = 13_200
HEADER_WEIGHT = 100
MOST_MARKDOWN = 12_000
MOST_METADATA = 8_000
MOST_VIEW = 250_000
MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
ONLY_ONE = {"table": 1, "data_visualization": 2}
TOO_LONG = "msg_blocks_too_long"

METADATA = fields(
    {"event_type": string(1, 255), "event_payload": mapping}, {"entities": many(mapping)}
)
VIEW_COMMON = {
    "blocks": many(mapping, 1),
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
}
VIEWS = typed(
    {
        "modal": fields(
            {"title": plain(24), "blocks": many(mapping, 1)},
            {**VIEW_COMMON, "close": plain(24), "submit": plain(24)},
        ),
        "home": fields({"blocks": many(mapping, 1)}, VIEW_COMMON),
    }
)


def check_message(payload: dict[str, Any]) -> list[str]:
    """What Slack would refuse in the blocks, attachments and metadata of a message."""
    blocks = payload.get("blocks") or []
    found = [*check_blocks(blocks, "message", "/blocks")]
    if payload.get("metadata"):
        found += METADATA(payload["metadata"], "/metadata")
        if len(json.dumps(payload["metadata"])) > MOST_METADATA:
            found.append(problem("metadata_too_large", "/metadata"))
    attachments = payload.get("attachments") or []
    if len(attachments) > 100:
        found.append(problem("too_many_attachments", "/attachments"))
    for place, attachment in enumerate(attachments):
        where = f"/attachments/{place}/blocks"
        found += check_blocks(attachment.get("blocks") or [], "message", where)
    if not found and rendered_length(blocks) > MOST_RENDERED:
        found.append(f"{TOO_LONG}: more than {MOST_RENDERED} rendered characters")
    return found


def check_view(view: dict[str, Any]) -> list[str]:
    """What Slack would refuse in a modal or a Home tab."""
    found = [*VIEWS(view, "/view")]
    if found:
        return found
    found += check_blocks(view["blocks"], view["type"], "/view/blocks")
    if len(json.dumps(view)) > MOST_VIEW:
        found.append(problem("view_too_large", "/view"))
    has_input = any(block.get("type") == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and "submit" not in view:
        found.append(problem("submit is required when there is an input", "/view"))
    return found


def check_blocks(blocks: Any, surface: str, where: str) -> Iterator[str]:
    rule = many(typed(BLOCKS, SURFACES[surface]), 0, MOST_BLOCKS[surface])
    broken = [*rule(blocks, where)]
    yield from broken
    if broken:
        return
    yield from repeated((block.get("block_id") for block in blocks), "block_id", where)
    for place, block in enumerate(blocks):
        yield from repeated(action_ids(block), "action_id", f"{where}/{place}")
    kinds = Counter(block["type"] for block in blocks)
    for kind, most in ONLY_ONE.items():
        yield from among(*range(most + 1))(kinds[kind], f"{where} ({kind})")
    written = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    yield from string(0, MOST_MARKDOWN)("m" * written, where)


def repeated(ids: Iterator[str | None], name: str, where: str) -> Iterator[str]:
    for one, times in Counter(ids).items():
        if one and times > 1:
            yield problem(f"{name} {one!r} already exists", where)


def action_ids(part: Any) -> Iterator[str | None]:
    for value in every_object(part):
        if isinstance(value.get("action_id"), str):
            yield value["action_id"]


def every_object(part: Any) -> Iterator[dict[str, Any]]:
    """Each object in a tree of blocks, the outer ones first."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from every_object(child)


def rendered_length(blocks: Any) -> int:
    return sum(weight(part) for part in every_object(blocks))


def weight(part: dict[str, Any]) -> int:
    kind, words = part.get("type"), part.get("text")
    if kind == "header":
        return HEADER_WEIGHT
    if kind == "link" and not words:
        words = part.get("url")
    if not isinstance(words, str):
        return 0
    # mrkdwn and markdown arrive escaped; everything else is escaped by Slack.
    if kind in ("mrkdwn", "markdown"):
        return len(words)
    return len(words) + 4 * words.count("&") + 3 * words.count("<") + 3 * words.count(">")


__all__ = ["TOO_LONG", "check_blocks", "check_message", "check_view", "every_object"]
