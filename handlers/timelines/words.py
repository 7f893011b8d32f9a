"""A timeline in words: the table in lines, what the picture says to who cannot see it, a modal."""

from collections.abc import Sequence
from typing import Any

from claims.model import Figure
from handlers.say import phrases
from handlers.say.claims import reference
from handlers.say.lines import Block, Line, Piece, Text, bold, line, plain, rich
from handlers.timelines.chart import chart
from handlers.timelines.value import Mark, Series, Timeline

MOST_ARTICLES = 3  # that a mark names; more are counted
MOST_ALT = 1_000  # characters: Slack refuses longer ones
TITLE = 24


def tables(timeline: Timeline) -> list[list[Line]]:
    """A section of lines for each series, undated figures apart."""
    return [_table(series) for series in timeline.series]


def alt_text(timeline: Timeline) -> str:
    """The table in words; without the articles, or cut at a line, where that would be too long."""
    whole = plain(one for table in tables(timeline) for one in table)
    if len(whole) <= MOST_ALT:
        return whole
    short = [one for s in timeline.series for one in (line(s.title), *map(_told, s.marks))]
    kept = plain(short)
    if len(kept) <= MOST_ALT:
        return kept
    return kept[: MOST_ALT - 2].rpartition("\n")[0] + "\n…"


def blocks(timeline: Timeline) -> list[Block]:
    """What stands in the thread above the picture."""
    return [rich([line(bold(phrases.TIMELINE_OF))]), *(rich(lines) for lines in tables(timeline))]


def view(timeline: Timeline) -> dict[str, Any]:
    """The modal that only whoever asked sees: each chart, then its table."""
    shown: list[Block] = []
    for series in timeline.series:
        shown += [rich([line(bold(series.title))]), _preformatted(chart(series))]
        shown.append(rich(_table(series)[1:]))
    if not shown:
        shown = [rich([line(phrases.NO_SERIES)])]
    shown.append({"type": "context", "elements": [_plain(phrases.ABOUT)]})
    return {
        "type": "modal",
        "callback_id": "timeline",
        "title": _plain(phrases.TIMELINE[:TITLE]),
        "close": _plain(phrases.CLOSE),
        "blocks": shown,
    }


def _table(series: Series) -> list[Line]:
    numbered = list(enumerate(series.marks, 1))
    dated, undated = numbered[: len(series.dated)], numbered[len(series.dated) :]
    lines = [line(bold(series.title)), *(_row(number, mark) for number, mark in dated)]
    if undated:
        lines += [line(phrases.UNDATED), *(_row(number, mark) for number, mark in undated)]
    if series.left_out:
        left_out = phrases.counted(series.left_out, *phrases.OLDER_FIGURES)
        lines.append(line(phrases.LEFT_OUT.format(left_out)))
    return lines


def _row(number: int, mark: Mark) -> Line:
    return line(f"{number}  ", *_told(mark).pieces, " · ", *_articles(mark))


def _told(mark: Mark) -> Line:
    """As of when, the figure as it is written, of what, and who gave it."""
    when = f"{mark.when} · " if mark.when else ""
    giver = f"{phrases.ACCORDING_TO} {mark.giver}" if mark.giver else phrases.GIVER_NOT_NAMED
    return line(when, bold(mark.words), f" · {mark.counted} · {giver}")


def _articles(mark: Mark) -> Sequence[Piece]:
    pieces: list[Piece] = []
    for cited in mark.stated[:MOST_ARTICLES]:
        pieces += [Text("; ")] if pieces else []
        assert isinstance(cited.claim, Figure)
        pieces += reference(cited.citation, cited.claim.words, here=False)
    more = len(mark.stated) - MOST_ARTICLES
    return [*pieces, Text(f"; {phrases.ALSO_IN.format(more)}")] if more > 0 else pieces


def _preformatted(text: str) -> Block:
    element = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [element]}


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}
