"""Blocks that Slack refuses, each for one reason, and messages and views around them."""

from typing import Any

from tests.slack.examples import (
    Json,
    actions,
    asked,
    button,
    card,
    cell,
    choice,
    confirm,
    grid,
    menu,
    mrkdwn,
    picture,
    plain,
    section,
    task,
    video,
    view,
)


def x(length: int) -> str:
    return "x" * length


def url(length: int) -> str:
    return "https://example.com/".ljust(length, "x")


def group(label: str = "g", *options: Json) -> Json:
    return {"label": plain(label), "options": list(options)}


def select(**more: Any) -> Json:
    return actions({"type": "static_select", "action_id": "s", **more})


def source(link: str) -> Json:
    return task(sources=[{"type": "url", "url": link, "text": "a"}])


def number(**more: Any) -> Json:
    return asked({"type": "number_input", "is_decimal_allowed": False, **more})


def file_input(most: int) -> Json:
    return asked({"type": "file_input", "action_id": "f", "max_files": most})


def choices(count: int) -> list[Json]:
    return [choice(str(place)) for place in range(count)]


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


WRONG_BLOCKS: dict[str, Json] = {
    "text of no length": section(plain("")),
    "text over 3,000": section(plain(x(3001))),
    "text of a kind unknown": section({"type": "html", "text": "a"}),
    "text that is no string": section({"type": "mrkdwn", "text": 1}),
    "plain_text with verbatim": section({"type": "plain_text", "text": "a", "verbatim": True}),
    "mrkdwn with emoji": section({"type": "mrkdwn", "text": "a", "emoji": True}),
    "action_id over 255": actions(button(action_id=x(256))),
    "button text over 75": actions(button(text=plain(x(76)))),
    "button text in mrkdwn": actions(button(text=mrkdwn())),
    "button url over 3,000": actions(button(url=url(3001))),
    "button value over 2,000": actions(button(value=x(2001))),
    "button style unknown": actions(button(style="green")),
    "button with an unknown key": actions(button(colour="red")),
    "button without text": actions({"type": "button", "action_id": "a"}),
    "button label over 75": actions(button(accessibility_label=x(76))),
    "confirmation title over 100": actions(button(confirm=confirm(title=plain(x(101))))),
    "confirmation text over 300": actions(button(confirm=confirm(text=plain(x(301))))),
    "confirmation yes over 30": actions(button(confirm=confirm(confirm=plain(x(31))))),
    "confirmation no over 30": actions(button(confirm=confirm(deny=plain(x(31))))),
    "option text over 75": actions(menu("overflow", choice(words=x(76)))),
    "option value over 150": actions(menu("overflow", choice(x(151)))),
    "option url over 3,000": actions(menu("overflow", {**choice(), "url": "🙂" * 3001})),
    "option description over 75": actions(
        menu("static_select", {**choice(), "description": plain(x(76))})
    ),
    "group label over 75": select(option_groups=[group(x(76), choice())]),
    "group of no options": select(option_groups=[group()]),
    "group of 101 options": select(option_groups=[group("g", *choices(101))]),
    "placeholder over 150": select(options=choices(1), placeholder=plain(x(151))),
    "101 options": select(options=choices(101)),
    "101 groups": select(option_groups=[group("g", choice())] * 101),
    "options and groups": select(options=choices(1), option_groups=[group("g", choice())]),
    "select of nothing": select(),
    "initial option not offered": select(options=choices(1), initial_option=choice("9")),
    "overflow of none": actions({**menu("overflow"), "options": []}),
    "overflow of six": actions(menu("overflow", *choices(6))),
    "checkboxes of none": actions({**menu("checkboxes"), "options": []}),
    "checkboxes of eleven": actions(menu("checkboxes", *choices(11))),
    "radio buttons of none": actions({**menu("radio_buttons"), "options": []}),
    "radio buttons of eleven": actions(menu("radio_buttons", *choices(11))),
    "source with no url": source(""),
    "source url over 3,000": source(url(3001)),
    "table of 101 rows": grid(101, 1),
    "table of 21 columns": grid(1, 21),
    "table with ragged rows": {"type": "table", "rows": [[cell()], [cell(), cell()]]},
    "table with too many column settings": grid(1, 1, column_settings=[{}, {}]),
    "table with an empty cell": {"type": "table", "rows": [[cell("")]]},
    "no files at most": file_input(0),
    "eleven files at most": file_input(11),
    "input of over 3,000": asked({"type": "plain_text_input", "max_length": 3001}),
    "26 elements in actions": actions(*(button(action_id=str(at)) for at in range(26))),
    "no elements in actions": actions(),
    "an input among actions": actions({"type": "plain_text_input", "action_id": "a"}),
    "an element unknown": actions({"type": "slider", "action_id": "a"}),
    "11 elements in context": context(*[plain()] * 11),
    "a button in context": context(button()),
    "header over 150": {"type": "header", "text": plain(x(151))},
    "header in mrkdwn": {"type": "header", "text": mrkdwn()},
    "image url over 3,000": picture(image_url=url(3001)),
    "image alt over 2,000": picture(alt_text=x(2001)),
    "image with two sources": picture(slack_file={"id": "F1"}),
    "image with two sources in a card": card(icon=picture(slack_file={"id": "F1"})),
    "input label over 2,000": asked(label=plain(x(2001))),
    "input hint over 2,000": asked(hint=plain(x(2001))),
    "input of a button": asked(button()),
    "number input upside down": number(min_value="5", max_value="4"),
    "markdown of no length": {"type": "markdown", "text": ""},
    "markdown over 12,000": {"type": "markdown", "text": x(12_001)},
    "section of nothing": {"type": "section"},
    "eleven fields": section(fields=[plain()] * 11),
    "field over 2,000": section(fields=[plain(x(2001))]),
    "video alt of no length": video(alt_text=""),
    "video alt over 200": video(alt_text=x(201)),
    "video title over 200": video(title=plain(x(201))),
    "video author over 50": video(author_name=x(51)),
    "video description over 200": video(description=plain(x(201))),
    "video provider over 50": video(provider_name=x(51)),
    "block_id over 255": section(block_id=x(256)),
    "block of a type unknown": {"type": "paragraph"},
    "block without a type": {"text": plain()},
    "block with an unknown key": {"type": "divider", "colour": "red"},
    "file, which apps cannot send": {"type": "file", "external_id": "a", "source": "remote"},
}
WRONG_MESSAGES: dict[str, Json] = {
    "51 blocks": {"blocks": [section()] * 51},
    "blocks with one id": {"blocks": [section(block_id="a"), section(block_id="a")]},
    "one action_id twice in a block": {"blocks": [actions(button(), button())]},
    "two tables": {"blocks": [grid(1, 1), grid(1, 1)]},
    "markdown over 12,000 together": {"blocks": [{"type": "markdown", "text": x(6001)}] * 2},
    "over 13,200 characters together": {"blocks": [section(plain(x(2800)))] * 5},
    "over 13,200 characters once escaped": {"blocks": [section(plain("&" * 900))] * 3},
    "metadata without a type": {"metadata": {"event_payload": {}}},
    "metadata with words for a payload": {"metadata": {"event_type": "a", "event_payload": "b"}},
    "metadata too large": {"metadata": {"event_type": "a", "event_payload": {"b": x(9000)}}},
    "101 attachments": {"attachments": [{"text": "a"}] * 101},
    "wrong blocks in an attachment": {"attachments": [{"blocks": [{"type": "poem"}]}]},
}
WRONG_VIEWS: dict[str, Json] = {
    "no blocks": {**view(), "blocks": []},
    "101 blocks": view(*[section()] * 101),
    "private_metadata over 3,000": view(private_metadata=x(3001)),
    "callback_id over 255": view(callback_id=x(256)),
    "title over 24": view(title=plain(x(25))),
    "close over 24": view(close=plain(x(25))),
    "submit over 24": view(submit=plain(x(25))),
    "an unknown key": view(colour="red"),
    "an input and no submit": view(asked()),
    "an unknown kind": view(kind="drawer"),
}
