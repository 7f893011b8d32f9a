"""What stands in blocks stands in the picture of them, and none of it is mark-up."""

from pathlib import Path
from typing import Any

import pytest

from tests.surfaces import frames
from tests.surfaces.camera import browser, photograph
from tests.surfaces.drawing import draw_blocks

PLAIN = {"type": "plain_text", "text": "<b>Ann & Bob</b>"}
BUTTON = {"type": "button", "action_id": "go", "text": PLAIN}
RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "<b>Ann & Bob</b>", "style": {"bold": True}},
                {"type": "link", "url": "https://x.test/?a=1&b=2", "text": "¶3"},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a\nb"}]},
    ],
}
DRAWN: dict[str, tuple[dict[str, Any], str]] = {
    "rich text": (RICH, "<p><b>&lt;b&gt;Ann &amp; Bob&lt;/b&gt;</b>"),
    "a link": (RICH, '<a title="https://x.test/?a=1&amp;b=2">¶3</a>'),
    "a quote": (RICH, "<blockquote>a<br>b</blockquote>"),
    "a header": ({"type": "header", "text": PLAIN}, "<h2>&lt;b&gt;Ann"),
    "a section": ({"type": "section", "text": PLAIN}, "<p>&lt;b&gt;Ann &amp; Bob"),
    "our own mrkdwn": (
        {"type": "section", "text": {"type": "mrkdwn", "text": "a &amp; b"}},
        "a &amp; b",
    ),
    "a button": (
        {"type": "actions", "elements": [BUTTON]},
        "&lt;b&gt;Ann &amp; Bob&lt;/b&gt;</button>",
    ),
    "a table": (
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a<b"}]]},
        "<td>a&lt;b</td>",
    ),
}


@pytest.mark.parametrize(("block", "shown"), DRAWN.values(), ids=DRAWN.keys())
def test_a_block_is_drawn(block: dict[str, Any], shown: str) -> None:
    assert shown in draw_blocks([block])


def test_a_block_that_is_not_known_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        draw_blocks([{"type": "hologram"}])


def test_a_picture_is_as_high_as_what_is_on_it(tmp_path: Path) -> None:
    if not browser():
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    from PIL import Image

    heights = []
    for number in (1, 9):
        photograph(frames.message([RICH] * number), tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as picture:
            heights.append(picture.height)
    assert 40 < heights[0] < heights[1] < 2_000
