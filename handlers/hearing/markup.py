"""Slack's own mark-up, undone: a message as the person pasted it, and the links in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from handlers.told import mappings

ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
ENTITY = re.compile("|".join(ENTITIES))
MARKUP = re.compile(r"<([^<>]*+)>|&(?:amp|lt|gt);")
STOPS = ".,;:!?'’*_~`]"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
LINK = re.compile(r"<(https?://[^<>|\s]++)[^<>]*+>|https?://[^\s<>|\"“”«»]++", re.IGNORECASE)
SLACK_HOST = re.compile(r"(?:[^/]+\.)?slack(?:-files)?\.com", re.IGNORECASE)
SLACK_PATHS = ("/archives/", "/files/", "/files-pri/", "/files-tmb/", "/client/", "/team/")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|yclid", re.IGNORECASE)

# Where an element of rich text has its words, the first that is there, and the sign before them.
WRITTEN = (
    ("text", ""),
    ("url", ""),
    ("user_id", "@"),
    ("usergroup_id", "@"),
    ("range", "@"),
    ("channel_id", "#"),
    ("fallback", ""),
    ("value", ""),
)

# From here up, one reading lost words. Marks and names differ by a few per cent in whole messages.
TRUNCATED = 1.1


def escape(text: str) -> str:
    """The text for a mrkdwn field: no mention, link or date in it comes alive."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Undo `escape`, once: `&amp;lt;` is `&lt;`."""
    return ENTITY.sub(lambda entity: ENTITIES[entity[0]], text)


def plain_text(event_message: Mapping[str, Any]) -> str:
    """The words of a message, from its blocks, or from its text where that has more of them."""
    from_text = MARKUP.sub(_undone, _marked(event_message))
    from_blocks = "\n".join(map(_block_text, _rich_blocks(event_message)))
    if not from_blocks.strip() or _letters(from_text) > TRUNCATED * _letters(from_blocks):
        return from_text
    return from_blocks


def links(event_message: Mapping[str, Any]) -> tuple[str, ...]:
    """Web addresses in reading order, each page once; Slack's own and e-mail left out."""
    found = list(_linked(event_message))
    found = found or list(_written(_marked(event_message)))
    pages: dict[str, str] = {}
    for url in filter(_is_web_page, found):
        pages.setdefault(same_page_key(url), url)
    return tuple(pages.values())


def same_page_key(url: str) -> str:
    """A key that two addresses of one page share. It is for comparing, not for fetching."""
    parts = _split(url)
    if parts is None:
        return url.strip()
    query = [pair for pair in _query(parts.query) if not TRACKING.fullmatch(pair[0])]
    host = parts.netloc.lower().removesuffix(":443").removesuffix(":80").removeprefix("www.")
    path = parts.path.rstrip("/")
    return f"{host}{path}?{urlencode(sorted(query), errors='replace')}".rstrip("?")


def _query(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True)
    except ValueError:
        return [(query, "")]


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None


def _is_web_page(url: str) -> bool:
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return False
    ours = SLACK_HOST.fullmatch(parts.netloc)
    return not (ours and (parts.path.startswith(SLACK_PATHS) or "files" in ours[0].lower()))


def _linked(message: Mapping[str, Any]) -> Iterator[str]:
    for block in _rich_blocks(message):
        for part in _elements(block):
            for element in _inline(part):
                if element.get("type") == "link" and isinstance(element.get("url"), str):
                    yield element["url"]


def _written(marked: str) -> Iterator[str]:
    for link in LINK.finditer(marked):
        yield unescape(link[1] or _without_full_stop(link[0]))


def _without_full_stop(url: str) -> str:
    """Without the marks that belong to the sentence around a naked address."""
    end, extra = len(url), url.count(")") - url.count("(")
    while url[end - 1] in STOPS or (url[end - 1] == ")" and extra > 0):
        extra -= url[end - 1] == ")"
        end -= 1
    return url[:end]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _marked(message: Mapping[str, Any]) -> str:
    text = message.get("text")
    return text if isinstance(text, str) else ""


def _undone(mark: re.Match[str]) -> str:
    if mark[1] is None:
        return ENTITIES[mark[0]]
    target, bar, label = mark[1].partition("|")
    if target[:1] in ("@", "#"):
        return unescape(target[0] + label.lstrip(target[0]) if label else target)
    if target.startswith("!"):
        return unescape(_special(target[1:], label))
    return unescape(label if bar and label else target) if SCHEME.match(target) else mark[0]


def _special(target: str, label: str) -> str:
    """`<!here>`, `<!subteam^S1|@desk>`, `<!date^1649361660^{date}|7 April>`."""
    name, *arguments = target.split("^")
    if name == "date":
        return label
    return "@" + (label.removeprefix("@") or (arguments or [name])[0])


def _rich_blocks(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [b for b in mappings(message.get("blocks")) if b.get("type") == "rich_text"]


def _elements(parent: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return mappings(parent.get("elements"))


def _inline(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The elements inside a section, quote or preformatted part, or in the sections of a list."""
    for element in _elements(part):
        yield from _elements(element) if "elements" in element else (element,)


def _block_text(block: Mapping[str, Any]) -> str:
    text = ""
    for part in map(_part_text, _elements(block)):
        text += part if not text or text.endswith("\n") else "\n" + part
    return text


def _part_text(part: Mapping[str, Any]) -> str:
    if part.get("type") == "rich_text_list":
        return "\n".join(_listed(part))
    return "".join(map(_element_text, _inline(part)))


def _listed(part: Mapping[str, Any]) -> Iterator[str]:
    for number, section in enumerate(_elements(part), start=1):
        bullet = f"{number}. " if part.get("style") == "ordered" else "• "
        yield bullet + "".join(map(_element_text, _inline(section)))


def _element_text(element: Mapping[str, Any]) -> str:
    if element.get("type") == "emoji":
        return _emoji(element)
    for key, sign in WRITTEN:
        value = element.get(key)
        if isinstance(value, str) and value:
            return sign + value
    return ""


def _emoji(element: Mapping[str, Any]) -> str:
    """The character itself, as pasted (`1f600`, `1f469-200d-1f692`), or else `:name:`."""
    try:
        return "".join(chr(int(code, 16)) for code in str(element.get("unicode") or "-").split("-"))
    except (ValueError, OverflowError):
        return f":{element.get('name') or ''}:"
