"""The names of people in an article, each in its fullest form, with what the article calls them."""

from collections import Counter
from dataclasses import dataclass, field

from claims.model import Span
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading
from claims.quotes.verbs import is_verb

LONGEST_NAME = 4
MOST_ALIKE = 8  # people of one name in one article
LONGEST_ROLE = 14  # tokens
COMMON = ("determiners", "prepositions", "subjects", "days", "months", "openers",
          "coordinators", "adverbs")  # fmt: skip
PARTICLES = {"de", "van", "von", "bin", "al", "der", "da", "di", "la", "el"}


@dataclass(frozen=True, slots=True)
class Name:
    """A full name: its words without titles, where it first stands, and its role or None."""

    words: tuple[str, ...]
    span: Span
    role: Span | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Names:
    """Full names by last name and by first name, the most frequent first."""

    by_last: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    by_first: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    offices: dict[str, Name] = field(default_factory=dict)


def find_names(reading: Reading) -> Names:
    """Names of two words and more, outside headlines."""
    first: dict[tuple[str, ...], Range] = {}
    roles: dict[tuple[str, ...], Span] = {}
    count: Counter[tuple[str, ...]] = Counter()
    for sentence in reading.sentences:
        stopped = reading.low(sentence.hi - 1) in (".", "!", "?") or reading.quoted(sentence.hi - 1)
        for lo, hi in _runs(reading, sentence.lo, sentence.hi):
            key = name_words(reading, lo, hi)
            if len(key) < 2:
                continue
            count[key] += 2 if stopped else 1
            first.setdefault(key, (lo, hi))
            role = role_of(reading, lo, hi) if stopped and key not in roles else None
            if role is not None:
                roles[key] = role
    return _indexed([
        Name(key, bare_span(reading, *first[key]), roles.get(key), count[key]) for key in first
    ])  # fmt: skip


def _indexed(names: list[Name]) -> Names:
    names.sort(key=lambda name: (-name.count, name.span))
    by_last: dict[str, list[Name]] = {}
    by_first: dict[str, list[Name]] = {}
    offices: dict[str, Name] = {}
    for name in names:
        by_last.setdefault(name.words[-1], []).append(name)
        by_first.setdefault(name.words[0], []).append(name)
        for word in _offices(name.role):
            offices.setdefault(word, name)
    return Names(_frequent(by_last), _frequent(by_first), offices)


def _frequent(names: dict[str, list[Name]]) -> dict[str, tuple[Name, ...]]:
    return {word: tuple(alike[:MOST_ALIKE]) for word, alike in names.items()}


def _offices(role: Span | None) -> list[str]:
    lows = role.text.lower().split() if role is not None else []
    return [word for word in lows if words().has("people.offices", word)]


def _runs(reading: Reading, lo: int, hi: int) -> list[Range]:
    """Runs of capitalised words, without the titles and offices in front."""
    runs: list[Range] = []
    index = lo
    while index < hi:
        end = index
        while end < hi and _in_name(reading, index, end, hi):
            end += 1
            if reading.low(end - 1).endswith(("'s", "’s")):
                break
        start = after_titles(reading, index, end)
        if 2 <= end - start <= LONGEST_NAME:
            runs.append((start, end))
        index = max(end, index + 1)
    return runs


def _in_name(reading: Reading, start: int, index: int, hi: int) -> bool:
    token = reading.tokens[index]
    if token.low in PARTICLES and index > start and index + 1 < hi:
        return reading.tokens[index + 1].is_name
    if not token.is_name or words().has("grammar.subordinators", token.low):
        return False
    return index > start or not _common(token.low)


def _common(low: str) -> bool:
    return any(words().has(f"grammar.{name}", low) for name in COMMON)


def after_titles(reading: Reading, lo: int, hi: int) -> int:
    """The token behind the last title or office: "White House Press Secretary | Josh Earnest"."""
    for index in range(hi - 2, lo - 1, -1):
        low = reading.low(index)
        if words().has("people.offices", low) or (low.endswith(".") and _is_title(low)):
            return index + 1
    return lo


def _is_title(low: str) -> bool:
    return words().has("people.titles", low[:-1].capitalize())


def name_words(reading: Reading, lo: int, hi: int) -> tuple[str, ...]:
    """The name for comparing: lower case, without "'s", initials and "Jr."."""
    lows = [reading.low(index).removesuffix("'s").removesuffix("’s") for index in range(lo, hi)]
    return tuple(low for low in lows if not low.endswith(".") and low not in ("jr", "sr", "iii"))


def bare_span(reading: Reading, lo: int, hi: int) -> Span:
    """The words of the name without a possessive ending."""
    span = reading.span(lo, hi)
    cut = 2 if span.text.endswith(("'s", "’s")) else 0
    return reading.article.span(span.start, span.end - cut)


def role_of(reading: Reading, lo: int, hi: int) -> Span | None:
    """What the article calls the name at `lo`: the words before it or the apposition behind."""
    start = lo
    while start > 0 and lo - start < 8 and _belongs_to_role(reading, start - 1):
        start -= 1
    lead = range(start, lo)
    titled = any(
        words().has("people.offices", reading.low(i)) or _is_title(reading.low(i)) for i in lead
    )
    courtesy = all(words().has("people.courtesies", reading.low(i).strip(".")) for i in lead)
    if titled and not courtesy:
        return reading.span(start, lo)
    return _apposition(reading, hi) if reading.low(hi) == "," else None


def _belongs_to_role(reading: Reading, index: int) -> bool:
    token, after = reading.tokens[index], reading.tokens[index + 1]
    if not token.is_word or reading.quoted(index) or _common(token.low):
        return False
    if "\n" in reading.article.text[token.end : after.start]:
        return False
    return not is_verb(reading, index) and token.low not in words().forms


def _apposition(reading: Reading, comma: int) -> Span | None:
    end, office = comma + 1, False
    while end < len(reading.tokens) and end - comma <= LONGEST_ROLE:
        token = reading.tokens[end]
        cue = token.low in words().forms and office
        if not token.is_word or reading.quoted(end) or is_verb(reading, end) or cue:
            break
        office = office or words().has("people.offices", token.low)
        if token.low in ("who", "in", "on", "told"):
            break
        end += 1
    return reading.span(comma + 1, end) if office and end > comma + 1 else None
