"""The elements that stand inside blocks (buttons, menus, pickers, inputs) and their parts."""

from tests.slack.element_parts import (
    ACT,
    CHOSEN,
    CONFIRM,
    FILTER,
    GROUP,
    ID,
    OPTION,
    RICH_OPTION,
    SEVERAL,
    SLACK_FILE,
    TYPED,
    URL,
    option,
    range_in_order,
    starts_among_options,
)
from tests.slack.rules import (
    Fields,
    among,
    boolean,
    exactly_one,
    fields,
    many,
    mapping,
    plain,
    string,
    typed,
    whole,
)

CHOICES: Fields = {"options": many(OPTION, 1, 100), "option_groups": many(GROUP, 1, 100)}
ONE_SOURCE = exactly_one("options", "option_groups")
BUTTON = fields(
    {"text": plain(75)},
    {
        **ACT,
        "url": URL,
        "value": string(0, 2000),
        "style": among("primary", "danger"),
        "accessibility_label": string(1, 75),
    },
)
FEEDBACK = fields(
    {"text": plain(75), "value": string(1, 2000)}, {"accessibility_label": string(1, 75)}
)
IMAGE = fields(
    {"alt_text": string(1, 2000)},
    {"image_url": URL, "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)
LINES: Fields = {
    "initial_value": string(0, 3000),
    "multiline": boolean,
    "min_length": whole(0, 3000),
    "max_length": whole(1, 3000),
}
DECIMAL = string(1)
PICKERS: Fields = {
    "datepicker": fields({}, {**CHOSEN, "initial_date": ID}),
    "timepicker": fields({}, {**CHOSEN, "initial_time": ID, "timezone": ID}),
    "datetimepicker": fields({}, {**ACT, "initial_date_time": whole(0)}),
}
SELECTS: Fields = {
    "static_select": fields(
        {}, {**CHOSEN, **CHOICES, "initial_option": OPTION}, ONE_SOURCE, starts_among_options
    ),
    "external_select": fields(
        {}, {**CHOSEN, "initial_option": OPTION, "min_query_length": whole(0)}
    ),
    "users_select": fields({}, {**CHOSEN, "initial_user": ID}),
    "channels_select": fields(
        {}, {**CHOSEN, "initial_channel": ID, "response_url_enabled": boolean}
    ),
    "conversations_select": fields(
        {},
        {
            **CHOSEN,
            "initial_conversation": ID,
            "response_url_enabled": boolean,
            "default_to_current_conversation": boolean,
            "filter": FILTER,
        },
    ),
}
MULTI_SELECTS: Fields = {
    "multi_static_select": fields(
        {},
        {**SEVERAL, **CHOICES, "initial_options": many(OPTION, 1, 100)},
        ONE_SOURCE,
        starts_among_options,
    ),
    "multi_external_select": fields(
        {},
        {**SEVERAL, "initial_options": many(OPTION, 1, 100), "min_query_length": whole(0)},
    ),
    "multi_users_select": fields({}, {**SEVERAL, "initial_users": many(ID)}),
    "multi_channels_select": fields({}, {**SEVERAL, "initial_channels": many(ID)}),
    "multi_conversations_select": fields(
        {},
        {
            **SEVERAL,
            "initial_conversations": many(ID),
            "default_to_current_conversation": boolean,
            "filter": FILTER,
        },
    ),
}
BOXES: Fields = {
    "checkboxes": fields(
        {"options": many(RICH_OPTION, 1, 10)},
        {**ACT, "initial_options": many(RICH_OPTION, 1, 10)},
        starts_among_options,
    ),
    "radio_buttons": fields(
        {"options": many(RICH_OPTION, 1, 10)},
        {**ACT, "initial_option": RICH_OPTION},
        starts_among_options,
    ),
}
INPUTS: Fields = {
    "plain_text_input": fields({}, {**TYPED, **LINES}),
    "email_text_input": fields({}, {**TYPED, "initial_value": string(1)}),
    "url_text_input": fields({}, {**TYPED, "initial_value": string(1)}),
    "rich_text_input": fields({}, {**TYPED, "initial_value": mapping}),
    "number_input": fields(
        {"is_decimal_allowed": boolean},
        {**TYPED, "initial_value": DECIMAL, "min_value": DECIMAL, "max_value": DECIMAL},
        range_in_order,
    ),
    "file_input": fields(
        {}, {"action_id": ID, "filetypes": many(ID, 1), "max_files": whole(1, 10)}
    ),
}
MENUS: Fields = {
    "button": BUTTON,
    "overflow": fields({"options": many(option(plain(75), url=URL), 1, 5)}, ACT),
    "workflow_button": fields(
        {"text": plain(75), "workflow": mapping},
        {
            "action_id": string(1, 255),
            "style": among("primary", "danger"),
            "accessibility_label": string(1, 75),
        },
    ),
    "feedback_buttons": fields(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK},
        {"action_id": string(1, 255)},
    ),
    "icon_button": fields(
        {"icon": among("trash"), "text": plain(75)},
        {
            "action_id": string(1, 255),
            "accessibility_label": string(1, 75),
            "value": string(0, 2000),
            "visible_to_user_ids": many(ID, 0, 10),
            "confirm": CONFIRM,
        },
    ),
}
ELEMENTS: Fields = {
    **MENUS, **PICKERS, **SELECTS, **MULTI_SELECTS, **BOXES, **INPUTS, "image": IMAGE
}  # fmt: skip

ANYWHERE = {"button", "overflow", "workflow_button", *PICKERS, *SELECTS, *BOXES}
IN_ACTIONS = typed(ELEMENTS, ANYWHERE)
IN_SECTION = typed(ELEMENTS, {*ANYWHERE, *MULTI_SELECTS, "image"})
IN_INPUT = typed(ELEMENTS, {*PICKERS, *SELECTS, *MULTI_SELECTS, *BOXES, *INPUTS})
IN_CARD = typed(ELEMENTS, {"button"})
IN_CONTEXT_ACTIONS = typed(ELEMENTS, {"feedback_buttons", "icon_button"})
AN_IMAGE = typed(ELEMENTS, {"image"})
