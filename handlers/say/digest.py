"""The daily digest: what is new in a few lines, each with links that lead to the words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from claims.model import Cited, Figure, Quote, Relation
from handlers.say import phrases
from handlers.say.claims import in_marks, reference, short_title, what
from handlers.say.conflicts import LABELS
from handlers.say.dates import day
from handlers.say.lines import Line, Link, Piece, Text, bold, clipped, fallback, line, rich
from handlers.say.phrases import digest as words
from store.showing.news import MOST, News, Unreviewed

MOST_DIFFERING = 6
MOST_ARTICLES = 5
LONGEST = 160  # characters of one quote
LONGEST_REASON = 200


def message(news: News, on: date) -> dict[str, Any]:
    lines = [
        line(bold(words.TITLE.format(day(on)))),
        line(words.NEW.format(" · ".join(_counts(news)))),
        *differing_lines(news.differing, MOST_DIFFERING),
        *_unreviewed(news.unreviewed),
        line(words.SETTINGS),
    ]
    return {"text": fallback(lines), "blocks": [rich(lines)]}


def differing_lines(differing: Sequence[Relation], most: int) -> list[Line]:
    """Each pair in a line."""
    lines = [differing_line(one) for one in differing[:most]]
    more = len(differing) - most
    return [*lines, line(words.MORE_DIFFERING.format(more))] if more > 0 else lines


def differing_line(one: Relation) -> Line:
    """What differs, then both sides: whose words they are, or what is counted, is said once."""
    label = LABELS.get(one.kind, f"{phrases.TWO_WORDINGS}.")
    reason = clipped(one.reason, LONGEST_REASON)
    said = " ".join(part for part in (label, reason[:1].upper() + reason[1:]) if part)
    about = clipped(_about(one), LONGEST_REASON)
    return line("• ", about, *_side(one.new), " / ", *_side(one.earlier), f": {said}")


def _about(one: Relation) -> str:
    match one.new.claim:
        case Quote():
            about = one.new.speaker or one.earlier.speaker
        case Figure() as figure:
            about = " · ".join(what(figure))
    return f"{about}: " if about else ""


def _counts(news: News) -> list[str]:
    counts = [
        phrases.counted(number, *named)
        for kind, named in phrases.STANDING
        if (number := sum(one.kind is kind for one in news.differing))
    ]
    if len(news.differing) >= MOST:
        counts = [words.MORE_THAN.format(MOST)]
    left = sum(one.claims for one in news.unreviewed)
    return [*counts, phrases.counted(left, *words.UNREVIEWED)] if left else counts


def _side(cited: Cited) -> tuple[Piece | str, ...]:
    match cited.claim:
        case Quote() as quote:
            where = reference(cited.citation, quote.words[0], here=False)
            return (f"{in_marks(quote, LONGEST)} (", *where, ")")
        case Figure() as figure:
            where = reference(cited.citation, figure.words, here=False)
            return (bold(figure.words.text), " (", *where, ")")


def _unreviewed(unreviewed: Sequence[Unreviewed]) -> list[Line]:
    if not unreviewed:
        return []
    lines = [line(bold(words.UNREVIEWED_IN))]
    for one in unreviewed[:MOST_ARTICLES]:
        title, link = short_title(one.article), one.article.permalink or one.article.url
        named = Link(title, link) if link else Text(title)
        lines.append(
            line("• ", named, f" · {phrases.counted(one.claims, *phrases.CLAIMS_COUNTED)}")
        )
    more = len(unreviewed) - MOST_ARTICLES
    return [*lines, line(phrases.counted(more, *words.MORE_ARTICLES))] if more > 0 else lines
