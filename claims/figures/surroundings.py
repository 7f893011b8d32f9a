"""The noun phrases and verbs around a number, as far as word lists can tell."""

from collections.abc import Sequence

from claims.figures.noun_words import NOUNS_IN_ED, NOUNS_IN_ING
from claims.figures.phrases import Phrase
from claims.figures.tables import MONTHS, STOP, VERBS, WEEKDAYS, WORDS
from claims.figures.tokens import Sentence

GRAMMAR = {name: frozenset(words.split()) for name, words in WORDS["grammar"].items()}
AUXILIARIES = GRAMMAR["auxiliaries"]
ARTICLES = GRAMMAR["articles"]
LINKS = GRAMMAR["links"]
EMPTY = GRAMMAR["empty"]
LONGEST = 9
MARKS = ("-", "&", "/", "'", "’", "s", ".")


class Surroundings:
    """A sentence with its phrases: words that belong to a number are not said of another."""

    def __init__(self, sentence: Sentence, phrases: Sequence[Phrase]) -> None:
        self.sentence = sentence
        self.lows = sentence.lows
        self.verbs: dict[int, bool] = {}
        self.taken: set[int] = set()
        for phrase in phrases:
            end = phrase.unit.noun.end if phrase.unit.noun else phrase.end
            last = phrase.last
            while last < len(sentence.tokens) and sentence.tokens[last].start < end:
                last += 1
            self.taken.update(range(phrase.first, last))

    def low(self, index: int) -> str:
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def is_free_word(self, index: int) -> bool:
        tokens = self.sentence.tokens
        return 0 <= index < len(tokens) and tokens[index].is_word and index not in self.taken

    def is_small(self, index: int) -> bool:
        """A small word of the language; "US" is none."""
        return self.low(index) in STOP and self.sentence.tokens[index].text != "US"

    def is_verb(self, index: int) -> bool:
        """Whether a verb stands here: many numbers ask, and it is looked at once."""
        if index not in self.verbs:
            self.verbs[index] = self.looks_like_verb(index)
        return self.verbs[index]

    def looks_like_verb(self, index: int) -> bool:
        word = self.low(index)
        if word in AUXILIARIES or (word in ("up", "down") and self.low(index - 1) not in VERBS):
            return True
        if self.low(index - 1) in ARTICLES or self.low(index + 1) in ("of", ":"):
            return False
        if word == "range":
            return self.low(index + 1) in ("from", "between")
        if self.low(index - 1) in GRAMMAR["modals"] and word not in STOP:
            return not self.sentence.tokens[index].is_capital
        if self.ends_name(index):
            return False
        return word in VERBS or self.is_done(index) or self.is_doing(index)

    def ends_name(self, index: int) -> bool:
        """As in "the Dow Jones Industrial Average lost": capitals, and the verb behind them."""
        tokens = self.sentence.tokens
        if not 0 < index < len(tokens) - 1 or tokens[index + 1].is_capital:
            return False
        named = tokens[index].is_capital and tokens[index - 1].is_capital
        return named and tokens[index + 1].low in VERBS

    def is_done(self, index: int) -> bool:
        """As in "priced", and not "the so-called rebels", "a tax on imported cars"."""
        word = self.low(index)
        if not word.endswith("ed") or len(word) < 5 or word in NOUNS_IN_ED:
            return False
        return not self.is_hyphen(index - 1) and self.low(index - 1) not in GRAMMAR["links"]

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
        if (words and word in ("of", "in", "on", "'", "’", "s", "-", "&")) or (
            words and word in ARTICLES
        ):
            index += 1
            continue
        if not around.is_free_word(index) or around.is_small(index):
            break
        if words and (word in VERBS or around.is_doing(index)):
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
    index = past_time(around, end) - 1
    while index in around.taken or around.low(index) in ("aged", ")"):
        index -= 1
    while index >= 0 and len(words) < LONGEST:
        word = around.low(index)
        if passes(around, index, words):
            index -= 1
            continue
        if not can_be_before(around, index) or (around.is_small(index) and word not in EMPTY):
            break
        if word in GRAMMAR["times"] and around.low(index - 1) in GRAMMAR["time_orders"]:
            break
        if words and around.is_hyphen(index + 1):
            words[-1] = f"{word}-{words[-1]}"
        else:
            words.append(word)
        index -= 1
    return tuple(reversed(words))


def passes(around: Surroundings, index: int, words: Sequence[str]) -> bool:
    """A mark or a small word inside a noun phrase, of which `words` are there already."""
    word = around.low(index)
    if words and word in ARTICLES:
        return not tells(around, index)
    inside = bool(words) and word in LINKS
    return word in MARKS or inside or joins_names(around, index, words)


def tells(around: Surroundings, index: int) -> bool:
    """Whether a verb of telling and its hearer end before `index`: "told the council" the rest."""
    first = max(-1, index - LONGEST)
    while index > first + 1 and can_be_before(around, index - 1):
        index -= 1
    index -= around.low(index - 1) in ARTICLES
    return around.low(index - 1) in GRAMMAR["telling"]


def joins_names(around: Surroundings, index: int, words: Sequence[str]) -> bool:
    """The "and" of "France and Japan": a name on both sides."""
    if around.low(index) != "and" or not words or index < 1:
        return False
    tokens = around.sentence.tokens
    return tokens[index - 1].is_capital and tokens[index + 1].is_capital


def past_time(around: Surroundings, end: int) -> int:
    """The end without words of time: "in 2018", "on Monday", "so far this year"."""
    while end > 1:
        word, lead = around.low(end - 1), around.low(end - 2)
        if lead in GRAMMAR["time_leads"] and (is_year(word) or word in MONTHS or word in WEEKDAYS):
            end -= 2
        elif lead in GRAMMAR["time_orders"] and word in GRAMMAR["times"]:
            end -= 3 if around.low(end - 3) in ("in", "the", "at", "over") else 2
        elif (lead, word) == ("so", "far"):
            end -= 2
        else:
            break
    return end


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def can_be_before(around: Surroundings, index: int) -> bool:
    """A free word that is no verb, or a short number in a name ("S&P 500")."""
    token = around.sentence.tokens[index]
    if token.kind == "number":
        short = len(token.text) <= 4 and not is_year(token.text)
        return index not in around.taken and short
    return around.is_free_word(index) and not around.is_verb(index)


def verb_group(around: Surroundings, index: int) -> int:
    """The place where the verb group that holds `index` begins."""
    first = max(0, index - LONGEST)
    while index > first and (
        around.is_verb(index - 1)
        or around.low(index - 1) in GRAMMAR["in_verbs"]
        or around.low(index - 1).endswith("ly")
    ):
        index -= 1
    return index
