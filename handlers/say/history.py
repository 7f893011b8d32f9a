"""What was done to a claim, by whom and when, with what stood before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from claims.model import ReviewState
from handlers.say.dates import day
from handlers.say.lines import Block, Line, bold, line, rich
from handlers.say.modal import modal
from handlers.say.phrases import review as words
from store.review.audit import Deed
from store.review.reviewing import Verb

MOST = 40  # changes that one modal shows


def view(deeds: Sequence[Deed], names: Mapping[str, str]) -> Block:
    if not deeds:
        return modal(words.HISTORY_TITLE, [rich([line(words.NO_HISTORY)])])
    blocks = [rich(deed_lines(deed, names)) for deed in deeds[:MOST]]
    if len(deeds) > MOST:
        blocks.append(rich([line(words.OLDER.format(len(deeds) - MOST))]))
    return modal(words.HISTORY_TITLE, blocks)


def deed_lines(deed: Deed, names: Mapping[str, str]) -> list[Line]:
    who = names.get(deed.who, words.SOMEBODY)
    at = f"{day(deed.at.date())}, {deed.at:%H:%M} UTC"
    what = words.DEEDS[Verb(deed.what)] if deed.what in list(Verb) else deed.what
    return [line(bold(who), f" {what} · {at}"), *difference(deed.before, deed.after)]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Line]:
    """What differs between two standings of one claim, field by field."""
    was, now = before.get("fields") or {}, after.get("fields") or {}
    return [
        line(words.BEFORE_AFTER.format(label, said(name, was), said(name, now)))
        for name, label in words.FIELDS.items()
        if name in now and was.get(name, "") != now[name]
    ]


def said(name: str, standing: Mapping[str, str]) -> str:
    value = standing.get(name, "")
    known = {"kind": words.KINDS, "measure": words.MEASURES, "bound": words.BOUNDS}
    return known.get(name, {}).get(value, value) or words.EMPTY


def is_dismissed(standing: Mapping[str, Any]) -> bool:
    return bool(standing.get("state") == ReviewState.DISMISSED)
