"""The tree of an article's sentences, asked in tokens of its Reading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.language import Parse, Parsed

Range = tuple[int, int]
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
LEANING = ("conj", "xcomp", "advcl")  # a verb that borrows the subject of its head
DEEPEST = 3  # heads to climb for a subject
ASIDE = ("acl:relcl", "parataxis", "advcl", "advcl:relcl", "punct", "cc", "conj")
RELATIVE = ("who", "which", "that", "whom")


@dataclass(frozen=True, slots=True)
class Syntax:
    """Words in order, each with its head's place in the list; `below` are those it heads.

    `starts` are where the Reading's tokens start, so that words can be given as tokens.
    """

    words: tuple[Parsed, ...]
    heads: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]
    word_starts: tuple[int, ...]
    starts: tuple[int, ...]

    def word(self, token: int) -> int:
        """The word a token begins with; -1 where nothing was parsed."""
        start = self.starts[token]
        at = bisect_left(self.word_starts, start)
        return at if at < len(self.words) and self.word_starts[at] == start else -1

    def token(self, word: int) -> int:
        return bisect_right(self.starts, self.words[word].start) - 1

    def range(self, words: Sequence[int]) -> Range:
        """From the token of the first word up to behind the token of the last."""
        return self.token(min(words)), self.token(max(words)) + 1

    def subtree(self, word: int, but: tuple[str, ...] = ()) -> list[int]:
        """The words below, `word` included, without arms that begin with a label of `but`."""
        found, left = [], [word]
        while left:
            at = left.pop()
            found.append(at)
            left += [child for child in self.below[at] if self.words[child].label not in but]
        return sorted(found)

    def children(self, word: int, *labels: str) -> Iterator[int]:
        return (child for child in self.below[word] if self.words[child].label in labels)

    def subject(self, word: int, climbed: int = 0) -> int:
        """The head word of the subject of a verb; -1 when it has none."""
        own = next(self.children(word, *SUBJECTS), -1)
        if own >= 0:
            return own
        head, label = self.heads[word], self.words[word].label
        if label == "acl:relcl" or head == word or label not in LEANING or climbed >= DEEPEST:
            return head if label == "acl:relcl" else -1
        return self.subject(head, climbed + 1)


def build_syntax(parses: Sequence[Parse], starts: Sequence[int]) -> Syntax:
    words: list[Parsed] = []
    heads: list[int] = []
    for parse in parses:
        heads += [len(words) + word.head for word in parse]
        words += parse
    below: list[list[int]] = [[] for _ in words]
    for at, head in enumerate(heads):
        if head != at:
            below[head].append(at)
    return Syntax(
        tuple(words),
        tuple(heads),
        tuple(map(tuple, below)),
        tuple(word.start for word in words),
        tuple(starts),
    )
