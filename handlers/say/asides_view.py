"""The modal behind "Copy line, questions"."""

from typing import Any

from claims.model import Cited
from handlers.say.conflicts import figure_groups, figures_in
from handlers.say.copy_line import copy_line
from handlers.say.lines import Block, Line, bold, italic, line, plain, rich
from handlers.say.modal import modal
from handlers.say.phrases import asides as words
from handlers.say.questions import questions
from handlers.say.report import DISPUTED, Report


def view(report: Report) -> dict[str, Any]:
    copied, asked = copied_lines(report), asked_lines(report)
    return modal(words.ASK_NEXT, [*_preformatted(copied), rich(asked)])


def copied_lines(report: Report) -> list[Line]:
    """A heading, the line, and what its quotation is."""
    claims = [cited for cited in report.claims if not cited.review.is_dismissed]
    found = copy_line(claims, disputed(report), report.statements)
    heading = line(bold(words.COPY_LINE))
    if found is None:
        return [heading, line(words.NOTHING_TO_COPY)]
    quoted = words.SHARED_ONLY if found.shared else words.ONE_WORDING
    about = f"{words.ATTRIBUTED} {quoted}" if "“" in found.text else words.ATTRIBUTED
    return [heading, line(found.text), line(italic(about))]


def asked_lines(report: Report) -> list[Line]:
    claims = [cited for cited in report.claims if not cited.review.is_dismissed]
    found = questions(report.article, claims, disputed(report), report.statements)
    listed = [line("• ", *one.pieces) for one in found]
    return [line(bold(words.ASK)), *(listed or [line(words.NOTHING_TO_ASK)])]


def disputed(report: Report) -> list[Cited]:
    """The figures that stand against each other, of the first thing that is disputed."""
    groups = figure_groups(one for one in report.relations if one.kind in DISPUTED)
    return figures_in(groups[0]) if groups else []


def _preformatted(copied: list[Line]) -> list[Block]:
    """The line to copy in a frame of its own, which Slack lets one copy at a touch."""
    heading, said, *about = copied
    if not about:
        return [rich(copied)]
    frame = {
        "type": "rich_text_preformatted",
        "elements": [{"type": "text", "text": plain([said])}],
    }
    framed = rich([heading])
    framed["elements"] += [frame, *rich(about)["elements"]]
    return [framed]
