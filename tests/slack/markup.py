"""Text as Slack writes it: escaping, links, mentions, and the words to read in blocks."""

import random
import re
import string
from collections.abc import Iterator, Mapping
from typing import Any

LINK = re.compile(r"https?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+")
LIVE_MENTION = re.compile(r"<(?:![^>\n]+|@[UW][A-Z0-9]+(?:\|[^>\n]*)?|#C[A-Z0-9]+(?:\|[^>\n]*)?)>")
MENTION = re.compile(r"@([\w.-]+)")
NOT_IN_LINK = ".,;:!?)]'’"
# `<!date^…>` shows a date and calls nobody.
HARMLESS = "<!date^"
CALLING = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range"}


def escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def links_in(words: str) -> Iterator[tuple[int, int, str]]:
    for found in LINK.finditer(words):
        link = found[0].rstrip(NOT_IN_LINK)
        yield found.start(), found.start() + len(link), link


def pieces(words: str, ids: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The typed words as rich_text elements: text, links, and mentions of people in `ids`."""
    marks = [(start, end, link_element(link)) for start, end, link in links_in(words)]
    taken = [range(start, end) for start, end, _ in marks]
    for found in MENTION.finditer(words):
        if found[1] in ids and not any(found.start() in span for span in taken):
            user = {"type": "user", "user_id": ids[found[1]]}
            marks.append((found.start(), found.end(), user))
    at = 0
    for start, end, element in sorted(marks, key=lambda mark: mark[0]):
        if start > at:
            yield {"type": "text", "text": words[at:start]}
        yield element
        at = end
    if at < len(words):
        yield {"type": "text", "text": words[at:]}


def link_element(link: str) -> dict[str, Any]:
    if link.startswith("www."):
        return {"type": "link", "url": f"http://{link}", "text": link}
    return {"type": "link", "url": link}


def marked_up(elements: list[dict[str, Any]]) -> str:
    """The `text` that goes with these elements in an event."""
    return "".join(mark_up(element) for element in elements)


def mark_up(element: dict[str, Any]) -> str:
    match element["type"]:
        case "link" if "text" in element:
            return f"<{escape(element['url'])}|{escape(element['text'])}>"
        case "link":
            return f"<{escape(element['url'])}>"
        case "user":
            return f"<@{element['user_id']}>"
        case _:
            return escape(element["text"])


def rich_text(elements: list[dict[str, Any]]) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": elements}
    block_id = "".join(random.choices(string.ascii_letters + string.digits, k=5))
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def pings_in(payload: Any) -> list[str]:
    """Live mentions in a message or view: each would call somebody or everybody."""
    found: list[str] = []
    if isinstance(payload, dict):
        if payload.get("type") in CALLING and CALLING[payload["type"]] in payload:
            found.append(f"{payload['type']} {payload[CALLING[payload['type']]]}")
        if is_marked_up(payload):
            for key in ("text", "pretext", "fallback", "markdown_text"):
                found += live_mentions(payload.get(key))
        payload = list(payload.values())
    if isinstance(payload, list):
        for part in payload:
            found += pings_in(part)
    return found


def is_marked_up(part: dict[str, Any]) -> bool:
    """Whether Slack reads mentions in `text` here: in mrkdwn, and at the top of a message."""
    return part.get("type") in (None, "mrkdwn", "markdown")


def live_mentions(words: Any) -> list[str]:
    if not isinstance(words, str):
        return []
    return [one for one in LIVE_MENTION.findall(words) if not one.startswith(HARMLESS)]


def words_of_blocks(blocks: Any) -> str:
    """All the words in a tree of blocks in reading order, a line for each part."""
    return "\n".join(line for line in lines_of(blocks) if line.strip())


def lines_of(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        if part and all(isinstance(one, dict) and is_inline(one) for one in part):
            yield "".join(inline(one) for one in part)
            return
        for one in part:
            yield from lines_of(one)
    elif isinstance(part, dict):
        words = part.get("text")
        if isinstance(words, str):
            yield unescape(words) if part.get("type") == "mrkdwn" else words
        for key, value in part.items():
            if key not in ("style", "confirm") and not isinstance(value, str):
                yield from lines_of(value)


def is_inline(part: dict[str, Any]) -> bool:
    return part.get("type") in ("text", "link", "emoji", "user", "date", "broadcast", "channel")


def inline(part: dict[str, Any]) -> str:
    if part["type"] == "emoji":
        return f":{part.get('name')}:"
    return str(part.get("text") or part.get("url") or part.get("fallback") or "")


def unescape(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
