"""The form that says of two names on file that they are one person, or two after all."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from handlers.say import filled_in, parts
from handlers.say.claims import LONGEST_NAME
from handlers.say.lines import clipped
from handlers.say.parts import Block
from handlers.say.phrases import review as words

FORM = "people_form"
PERSON = "person"
SPLIT = "people_split"
MOST = 40  # merged names that are listed


def view(
    name: str, merged: Sequence[tuple[int, str]], kept: Mapping[str, Any], *, said: str = ""
) -> Block:
    blocks = [parts.section(said)] if said else []
    blocks.append(parts.section(words.PEOPLE_INTRO.format(clipped(name, LONGEST_NAME))))
    if merged:
        blocks.append(parts.context(words.PEOPLE_MERGED))
    blocks += [_merged(*one) for one in merged[:MOST]]
    chosen: Block = {
        "type": "external_select",
        "min_query_length": 2,
        "placeholder": parts.plain(words.PEOPLE_PICK),
    }
    blocks.append(parts.asked(PERSON, words.PEOPLE_PICK, chosen, optional=True))
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": parts.plain(words.PEOPLE_TITLE),
        "submit": parts.plain(words.SAVE),
        "close": parts.plain(words.LEAVE),
        "private_metadata": json.dumps(kept, ensure_ascii=False),
        "blocks": blocks,
    }


def chosen(view: Mapping[str, Any]) -> str:
    """The option that was chosen; "" where none was."""
    return filled_in.values(view).get(PERSON, "")


def _merged(speaker_id: int, name: str) -> Block:
    button = parts.button(SPLIT, words.SPLIT, str(speaker_id))
    return parts.section(clipped(name, LONGEST_NAME), accessory=button)
