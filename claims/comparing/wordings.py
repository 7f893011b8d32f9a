"""One statement in two wordings: told apart from two statements, and aligned word by word."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from importlib.resources import files

from claims.comparing.subject import FOLDED
from claims.comparing.subject import fold as fold_synonym
from claims.model import Dated, Quote, QuoteKind, Span
from claims.names import fold, name_key

WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
WORDS = tomllib.loads(files("claims.comparing").joinpath("wordings.toml").read_text("utf-8"))
SMALL = frozenset(WORDS["small"].split())
NEGATIONS = frozenset(WORDS["negations"].split())
NEGATED = re.compile(r"n[’']t\Z")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Shares of the shorter wording's content words that the other has too. Two published wordings of
# one statement share 0.6 at the least when speaker and outlet or day are known to be the same.
ENOUGH_WITH_EVIDENCE = 0.5
ENOUGH_ALONE = 0.75
FEWEST_SHARED = 3
# Below the least of them, since "well-known" is one word to who compares and two to who looks up.
NEARLY = 0.4
LONGEST = 400  # words: alignment takes the product of both lengths


@dataclass(frozen=True, slots=True)
class Wording:
    """How two wordings of one statement differ; both lists empty when they do not."""

    new_only: tuple[Span, ...]
    earlier_only: tuple[Span, ...]
    shared: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote made ready to be compared: its words, those that carry it, and its vetoes."""

    quote: Quote
    words: tuple[Span, ...]
    content: frozenset[str]
    is_negated: bool
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """The words by which other wordings of a quote are picked out from among many.

    `spelt` has them in every spelling, `stands` says for which word each of these stands.
    """

    spelt: frozenset[str]
    stands: Mapping[str, str]
    size: int

    def nearness(self, words: Sequence[str]) -> float:
        """The share of their words that both have; 0 for what is no wording of it.

        `words` are those of a quote as the store folds it.
        """
        found = self.spelt.intersection(words)
        if len(found) < FEWEST_SHARED:
            return 0.0
        shared = len({self.stands[word] for word in found})
        size = len({fold_synonym(word) for word in words if word not in SMALL})
        share = shared / min(self.size, size)
        return share if shared >= FEWEST_SHARED and share >= NEARLY else 0.0


def sought(quote: Quote) -> Sought:
    """What other wordings of it are picked out by."""
    content = {fold_synonym(word) for word in fold(quote.text).split() if word not in SMALL}
    stands = {spelt: word for word in content for spelt in (word, f"{word}s")}
    stands |= {spelt: word for spelt, word in FOLDED.items() if word in content}
    return Sought(frozenset(stands) - SMALL, stands, len(content))


def statement(quote: Quote) -> Statement:
    words = tuple(_words(quote))
    return Statement(
        quote=quote,
        words=words,
        content=_content(words),
        is_negated=_is_negated(words),
        numbers=frozenset(word.text for word in words if word.text[0].isdigit()),
    )


def compare_wordings(new: Statement, earlier: Statement) -> Wording | None:
    """None when the two are not known to be one statement. The speaker must be the same."""
    if not (_in_marks(new.quote) and _in_marks(earlier.quote)):
        return None
    if new.is_negated != earlier.is_negated or _numbers_differ(new, earlier):
        return None
    if not _may_be_one(new.quote, earlier.quote):
        return None
    alone = not _same_occasion(new.quote, earlier.quote)
    needed = ENOUGH_ALONE if alone else ENOUGH_WITH_EVIDENCE
    return _align(new, earlier) if _share(new, earlier) >= needed else None


def _in_marks(quote: Quote) -> bool:
    return quote.kind in (QuoteKind.DIRECT, QuoteKind.MIXED)


def _may_be_one(new: Quote, earlier: Quote) -> bool:
    if new.told and earlier.told and not _same_told(new.told, earlier.told):
        return False
    return not _other_day(new.said_on, earlier.said_on)


def _same_occasion(new: Quote, earlier: Quote) -> bool:
    told = new.told is not None and earlier.told is not None
    days = _day(new.said_on), _day(earlier.said_on)
    return told or (days[0] is not None and days[0] == days[1])


def _same_told(one: Span, other: Span) -> bool:
    a, b = set(name_key(one.text).split()), set(name_key(other.text).split())
    return a <= b or b <= a


def _day(said_on: Dated | None) -> date | None:
    return said_on.day if said_on else None


def _other_day(one: Dated | None, other: Dated | None) -> bool:
    """Known to differ. A weekday without a date contradicts a date on another weekday."""
    a, b = _day(one), _day(other)
    if a and b:
        return a != b
    weekdays = _weekday(one), _weekday(other)
    return None not in weekdays and weekdays[0] != weekdays[1]


def _weekday(said_on: Dated | None) -> int | None:
    if said_on is None:
        return None
    if said_on.day:
        return said_on.day.weekday()
    words = fold(said_on.words.text).split() if said_on.words else []
    return next((WEEKDAYS.index(word) for word in words if word in WEEKDAYS), None)


def _words(quote: Quote) -> list[Span]:
    found = [
        Span(span.start + m.start(), span.start + m.end(), m[0])
        for span in quote.words
        for m in WORD.finditer(span.text)
    ]
    return found[:LONGEST]


def _content(words: Iterable[Span]) -> frozenset[str]:
    folded = (fold(word.text) for word in words)
    return frozenset(fold_synonym(word) for word in folded if word not in SMALL)


def _share(new: Statement, earlier: Statement) -> float:
    shared = len(new.content & earlier.content)
    if shared < FEWEST_SHARED:
        return 0.0
    return shared / min(len(new.content), len(earlier.content))


def _is_negated(words: Iterable[Span]) -> bool:
    marks = [w for w in words if fold(w.text) in NEGATIONS or NEGATED.search(w.text)]
    return len(marks) % 2 == 1


def _numbers_differ(new: Statement, earlier: Statement) -> bool:
    return bool(new.numbers and earlier.numbers) and new.numbers != earlier.numbers


def _align(new: Statement, earlier: Statement) -> Wording:
    a, b = new.words, earlier.words
    matcher = SequenceMatcher(None, [fold(w.text) for w in a], [fold(w.text) for w in b], False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    longest = max(matcher.get_matching_blocks(), key=lambda block: block.size)
    shared = list(runs(new.quote, a[longest.a : longest.a + longest.size]))
    return Wording(
        new_only=tuple(run for _, i, j, _, _ in changes for run in runs(new.quote, a[i:j])),
        earlier_only=tuple(run for _, _, _, i, j in changes for run in runs(earlier.quote, b[i:j])),
        shared=max(shared, key=lambda run: run.end - run.start, default=None),
    )


def runs(quote: Quote, words: Sequence[Span]) -> Iterator[Span]:
    """Neighbouring words as one slice for each of the quote's spans they stand in."""
    for span in quote.words:
        inside = [word for word in words if span.contains(word)]
        if inside:
            start, end = inside[0].start, inside[-1].end
            yield Span(start, end, span.text[start - span.start : end - span.start])
