"""How firmly a number is said: asserted, estimated, foreseen, denied, superseded."""

import re

from claims.figures.phrases import Phrase
from claims.figures.tables import CHANGES
from claims.figures.tokens import Sentence
from claims.model import Bound, Modality

RESET = re.compile(r";|\bnow\b")
DENYING = re.compile(
    r"(?:^|\s)(?:not|neither|[a-z]+n[’']t)(?: kill| wound| injure| hurt| arrest)?$"
)


def read_modality(sentence: Sentence, phrase: Phrase) -> Modality:
    """Asserted unless words near the number say otherwise."""
    before = re.split(RESET, " ".join(sentence.words(phrase.first - 12, phrase.first)))[-1]
    near = " ".join(sentence.words(phrase.first - 4, phrase.first))
    if DENYING.search(without_hedge(sentence, phrase)):
        return Modality.DENIED
    if ends_in(near, CHANGES["superseded"]["words"]) or has_any(
        before,
        [
            w
            for w in CHANGES["superseded"]["words"]
            if w.startswith(("init", "first", "orig", "prev", "ear"))
        ],
    ):
        return Modality.SUPERSEDED
    if has_any(before, CHANGES["forecast"]["words"]):
        return Modality.FORECAST
    if has_any(before, CHANGES["hypothetical"]["words"]):
        return Modality.HYPOTHETICAL
    estimated = has_any(before, CHANGES["estimated"]["words"]) or phrase.bound is Bound.ABOUT
    return Modality.ESTIMATED if estimated else Modality.ASSERTED


def without_hedge(sentence: Sentence, phrase: Phrase) -> str:
    return sentence.between(phrase.start - 30, phrase.start).lower().strip()


def has_any(text: str, words: list[str]) -> bool:
    padded = f" {text} "
    return any(f" {word} " in padded for word in words)


def ends_in(text: str, words: list[str]) -> bool:
    return any(f" {text}".endswith(f" {word}") for word in words)
