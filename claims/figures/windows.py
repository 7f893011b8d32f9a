"""The words of a sentence that belong to one of its numbers."""

from dataclasses import dataclass

from claims.figures.phrases import Phrase
from claims.figures.tokens import Sentence

BREAKS = frozenset({";", ":", ".", "(", ")", "while", "but", "although", "whereas", "–", "—"})
PARTING = frozenset({"and", "with", ",", "including", "among", "plus"})


@dataclass(frozen=True, slots=True)
class Window:
    """The words that belong to one number: from the number before it to the number after it."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    before: tuple[str, ...]  # all words since the number before it
    joined: bool  # nothing but "and" or a comma parts it from the number after


def windows(sentence: Sentence, phrases: list[Phrase]) -> list[Window]:
    found = []
    for i, phrase in enumerate(phrases):
        after = phrases[i + 1].first if i + 1 < len(phrases) else len(sentence.tokens)
        before = phrases[i - 1].last if i else 0
        right = words_without_months(sentence, phrase.last, after)
        left = words_without_months(sentence, before, hedge_start(sentence, phrase))
        found.append(
            Window(
                left_part(left, bool(i)),
                right_part(right, after < len(sentence.tokens)),
                tuple(left),
                is_list(right),
            )
        )
    return found


def hedge_start(sentence: Sentence, phrase: Phrase) -> int:
    """The token the hedge begins with."""
    index = phrase.first
    while index > 0 and sentence.tokens[index - 1].start >= phrase.start:
        index -= 1
    return index


def words_without_months(sentence: Sentence, first: int, last: int) -> list[str]:
    """March is a month and a march a demonstration."""
    return [
        "" if token.text in ("March", "May") else token.low for token in sentence.tokens[first:last]
    ]


def left_part(words: list[str], another_before: bool) -> tuple[str, ...]:
    """The words before a number that are about it and not about the number before."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] in BREAKS or (another_before and words[i] in PARTING):
            return tuple(words[i + 1 :])
    return () if another_before else tuple(words)


def right_part(words: list[str], another_after: bool) -> tuple[str, ...]:
    parting = [i for i, word in enumerate(words) if word in BREAKS]
    words = words[: parting[0]] if parting else words
    if another_after and not parting:
        last = [i for i, word in enumerate(words) if word in PARTING]
        words = words[: last[-1]] if last else words
    return tuple(words)


def is_list(words: list[str]) -> bool:
    return (
        len(words) <= 6
        and any(word in ("and", ",") for word in words)
        and not any(word in BREAKS for word in words)
    )
