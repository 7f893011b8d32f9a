"""The modal behind "Wordings": each wording in full, and how it differs from the others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claims.comparing.framing import cue_words
from claims.comparing.same_statement import Change, SameStatement, Worded
from claims.model import Cited, Quote, QuoteKind, Span
from handlers.say.claims import reference
from handlers.say.lines import Line, Piece, Text, bold, italic, line, quoted, rich
from handlers.say.modal import modal
from handlers.say.phrases import wordings as words
from handlers.say.wordings import heading, references, shared_lines

MOST_STATEMENTS = 12
MOST_WORDINGS = 10
MOST_CUES = 12
LONGEST = 1_500  # characters of one wording
MOST_CHANGES = 12
LONGEST_CHANGE = 200  # characters of one run of words


def view(statements: Sequence[SameStatement], article_id: int) -> dict[str, Any]:
    """Every statement of an article that is on file in other words."""
    if not statements:
        return modal(words.WORDINGS, [rich([line(words.NO_WORDINGS)])])
    some = [full_lines(one, article_id) for one in statements[:MOST_STATEMENTS]]
    return modal(words.WORDINGS, [rich(lines) for lines in some])


def full_lines(statement: SameStatement, article_id: int) -> list[Line]:
    """Each wording with what it has that others lack, what all share, and who introduces it how."""
    lines = [heading(statement)]
    for worded in statement.wordings[:MOST_WORDINGS]:
        lines += [_full(worded, article_id), _against(worded)]
    return [*lines, *shared_lines(statement), line(italic(words.BOLD_SO)), *_cues(statement)]


def _full(worded: Worded, article_id: int) -> Line:
    return quoted(*_marked(worded), *references(worded, article_id))


def _marked(worded: Worded) -> Iterator[Piece]:
    """The words in quotation marks, in bold where they are its own."""
    opening, closing = ("“", "”") if worded.quote.kind is QuoteKind.DIRECT else ('"', '"')
    left = LONGEST
    for number, span in enumerate(worded.quote.words):
        yield Text((" … " if number else "") + opening)
        yield from _pieces(span, [own for own in worded.own if span.contains(own)], left)
        yield Text(closing)
        left -= len(span.text)
        if left <= 0:
            yield Text(" …")
            return


def _pieces(span: Span, own: Iterable[Span], most: int) -> Iterator[Piece]:
    at, end = span.start, min(span.end, span.start + most)
    for one in own:
        if one.end > end:
            break
        yield Text(_part(span, at, one.start))
        yield bold(one.text)
        at = one.end
    yield Text(_part(span, at, end))


def _part(span: Span, start: int, end: int) -> str:
    return span.text[start - span.start : end - span.start]


def _against(worded: Worded) -> Line:
    if not worded.changes:
        return line(italic(words.FILED_FIRST))
    said = [_change(one) for one in worded.changes[:MOST_CHANGES]]
    more = ["…"] if len(worded.changes) > MOST_CHANGES else []
    return line(words.AGAINST, "; ".join([*said, *more]))


def _change(change: Change) -> str:
    before, after = _in_marks(change.before), _in_marks(change.after)
    if before and after:
        return words.INSTEAD.format(after, before)
    return words.ADDED.format(after) if after else words.MISSING.format(before)


def _in_marks(spans: Iterable[Span]) -> str:
    return " … ".join(f"“{span.text[:LONGEST_CHANGE]}”" for span in spans)


def _cues(statement: SameStatement) -> list[Line]:
    """The words of saying of every article: its words, not ours."""
    pieces: list[Piece] = []
    for cited in [c for c in statement.claims if cue_words(c)][:MOST_CUES]:
        pieces += [Text(" · " if pieces else words.INTRODUCED), *_cue(cited)]
    return [line(*pieces)] if pieces else []


def _cue(cited: Cited) -> list[Piece]:
    assert isinstance(cited.claim, Quote)
    spans = " … ".join(f'"{span.text}"' for span in cited.claim.cue)
    where = reference(cited.citation, cited.claim.cue[0], here=False)
    return [Text(f"{spans} ("), *where, Text(")")]
