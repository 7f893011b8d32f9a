"""One attributed, unverified line ready to paste: slices of articles, and words that join them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.comparing.same_statement import SameStatement
from claims.comparing.wordings import NEGATED, NEGATIONS, SMALL, WORD
from claims.model import Cited, Dated, Figure, Measure, Quote, QuoteKind, Span, SpeakerBasis
from claims.names import fold
from claims.ranking import key_claims
from handlers.say.claims import what
from handlers.say.dates import day
from handlers.say.never import MARKS, may_be_said
from handlers.say.phrases import asides as words

MOST_FIGURES = 4
LONGEST_QUOTE = 40  # words
FEWEST_SHARED = 2  # words of a run that all wordings have
VAGUE = (Measure.LOSSES, Measure.CASUALTIES)
AMOUNTS = (Measure.MONEY, Measure.SHARE, Measure.OTHER)  # their words say what they are
SURE = (SpeakerBasis.NAMED, SpeakerBasis.SURNAME, SpeakerBasis.PRONOUN, SpeakerBasis.ROLE)
ARTICLES = ("the", "a", "an")
BEGUN = re.compile(r"[A-Z][a-z]")  # as "At least 19", "Eleven"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """The line, and whether its quotation is what several wordings share."""

    text: str
    shared: bool = False


def copy_line(
    claims: Sequence[Cited], disputed: Sequence[Cited], statements: Sequence[SameStatement]
) -> CopyLine | None:
    """Figures that stand against each other, each with its giver; then who said what.

    None when nothing on file is given by anybody.
    """
    figures = _figures(disputed) or _figures(key_claims(claims))[:1]
    said, shared = _said(claims, statements)
    parts = ["; ".join(figures), said]
    text = " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)
    return CopyLine(text, shared) if text else None


def _figures(claims: Iterable[Cited]) -> list[str]:
    found = (_figure(cited) for cited in claims if isinstance(cited.claim, Figure))
    return list(dict.fromkeys(filter(None, found)))[:MOST_FIGURES]


def _figure(cited: Cited) -> str:
    """According to the defence minister, 1,351 deaths (Russian soldiers), as of March 25."""
    figure = cited.claim
    assert isinstance(figure, Figure)
    if not figure.source:
        return ""
    giver = words.GIVEN_BY.format(inside(", ".join(span.text for span in figure.source)))
    when = _when(figure.as_of)
    dated = words.AS_OF.format(when) if when else words.NOT_DATED
    vague = words.ALSO_MEANS if figure.measure in VAGUE else ""
    said = ", ".join(filter(None, (giver, _amount(cited, figure), vague, dated)))
    return said if may_be_said(said) else ""


def _amount(cited: Cited, figure: Figure) -> str:
    """The number as written, with what it counts: deaths by our word, ships by the article's."""
    counted, *others = what(figure) or [""]
    number = figure.words.text
    if figure.measure is Measure.COUNT:
        number, counted = _with_noun(number, counted, cited.sentence), ""
    elif figure.measure in AMOUNTS or counted.lower() in number.lower():
        counted = ""
    about = f" ({', '.join(others)})" if others else ""
    return f"{inside(number, number=True)} {counted}".strip() + about


def _with_noun(number: str, noun: str, sentence: str) -> str:
    """The slice of the sentence from the number to what is counted, "40 ships"."""
    if not noun or noun.lower() in number.lower():
        return number
    stem = re.escape(noun.split()[-1][: max(3, len(noun) - 2)])
    found = re.search(rf"{re.escape(number)}(?: [\w-]+){{0,3}}? {stem}\w*", sentence, re.IGNORECASE)
    return found[0] if found else number


def inside(said: str, *, number: bool = False) -> str:
    """As in "at least 19" or "the minister", the way it is written inside a sentence."""
    small = fold(said.partition(" ")[0]) in ARTICLES or (number and bool(BEGUN.match(said)))
    return said[:1].lower() + said[1:] if small else said


def _said(claims: Iterable[Cited], statements: Iterable[SameStatement]) -> tuple[str, bool]:
    """Of a statement in several wordings the run that all have; else the first direct quote."""
    for statement in statements:
        run = shared_run(statement)
        if statement.differs and run and (said := _spoken(statement.claims[0], run, part=True)):
            return said, True
    for cited in claims:
        run = _whole(cited)
        if run and (said := _spoken(cited, run, part=False)):
            return said, False
    return "", False


def _whole(cited: Cited) -> str:
    """The words of a short direct quote in one piece, by somebody known."""
    quote = cited.claim
    if not isinstance(quote, Quote) or quote.kind is not QuoteKind.DIRECT:
        return ""
    text = quote.words[0].text.rstrip(" ,.;:")
    is_short = len(quote.words) == 1 and len(text.split()) <= LONGEST_QUOTE
    return text if is_short and quote.basis in SURE and _may_be_quoted(text) else ""


def shared_run(statement: SameStatement) -> str:
    """What all wordings share, unless a "not" of one of them stands outside of it."""
    run = telling_run(statement.shared)
    denied = any(_denies(span.text) for w in statement.wordings for span in w.quote.words)
    return run if _denies(run) or not denied else ""


def _denies(text: str) -> bool:
    return any(
        fold(word) in NEGATIONS or NEGATED.search(word)
        for word in (match[0] for match in WORD.finditer(text))
    )


def telling_run(shared: Span | None) -> str:
    """A shared run without small words at its ends, "is a huge tragedy" as "a huge tragedy".

    Never without a "not": that would turn it round.
    """
    if shared is None or not _may_be_quoted(shared.text):
        return ""
    pieces = list(WORD.finditer(shared.text))
    while pieces and _is_small(pieces[0][0]) and fold(pieces[0][0]) not in ARTICLES:
        pieces = pieces[1:]
    while pieces and _is_small(pieces[-1][0]):
        pieces = pieces[:-1]
    if len(pieces) < FEWEST_SHARED:
        return ""
    return shared.text[pieces[0].start() : pieces[-1].end()]


def _is_small(word: str) -> bool:
    folded = fold(word)
    return folded in SMALL and folded not in NEGATIONS and not NEGATED.search(word)


def _may_be_quoted(text: str) -> bool:
    return not MARKS.search(text) and "\n" not in text


def _spoken(cited: Cited, run: str, *, part: bool) -> str:
    """Kremlin spokesman Dmitry Peskov told Sky News on Thursday, in part: “a huge tragedy”."""
    quote = cited.claim
    assert isinstance(quote, Quote)
    if not cited.speaker:
        return ""
    told = words.TOLD.format(quote.told.text) if quote.told else words.SAID
    when = _when(quote.said_on)
    on = words.ON.format(when) if when[:1].isupper() or when[:1].isdigit() else when
    outlet = words.REPORTED_BY.format(cited.citation.outlet) if cited.citation.outlet else ""
    verb = " ".join(filter(None, (_named(cited.speaker, quote), told, on)))
    said = verb + (f", {words.IN_PART}" if part else "")
    if not may_be_said(f"{said} {outlet}"):
        return ""
    return f"{said}: “{run}”" + (f", {outlet}" if outlet else "")


def _named(speaker: str, quote: Quote) -> str:
    """With the office before or after the name, as English has it."""
    role = quote.role.text if quote.role else ""
    if not role or role.lower() in speaker.lower() or speaker.lower() in role.lower():
        return speaker
    if not may_be_said(role):
        return speaker
    after = fold(role).split()[0] in ARTICLES or " of " in role or "," in role
    return f"{speaker}, {role}," if after else f"{role} {speaker}"


def _when(when: Dated | None) -> str:
    """The article's own words for a day where it has some that say it alone."""
    if when is None:
        return ""
    if when.words and when.words.text[:1].isupper():
        return when.words.text
    return day(when.day) if when.day else ""
