"""Numbers that say by how much something rose or fell."""

from claims.figures.phrases import Phrase
from claims.figures.tables import CHANGES
from claims.figures.tokens import Sentence
from claims.figures.windows import hedge_start
from claims.model import Statistic

RISE = frozenset(CHANGES["rise"]["verbs"].split())
FALL = frozenset(CHANGES["fall"]["verbs"].split())
RISE_NOUNS = frozenset(CHANGES["rise"]["nouns"].split())
FALL_NOUNS = frozenset(CHANGES["fall"]["nouns"].split())
# "were down 34", not "shot down 34".
STATED = frozenset({"is", "are", "was", "were", "been", ",", "(", ""})
SMALL = frozenset({"point", "basis point", "cent", "sen", "penny"})
# With these a sum of money or a count is a change; "lost £3bn" and "added two players" are amounts.
INTRANSITIVE = frozenset(
    ["up", "down", "rose", "fell", "climbed", "dropped", "jumped", "surged", "slid", "slipped"]
)
COMPARED = {"higher": Statistic.RISE, "lower": Statistic.FALL}
FILLERS = frozenset(CHANGES["between"]["words"].split())


def hedge_skipped(sentence: Sentence, phrase: Phrase) -> int:
    """The token before the phrase, past its hedge and small words."""
    index = phrase.first - 1
    while index >= 0 and (
        sentence.tokens[index].start >= phrase.start or sentence.low(index) in FILLERS - {"up"}
    ):
        if sentence.low(index) == "to":
            return -1
        index -= 1
    return index


def change_before(sentence: Sentence, phrase: Phrase) -> Statistic | None:
    """As in "rose 8%", "down 190 points", "raised rates by 25 basis points", "+0.3%"."""
    if phrase.unit.kind in ("age", "duration", "distance") or isinstance(phrase.value, tuple):
        return None
    sign = sentence.between(phrase.unit.start - 1, phrase.unit.start)
    stands = sentence.low(hedge_start(sentence, phrase) - 1) in ("at", "to", "is", "was")
    signed = sign == "+" or (phrase.number.value < 0 and not stands)
    if phrase.unit.kind == "share" and signed:
        return Statistic.RISE if sign == "+" else Statistic.FALL
    start = hedge_start(sentence, phrase)
    if "by" in sentence.words(start - 2, start):
        return next(
            (
                found
                for word in reversed(sentence.words(start - 7, start))
                if (found := change_word(word))
            ),
            None,
        )
    index = hedge_skipped(sentence, phrase)
    word = sentence.low(index) if index >= 0 else ""
    if not (phrase.unit.kind == "share" or phrase.unit.name in SMALL or word in INTRANSITIVE):
        return None
    if word in ("up", "down") and phrase.unit.kind == "noun":
        return change_word(word) if sentence.low(index - 1) in STATED else None
    return change_word(word)


def change_word(word: str) -> Statistic | None:
    if word in RISE:
        return Statistic.RISE
    return Statistic.FALL if word in FALL else None


def change_after(sentence: Sentence, phrase: Phrase) -> Statistic | None:
    """As in "a 3 percent drop", "34% lower", and "an increase of 5,616", which is something new."""
    if isinstance(phrase.value, tuple):
        return None
    words = sentence.words(phrase.last, phrase.last + 2)
    before = sentence.words(phrase.first - 5, phrase.first)
    lead = [word for word in before if word in RISE_NOUNS | FALL_NOUNS]
    if lead and before[-1:] != [lead[-1]] and before[before.index(lead[-1]) + 1] in ("of", "in"):
        return Statistic.NEW if lead[-1] in RISE_NOUNS else Statistic.FALL
    if words[1:2] == ["than"] and words[0] in COMPARED:  # "$340 million higher than a year ago"
        return COMPARED[words[0]]
    if phrase.unit.kind != "share":
        return None
    if words[:1] and words[0] in FALL_NOUNS | {"lower"}:
        return Statistic.FALL
    return Statistic.NEW if words[:1] and words[0] in RISE_NOUNS | {"higher"} else None
