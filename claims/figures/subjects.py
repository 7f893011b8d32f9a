"""What a number is said of: "Revenue from China grew", "a 5 per cent penalty"."""

from collections.abc import Sequence

from claims.figures.nouns import ADJECTIVES
from claims.figures.phrases import Phrase
from claims.figures.surroundings import (
    EMPTY,
    GRAMMAR,
    Surroundings,
    can_be_before,
    noun_phrase,
    phrase_before,
    tells,
    verb_group,
)
from claims.figures.tables import VERBS

LEADING = GRAMMAR["leading"]
RELATIVES = GRAMMAR["relatives"]
CLAUSE = GRAMMAR["clause"]
SAYING = GRAMMAR["saying"]
MOST_WORDS = 12
DASHES = ("—", "–")
FURTHEST_SUBJECT = 60
LONGEST_INSERTION = 16


def counted_words(around: Surroundings, phrases: Sequence[Phrase]) -> list[str]:
    """For each phrase what it measures beyond its unit, "" when the unit says it all."""
    found: list[tuple[str, ...]] = []
    for i, phrase in enumerate(phrases):
        before = phrases[i - 1] if i else None
        if before is not None and follows_on(around, before, phrase):
            found.append(found[-1])
        else:
            found.append(words_of(around, phrase))
    return [" ".join(words) for words in found]


def follows_on(around: Surroundings, before: Phrase, phrase: Phrase) -> bool:
    """As in "5 miles (8 km)", "up from 2.4 million": said of the same as the number before."""
    end = before.unit.noun.end if before.unit.noun else before.end
    gap = around.sentence.between(end, phrase.start).lower().split()
    return (
        bool(gap)
        and len(gap) <= 3
        and all(word in GRAMMAR["follows"] for word in gap)
        and not after_words(around, phrase)
    )


def words_of(around: Surroundings, phrase: Phrase) -> tuple[str, ...]:
    if phrase.unit.kind == "duration":
        near = before_words(around, phrase, ("of", "for"))
        return telling(near or subject_words(around, phrase))
    if phrase.unit.kind == "noun":
        return telling((*before_words(around, phrase, ("of",)), *subject_words(around, phrase)))
    if phrase.unit.kind == "age":
        return telling(after_words(around, phrase) or subject_words(around, phrase))
    near = (*after_words(around, phrase), *before_words(around, phrase, tuple(LEADING)))
    return telling((*near, *subject_words(around, phrase), *label_words(around)))


def label_words(around: Surroundings) -> tuple[str, ...]:
    """As in "Acme — The toy maker gained 2%": the name that a note is headed with."""
    end = next((i for i in range(1, 5) if around.low(i) in DASHES), 0)
    named = end and all(around.sentence.tokens[i].is_capital for i in range(end))
    return tuple(around.low(i) for i in range(end)) if named else ()


def telling(words: Sequence[str]) -> tuple[str, ...]:
    plain = (word.removesuffix("’s").removesuffix("'s") for word in words)
    kept = dict.fromkeys(word for word in plain if word not in EMPTY)
    return tuple(kept)[:MOST_WORDS]


def after_words(around: Surroundings, phrase: Phrase) -> tuple[str, ...]:
    """As in "$150,000 contract", "62 per cent of voters"."""
    index = phrase.last
    while index in around.taken:
        index += 1
    index += around.low(index) == "-"
    if around.low(index) == "(":
        close = next((i for i in range(index, index + 8) if around.low(i) == ")"), index)
        index = close + 1
    if around.low(index) == "of":
        return noun_phrase(around, index + 1)
    return noun_phrase(around, index) if starts_noun(around, index) else ()


def starts_noun(around: Surroundings, index: int) -> bool:
    word = around.low(index)
    if not around.is_free_word(index) or around.is_small(index) or word in ADJECTIVES:
        return False
    return word not in VERBS and not word.endswith("ed") and not around.is_doing(index)


def before_words(around: Surroundings, phrase: Phrase, leads: tuple[str, ...]) -> tuple[str, ...]:
    """As in "a fine of 10.5 million", "raised output to 1.2 million": the noun before it."""
    index = phrase.first - 1
    while index >= 0 and around.sentence.tokens[index].start >= phrase.start:
        index -= 1
    if around.low(index) in ("a", "an", "the"):
        if after_words(around, phrase):
            return ()
        index -= 1
    return phrase_before(around, index) if around.low(index) in leads else ()


def subject_words(around: Surroundings, phrase: Phrase) -> tuple[str, ...]:
    """The noun phrase before the verb that governs the number."""
    index = phrase.first - 1
    furthest = max(0, index - FURTHEST_SUBJECT)
    while index > furthest:
        word = around.low(index)
        if word in CLAUSE or (word in SAYING and around.is_verb(index)):
            break
        if word in RELATIVES and around.low(index - 1) != "than":
            return relative(around, index)
        if around.is_verb(index) and index not in around.taken and not is_aside(around, index):
            found = subject_of(around, index)
            if found or around.low(verb_group(around, index) - 1) in GRAMMAR["pronouns"]:
                return found
        if word == "(":
            return phrase_before(around, index) or subject_words_before(around, index)
        index -= 1
    return leading_words(around, index, phrase)


def is_aside(around: Surroundings, index: int) -> bool:
    """As in "fell, down 8%", "sank after losing 3 men", "stood in space facing 2 suns".

    The subject is further left.
    """
    word, before = around.low(index), around.low(index - 1)
    if word in ("up", "down"):
        return before == ","
    leads = before == "," or before in GRAMMAR["aside_leads"]
    return around.is_doing(index) and (leads or around.low(index - 2) in GRAMMAR["place_leads"])


def subject_words_before(around: Surroundings, index: int) -> tuple[str, ...]:
    """Past a bracket: the next words to the left that are said of something."""
    while index > 0 and not can_be_before(around, index - 1):
        index -= 1
    return phrase_before(around, index)


def relative(around: Surroundings, index: int) -> tuple[str, ...]:
    """As in "a squad that contained 17 players" is about the squad; "said that" opens a clause.

    So does "told the council that".
    """
    before = index - 1 - (around.low(index - 1) == ",")
    if around.is_verb(before) or tells(around, before + 1):
        return ()
    return phrase_before(around, before + 1)


def subject_of(around: Surroundings, index: int) -> tuple[str, ...]:
    """The phrase before a verb group; () for a pronoun or for none."""
    return phrase_before(around, past_insertion(around, verb_group(around, index)))


def past_insertion(around: Surroundings, end: int) -> int:
    """The end without a bracket, or words between commas, that part a subject from its verb."""
    if around.low(end - 1) == ")":
        opening = mark_before(around, end - 1, "(")
        return end - 1 if opening is None else opening
    if around.low(end - 1) != ",":
        return end
    opening = mark_before(around, end - 1, ",")
    if opening is None or not opens_insertion(around, opening + 1):
        return end - 1
    return opening


def mark_before(around: Surroundings, index: int, mark: str) -> int | None:
    """The place of the mark, not far before `index`."""
    first = max(0, index - LONGEST_INSERTION)
    return next((i for i in range(index - 1, first, -1) if around.low(i) == mark), None)


def opens_insertion(around: Surroundings, index: int) -> bool:
    """As in "Lima, a port, grew", "debt, excluding loans, was"; not "prices, wages and rents"."""
    word = around.low(index)
    return (
        word in GRAMMAR["insertions"]
        or word.endswith(("’s", "'s"))
        or (word.endswith("ing") and around.is_doing(index))
    )


def leading_words(around: Surroundings, index: int, phrase: Phrase) -> tuple[str, ...]:
    """Without a verb: the words that lead up to the number ("Dow +0.2%", "Total cost: $59,995")."""
    end = phrase.first
    index -= around.low(index) == ":"
    while end > index + 1 and (
        around.sentence.tokens[end - 1].start >= phrase.start or around.low(end - 1) in "+-(:,"
    ):
        end -= 1
    if phrase.unit.kind in ("noun", "duration"):
        return ()
    return phrase_before(around, end)
