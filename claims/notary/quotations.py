"""One quotation of a draft against quotes on file: as filed, differs by these words, not on file.

Marks, commas, capitals, ellipses and brackets may differ: words may not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from claims.comparing.same_statement import Change
from claims.comparing.wordings import SMALL, runs
from claims.model import Cited, Quote, QuoteKind, Span
from claims.names import same_person
from claims.notary.draft import Quotation
from claims.notary.words import filed_words, is_marked, key, pieces_of, position

# Of the draft's words, those that the nearest filed quote has in the same order. Tuned on the
# tables in tests/claims/notary.
ENOUGH_SAME_SPEAKER = 0.5
ENOUGH_ANYBODY = 0.65
FEWEST_TELLING = 2  # words shared that are more than "the" and "of"
NEARLY_ALL = 0.75  # from here up one such word will do: "I am proud of you"
SLACK = 4  # words more than the draft has, in which a filed quote may say the same


class Standing(StrEnum):
    AS_FILED = "as filed"
    DIFFERS = "differs"
    NOT_ON_FILE = "not on file"


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """How a quotation stands, and beside which filed quote.

    `changes` go from the file to the draft. `omitted` are filed words in place of which the draft
    has an ellipsis or a bracket. `other_speaker` and `unmarked`: on file somebody else says it, or
    the article does, without quotation marks. `another` is a wording that differs, where the draft
    has one as filed.
    """

    quotation: Quotation
    standing: Standing
    filed: Cited | None = None
    changes: tuple[Change, ...] = ()
    omitted: tuple[Span, ...] = ()
    other_speaker: bool = False
    unmarked: bool = False
    another: Cited | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A filed quote that holds the draft's words in order: where, and what lies between."""

    cited: Cited
    omitted: tuple[Span, ...]
    unmarked: bool


@dataclass(frozen=True, slots=True)
class _Near:
    cited: Cited
    share: float
    changes: tuple[Change, ...]


def check_quotation(quotation: Quotation, on_file: Sequence[Cited], draft: str) -> CheckedQuotation:
    """The best that is on file: in the same words, of the same speaker, in quotation marks."""
    pieces = pieces_of(quotation.words)
    if not pieces:
        return CheckedQuotation(quotation, Standing.NOT_ON_FILE)
    found = list(filter(None, (_held(pieces, cited) for cited in on_file)))
    near = list(filter(None, (_near(quotation, pieces, cited, draft) for cited in on_file)))
    if found:
        return _as_found(quotation, min(found, key=lambda one: _rank(quotation, one)), near)
    if not near:
        return CheckedQuotation(quotation, Standing.NOT_ON_FILE)
    best = max(near, key=lambda one: (one.share, one.cited.citation.article_id))
    return CheckedQuotation(
        quotation,
        Standing.DIFFERS,
        best.cited,
        best.changes,
        other_speaker=_is_other_speaker(quotation, best.cited),
        unmarked=not _quoted(best.cited),
    )


def _as_found(quotation: Quotation, found: _Found, near: Iterable[_Near]) -> CheckedQuotation:
    other = _is_other_speaker(quotation, found.cited)
    differing = [one.cited for one in near if one.changes and _quoted(one.cited)]
    also = [c for c in differing if same_person(c.speaker, found.cited.speaker)]
    return CheckedQuotation(
        quotation,
        Standing.DIFFERS if other or found.unmarked else Standing.AS_FILED,
        found.cited,
        omitted=found.omitted,
        other_speaker=other,
        unmarked=found.unmarked,
        another=also[0] if also else None,
    )


def _rank(quotation: Quotation, found: _Found) -> tuple[bool, bool, int]:
    other = _is_other_speaker(quotation, found.cited)
    return found.unmarked, other, -found.cited.citation.article_id


def _held(pieces: Sequence[Sequence[Span]], cited: Cited) -> _Found | None:
    """The filed quote, when it has every piece, one after the other."""
    quote = _quote(cited)
    words = filed_words(quote)
    keys = [key(word) for word in words]
    at, omitted, marked = 0, list[Span](), True
    for number, piece in enumerate(pieces):
        start = position(keys, [key(word) for word in piece], at)
        if start is None:
            return None
        if number:
            omitted += runs(quote, words[at:start])
        at = start + len(piece)
        marked = marked and is_marked(quote, words[start], words[at - 1])
    return _Found(cited, tuple(omitted), not marked)


def _near(
    quotation: Quotation, pieces: Sequence[Sequence[Span]], cited: Cited, draft: str
) -> _Near | None:
    """The filed quote with what differs in it, when enough is the same."""
    words = [word for piece in pieces for word in piece]
    every = filed_words(_quote(cited))
    other = _is_other_speaker(quotation, cited) or not quotation.speaker
    enough = len(words) * (ENOUGH_ANYBODY if other else ENOUGH_SAME_SPEAKER)
    if _in_both(words, every) < enough:  # most of what is looked at ends here, in no time
        return None
    filed = _window(words, every)
    matcher = _matcher(filed, words)
    same = [filed[b.a + n] for b in matcher.get_matching_blocks() for n in range(b.size)]
    telling = sum(word.text.casefold() not in SMALL for word in same)
    share = len(same) / len(words)
    if len(same) < enough or telling < (1 if share >= NEARLY_ALL else FEWEST_TELLING):
        return None
    return _Near(cited, share, tuple(_changes(matcher, _quote(cited), filed, words, draft)))


def _in_both(words: Iterable[Span], filed: Iterable[Span]) -> int:
    """How many of the words the other has at all, in whatever order."""
    return (Counter(map(key, words)) & Counter(map(key, filed))).total()


def _window(words: Sequence[Span], filed: list[Span]) -> list[Span]:
    """The part of a filed quote that a draft quotes: around the longest run that both have."""
    longest = max(_matcher(filed, words).get_matching_blocks(), key=lambda block: block.size)
    start = longest.a - longest.b - SLACK
    end = longest.a + len(words) - longest.b + SLACK
    return filed[max(0, start) : end]


def _changes(
    matcher: SequenceMatcher[str], quote: Quote, filed: list[Span], words: list[Span], draft: str
) -> Iterator[Change]:
    """Whoever quotes a part leaves out what is before and after: that is no difference."""
    for kind, i, j, k, m in matcher.get_opcodes():
        at_an_end = i == 0 or j == len(filed)
        if kind == "equal" or (at_an_end and kind == "delete"):
            continue
        after = (_slice(words[k:m], draft),) if k < m else ()
        before = () if at_an_end and j - i > m - k else tuple(runs(quote, filed[i:j]))
        yield Change(before, after)


def _matcher(filed: Sequence[Span], words: Sequence[Span]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [key(w) for w in filed], [key(w) for w in words], False)


def _slice(words: Sequence[Span], draft: str) -> Span:
    start, end = words[0].start, words[-1].end
    return Span(start, end, draft[start:end])


def _quoted(cited: Cited) -> bool:
    return _quote(cited).kind in (QuoteKind.DIRECT, QuoteKind.MIXED)


def _is_other_speaker(quotation: Quotation, cited: Cited) -> bool:
    """Both are named, and not alike."""
    named = quotation.speaker and cited.speaker
    return bool(named) and not same_person(quotation.speaker, cited.speaker)


def _quote(cited: Cited) -> Quote:
    assert isinstance(cited.claim, Quote)
    return cited.claim
