"""The tables of words and units beside this file, read once."""

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads(files("claims.figures").joinpath(name).read_text(encoding="utf-8"))


NUMBERS = read_table("numbers.toml")
UNITS = read_table("units.toml")
HEDGES = read_table("hedges.toml")
MEASURES = read_table("measures.toml")
WORDS = read_table("words.toml")
CHANGES = read_table("changes.toml")

ONES = {word: Decimal(n) for word, n in NUMBERS["ones"].items()}
TENS = {word: Decimal(n) for word, n in NUMBERS["tens"].items()}
MAGNITUDES = {word: Decimal(n) for word, n in NUMBERS["magnitudes"].items()}
LETTERS = {word: Decimal(n) for word, n in NUMBERS["letters"].items()}
VAGUE = {
    tuple(words.split()): (Decimal(low), Decimal(high))
    for words, (low, high) in NUMBERS["vague"].items()
}
FRACTIONS = {word: Decimal(n) for word, n in NUMBERS["fractions"].items()}

STOP = frozenset(WORDS["stop"]["words"].split())
VERBS = frozenset(WORDS["verbs"]["words"].split())
PERSONS = frozenset(word.lower() for word in WORDS["person"]["words"].split())
ANYBODY = frozenset(WORDS["anybody"]["words"].split())
MONTHS: dict[str, int] = WORDS["months"]
WEEKDAYS: dict[str, int] = WORDS["weekdays"]
SINGULAR: dict[str, str] = WORDS["singular"]


def singular(word: str) -> str:
    """The singular of an English noun, lower case, as well as rules and a short list can tell."""
    word = word.lower()
    if word in SINGULAR:
        return SINGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def looks_plural(word: str) -> bool:
    word = word.lower()
    if word in SINGULAR:
        return SINGULAR[word] != word or word in PERSONS or word in ("staff", "aircraft", "crew")
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )
