"""Which words of a sentence can belong to the noun phrase behind a number."""

from claims.figures.tables import (
    STOP,
    VERBS,
    WORDS,
    looks_plural,
)
from claims.figures.tokens import Sentence

LONGEST = 5
DETERMINERS = frozenset(
    [
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "these",
        "those",
        "them",
        "this",
        "that",
    ]
)
PLURAL_MODIFIERS = frozenset(WORDS["modifiers"]["plural"].split())
NOUNS_IN_ED = frozenset(
    ["seed", "bed", "breed", "deed", "weed", "shed", "sled", "need", "speed", "steed"]
)
NOUNS_IN_ING = frozenset(
    [
        "building",
        "wedding",
        "ceiling",
        "meeting",
        "king",
        "ring",
        "wing",
        "spring",
        "string",
        "thing",
        "evening",
        "morning",
        "killing",
        "shooting",
        "bombing",
        "warning",
        "listing",
        "hearing",
        "offspring",
    ]
)


def phrase_words(sentence: Sentence, index: int) -> list[int]:
    """Places of the words that can belong to a noun phrase starting at `index`."""
    places: list[int] = []
    while index < len(sentence.tokens) and len(places) < LONGEST + 2:
        token = sentence.tokens[index]
        if joins_words(sentence, index, places):
            index += 1
            continue
        if not token.is_word or token.low in STOP or stops_at_verb(sentence, index, places):
            break
        places.append(index)
        if looks_plural(token.low) and not plural_modifier(sentence, index):
            break
        index += 1
    return places


def joins_words(sentence: Sentence, index: int, places: list[int]) -> bool:
    """The hyphen of "first-team", the "and" of "digital and physical sales"."""
    word = sentence.low(index)
    if not places:
        return False
    if (word in ("'", "’") and sentence.low(index + 1) == "s") or (
        word == "s" and sentence.low(index - 1) in ("'", "’")
    ):
        return True
    if word in ("-", "&"):
        return sentence.tokens[index].start == sentence.tokens[index - 1].end or word == "&"
    following = sentence.low(index + 1)
    return (
        word == "and"
        and following not in STOP
        and following not in VERBS
        and looks_plural(sentence.low(index + 2))
        and not looks_plural(sentence.low(index - 1))
    )


def plural_modifier(sentence: Sentence, index: int) -> bool:
    """As in "sports cars": a plural before another plural, written without a comma."""
    word = sentence.low(index + 1)
    return looks_plural(word) and word not in STOP and sentence.low(index) in PLURAL_MODIFIERS


def stops_at_verb(sentence: Sentence, index: int, places: list[int]) -> bool:
    word = sentence.low(index)
    if word not in VERBS:
        return False
    if looks_plural(word):
        return not (places or sentence.low(index + 1) not in DETERMINERS) or any(
            looks_plural(sentence.low(i)) for i in places
        )
    following = sentence.low(index + 1)
    return not (word.endswith("ed") and looks_plural(following) and following not in STOP)


def is_participle(word: str) -> bool:
    if word.endswith("ed"):
        return word not in NOUNS_IN_ED and len(word) > 3
    return (word.endswith("ing") and word not in NOUNS_IN_ING and len(word) > 4) or (
        word.endswith("ly")
        and word not in ("family", "assembly", "july", "supply", "rally", "ally", "fly")
    )
