"""Which claims of a new article somebody watches for: the rules of search, without a search.

A watch is found by a few of its words first (see `store/watching/watches.py`), then read here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from sqlmodel import Session, col, select

from claims.comparing.subject import IDLE, MEASURE_WORDS
from claims.names import fold, likeness, name_key, words_alike
from store.finding import fulltext
from store.finding.filters import Criteria
from store.finding.fulltext import BEGINNING, as_filed
from store.finding.named import SURE
from store.finding.search import meant_by
from store.scope import Scope
from store.tables import FigureRow, QuoteRow
from store.watching.heard import Heard
from store.watching.watches import Words

NAME, SAID, ABOUT = "name", "said", "about"  # where a word of a watch is looked for
OPENING = 8  # words by which a claim is looked for among those on file


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a watch asks for: claims, or `figures` about most of these words."""

    criteria: Criteria = field(default_factory=Criteria)
    figures: tuple[str, ...] = ()


def index(wanted: Wanted) -> Words:
    """The words by one of which an article must be found, the rarest of them: the longest.

    Any of a name's words: whoever says the others may be called by it.
    """
    if wanted.figures:
        meant, needed = meant_by(wanted.figures)
        rarest = sorted(meant, key=_rarity, reverse=True)[: len(meant) - needed + 1]
        return {ABOUT: as_filed(chain(*rarest))}
    asked = wanted.criteria
    names = name_key(asked.by or " ".join(asked.words)).split()
    said = fold(" ".join((*asked.words, *asked.exact))).split()
    return {
        NAME: [word for word in names if word not in IDLE] or names,
        SAID: [] if asked.by else [word for word in (_longest(said),) if word],
    }


def near(vocabulary: Iterable[tuple[str, str]], heard: Sequence[Heard]) -> Words:
    """Those words of watches that an article has, or that may be spellings of its names."""
    asked: dict[str, list[str]] = {NAME: [], SAID: [], ABOUT: []}
    for place, word in vocabulary:
        asked[place].append(word)
    names = {word for one in heard for name in one.names for word in name_key(name).split()}
    said = {word for one in heard for word in f"{one.words} {one.context}".split()}
    begun = {word[:length] for word in said for length in range(BEGINNING, len(word) + 1)}
    about = set(as_filed(chain.from_iterable(one.about for one in heard)))
    return {
        NAME: words_alike(asked[NAME], names),
        SAID: [word for word in asked[SAID] if word in begun or word in said],
        ABOUT: [word for word in asked[ABOUT] if word in about],
    }


def matching(wanted: Wanted, heard: Sequence[Heard]) -> list[Heard]:
    """The claims of an article that are watched for."""
    if wanted.figures:
        meant, needed = meant_by(wanted.figures)
        return [one for one in heard if sum(bool(some & one.about) for some in meant) >= needed]
    kept = [one for one in heard if _passes(wanted.criteria, one)]
    exact = [one for one in kept if _fits(wanted.criteria, one, one.words)]
    return exact or [one for one in kept if _fits(wanted.criteria, one, one.context)]


def new_words(
    session: Session, scope: Scope, article_id: int, heard: Sequence[Heard]
) -> list[Heard]:
    """Without what was on file before, word for word, where the scope reaches."""
    return [one for one in heard if not _is_known(session, scope, article_id, one)]


def _is_known(session: Session, scope: Scope, article_id: int, one: Heard) -> bool:
    kind = FigureRow if one.is_figure else QuoteRow
    opening = " ".join(one.words.split()[:OPENING])
    earlier = (scope.covers(kind), col(kind.article_id) < article_id)
    same = (
        col(FigureRow.sentence) == one.sentence if one.is_figure else col(kind.folded) == one.words
    )
    found = select(kind.id).where(*earlier, same)
    known = fulltext.newest(session, found, kind, {fulltext.OWN: [[opening]]})
    return bool(opening) and session.exec(known.limit(1)).first() is not None


def _fits(asked: Criteria, one: Heard, text: str) -> bool:
    """By name, by one word that is a name and the others, or by words alone."""
    if not _has(text, asked.exact):
        return False
    if asked.by:
        return _is_named(asked.by, one.names) and _has(text, asked.words)
    if _has(text, asked.words) or _is_named(" ".join(asked.words), one.names):
        return True
    others = ((word, asked.words[:n] + asked.words[n + 1 :]) for n, word in enumerate(asked.words))
    return any(_is_named(word, one.names) and _has(text, rest) for word, rest in others)


def _passes(asked: Criteria, one: Heard) -> bool:
    kinds = {"": True, "quote": not one.is_figure}
    if not kinds.get(asked.kind, one.kind == asked.kind):
        return False
    return asked.outlet.lower() in one.outlet and _has(one.told, [asked.told])


def _has(text: str, phrases: Iterable[str]) -> bool:
    """Every one of these, at the beginning of a word; a short one as a whole word."""
    spaced = f" {text} "
    return all(_is_in(spaced, _folded(phrase)) for phrase in phrases)


def _is_in(spaced: str, phrase: str) -> bool:
    if not phrase:
        return True
    begun = len(phrase.split()[-1]) >= BEGINNING
    return f" {phrase}" in spaced if begun else f" {phrase} " in spaced


def _is_named(asked: str, names: Collection[str]) -> bool:
    return any(_is_alike(asked, name) for name in names)


@lru_cache(maxsize=65_536)
def _is_alike(asked: str, name: str) -> bool:
    """An article repeats its names, and many watch for the same one."""
    return likeness(asked, name) >= SURE


@lru_cache(maxsize=65_536)
def _folded(phrase: str) -> str:
    return fold(phrase)


def _rarity(meant: set[str]) -> tuple[bool, int]:
    """Every war has its dead: the measures come last, then the longest words are the rarest."""
    return not meant & MEASURE_WORDS, max(map(len, meant))


def _longest(words: Sequence[str]) -> str:
    return max(words, key=len, default="")
