"""What a rich_text block may hold: sections, lists, quotes and preformatted text."""

from tests.slack.rules import Fields, among, boolean, fields, many, string, typed, whole

ID = string(1)
MARKS: Fields = dict.fromkeys(("bold", "italic", "strike", "code", "underline", "unlink"), boolean)
STYLE = fields({}, MARKS)
MENTION_STYLE = fields({}, {**MARKS, "highlight": boolean, "client_highlight": boolean})

TEXT = fields({"text": string(1)}, {"style": STYLE})
LINK = fields({"url": string(1, 3000)}, {"text": string(1), "unsafe": boolean, "style": STYLE})
INLINE: Fields = {
    "text": TEXT,
    "link": LINK,
    "emoji": fields({"name": ID}, {"unicode": ID, "skin_tone": whole(1, 6), "style": STYLE}),
    "user": fields({"user_id": ID}, {"style": MENTION_STYLE}),
    "usergroup": fields({"usergroup_id": ID}, {"style": MENTION_STYLE}),
    "channel": fields({"channel_id": ID}, {"style": MENTION_STYLE}),
    "team": fields({"team_id": ID}, {"style": MENTION_STYLE}),
    "broadcast": fields({"range": among("here", "channel", "everyone")}, {"style": MENTION_STYLE}),
    "date": fields(
        {"timestamp": whole(), "format": ID}, {"url": ID, "fallback": ID, "style": STYLE}
    ),
    "color": fields({"value": ID}, {"style": STYLE}),
}
RUN = many(typed(INLINE))
BORDER = whole(0, 1)
SECTION = fields({"elements": RUN})
PARTS: Fields = {
    "rich_text_section": SECTION,
    "rich_text_quote": fields({"elements": RUN}, {"border": BORDER}),
    "rich_text_preformatted": fields(
        {"elements": many(typed(INLINE, {"text", "link"}))},
        {"border": BORDER, "language": ID},
    ),
    "rich_text_list": fields(
        {
            "style": among("bullet", "ordered"),
            "elements": many(typed({"rich_text_section": SECTION}), 1),
        },
        {"indent": whole(0, 8), "offset": whole(0), "border": BORDER},
    ),
}
RICH_TEXT = fields({"elements": many(typed(PARTS), 1)}, {"block_id": string(1, 255)})
