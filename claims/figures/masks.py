"""Where in a sentence digits are no figures: dates, times, names, addresses, scores."""

import re
from bisect import bisect_right

from claims.figures.mask_patterns import MASKS, NAME_BEFORE, SCORE, SPORT
from claims.figures.tokens import Sentence


class Masked:
    """The stretches of a sentence in which a digit is not a figure."""

    def __init__(self, sentence: Sentence) -> None:
        text = sentence.text
        spans = [m.span() for pattern in MASKS for m in pattern.finditer(text)]
        spans += [m.span() for m in NAME_BEFORE.finditer(text) if is_name(m, text)]
        spans += [m.span() for m in SCORE.finditer(text) if is_score(m, text)]
        self.spans = sorted((sentence.start + a, sentence.start + b) for a, b in spans)
        self.starts = [a for a, _ in self.spans]
        self.furthest: list[int] = []
        for _, end in self.spans:
            self.furthest.append(max(end, self.furthest[-1] if self.furthest else 0))

    def hides(self, start: int, end: int) -> bool:
        """Whether any masked stretch reaches into the words from `start` to `end`."""
        before = bisect_right(self.starts, end - 1)
        return before > 0 and self.furthest[before - 1] > start


def is_name(match: re.Match[str], text: str) -> bool:
    """As in "Part 3" is a name; "part 3 people" and "the game 3 days ago" are not."""
    counted = re.match(
        r" (?:[a-z]{3,}s|people|men|women|children)\b| %| per", text[match.end() : match.end() + 20]
    )
    return not (match["name"][0].islower() and counted)


def is_score(match: re.Match[str], text: str) -> bool:
    """Two small numbers and a dash, with sport around them or falling."""
    first, second = int(match[1]), int(match[2])
    if first >= second:
        return True
    near = text[max(0, match.start() - 60) : match.end() + 40]
    return bool(SPORT.search(near)) and not re.match(
        r"[ -][a-z]+", text[match.end() : match.end() + 3]
    )
