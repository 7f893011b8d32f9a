"""All that an article says, in a modal of pages."""

from collections.abc import Sequence
from typing import Any

from claims.model import Relation
from handlers.say import parts, phrases
from handlers.say.cards import card_lines
from handlers.say.conflicts import (
    figure_group_lines,
    figure_groups,
    is_figure_relation,
    silent_lines,
)
from handlers.say.lines import Block, Line, bold, line, on_page, rich, rich_or_menus
from handlers.say.report import Report, head

ON_A_PAGE = 25
LONGEST = 2_500  # characters of one quote
TITLE = 24

TURN_PAGE = "turn_page"


def view(report: Report, *, page: int, channel: str, said: str = "") -> dict[str, Any]:
    """One page of the modal behind "Show all"; `said` tells on top what came of a press in it."""
    every = (*report.claims, *report.dismissed)
    pages = max(1, -(-len(every) // ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    some = every[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    blocks: list[Block] = [parts.section(said)] if said else []
    blocks += [rich(head(report))] if page == 0 else []
    if page == 0:
        blocks += [rich(lines) for lines in _related(report)]
    cards = [rich_or_menus(card_lines(claim, longest=LONGEST, warned=True)) for claim in some]
    blocks += on_page([block for card in cards for block in card], page)
    blocks.append({"type": "context", "elements": [_plain(phrases.ABOUT)]})
    if pages > 1:
        blocks.append(_turning(report.article_id, page, pages))
    return {
        "type": "modal",
        "callback_id": "all_claims",
        "private_metadata": channel,
        "title": _plain(phrases.ALL_CLAIMS[:TITLE]),
        "close": _plain(phrases.CLOSE),
        "blocks": blocks,
    }


def _related(report: Report) -> list[list[Line]]:
    """Every pair of figures that was compared, those without a conflict too."""
    groups: Sequence[list[Relation]] = figure_groups(
        r for r in report.relations if is_figure_relation(r)
    )
    spoken_of = [figure_group_lines(group, report.article_id) for group in groups[:10]]
    silent = silent_lines(report.relations, report.article_id)
    return [*spoken_of, silent] if silent else spoken_of


def _turning(article_id: int, page: int, pages: int) -> Block:
    turns = [(phrases.PREVIOUS, page - 1), (phrases.NEXT, page + 1)]
    buttons = [
        {
            "type": "button",
            "action_id": f"{TURN_PAGE}_{'back' if to < page else 'on'}",
            "text": _plain(label),
            "value": f"{article_id}:{to}",
        }
        for label, to in turns
        if 0 <= to < pages
    ]
    return {"type": "actions", "elements": buttons}


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def nothing(text: str) -> dict[str, Any]:
    """A modal that says in one sentence why there is nothing to show."""
    return {
        "type": "modal",
        "callback_id": "all_claims",
        "title": _plain(phrases.ALL_CLAIMS[:TITLE]),
        "close": _plain(phrases.CLOSE),
        "blocks": [rich([line(bold(text))])],
    }
