"""Answers to `/claims`: what was found, page by page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.model import Cited
from handlers.say import phrases
from handlers.say.cards import card_lines
from handlers.say.lines import (
    Block,
    Line,
    bold,
    fallback,
    italic,
    line,
    on_page,
    rich,
    rich_or_menus,
)
from handlers.say.phrases import exports as said
from handlers.say.phrases import watches as words
from handlers.say.phrases.review import PEOPLE as ONE_PERSON

ON_A_PAGE = 8
LONGEST = 280  # characters of one quote in a list

SHARE = "share_results"
TURN = "turn_results"
TIMELINE = "timeline_results"
WATCH = "watch_results"
PEOPLE = "people_results"
EXPORTS = {"csv": "export_csv", "jsonld": "export_jsonld"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Sections of lines for one page, and what is needed to turn it or to share it."""

    sections: tuple[tuple[Line, ...], ...]
    asked: str = ""
    page: int = 0
    pages: int = 1
    may_be_shared: bool = False
    has_timeline: bool = False
    may_be_watched: bool = False
    is_of_a_person: bool = False


def message(answer: Answer, *, shared: bool = False) -> dict[str, Any]:
    """`text` and `blocks`; buttons and menus for whoever asked: what is shared stays as it is."""
    made = [[rich(part)] if shared else rich_or_menus(part) for part in answer.sections if part]
    blocks = on_page([block for part in made for block in part], answer.page, answer.asked)
    buttons = [] if shared else _buttons(answer)
    if buttons:
        blocks.append({"type": "actions", "elements": buttons})
    return {"text": fallback(one for part in answer.sections for one in part), "blocks": blocks}


def found(
    heading: Sequence[Line], claims: Sequence[Cited], total: int, *, asked: str, page: int
) -> Answer:
    """A page of claims under a heading."""
    pages = max(1, -(-total // ON_A_PAGE))
    listed = [tuple(card_lines(claim, here=False, longest=LONGEST)) for claim in claims]
    place = [line(italic(f"{page + 1} / {pages}"))] if pages > 1 else []
    some = bool(claims)
    return Answer((tuple(heading), *listed, tuple(place)), asked, page, pages, some, False, some)


def sentence(text: str, *more: str) -> Answer:
    """An answer of one sentence, and perhaps some lines below it."""
    return Answer((tuple(line(part) for part in (text, *more)),))


def help_lines() -> Answer:
    usage = [line(bold(typed), f"  {what}") for typed, what in phrases.HELP]
    return Answer(((line(bold(phrases.HELP_TITLE)), *usage, line(phrases.ABOUT)),))


def _buttons(answer: Answer) -> list[Block]:
    buttons = []
    if answer.page > 0:
        buttons.append(_button(f"{TURN}_back", phrases.PREVIOUS, answer, answer.page - 1))
    if answer.page + 1 < answer.pages:
        buttons.append(_button(f"{TURN}_on", phrases.NEXT, answer, answer.page + 1))
    if answer.has_timeline:
        buttons.append(_button(TIMELINE, phrases.TIMELINE, answer, 0))
    if answer.is_of_a_person:
        buttons.append(_button(PEOPLE, ONE_PERSON, answer, answer.page))
    if answer.may_be_shared:
        buttons.append(_button(SHARE, phrases.SHARE, answer, answer.page))
        labels = {"csv": said.CSV, "jsonld": said.JSON_LD}
        buttons += [_button(EXPORTS[form], label, answer, 0) for form, label in labels.items()]
    if answer.may_be_watched:
        buttons.append(_button(WATCH, words.WATCH, answer, 0))
    return buttons


def _button(action_id: str, label: str, answer: Answer, page: int) -> Block:
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": label},
        "value": json.dumps({"asked": answer.asked, "page": page}, ensure_ascii=False),
    }
