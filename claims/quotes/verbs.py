"""Verbs and adverbs, as far as word lists and neighbours tell; a parser would know better."""

from claims.quotes.lexicon import words
from claims.quotes.reading import Reading

FURTHEST_VERB = 25  # tokens
ENDINGS = ("’s", "'s", "’re", "'re", "’d", "'d", "ed", "es")


def is_adverb(low: str, text: str) -> bool:
    known = words().has("grammar.adverbs", low) or words().has("grammar.negations", low)
    return known or (len(low) > 4 and low.endswith("ly") and text.islower() and low != "family")


def is_verb(reading: Reading, index: int) -> bool:
    """A finite verb, as far as its form and its neighbours tell."""
    low, before, after = reading.low(index), reading.low(index - 1), reading.low(index + 1)
    if low in ("will", "may") and reading.tokens[index].is_name and is_name_at(reading, index + 1):
        return False  # Will Hill
    if words().has("grammar.verbs", low) or low.endswith(("n't", "n’t")):
        return True
    if not low.endswith("ed") or len(low) < 4 or reading.tokens[index].is_name:
        return False
    if words().has("grammar.determiners", before) or is_adverb(before, before):
        return False
    return words().has("grammar.determiners", after) or words().has("grammar.prepositions", after)


def is_name_at(reading: Reading, index: int) -> bool:
    return index < len(reading.tokens) and reading.tokens[index].is_name


def has_verb(reading: Reading, start: int, hi: int) -> bool:
    """A verb may stand among tokens `start` up to `hi`: a clause rather than a noun phrase."""
    return any(_may_be_verb(reading, i) for i in range(start + 1, min(hi, start + FURTHEST_VERB)))


def _may_be_verb(reading: Reading, index: int) -> bool:
    low = reading.low(index)
    return low.endswith(ENDINGS) or low in words().forms or is_verb(reading, index)
