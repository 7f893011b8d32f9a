"""The noun a number counts: "800,000 eligible pensioners", "three of the nine victims"."""

from dataclasses import dataclass

from claims.figures.noun_words import DETERMINERS, is_participle, phrase_words
from claims.figures.number import SPELLED_OUT, Number
from claims.figures.tables import (
    ANYBODY,
    PERSONS,
    SINGULAR,
    STOP,
    UNITS,
    WORDS,
    looks_plural,
    singular,
)
from claims.figures.tokens import Sentence

KINDS = UNITS["kinds"]
IDLE_ONE = frozenset(
    [
        "another",
        "day",
        "hand",
        "thing",
        "way",
        "side",
        "time",
        "by",
        "or",
        "such",
        "more",
        "else",
        "step",
        "who",
        "that",
        "which",
        "is",
        "was",
        "has",
        "can",
        "to",
        "for",
        "and",
        "on",
        "from",
        "will",
        "would",
        "in",
    ]
)
ADJECTIVES = frozenset(WORDS["modifiers"]["alone"].split())
SKIPPED = frozenset(
    ["more", "other", "others", "new", "additional", "further", "extra", "separate", "different"]
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: its place in the article, its words, and the unit it makes (singular)."""

    start: int
    end: int
    words: tuple[str, ...]
    unit: str

    @property
    def head(self) -> str:
        return self.words[-1]


def read_noun(sentence: Sentence, number: Number) -> Noun | None:
    """The noun phrase after a number, None when no noun follows."""
    index = after_number(sentence, number)
    if sentence.low(number.last) == "-":
        return hyphened(sentence, number.last + 1)
    words = phrase_words(sentence, index)
    if not words:
        return None
    if singular(sentence.low(words[0])) in KINDS or spelled(sentence.low(words[0])) in KINDS:
        return make_noun(sentence, words[:1])
    return make_noun(sentence, choose(sentence, words, number))


def spelled(word: str) -> str:
    word = singular(word)
    return str(UNITS["spellings"].get(word, word))


def after_number(sentence: Sentence, number: Number) -> int:
    """Past "or more", "of the", "of the nine"."""
    index = number.last
    while sentence.words(index, index + 2) in (
        ["or", "more"],
        ["or", "so"],
        ["or", "fewer"],
        ["or", "less"],
    ) or sentence.low(index) in ("+", "plus"):
        index += 2 if sentence.low(index) == "or" else 1
    while sentence.low(index) in SKIPPED and sentence.low(index + 1) == "of":
        index += 1
    index += sentence.words(index, index + 2) == ["out", "of"]
    if sentence.low(index) == "of":
        index += 1
        while sentence.low(index) in DETERMINERS | {
            "most",
            "many",
            "few",
            "only",
            "last",
        } or is_number(sentence, index):
            index += 1
    return index


def is_number(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and (
        sentence.tokens[index].kind == "number" or sentence.low(index) in SPELLED_OUT
    )


def hyphened(sentence: Sentence, index: int) -> Noun | None:
    """As in "six-bedroom" counts bedrooms; "10,000-strong crowd" counts the crowd."""
    if sentence.low(index) in ("strong", "member", "odd"):
        words = phrase_words(sentence, index + 1)
        return make_noun(sentence, words[:1]) if words else None
    if (
        index >= len(sentence.tokens)
        or not sentence.tokens[index].is_word
        or sentence.low(index) in STOP
    ):
        return None
    return make_noun(sentence, [index])


def choose(sentence: Sentence, places: list[int], number: Number) -> list[int]:
    """The words that make the unit: up to the plural when there is one, without participles."""
    plural = [i for i in places if looks_plural(sentence.low(i))]
    if not plural and number.value != 1:
        places = lone_noun(sentence, places)
    elif not plural:
        places = places[:3]
    kept = [
        i
        for i in places
        if not is_participle(sentence.low(i)) and sentence.low(i) not in SKIPPED - {"different"}
    ]
    if (
        places
        and kept
        and is_participle(sentence.low(places[0]))
        and not plural
        and number.value != 1
    ):
        return []
    return kept


def lone_noun(sentence: Sentence, places: list[int]) -> list[int]:
    """Without a plural: a collective ("36,000 staff") ends it, else the first word must do."""
    for position, index in enumerate(places):
        if sentence.low(index) in PERSONS | ANYBODY or sentence.low(index) in SINGULAR.values():
            return places[: position + 1]
    first = sentence.tokens[places[0]]
    return places[:1] if first.text[0].islower() and first.low not in ADJECTIVES else []


def joined_words(sentence: Sentence, places: list[int]) -> tuple[str, ...]:
    """The words, with first-team in one piece and without possessives."""
    words: list[str] = []
    for i in places:
        word = sentence.low(i).removesuffix("’s").removesuffix("'s")
        if words and sentence.low(i - 1) == "-" and i - 2 in places:
            words[-1] += "-" + word
        else:
            words.append(word)
    return tuple(words)


def make_noun(sentence: Sentence, places: list[int]) -> Noun | None:
    if not places:
        return None
    words = joined_words(sentence, places)
    unit = " ".join((*words[:-1], singular(words[-1])))
    return Noun(sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end, words, unit)
