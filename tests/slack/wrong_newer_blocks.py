"""Cards, containers, tables, charts and rich text that Slack refuses, each for one reason."""

from tests.slack.examples import (
    RIGHT,
    Json,
    actions,
    bars,
    box,
    button,
    card,
    cell,
    data_table,
    feedback,
    grid,
    pie,
    plain,
    rich,
    section,
    segment,
    series,
    task,
    trash,
    words,
)
from tests.slack.wrong_blocks import x


def points(count: int) -> list[Json]:
    return [{"label": str(place), "value": place} for place in range(count)]


WRONG_NEWER_BLOCKS: dict[str, Json] = {
    "alert in a message": RIGHT["alert"],
    "card title over 150": card(title=plain(x(151))),
    "card subtitle over 150": card(subtitle=plain(x(151))),
    "card body over 200": card(body=plain(x(201))),
    "card subtext over 200": card(subtext=plain(x(201))),
    "card with four actions": card(actions=[button(action_id=str(at)) for at in range(4)]),
    "card of nothing": {"type": "card", "subtitle": plain()},
    "carousel of none": {"type": "carousel", "elements": []},
    "carousel of eleven": {"type": "carousel", "elements": [card()] * 11},
    "container title over 150": box(title=plain(x(151))),
    "container subtitle over 150": box(subtitle=plain(x(151))),
    "container of eleven": box(*[section()] * 11),
    "container collapsed for good": box(default_collapsed=True),
    "six context actions": actions(*[trash()] * 6, kind="context_actions"),
    "feedback text over 75": feedback(text=plain(x(76))),
    "feedback value over 2,000": feedback(value=x(2001)),
    "feedback label over 75": feedback(accessibility_label=x(76)),
    "icon button for eleven people": actions(
        trash(visible_to_user_ids=["U1"] * 11), kind="context_actions"
    ),
    "data table of one row": data_table(rows=1),
    "data table of 202 rows": data_table(rows=202),
    "data table of no columns": data_table(columns=0),
    "data table of 21 columns": data_table(columns=21),
    "data table page of none": data_table(page_size=0),
    "data table page of 101": data_table(page_size=101),
    "data table with an empty cell": {**data_table(), "rows": [[cell()], [cell("")]]},
    "data table over 20,000": {**data_table(), "rows": [[cell()], [cell(x(20_001))]]},
    "data table without caption": grid(2, 2, "data_table"),
    "chart title over 50": pie(segment(), title=x(51)),
    "pie of none": pie(),
    "pie of thirteen": pie(*[segment()] * 13),
    "segment label over 20": pie(segment(x(21))),
    "segment of nothing": pie(segment(value=0)),
    "chart of no series": bars(),
    "chart of thirteen series": bars(*[series()] * 13),
    "series name over 20": bars(series(x(21))),
    "series of no points": bars({"name": "a", "data": []}),
    "series of 21 points": bars(series("a", *points(21))),
    "point label over 20": bars(series("a", {"label": x(21), "value": 1})),
    "axis of no categories": bars(series(), categories=[]),
    "axis of 21 categories": bars(series(), categories=["a"] * 21),
    "category over 20": bars(series(), categories=[x(21)]),
    "axis label over 50": bars(series(), x_label=x(51)),
    "task of its own, pending": task(status="pending"),
    "task in a state unknown": task(status="lost"),
    "rich text of nothing": {"type": "rich_text", "elements": []},
    "rich text of an unknown part": rich(kind="rich_text_poem"),
    "rich text of no length": rich(words("")),
    "rich text with an unknown style": rich(words(style={"red": True})),
    "rich text with a style of no boolean": rich(words(style={"bold": "yes"})),
    "rich text element unknown": rich({"type": "sound", "url": "https://example.com"}),
    "link without url": rich({"type": "link", "text": "a"}),
    "link with empty text": rich({"type": "link", "url": "https://example.com", "text": ""}),
    "list without style": rich(
        {"type": "rich_text_section", "elements": []}, kind="rich_text_list"
    ),
    "list of words": rich(kind="rich_text_list", style="bullet"),
    "quote with an unknown key": rich(kind="rich_text_quote", colour="red"),
    "preformatted with a mention": rich(
        {"type": "user", "user_id": "U1"}, kind="rich_text_preformatted"
    ),
}
