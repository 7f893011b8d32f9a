"""The Home tab, drawn: what is new, the watchlist, what one did, settings, health."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from claims.model import Cited, Figure, Quote, Relation
from handlers.say import parts, phrases
from handlers.say.claims import in_marks, reference
from handlers.say.dates import day
from handlers.say.digest import differing_line
from handlers.say.lines import Block, Line, bold, line, rich
from handlers.say.phrases import home as words
from handlers.say.phrases import settings as choices
from handlers.say.watches import watch_block
from store.review.audit import Deed
from store.review.reviewing import Verb
from store.tenants.settings import ChannelSettings
from store.watching.watches import Watch

UNWATCH = "home_unwatch"
SETTINGS = "home_settings"
TURN = "home_turn"
CONFLICTS, WATCHES, DEEDS = LISTS = ("conflicts", "watches", "deeds")
WAYS = ("back", "on")
ON_A_PAGE = {CONFLICTS: 5, WATCHES: 10, DEEDS: 5}
LONGEST = 160  # characters of one quote


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list, and whether there are more."""

    rows: tuple[Any, ...] = ()
    page: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """All that one person's Home tab shows.

    `conflicts` are relations, `watches` what they watch, `deeds` what they did, each with the claim
    it was done to, None where it is gone. `said` is a sentence about what they did last.
    """

    direct: str
    conflicts: Listed
    watches: Listed
    deeds: Listed
    settings: ChannelSettings
    waiting: int = 0
    failed: int = 0
    said: str = ""


def view(home: Home) -> Block:
    blocks = [
        *([parts.section(home.said)] if home.said else []),
        _header(words.CONFLICTS),
        *_conflicts(home.conflicts.rows),
        *_turning(CONFLICTS, home.conflicts),
        _header(words.WATCHES),
        *_watches(home.watches.rows, home.direct),
        *_turning(WATCHES, home.watches),
        _header(words.DEEDS),
        *_deeds(home.deeds.rows),
        *_turning(DEEDS, home.deeds),
        _header(words.SETTINGS),
        rich(_settings(home.settings)),
        parts.actions(parts.button(SETTINGS, words.CHANGE_SETTINGS, home.direct)),
        _header(words.HEALTH),
        parts.section(_health(home)),
        parts.context(phrases.ABOUT),
    ]
    return {"type": "home", "blocks": blocks}


def _header(text: str) -> Block:
    return {"type": "header", "text": parts.plain(text)}


def _conflicts(differing: Sequence[Relation]) -> list[Block]:
    if not differing:
        return [parts.section(phrases.NO_CONFLICTS)]
    return [rich([differing_line(one)]) for one in differing]


def _watches(watches: Sequence[Watch], direct: str) -> list[Block]:
    if not watches:
        return [parts.section(words.NO_WATCHES)]
    blocks: list[Block] = []
    for channel, some in groupby(watches, key=lambda watch: watch.channel):
        blocks.append(rich([line(bold(words.IN_DIRECT))]) if channel == direct else _in(channel))
        blocks += [watch_block(watch, UNWATCH) for watch in some]
    return blocks


def _in(channel: str) -> Block:
    """The channel by its name, which Slack fills in for whoever may know it; it calls nobody."""
    elements = [
        {"type": "text", "text": words.IN, "style": {"bold": True}},
        {"type": "channel", "channel_id": channel},
    ]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "elements": [section]}


def _deeds(deeds: Sequence[tuple[Deed, Cited | None]]) -> list[Block]:
    if not deeds:
        return [parts.section(words.NO_DEEDS)]
    return [rich([_deed(deed, cited) for deed, cited in deeds])]


def _deed(deed: Deed, cited: Cited | None) -> Line:
    did = f"• {day(deed.at.date())} · {words.DID[Verb(deed.what)]}: "
    if cited is None:
        return line(did, words.GONE)
    match cited.claim:
        case Quote() as quote:
            who = f"{cited.speaker}: " if cited.speaker else ""
            where = reference(cited.citation, quote.words[0], here=False)
            return line(did, who, in_marks(quote, LONGEST), " (", *where, ")")
        case Figure() as figure:
            where = reference(cited.citation, figure.words, here=False)
            return line(did, bold(figure.words.text), " (", *where, ")")


def _settings(now: ChannelSettings) -> list[Line]:
    hour = f"{now.digest_hour:02}:00, {now.time_zone}" if now.digest_hour is not None else ""
    kept = phrases.counted(now.keep_days, *choices.KEPT_DAYS) if now.keep_days else ""
    return [
        line(f"{choices.LISTENING}: {choices.LISTENING_CHOICES[now.listening]}"),
        line(f"{choices.DIGEST}: {hour or choices.NO_DIGEST}"),
        line(f"{choices.KEEP_DAYS}: {kept or choices.KEPT_FOR_GOOD}"),
        line(words.ELSEWHERE),
    ]


def _health(home: Home) -> str:
    waits = phrases.counted(home.waiting, *words.WAITING) if home.waiting else words.ALL_READ
    if not home.failed:
        return waits
    failed = phrases.counted(home.failed, *words.FAILED)
    return f"{waits} {failed}. {words.RETRY}"


def _turning(listed: str, shown: Listed) -> list[Block]:
    ways = (
        (WAYS[0], phrases.PREVIOUS, shown.page - 1, shown.page > 0),
        (WAYS[1], phrases.NEXT, shown.page + 1, shown.more),
    )
    buttons = [
        parts.button(f"{TURN}_{listed}_{way}", label, str(to))
        for way, label, to, there in ways
        if there
    ]
    if not buttons:
        return []
    return [parts.context(words.PAGE.format(shown.page + 1)), parts.actions(*buttons)]
