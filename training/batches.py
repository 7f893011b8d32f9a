"""Chunks as tensors; -100 where nothing is known, as torch's losses expect."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from claims.language.pieces import Pieces, encode
from training.chunks import Chunk, Data, curled
from training.network import Labels

NOTHING = -100
PIECES = 1100  # of a batch
UNCASED = 0.04  # of chunks are read without capitals


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor  # true where a word stands; the first column is the root
    heads: Tensor
    labels: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    names: Tensor
    roles: Tensor


def epoch(data: Data, pieces: Pieces, rng: random.Random) -> Iterator[list[Chunk]]:
    """Every parsed chunk once, and samples of those that only have names, in batches of a size."""
    chunks = data.parsed + data.named
    chunks = chunks + rng.sample(data.wikipedia, int(0.9 * len(data.wikipedia)))
    chunks = chunks + rng.sample(data.tweets, len(data.tweets) // 4)
    rng.shuffle(chunks)
    sizes = {id(c): 2 + sum(len(pieces(word)) for word in c.words) for c in chunks}
    chunks.sort(key=lambda c: sizes[id(c)] // 6 + rng.random() * 2)
    batches: list[list[Chunk]] = [[]]
    longest = 0
    for chunk in chunks:
        longest = max(longest, sizes[id(chunk)])
        if batches[-1] and longest * (len(batches[-1]) + 1) > PIECES:
            batches.append([])
            longest = sizes[id(chunk)]
        batches[-1].append(chunk)
    rng.shuffle(batches)
    yield from batches


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes batches: knows the pieces and the numbers of the labels."""

    pieces: Pieces
    labels: Labels

    def batch(self, chunks: Sequence[Chunk], rng: random.Random | None = None) -> Batch:
        """With `rng`, marks are curled and capitals dropped now and then, as for training."""
        encoded = [
            encode(
                curled(c, rng) if rng else c.words,
                self.pieces,
                rng is None or rng.random() >= UNCASED,
            )
            for c in chunks
        ]
        size, most = len(chunks), max(len(e.first) for e in encoded)
        length = max(len(e.ids) for e in encoded)
        ids, shapes, mask = (torch.zeros(size, length, dtype=torch.long) for _ in range(3))
        first = torch.zeros(size, most, dtype=torch.long)
        words = torch.zeros(size, most, dtype=torch.bool)
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            shapes[row, : len(one.ids)] = torch.tensor(one.shapes)
            mask[row, : len(one.ids)] = 1
            first[row, : len(one.first)] = torch.tensor(one.first)
            words[row, : len(one.first)] = True
        known = [self._known(chunk) for chunk in chunks]
        tables = [_padded([k[i] for k in known], most - 1) for i in range(7)]
        return Batch(ids, shapes, mask, first, words, *tables)

    def _known(self, chunk: Chunk) -> tuple[Tensor, ...]:
        count = len(chunk.words)
        nothing = torch.full((count,), NOTHING)
        tree = [nothing] * 5
        if chunk.sentences:
            tree = [torch.tensor(column) for column in self._tree(chunk)]
        names, roles = nothing, torch.full((count, 3), NOTHING)
        if chunk.names:
            names = torch.tensor([self.labels.names.index(tag) for tag in chunk.names])
        if chunk.roles:
            roles = torch.tensor(chunk.roles)
        return (*tree, names, roles)

    def _tree(self, chunk: Chunk) -> list[list[int]]:
        heads, labels, upos, xpos, starts = [], [], [], [], []
        for sentence in chunk.sentences:
            before = len(heads)
            for i, word in enumerate(sentence.words):
                heads.append(word.head + before if word.head else 0)
                labels.append(_number(self.labels.tree, word.label))
                upos.append(_number(self.labels.upos, word.upos))
                xpos.append(_number(self.labels.xpos, word.xpos))
                starts.append(int(i == 0))
        return [heads, labels, upos, xpos, starts]


def _number(names: tuple[str, ...], name: str) -> int:
    """The number of a label, or of its main part, or nothing for a rare one."""
    for known in (name, name.split(":")[0]):
        if known in names:
            return names.index(known)
    return NOTHING


def _padded(rows: list[Tensor], length: int) -> Tensor:
    out = torch.full((len(rows), length, *rows[0].shape[1:]), NOTHING)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
