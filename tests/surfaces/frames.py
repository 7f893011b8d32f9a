"""What stands around blocks: a message in a thread, a modal, the Home tab."""

from collections.abc import Mapping
from html import escape
from typing import Any

from tests.surfaces.drawing import draw_blocks

STYLE = """
body { margin: 0; background: #d0ccd0; font: 15px/1.45 "Lato", "Noto Sans", "DejaVu Sans", sans-serif;
       color: #1d1c1d; width: 640px }
.frame { background: #fff; padding: 14px 20px 16px }
.name { font-weight: 900; margin-bottom: 2px }
.name span { font-weight: 400; color: #616061; font-size: 12px }
.app { background: #e8e8e8; color: #616061; font-size: 10px; padding: 1px 3px; border-radius: 2px }
.pasted { color: #616061; margin-bottom: 12px; white-space: pre-line }
p, blockquote { white-space: pre-wrap } p { margin: 0 0 3px } h2 { font-size: 18px; margin: 8px 0 4px }
blockquote { margin: 3px 0; border-left: 4px solid #ddd; padding-left: 12px }
a { color: #1264a3 } .context, .only { color: #616061; font-size: 12px; margin-top: 4px }
.section { display: flex; justify-content: space-between; gap: 12px; margin-top: 8px }
button { font: inherit; font-size: 13px; font-weight: 700; border: 1px solid #bbb; background: #fff;
         border-radius: 4px; padding: 3px 10px; margin: 6px 6px 0 0; height: fit-content }
.primary { background: #007a5a; color: #fff } .danger { background: #e01e5a; color: #fff }
.field { border: 1px solid #888; border-radius: 4px; padding: 5px 9px; margin: 3px 0 9px }
label { font-weight: 700; display: block } table { border-collapse: collapse; margin: 6px 0 }
td { border: 1px solid #ddd; padding: 3px 8px; font-size: 13px; vertical-align: top }
.bar { display: flex; justify-content: space-between; font-weight: 900; font-size: 18px;
       border-bottom: 1px solid #ddd; margin: -2px 0 10px; padding-bottom: 8px }
.foot { border-top: 1px solid #ddd; margin-top: 12px; padding-top: 4px; text-align: right }
hr { border: 0; border-top: 1px solid #ddd } pre { background: #f8f8f8; padding: 8px }
"""


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
