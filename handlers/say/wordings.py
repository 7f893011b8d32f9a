"""One statement in several wordings, as lines: what each says, and what all of them share."""

from collections.abc import Iterable, Sequence

from claims.comparing.same_statement import SameStatement, Worded
from claims.model import Cited, Quote, Span
from handlers.say import phrases
from handlers.say.claims import LONGEST_SHOWN, in_marks, reference
from handlers.say.dates import dated
from handlers.say.lines import Line, Piece, Text, bold, clipped, line, quoted

MOST_REFERENCES = 4  # articles that are named beside one wording


def wording_lines(
    statement: SameStatement, article_id: int, *, longest: int = LONGEST_SHOWN
) -> list[Line]:
    """Every wording once, the words in which two differ, and what all of them share."""
    said = statement.wordings
    shown = [wording_line(one, article_id, longest) for one in said]
    differing = [line(clipped(_differing(said), longest))] if len(said) == 2 else []
    return [heading(statement), *shown, *differing, *shared_lines(statement), quoted_line(said)]


def heading(statement: SameStatement) -> Line:
    """How many wordings, of what whom said, to whom and when."""
    number = len(statement.wordings)
    title = phrases.TWO_WORDINGS if number == 2 else phrases.MANY_WORDINGS.format(number)
    speaker = statement.speaker or phrases.SPEAKER_NOT_NAMED
    return line(bold(title), " · ", speaker, _told(statement.claims))


def wording_line(worded: Worded, article_id: int, longest: int) -> Line:
    """The words, and where they stand in every article that has them."""
    return quoted(in_marks(worded.quote, longest), *references(worded, article_id))


def references(worded: Worded, article_id: int) -> list[Piece]:
    """The articles that have these words."""
    where: list[Piece] = []
    for cited in worded.said[:MOST_REFERENCES]:
        here = cited.citation.article_id == article_id
        apart = Text(" · " if where else "  ")
        where += [apart, *reference(cited.citation, _first(cited), here=here)]
    more = len(worded.said) - MOST_REFERENCES
    return [*where, Text(f" · {phrases.ALSO_IN.format(more)}")] if more > 0 else where


def shared_lines(statement: SameStatement) -> list[Line]:
    """The longest run of words that all have: a slice of the one just read."""
    if statement.shared is None:
        return []
    said = phrases.BOTH_SHARE if len(statement.wordings) == 2 else phrases.ALL_SHARE
    return [line(said, statement.shared.text)]


def quoted_line(said: Sequence[Worded]) -> Line:
    return line(phrases.BOTH_QUOTED if len(said) == 2 else phrases.ALL_QUOTED)


def listed(spans: Iterable[Span]) -> str:
    return " · ".join(span.text for span in spans)


def _differing(said: Sequence[Worded]) -> str:
    new, earlier = said
    parts = [
        phrases.HERE + listed(new.own) if new.own else "",
        phrases.THERE + listed(earlier.own) if earlier.own else "",
    ]
    return "   ".join(part for part in parts if part)


def _told(claims: Iterable[Cited]) -> str:
    quotes = [cited.claim for cited in claims if isinstance(cited.claim, Quote)]
    told = next((quote.told.text for quote in quotes if quote.told), "")
    days = [quote.said_on for quote in quotes if quote.said_on]
    when = dated(min(days, key=lambda said_on: said_on.day is None, default=None))
    return (f" {phrases.TO} {told}" if told else "") + (f", {when}" if when else "")


def _first(cited: Cited) -> Span:
    assert isinstance(cited.claim, Quote)
    return cited.claim.words[0]
