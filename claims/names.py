"""People's names: folding spellings, and how alike two names are."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

# Endings and letters that differ between ways of writing one name in Latin script.
TRANSLITERATIONS = (
    (re.compile(r"(?:skiy|skyy|skyi|skij|skii|ski)\b"), "sky"),
    (re.compile(r"(?:iy|yy|yi|ij|ii)\b"), "y"),
    (re.compile(r"(?<=[eo])(?:w|ff)\b"), "v"),
    (re.compile(r"(?<=[eo])va\b"), "va"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"j(?=[aeou])"), "y"),
)
TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "sen", "rep", "gov")
)
MOST_LETTERS = 0x3000  # alphabets come first, and are remembered; there are a million codes
SMALL = 4  # letters: shorter words must match exactly
ALIKE = 0.6  # from here up two words may be spellings of one name


class Letters(dict[int, str]):
    """What a letter is folded to, found once: whole articles are folded for one answer."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        dropped = unicodedata.combining(letter) or letter in "'’ʼ`."
        folded = "" if dropped else letter if letter.isalnum() else " "
        if code < MOST_LETTERS:
            self[code] = folded
        return folded


LETTERS = Letters()


def fold(text: str) -> str:
    """Lower case, without accents, apostrophes or points; other marks become spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(plain.translate(LETTERS).split())


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles and the possessive s, folded."""
    words = fold(re.sub(r"[’']s\b", "", name)).split()
    return tuple(word for word in words if word not in TITLES)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """One key for the ways of writing one name: Zelensky, Zelenskyy, Zelenskiy."""
    return " ".join(_transliterated(word) for word in name_words(name))


def _transliterated(word: str) -> str:
    for pattern, letters in TRANSLITERATIONS:
        word = pattern.sub(letters, word)
    return word


def word_likeness(one: str, other: str) -> float:
    """0 to 1 for two words of a key: 1 equal, 0 too far apart to be spellings of one name."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < SMALL:
        return 0.0
    likeness = OSA.normalized_similarity(one, other)
    return likeness if likeness >= ALIKE else 0.0


def words_alike(words: Sequence[str], names: Collection[str]) -> set[str]:
    """Those of many words that may be spellings of one of these, as `word_likeness` has it."""
    exact = set(names)
    alike = {word for word in words if word in exact}
    long = [word for word in words if len(word) >= SMALL and word not in alike]
    others = [name for name in sorted(exact) if len(name) >= SMALL]
    if long and others:
        near = cdist(long, others, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, workers=1)
        alike.update(word for word, row in zip(long, near, strict=True) if row.any())
    return alike


def likeness(query: str, name: str) -> float:
    """How well each word of a query is found among a name's words, 0 to 1."""
    asked, given = name_key(query).split(), name_key(name).split()
    if not asked or not given:
        return 0.0
    return sum(max(word_likeness(a, g) for g in given) for a in asked) / len(asked)


def same_person(one: str, other: str) -> bool:
    """One name is the other, or the last part of it: Peskov and Dmitry Peskov."""
    a, b = name_key(one).split(), name_key(other).split()
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    if shorter[-1] != longer[-1]:
        return False
    return all(word in longer for word in shorter)


def letters_off(query: str, name: str) -> int:
    """How many letters the nearest words of a name are from the query's, in all."""
    given = name_words(name)
    if not given:
        return len(query)
    return sum(min(OSA.distance(word, g) for g in given) for word in name_words(query))
