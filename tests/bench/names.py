"""Made-up names, and how people misspell them."""

import random
from collections.abc import Callable

from claims.names import name_key


def read(words: str) -> list[str]:
    return words.split()


ONSETS = read("b br ch d dr f g gr h j k kr l m n p pr r s sh st t tr v w z zh")
VOWELS = read("a a e e i o o u ai ei ou ia")
CODAS = ("", "", "", "l", "n", "r", "s", "t", "m", "nd", "rt", "ck", "ll", "ss")
LASTS = read("ov ev sky sen son berg man ez enko ini ski er ton wick ara uchi ell ard is yan")
FIRSTS = read("a o us ia ine er an in el ie y ena ik")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# As one alphabet is written in another: either way round.
WRITTEN = (("sky", "skiy"), ("ov", "off"), ("kh", "h"), ("zh", "j"), ("ou", "u"), ("f", "ph"))
FIRST_NAMES = 3_000
WORDS_OF_A_NAME = 6  # people for each last name
TWO_ERRORS = 0.3
LAST_NAME_ALONE = 0.4


def people(number: int, rng: random.Random) -> list[str]:
    """So many different people; a few first names are common, last names less so."""
    firsts = _made(min(FIRST_NAMES, number), 1, FIRSTS, rng)
    lasts = _made(number // WORDS_OF_A_NAME + 20, 2, LASTS, rng)
    found: dict[str, str] = {}
    while len(found) < number:
        first = firsts[int(len(firsts) * rng.random() ** 2.5)]
        name = f"{first} {lasts[int(len(lasts) * rng.random() ** 1.5)]}"
        found.setdefault(name_key(name), name)
    return list(found.values())


def misspelt(name: str, rng: random.Random) -> str:
    """The name, or its last word, with one or two letters wrong."""
    written = name.split()[-1] if rng.random() < LAST_NAME_ALONE else name
    spoilt = written
    for _ in range(2 if rng.random() < TWO_ERRORS else 1):
        spoilt = rng.choice(WAYS)(spoilt, rng)
    return spoilt if spoilt != written else _dropped(written, rng)


def _made(number: int, syllables: int, ends: list[str], rng: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        parts = (
            rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables)
        )
        found["".join(parts).capitalize() + rng.choice(ends)] = None
    return list(found)


def _place(name: str, rng: random.Random) -> int:
    """Of a letter that is no space and begins no word."""
    return rng.choice([at for at in range(1, len(name)) if " " not in name[at - 1 : at + 1]])


def _dropped(name: str, rng: random.Random) -> str:
    at = _place(name, rng)
    return name[:at] + name[at + 1 :]


def _doubled(name: str, rng: random.Random) -> str:
    at = _place(name, rng)
    return name[:at] + name[at] + name[at:]


def _swapped(name: str, rng: random.Random) -> str:
    at = _place(name, rng)
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def _replaced(name: str, rng: random.Random) -> str:
    at = _place(name, rng)
    return name[:at] + rng.choice(LETTERS) + name[at + 1 :]


def _rewritten(name: str, rng: random.Random) -> str:
    known = [(a, b) for pair in WRITTEN for a, b in (pair, pair[::-1]) if a in name]
    if not known:
        return _replaced(name, rng)
    one, other = rng.choice(known)
    return name.replace(one, other, 1)


Way = Callable[[str, random.Random], str]
WAYS: tuple[Way, ...] = (_dropped, _doubled, _swapped, _replaced, _rewritten)
