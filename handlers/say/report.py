"""The reply to one article: what conflicts, then a few key claims; the rest is one click away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.comparing.origins import Origin, SaidBy
from claims.comparing.same_statement import SameStatement
from claims.model import Article, Cited, Figure, FlagKind, Quote, QuoteKind, Relation, RelationKind
from claims.ranking import key_claims
from handlers.say import phrases
from handlers.say.cards import card_lines
from handlers.say.conflicts import claims_in, figure_group_lines, figure_groups, is_figure_relation
from handlers.say.dates import day
from handlers.say.lines import Block, Line, Link, bold, clipped, fallback, fits, line, rich_or_menus
from handlers.say.origins import figure_origin_lines, origin_lines
from handlers.say.phrases import asides
from handlers.say.phrases import wordings as words
from handlers.say.wordings import wording_lines

MOST_CONFLICTS = 3  # wordings, and groups of figures, before "Show all"
MOST_PAIRS = 6
LENGTHS = (600, 200, 60)  # characters of one quote
LONGEST_TITLE = 300
LONGEST_NAME = 120
SPOKEN_OF = tuple(kind for kind, _ in phrases.STANDING if kind is not RelationKind.SAME_STATEMENT)

DISPUTED = (RelationKind.CONFLICT, RelationKind.POSSIBLE_CONFLICT, RelationKind.UPDATE)

SHOW_ALL = "show_all"
WORDINGS = "wordings"
ASK_NEXT = "ask_next"
TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be said about one article."""

    article_id: int
    article: Article
    claims: tuple[Cited, ...]
    relations: tuple[Relation, ...]
    store_is_empty: bool = False
    statements: tuple[SameStatement, ...] = ()
    origins: tuple[SaidBy, ...] = ()
    figure_origins: tuple[Origin, ...] = ()
    dismissed: tuple[Cited, ...] = ()

    @property
    def reworded(self) -> tuple[SameStatement, ...]:
        """Statements that some other article words differently."""
        return tuple(one for one in self.statements if one.differs)

    @property
    def says_something(self) -> bool:
        return bool(self.claims or self.dismissed) or not self.article.complete

    @property
    def conflicts(self) -> tuple[Relation, ...]:
        return tuple(r for r in self.relations if r.kind is RelationKind.CONFLICT)


def message(report: Report) -> dict[str, Any]:
    """The reply as `text` and `blocks`, inside Slack's limits."""
    parts = sections(report)
    blocks: list[Block] = [block for part in parts for block in rich_or_menus(part)]
    blocks.append(_buttons(report))
    return {"text": fallback(one for part in parts for one in part), "blocks": blocks}


def sections(report: Report) -> list[list[Line]]:
    """The reply in sections of lines: head, wordings, figures, key claims.

    Quotes are cut shorter where the whole would be more than one message holds.
    """
    for longest in LENGTHS:
        parts = _sections(report, longest)
        if fits(one for part in parts for one in part):
            break
    return parts


def _sections(report: Report, longest: int) -> list[list[Line]]:
    shown, conflicts = _conflicts(report, longest)
    key = key_claims(report.claims, without=shown)
    claims = [one for claim in key for one in card_lines(claim, longest=longest)]
    heading = [line(bold(phrases.KEY_CLAIMS))] if conflicts and claims else []
    return [head(report), *conflicts, [*heading, *claims]]


def head(report: Report) -> list[Line]:
    """What was read, what is missing, and how it stands to the store."""
    article = report.article
    title = clipped(article.title, LONGEST_TITLE) or phrases.PASTED_TEXT
    named = Link(title, article.url) if article.url else bold(title)
    published = day(article.published) if article.published else phrases.DATE_NOT_STATED
    outlet = article.outlet or phrases.OUTLET_NOT_STATED
    parts = (outlet, article.byline, published)
    about = " · ".join(clipped(part, LONGEST_NAME) for part in parts if part)
    missing = [line(article.missing)] if article.missing else []
    return [
        line(named),
        line(about),
        *missing,
        *_translated(report),
        line(f"{tally(report)} · {standing(report)}"),
    ]


def _translated(report: Report) -> list[Line]:
    """The signs that the whole text went through a translation, with the words that show it."""
    signs = [
        flag.words.text
        for cited in report.claims
        if isinstance(cited.claim, Quote)
        for flag in cited.claim.flags
        if flag.kind is FlagKind.TRANSLATED and flag.words
    ]
    said = phrases.WARNINGS[FlagKind.TRANSLATED]
    return [line(f"{said}: {' · '.join(dict.fromkeys(signs))}")] if signs else []


def tally(report: Report) -> str:
    quotes = [c.claim for c in report.claims if isinstance(c.claim, Quote)]
    direct = sum(quote.kind is QuoteKind.DIRECT for quote in quotes)
    figures = sum(isinstance(c.claim, Figure) for c in report.claims)
    return " · ".join(
        (
            phrases.counted(direct, "quote", "quotes"),
            phrases.counted(len(quotes) - direct, "reported statement", "reported statements"),
            phrases.counted(figures, "figure", "figures"),
        )
    )


def standing(report: Report) -> str:
    """How many of its claims differ from what is on file, or that none does."""
    count = {kind: sum(r.kind is kind for r in report.relations) for kind in RelationKind}
    count[RelationKind.SAME_STATEMENT] = len(report.reworded)
    said = [phrases.counted(count[kind], *words) for kind, words in phrases.STANDING if count[kind]]
    if said:
        return " · ".join(said)
    return phrases.NOTHING_ON_FILE if report.store_is_empty else phrases.NO_CONFLICT


def shown_of_others(report: Report) -> list[Cited]:
    """Claims of other articles that the reply shows beside those of its own."""
    shown, _ = _conflicts(report, LENGTHS[-1])
    return [claim for claim in shown if claim.citation.article_id != report.article_id]


def _conflicts(report: Report, longest: int) -> tuple[list[Cited], list[list[Line]]]:
    wordings = report.reworded[:MOST_CONFLICTS]
    groups = _groups_to_speak_of(report.relations)
    shown = [r for group in groups[:MOST_CONFLICTS] for r in group]
    lines = [wording_lines(one, report.article_id, longest=longest) for one in wordings]
    lines.append(origin_lines(report.origins))
    lines += [
        figure_group_lines(group[:MOST_PAIRS], report.article_id)
        for group in groups[:MOST_CONFLICTS]
    ]
    lines.append(figure_origin_lines(report.figure_origins))
    worded = [cited for one in wordings for cited in one.claims]
    return [*worded, *claims_in(shown)], [some for some in lines if some]


def _groups_to_speak_of(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Silent on figures that agree, unless they stand in a group with some that do not."""
    groups = figure_groups(r for r in relations if is_figure_relation(r))
    return [group for group in groups if any(r.kind in SPOKEN_OF for r in group)]


def _buttons(report: Report) -> Block:
    show_all = f"{phrases.SHOW_ALL} ({len(report.claims)})"
    buttons = [_button(SHOW_ALL, show_all, f"{report.article_id}:0")]
    if report.reworded:
        buttons.append(_button(WORDINGS, words.WORDINGS, str(report.article_id)))
    if report.claims:
        buttons.append(_button(ASK_NEXT, asides.ASK_NEXT, str(report.article_id)))
    if any(relation.kind in DISPUTED for relation in report.relations):
        buttons.append(_button(TIMELINE, phrases.TIMELINE, str(report.article_id)))
    return {"type": "actions", "elements": buttons}


def _button(action_id: str, label: str, value: str) -> Block:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": text, "value": value}
