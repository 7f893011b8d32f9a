"""Block Kit drawn to HTML, near enough to Slack to judge what a reader sees."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

Part = Mapping[str, Any]

STYLES = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}
EMOJI = {"eyes": "👀", "scales": "⚖️"}


def draw_blocks(blocks: Iterable[Part]) -> str:
    """All blocks below one another. A KeyError for one that is not known here."""
    return "".join(BLOCKS[block["type"]](block) for block in blocks)


def _rich_text(block: Part) -> str:
    return "".join(RICH[part["type"]](part) for part in block["elements"])


def _rich_section(part: Part) -> str:
    return f"<p>{_inline(part)}</p>"


def _rich_quote(part: Part) -> str:
    return f"<blockquote>{_inline(part)}</blockquote>"


def _rich_list(part: Part) -> str:
    tag = "ol" if part.get("style") == "ordered" else "ul"
    lines = "".join(f"<li>{_inline(one)}</li>" for one in part["elements"])
    return f"<{tag}>{lines}</{tag}>"


def _rich_preformatted(part: Part) -> str:
    return f"<pre>{_inline(part)}</pre>"


def _inline(part: Part) -> str:
    return "".join(_piece(one) for one in part["elements"])


def _piece(piece: Part) -> str:
    match piece["type"]:
        case "link":
            return (
                f'<a title="{escape(piece["url"])}">{_words(piece.get("text") or piece["url"])}</a>'
            )
        case "emoji":
            return EMOJI.get(piece["name"], f":{piece['name']}:")
        case "user":
            return f"<mark>@{_words(piece['user_id'])}</mark>"
        case "channel":
            return "<mark>#newsroom</mark>"  # Slack looks its name up
        case "date":
            return _words(piece.get("fallback", ""))
        case _:
            words = _words(piece["text"])
    for name, on in (piece.get("style") or {}).items():
        words = f"<{STYLES[name]}>{words}</{STYLES[name]}>" if on else words
    return words


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _text(part: Part) -> str:
    """A text object. Our own mrkdwn has escapes in it, as Slack wants them."""
    shown = str(part["text"])
    return shown.replace("\n", "<br>") if part["type"] == "mrkdwn" else _words(shown)


def _header(block: Part) -> str:
    return f"<h2>{_text(block['text'])}</h2>"


def _section(block: Part) -> str:
    words = _text(block["text"]) if "text" in block else ""
    fields = "".join(f"<div>{_text(one)}</div>" for one in block.get("fields", ()))
    beside = _element(block["accessory"]) if "accessory" in block else ""
    return f'<div class="section"><div><p>{words}</p>{fields}</div>{beside}</div>'


def _context(block: Part) -> str:
    shown = " ".join(_text(one) for one in block["elements"] if one["type"] != "image")
    return f'<p class="context">{shown}</p>'


def _divider(_: Part) -> str:
    return "<hr>"


def _actions(block: Part) -> str:
    return f'<div class="actions">{"".join(_element(one) for one in block["elements"])}</div>'


def _input(block: Part) -> str:
    label = _text(block["label"])
    hint = f'<p class="context">{_text(block["hint"])}</p>' if "hint" in block else ""
    return f"<label>{label}</label>{_element(block['element'])}{hint}"


def _image(block: Part) -> str:
    return f'<p class="context">🖼 {escape(str(block.get("alt_text", "")))}</p>'


def _table(block: Part) -> str:
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in block["rows"])
    return f"<table>{rows}</table>"


def _cell(cell: Part) -> str:
    inside = _rich_text(cell) if cell["type"] == "rich_text" else _words(str(cell["text"]))
    return f"<td>{inside}</td>"


def _element(element: Part) -> str:
    match element["type"]:
        case "button":
            return f'<button class="{element.get("style", "")}">{_text(element["text"])}</button>'
        case "overflow":
            return "<button>⋯</button>"
        case "checkboxes" | "radio_buttons":
            return "".join(_choice(element, one) for one in element["options"])
        case kind if "select" in kind:
            return f'<div class="field">{_chosen(element)} ▾</div>'
        case _:
            shown = element.get("initial_value") or element.get("initial_date") or ""
            return f'<div class="field">{_words(str(shown)) or "&nbsp;"}</div>'


def _chosen(element: Part) -> str:
    chosen = element.get("initial_option")
    shown = chosen["text"] if chosen else element.get("placeholder")
    return _text(shown) if shown else str(element.get("initial_conversation", "&nbsp;"))


def _choice(element: Part, option: Part) -> str:
    chosen = [element.get("initial_option"), *element.get("initial_options", ())]
    mark = "☑" if option in chosen else "☐"
    return f"<div>{mark} {_text(option['text'])}</div>"


Drawn = Callable[[Part], str]

RICH: Mapping[str, Drawn] = {
    "rich_text_section": _rich_section,
    "rich_text_quote": _rich_quote,
    "rich_text_list": _rich_list,
    "rich_text_preformatted": _rich_preformatted,
}
BLOCKS: Mapping[str, Drawn] = {
    "rich_text": _rich_text,
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": _divider,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "table": _table,
}
