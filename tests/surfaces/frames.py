"""What stands around blocks: a message in a thread, a modal, the Home tab."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from tests.surfaces.drawing import draw_blocks

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def message(blocks: list[dict[str, Any]], *, above: str = "", only_you: bool = False) -> str:
    """Our message; `above` is what was pasted, `only_you` says that nobody else sees it."""
    pasted = f'<div class="pasted">{escape(above)}</div>' if above else ""
    seen = '<div class="only">Only visible to you</div>' if only_you else ""
    name = '<div class="name">claimsdesk <span class="app">APP</span></div>'
    return _page(f"{pasted}{seen}{name}{draw_blocks(blocks)}")


def view(sent: Mapping[str, Any]) -> str:
    """A modal, or the Home tab when it has no title."""
    title = (sent.get("title") or {}).get("text") or "Claims Desk · Home"
    foot = "".join(
        f'<button class="{style}">{escape(sent[key]["text"])}</button>'
        for key, style in (("close", ""), ("submit", "primary"))
        if sent.get(key)
    )
    bar = f'<div class="bar"><span>{escape(title)}</span><span>✕</span></div>'
    return _page(f'{bar}{draw_blocks(sent["blocks"])}<div class="foot">{foot}</div>')


def _page(inside: str) -> str:
    return (
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
        f'<body><div class="frame">{inside}</div></body>'
    )
