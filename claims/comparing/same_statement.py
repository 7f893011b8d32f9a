"""One statement as several articles word it: all wordings together, aligned word by word."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.comparing.wordings import Statement, runs, statement
from claims.model import Cited, Quote, Span
from claims.names import fold


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one wording in place of words of another; one side is empty where some are added
    or missing."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording, and every article that has it. `own` are the words that not all wordings have;
    `changes` say how it differs from the wording that was filed first."""

    said: tuple[Cited, ...]
    own: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def quote(self) -> Quote:
        claim = self.said[0].claim
        assert isinstance(claim, Quote)
        return claim


@dataclass(frozen=True, slots=True)
class SameStatement:
    """A statement in all its wordings, the one just read first, then as they were filed.

    `shared` is the longest run of words that all of them have, as a slice of the first.
    """

    wordings: tuple[Worded, ...]
    shared: Span | None

    @property
    def claims(self) -> tuple[Cited, ...]:
        return tuple(cited for wording in self.wordings for cited in wording.said)

    @property
    def speaker(self) -> str:
        """The fullest name that it is filed under."""
        return max((cited.speaker for cited in self.claims), key=len)

    @property
    def differs(self) -> bool:
        return len(self.wordings) > 1


def gather(pairs: Iterable[tuple[Cited, Cited]]) -> list[SameStatement]:
    """Pairs of one statement, a claim of the article at hand first, as statements with all their
    wordings; in reading order."""
    others: dict[int, dict[int, Cited]] = {}
    mine: dict[int, Cited] = {}
    for one, other in pairs:
        mine[one.id] = one
        others.setdefault(one.id, {})[other.id] = other
    reading = sorted(mine.values(), key=lambda cited: cited.claim.start)
    return [_together(one, sorted(others[one.id].values(), key=_filed)) for one in reading]


def carrying(statements: Iterable[SameStatement]) -> set[int]:
    """The articles that carry these statements."""
    return {cited.citation.article_id for one in statements for cited in one.claims}


def changes(before: Statement, after: Statement) -> tuple[Change, ...]:
    """What was changed, added and left out between two wordings, in reading order."""
    a, b = before.words, after.words
    return tuple(
        Change(tuple(runs(before.quote, a[i:j])), tuple(runs(after.quote, b[k:m])))
        for kind, i, j, k, m in _opcodes(before, after)
        if kind != "equal"
    )


def shared_by_all(statements: Sequence[Statement]) -> Span | None:
    """The longest run of words that all have, as a slice of the first."""
    first = statements[0]
    keys = [_keys(one) for one in statements]
    size = bisect_left(range(1, len(keys[0]) + 1), True, key=lambda n: _common(keys, n) is None)
    at = _common(keys, size) if size else None
    if at is None:
        return None
    found = runs(first.quote, first.words[at : at + size])
    return max(found, key=lambda run: run.end - run.start)


def own_words(one: Statement, others: Iterable[Statement]) -> tuple[Span, ...]:
    """Runs of words that at least one of the others has not, where they are aligned."""
    missing: set[int] = set()
    for other in others:
        for kind, i, j, _, _ in _opcodes(one, other):
            if kind != "equal":
                missing.update(range(i, j))
    return tuple(run for some in _neighbours(missing) for run in runs(one.quote, _at(one, some)))


def _together(new: Cited, others: Sequence[Cited]) -> SameStatement:
    same: dict[tuple[str, ...], list[Cited]] = {}
    for cited in (new, *others):
        same.setdefault(tuple(_keys(_statement(cited))), []).append(cited)
    said = [tuple(some) for some in same.values()]
    statements = [_statement(some[0]) for some in said]
    first = min(range(len(said)), key=lambda number: _filed(said[number][-1]))
    wordings = [
        Worded(
            some,
            own_words(one, [other for other in statements if other is not one]),
            changes(statements[first], one) if number != first else (),
        )
        for number, (some, one) in enumerate(zip(said, statements, strict=True))
    ]
    return SameStatement(tuple(wordings), shared_by_all(statements))


def _statement(cited: Cited) -> Statement:
    assert isinstance(cited.claim, Quote)
    return statement(cited.claim)


def _filed(cited: Cited) -> tuple[int, int]:
    return cited.citation.article_id, cited.claim.start


def _keys(one: Statement) -> list[str]:
    return [fold(word.text) for word in one.words]


def _common(keys: Sequence[Sequence[str]], size: int) -> int | None:
    """Where in the first a run of so many words begins that all have."""
    first, *rest = keys
    others = [_windows(words, size) for words in rest]
    starts = range(len(first) - size + 1)
    runs_of_first = ((at, tuple(first[at : at + size])) for at in starts)
    return next((at for at, run in runs_of_first if all(run in some for some in others)), None)


def _windows(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _opcodes(one: Statement, other: Statement) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, _keys(one), _keys(other), False).get_opcodes()


def _neighbours(numbers: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _at(one: Statement, numbers: Sequence[int]) -> Sequence[Span]:
    return one.words[numbers[0] : numbers[-1] + 1]
