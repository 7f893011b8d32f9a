"""How many origins several articles have: one interview, one agency or one text is one origin."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from claims.comparing.same_statement import SameStatement
from claims.model import Article, Cited, Quote
from claims.names import fold, name_key
from claims.quotes.lexicon import words

AGENCIES = tomllib.loads(files("claims.comparing").joinpath("origins.toml").read_text("utf-8"))
NAMED = {fold(spelling): name for name, some in AGENCIES["agencies"].items() for spelling in some}
# "LONDON (Reuters) -", "KYIV, April 7 (AFP) –", "(AP) —"
DATELINE = re.compile(r"\(([^()\n]{2,30})\)\s*(?:-|–|—|--)\s")
BEGINNING, END = 600, 400  # characters of an article in which an agency is credited
BYLINE_PARTS = re.compile(
    r"(?:(?<!\s)\s++)?(?:,|/|\||;|•|\bfor\b|\bwith\b|\band\b|\bby\b)\s*+", re.IGNORECASE
)
LONGEST_BYLINE = 200

RUN = 5  # words
MOST_WORDS = 2_000  # of an article that are looked at
# Of the shorter text's runs of five words, the share that the other has too. Measured on 924
# political articles of seven publishers: the eight pairs that are one text share 0.51 or more,
# of the 426,000 others none more than 0.23.
SAME_TEXT = 0.4
FEWEST_RUNS = 20
SAME_INTERVIEW = 31  # days: what was told to an outlet longer ago was told on another day


class Bond(StrEnum):
    """Why two articles have one origin."""

    TOLD = "told"  # both report what was said to one outlet
    AGENCY = "agency"  # both credit one agency
    TEXT = "text"  # most of one stands in the other


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a statement, with the outlets it says it was told to."""

    id: int
    article: Article
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles of one origin. `bonds` are why, each with the name of the outlet or the agency."""

    articles: tuple[int, ...]
    bonds: tuple[tuple[Bond, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SaidBy:
    """How many origins the articles have that carry what somebody said."""

    speaker: str
    origins: tuple[Origin, ...]

    @property
    def articles(self) -> int:
        return sum(len(origin.articles) for origin in self.origins)


@dataclass(frozen=True, slots=True)
class _Carrying:
    carrier: Carrier
    agencies: frozenset[str]
    runs: frozenset[int]


def find_origins(carriers: Sequence[Carrier]) -> list[Origin]:
    """The origins of what these articles carry. Those that nothing binds have one each."""
    known = [_carrying(one) for one in carriers]
    groups = [[one] for one in known]
    for number, one in enumerate(known):
        for other in known[number + 1 :]:
            if bonds(one, other):
                groups = _joined(groups, one, other)
    return [_origin(group) for group in groups]


def carriers_of(claims: Iterable[Cited], articles: Mapping[int, Article]) -> list[Carrier]:
    """The articles that make these claims, as far as they are known, with whom each names."""
    told: dict[int, list[str]] = {}
    for cited in claims:
        names = told.setdefault(cited.citation.article_id, [])
        if isinstance(cited.claim, Quote) and cited.claim.told:
            names.append(cited.claim.told.text)
    return [
        Carrier(id, articles[id], tuple(dict.fromkeys(told[id]))) for id in told if id in articles
    ]


def by_speaker(
    statements: Iterable[SameStatement], articles: Mapping[int, Article]
) -> list[SaidBy]:
    """For each speaker whose statements several articles carry, how many origins these have."""
    said: dict[str, list[Cited]] = {}
    for statement in statements:
        said.setdefault(statement.speaker, []).extend(statement.claims)
    found = [
        SaidBy(speaker, tuple(find_origins(carriers_of(claims, articles))))
        for speaker, claims in said.items()
    ]
    return [one for one in found if one.articles > 1]


def agencies_credited(article: Article) -> frozenset[str]:
    """The agencies that an article says its text is from."""
    head, tail = article.text[:BEGINNING], article.text[-END:]
    written = [
        article.outlet,
        *BYLINE_PARTS.split(article.byline[:LONGEST_BYLINE]),
        *DATELINE.findall(head),
    ]
    named = {NAMED[fold(one)] for one in written if fold(one) in NAMED}
    closed = {
        name for name, ends in AGENCIES["closing"].items() if any(end in tail for end in ends)
    }
    return frozenset(named | closed)


def text_shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's runs of words that the other has too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= FEWEST_RUNS else 0.0


def runs_of(text: str) -> frozenset[int]:
    """Every run of five words of a text, hashed."""
    said = fold(text[: MOST_WORDS * 12]).split()[:MOST_WORDS]
    return frozenset(hash(tuple(said[at : at + RUN])) for at in range(len(said) - RUN + 1))


def bonds(one: _Carrying, other: _Carrying) -> list[tuple[Bond, str]]:
    """Why two articles have one origin; nothing when no reason is known."""
    told = [(Bond.TOLD, name) for name in _told_to_both(one.carrier, other.carrier)]
    agencies = [(Bond.AGENCY, name) for name in sorted(one.agencies & other.agencies)]
    text = [(Bond.TEXT, "")] if text_shared(one.runs, other.runs) >= SAME_TEXT else []
    return [*told, *agencies, *text]


def _told_to_both(one: Carrier, other: Carrier) -> list[str]:
    """Sky News and "the British broadcaster Sky News" are one outlet."""
    days = one.article.published, other.article.published
    if days[0] and days[1] and abs((days[0] - days[1]).days) > SAME_INTERVIEW:
        return []
    pairs = [(a, b) for a in one.told for b in other.told if names_outlet(a) and names_outlet(b)]
    return [min(pair, key=len) for pair in pairs if _same_name(*pair)]


def names_outlet(told: str) -> bool:
    """Whether somebody was told who publishes: Sky News, the BBC; not reporters, not the Senate."""
    lows = re.findall(r"\w+", told.casefold())
    return told != told.casefold() and any(words().has("told.outlets", low) for low in lows)


def _same_name(one: str, other: str) -> bool:
    a, b = set(name_key(one).split()), set(name_key(other).split())
    return bool(a and b) and (a <= b or b <= a)


def _carrying(carrier: Carrier) -> _Carrying:
    article = carrier.article
    return _Carrying(carrier, agencies_credited(article), runs_of(article.text))


def _joined(
    groups: list[list[_Carrying]], one: _Carrying, other: _Carrying
) -> list[list[_Carrying]]:
    touching = [group for group in groups if one in group or other in group]
    rest = [group for group in groups if group not in touching]
    return [*rest, [member for group in touching for member in group]]


def _origin(group: Sequence[_Carrying]) -> Origin:
    found = [
        bond
        for number, one in enumerate(group)
        for other in group[number + 1 :]
        for bond in bonds(one, other)
    ]
    return Origin(tuple(sorted(one.carrier.id for one in group)), tuple(dict.fromkeys(found)))
