"""The answer about a draft: what differs first, then what is not on file, then what is as filed.

The draft's own words stand without quotation marks: in marks is only what an article on file says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.comparing.same_statement import Change
from claims.model import Cited, Figure, Quote, Span
from claims.notary.figures import CheckedFigure
from claims.notary.quotations import CheckedQuotation, Standing
from handlers.say import phrases
from handlers.say.claims import figure_line, in_marks, reference, what
from handlers.say.lines import Line, bold, clipped, fallback, fits, italic, line, quoted, rich
from handlers.say.phrases import notary as words

Checked = CheckedQuotation | CheckedFigure
ORDER = (Standing.DIFFERS, Standing.NOT_ON_FILE, Standing.AS_FILED)
LONGEST = 300  # characters of one quotation
LONGEST_RUN = 120
LONGEST_NAME = 80
MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class Findings:
    """How every quotation and every figure of a draft stands, in the order of the draft."""

    quotations: tuple[CheckedQuotation, ...]
    figures: tuple[CheckedFigure, ...]
    left_out: int = 0
    is_on_file: bool = False  # as an article that somebody posted


def messages(found: Findings, name: str = "", *, most: int = 1) -> list[dict[str, Any]]:
    """The answer as one message or a few, inside Slack's limits."""
    parts = [[*head(found, name)], *sections(found)]
    pages, left = _packed(parts, most)
    if left:
        pages[-1].append([line(words.MORE.format(left))])
    pages[-1].append([line(italic(words.ON_FILE if found.is_on_file else words.KEPT))])
    return [
        {
            "text": fallback(one for part in page for one in part),
            "blocks": [rich(part) for part in page],
        }
        for page in pages
    ]


def sections(found: Findings) -> list[list[Line]]:
    """One section for each quotation and figure; the first of its kind has the heading."""
    checked: list[Checked] = [*found.quotations, *found.figures]
    parts: list[list[Line]] = []
    for standing in ORDER:
        some = [_lines(one) for one in checked if one.standing is standing]
        for number, lines in enumerate(some):
            heading = [] if number else [line(bold(words.STANDING[standing]))]
            parts.append([*heading, *lines])
    return parts


def head(found: Findings, name: str) -> Iterator[Line]:
    yield line(bold(words.TITLE), f" · {clipped(name, LONGEST_NAME)}" if name else "")
    if not found.quotations and not found.figures:
        yield line(words.NOTHING_IN_IT)
        return
    yield line(
        phrases.counted(len(found.quotations), *words.QUOTATIONS),
        " · ",
        phrases.counted(len(found.figures), *words.FIGURES),
    )
    standings = [one.standing for one in found.quotations]
    standings += [one.standing for one in found.figures]
    yield line(" · ".join(_counted(s, standings.count(s)) for s in ORDER if s in standings))
    if found.left_out:
        yield line(words.LEFT_OUT.format(found.left_out))


def _counted(standing: Standing, number: int) -> str:
    one, many = words.COUNTED[standing]
    return (one if number == 1 else many).format(number)


def _packed(parts: Sequence[list[Line]], most: int) -> tuple[list[list[list[Line]]], int]:
    """Sections on pages that Slack takes, and how many sections found no page."""
    pages: list[list[list[Line]]] = [[]]
    for number, part in enumerate(parts):
        if not fits(one for some in [*pages[-1], part] for one in some) or len(pages[-1]) >= 40:
            if len(pages) == most:
                return pages, len(parts) - number
            pages.append([])
        pages[-1].append(part)
    return pages, 0


def _lines(one: Checked) -> list[Line]:
    match one:
        case CheckedQuotation():
            return [*_quotation(one)]
        case CheckedFigure():
            return [*_figure(one)]


def _quotation(one: CheckedQuotation) -> Iterator[Line]:
    said = clipped(one.quotation.words.text, LONGEST)
    if one.filed is None:
        yield quoted(said)
        return
    if one.standing is Standing.AS_FILED:
        yield quoted(said, "  ", *_where(one.filed))
    else:
        yield quoted(words.DRAFT, said)
        yield quoted(words.FILED, in_marks(_quote(one.filed), LONGEST), "  ", *_where(one.filed))
        yield from _why(one, one.filed)
    if one.omitted:
        yield line(words.OMITTED.format(_listed(one.omitted)))
    if one.another:
        yield line(
            words.ANOTHER, in_marks(_quote(one.another), LONGEST), "  ", *_where(one.another)
        )


def _why(one: CheckedQuotation, filed: Cited) -> Iterator[Line]:
    if one.changes:
        yield line("; ".join(_change(change) for change in one.changes[:MOST_CHANGES]))
    if one.other_speaker:
        names = (one.quotation.speaker, filed.speaker)
        yield line(words.SPEAKER_DIFFERS.format(*(clipped(n, LONGEST_NAME) for n in names)))
    if one.unmarked:
        yield line(words.UNMARKED)


def _change(change: Change) -> str:
    before, after = _listed(change.before), _listed(change.after)
    if before and after:
        return words.CHANGED.format(after, before)
    return words.ADDED.format(after) if after else words.LEFT.format(before)


def _figure(one: CheckedFigure) -> Iterator[Line]:
    figure = _figure_of(one.figure)
    counted = [clipped(part, LONGEST_NAME) for part in what(figure)]
    draft = " · ".join([clipped(figure.words.text, LONGEST_NAME), *counted])
    yield quoted(words.DRAFT, draft)
    if one.filed:
        yield _filed(words.FILED, one.filed)
    if one.against and one.against is not one.filed:
        yield _filed(words.AGAINST, one.against)
    if one.reason:
        yield line(one.reason[:1].upper() + one.reason[1:] + ".")


def _filed(label: str, cited: Cited) -> Line:
    return quoted(label, *figure_line(cited, _figure_of(cited), here=False).pieces)


def _where(cited: Cited) -> tuple[Any, ...]:
    """Who says it, and where it stands."""
    speaker = clipped(cited.speaker or phrases.SPEAKER_NOT_NAMED, LONGEST_NAME)
    return f"{speaker} · ", *reference(cited.citation, _quote(cited).words[0], here=False)


def _listed(spans: Iterable[Span]) -> str:
    return " … ".join(clipped(span.text, LONGEST_RUN) for span in spans)


def _quote(cited: Cited) -> Quote:
    assert isinstance(cited.claim, Quote)
    return cited.claim


def _figure_of(cited: Cited) -> Figure:
    assert isinstance(cited.claim, Figure)
    return cited.claim
