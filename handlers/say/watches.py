"""Alerts of what somebody watches for, and the list of what is watched in a place."""

from collections.abc import Sequence
from typing import Any

from claims.model import Cited
from handlers.say import parts, phrases
from handlers.say.claims import claim_lines, short_title
from handlers.say.lines import Block, Line, Link, bold, clipped, fallback, line, rich
from handlers.say.phrases import watches as words
from store.watching.watches import Watch

UNWATCH = "unwatch"
TURN = "turn_watches"
ON_A_PAGE = 10
MOST_CLAIMS = 3
LONGEST = 280  # characters of one quote
LONGEST_WATCHED = 150  # of all that an alert is for

Payload = dict[str, Any]


def alert(watched: Sequence[str], claims: Sequence[Cited]) -> Payload:
    """What a new article has of what is watched here: a few of its claims, and where it is."""
    where = claims[0].citation
    title = short_title(where)
    link = where.permalink or where.url
    heading = line(bold(words.ALERT.format(clipped(", ".join(watched), LONGEST_WATCHED))))
    article = line(Link(title, link) if link else title)
    lines: list[Line] = [heading, article]
    for claim in claims[:MOST_CLAIMS]:
        lines += claim_lines(claim, longest=LONGEST)
    more = len(claims) - MOST_CLAIMS
    if more > 0:
        lines.append(line(phrases.counted(more, *words.MORE_CLAIMS)))
    lines.append(line(words.TO_END))
    return {"text": fallback(lines), "blocks": [rich(lines)]}


def listed(watches: Sequence[Watch], *, page: int = 0, said: str = "") -> Payload:
    """What is watched in a place, each with a button that ends it."""
    pages = max(1, -(-len(watches) // ON_A_PAGE))
    page = min(page, pages - 1)
    some = watches[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    heading = words.WATCHED_HERE if watches else words.NOTHING_WATCHED
    lines = [line(one) for one in (said, heading) if one]
    blocks: list[Block] = [rich(lines), *(watch_block(watch) for watch in some)]
    if pages > 1:
        blocks.append(parts.actions(*_turning(page, pages)))
    everything = [*lines, *(line(f"• {watch.text}") for watch in some)]
    return {"text": fallback(everything), "blocks": blocks}


def watch_block(watch: Watch, action_id: str = UNWATCH) -> Block:
    """One watch, with a button that ends it."""
    return parts.section(
        watch.text, accessory=parts.button(action_id, words.UNWATCH, str(watch.id))
    )


def _turning(page: int, pages: int) -> list[Block]:
    ways = (("back", phrases.PREVIOUS, page - 1), ("on", phrases.NEXT, page + 1))
    return [
        parts.button(f"{TURN}_{way}", label, str(to)) for way, label, to in ways if 0 <= to < pages
    ]
