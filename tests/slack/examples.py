"""A right example of every block, from which wrong ones are made."""

from typing import Any

Json = dict[str, Any]


def plain(words: str = "words") -> Json:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str = "*words*") -> Json:
    return {"type": "mrkdwn", "text": words}


def choice(value: str = "v", words: str = "words") -> Json:
    return {"text": plain(words), "value": value}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": "press", **more}


def picture(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "alt", **more}


def menu(kind: str, *options: Json, **more: Any) -> Json:
    return {"type": kind, "action_id": kind, "options": list(options) or [choice()], **more}


def confirm(**more: Any) -> Json:
    asked = {"title": plain(), "text": plain(), "confirm": plain("yes"), "deny": plain("no")}
    return {**asked, **more}


def words(text: str = "words", **more: Any) -> Json:
    return {"type": "text", "text": text, **more}


def rich(*elements: Json, kind: str = "rich_text_section", **more: Any) -> Json:
    part = {"type": kind, "elements": list(elements) or [words()], **more}
    return {"type": "rich_text", "elements": [part]}


def cell(text: str = "cell") -> Json:
    return {"type": "raw_text", "text": text}


def grid(rows: int, columns: int, kind: str = "table", **more: Any) -> Json:
    return {"type": kind, "rows": [[cell()] * columns for _ in range(rows)], **more}


def data_table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    return grid(rows, columns, "data_table", caption="Figures", **more)


def pie(*segments: Json, title: str = "Votes") -> Json:
    chart = {"type": "pie", "segments": list(segments)}
    return {"type": "data_visualization", "title": title, "chart": chart}


def segment(label: str = "yes", value: float = 1) -> Json:
    return {"label": label, "value": value}


def series(name: str = "2026", *points: Json) -> Json:
    return {"name": name, "data": list(points) or [{"label": "May", "value": 3}]}


def bars(*rows: Json, title: str = "Votes", **axes: Any) -> Json:
    chart = {"type": "bar", "series": list(rows), "axis_config": {"categories": ["May"], **axes}}
    return {"type": "data_visualization", "title": title, "chart": chart}


def task(**more: Any) -> Json:
    return {"type": "task_card", "task_id": "1", "title": "Read", "status": "complete", **more}


def card(**more: Any) -> Json:
    return {"type": "card", "title": plain(), **more}


def box(*blocks: Json, **more: Any) -> Json:
    children = list(blocks) or [{"type": "divider"}]
    return {"type": "container", "title": plain(), "child_blocks": children, **more}


def feedback(**more: Any) -> Json:
    good = {"text": plain("good"), "value": "1"}
    element = {"type": "feedback_buttons", "positive_button": {**good, **more}}
    return actions({**element, "negative_button": good}, kind="context_actions")


def trash(**more: Any) -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain("drop"), **more}


def actions(*elements: Json, kind: str = "actions") -> Json:
    return {"type": kind, "elements": list(elements)}


def asked(element: Json | None = None, **more: Any) -> Json:
    typed = element or {"type": "plain_text_input", "action_id": "typed"}
    return {"type": "input", "label": plain(), "element": typed, **more}


def section(text: Json | None = None, **more: Any) -> Json:
    return {"type": "section", "text": text or mrkdwn(), **more}


def video(**more: Any) -> Json:
    link = "https://example.com/v"
    shown = {"type": "video", "video_url": link, "thumbnail_url": link, "alt_text": "alt"}
    return {**shown, "title": plain(), **more}


def view(*blocks: Json, kind: str = "modal", **more: Any) -> Json:
    made = {"type": kind, "blocks": list(blocks) or [section()], **more}
    return {"title": plain(), **made} if kind == "modal" else made


RIGHT = {
    "actions": actions(button(), menu("overflow"), menu("static_select")),
    "alert": {"type": "alert", "text": mrkdwn(), "level": "warning"},
    "card": card(body=mrkdwn(), actions=[button()]),
    "carousel": {"type": "carousel", "elements": [card()]},
    "container": box(section(), is_collapsible=True, default_collapsed=True),
    "context": {"type": "context", "elements": [mrkdwn(), plain(), picture()]},
    "context_actions": feedback(),
    "data_table": data_table(page_size=5),
    "data_visualization": bars(series()),
    "divider": {"type": "divider"},
    "header": {"type": "header", "text": plain()},
    "image": picture(title=plain()),
    "input": asked(hint=plain(), optional=True),
    "markdown": {"type": "markdown", "text": "**words**"},
    "plan": {"type": "plan", "title": "Plan", "tasks": [task(status="pending")]},
    "rich_text": rich(
        words(style={"bold": True}), {"type": "link", "url": "https://example.com", "text": "a"}
    ),
    "section": section(fields=[plain()], accessory=button(confirm=confirm())),
    "table": grid(2, 2, column_settings=[{"align": "right", "is_wrapped": True}]),
    "task_card": task(sources=[{"type": "url", "url": "https://example.com", "text": "a"}]),
    "video": video(author_name="a", description=plain()),
}
