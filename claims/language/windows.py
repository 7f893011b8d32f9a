"""Long paragraphs in windows the encoder can see, and windows of a length in batches."""

from collections.abc import Iterator, Sequence

from claims.language.pieces import Pieces

MOST_PIECES = 250  # of a window; the encoder was taught on less than that
BATCH = 1024  # pieces run at once


def windows(words: Sequence[str], pieces: Pieces) -> Iterator[tuple[int, int]]:
    """From and up to which word each window goes; cut behind a full stop where there is one."""
    lo = length = stop = 0
    for i, word in enumerate(words):
        size = len(pieces(word))
        if length + size > MOST_PIECES:
            cut = stop if stop > lo else i
            yield lo, cut
            length = sum(len(pieces(one)) for one in words[cut:i])
            lo = cut
        length += size
        if word in (".", "!", "?"):
            stop = i + 1
    if lo < len(words):
        yield lo, len(words)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of windows, those of like length together."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if batch and lengths[number] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
