"""The noun phrases and verbs around a number, as far as word lists can tell."""

from collections.abc import Sequence

from claims.figures.noun_words import NOUNS_IN_ING
from claims.figures.phrases import Phrase
from claims.figures.tables import STOP, VERBS, WORDS
from claims.figures.tokens import Sentence

GRAMMAR = {name: frozenset(words.split()) for name, words in WORDS["grammar"].items()}
AUXILIARIES = GRAMMAR["auxiliaries"]
ARTICLES = GRAMMAR["articles"]
LINKS = GRAMMAR["links"]
EMPTY = GRAMMAR["empty"]
LONGEST = 9


class Surroundings:
    """A sentence with its phrases: words that belong to a number are not said of another."""

    def __init__(self, sentence: Sentence, phrases: Sequence[Phrase]) -> None:
        self.sentence = sentence
        self.taken: set[int] = set()
        for phrase in phrases:
            end = phrase.unit.noun.end if phrase.unit.noun else phrase.end
            last = phrase.last
            while last < len(sentence.tokens) and sentence.tokens[last].start < end:
                last += 1
            self.taken.update(range(phrase.first, last))

    def low(self, index: int) -> str:
        return self.sentence.low(index)

    def is_free_word(self, index: int) -> bool:
        tokens = self.sentence.tokens
        return 0 <= index < len(tokens) and tokens[index].is_word and index not in self.taken

    def is_verb(self, index: int) -> bool:
        word = self.low(index)
        if word in AUXILIARIES or (word in ("up", "down") and self.low(index - 1) not in VERBS):
            return True
        if self.low(index - 1) in ARTICLES or self.low(index + 1) in ("of", ":"):
            return False
        if self.low(index - 1) in GRAMMAR["modals"] and word not in STOP:
            return True
        return word in VERBS or (word.endswith("ed") and len(word) > 4) or self.is_doing(index)

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen stands here with words touching it on both sides."""
        tokens = self.sentence.tokens
        if not 0 < index < len(tokens) - 1 or tokens[index].text != "-":
            return False
        return tokens[index - 1].end == tokens[index].start == tokens[index + 1].start - 1

    def is_doing(self, index: int) -> bool:
        word = self.low(index)
        return word.endswith("ing") and word not in NOUNS_IN_ING and len(word) > 4


def noun_phrase(around: Surroundings, index: int) -> tuple[str, ...]:
    """The words of the noun phrase that starts at `index`."""
    words: list[str] = []
    while around.low(index) in ARTICLES:
        index += 1
    while len(words) < LONGEST:
        word = around.low(index)
        if (words and word in ("of", "in", "'", "’", "s", "-", "&")) or (
            words and word in ARTICLES
        ):
            index += 1
            continue
        if not around.is_free_word(index) or word in STOP or (words and word in VERBS):
            break
        if words and around.is_hyphen(index - 1):
            words[-1] += f"-{word}"
        else:
            words.append(word)
        index += 1
    return tuple(words)


def phrase_before(around: Surroundings, end: int) -> tuple[str, ...]:
    """The words of the noun phrase that ends before `end`."""
    words: list[str] = []
    index = end - 1
    while index in around.taken or around.low(index) in ("aged", ")"):
        index -= 1
    while index >= 0 and len(words) < LONGEST:
        word = around.low(index)
        if word in ("-", "&", "/", "'", "’", "s", ".") or (words and word in LINKS | ARTICLES):
            index -= 1
            continue
        if not can_be_before(around, index) or (word in STOP and word not in EMPTY):
            break
        if words and around.is_hyphen(index + 1):
            words[-1] = f"{word}-{words[-1]}"
        else:
            words.append(word)
        index -= 1
    return tuple(reversed(words))


def can_be_before(around: Surroundings, index: int) -> bool:
    """A free word that is no verb, or a short number in a name ("S&P 500")."""
    token = around.sentence.tokens[index]
    if token.kind == "number":
        year = len(token.text) == 4 and token.text[:2] in ("19", "20")
        return index not in around.taken and len(token.text) <= 4 and not year
    return around.is_free_word(index) and not around.is_verb(index)


def verb_group(around: Surroundings, index: int) -> int:
    """The place where the verb group that holds `index` begins."""
    while index > 0 and (
        around.is_verb(index - 1)
        or around.low(index - 1) in GRAMMAR["in_verbs"]
        or around.low(index - 1).endswith("ly")
    ):
        index -= 1
    return index
