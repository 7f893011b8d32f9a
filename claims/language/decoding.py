"""From the encoder's scores to tags, trees and names of one window of words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.language.tree import best_tree

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the encoder's outputs, in their order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[str, ...]
    tree: tuple[str, ...]

    @property
    def cuts(self) -> list[int]:
        sizes = (len(self.upos), len(self.xpos), 1, len(self.names))
        return [int(cut) for cut in np.cumsum(sizes)]


@dataclass(frozen=True, slots=True)
class Decoded:
    """One value for each word; heads are places in the window, a root is its own head."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    labels: list[str]
    starts: list[bool]
    names: list[str]
    roles: Array  # words × (source, cue, content): how likely


def decode(
    labels: Labels, tree: Array, tags: Array, heads: Array, below: Array, above: Array
) -> Decoded:
    """`heads` is words × (1 + words); `below` and `above` are what `tree` labels arcs by."""
    upos, xpos, begins, names, roles = np.split(tags, labels.cuts, -1)
    starts = begins[:, 0] > 0
    starts[0] = True
    found = _heads(_log_shares(heads), np.flatnonzero(starts))
    return Decoded(
        [labels.upos[i] for i in upos.argmax(1)],
        [labels.xpos[i] for i in xpos.argmax(1)],
        found,
        _arc_labels(labels, tree, below, above, found),
        [bool(start) for start in starts],
        _names(names, labels.names),
        _roles(roles),
    )


def _log_shares(scores: Array) -> Array:
    scores = scores - scores.max(-1, keepdims=True)
    shares: Array = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    return shares


def _heads(scores: Array, starts: NDArray[np.int64]) -> list[int]:
    heads: list[int] = []
    for lo, hi in zip(starts, [*starts[1:], len(scores)], strict=True):
        inside = np.concatenate([scores[lo:hi, :1], scores[lo:hi, lo + 1 : hi + 1]], 1)
        tree = best_tree(inside)
        heads += [lo + head - 1 if head else lo + word for word, head in enumerate(tree)]
    return [int(head) for head in heads]


def _arc_labels(
    labels: Labels, tree: Array, below: Array, above: Array, heads: list[int]
) -> list[str]:
    count = len(heads)
    at = np.array(heads)
    root = at == np.arange(count)
    half = (_with_one(below) @ tree).reshape(count, len(labels.tree), -1)
    scores = np.einsum("wlk,wk->wl", half, _with_one(above[np.where(root, 0, at + 1)]))
    number = labels.tree.index("root")
    scores[~root, number] = -np.inf
    best = scores.argmax(1)
    best[root] = number
    return [labels.tree[i] for i in best]


def _with_one(values: Array) -> Array:
    return np.concatenate([values, np.ones_like(values[..., :1])], -1)


def _names(scores: Array, tags: tuple[str, ...]) -> list[str]:
    """The best run of tags (Viterbi): a name goes on behind its like, and nowhere else."""
    barred = np.array([
        [tag[:1] == ("I" if before[2:] != tag[2:] else "B") for tag in tags] for before in tags
    ])  # fmt: skip
    moves = np.where(barred, -1e9, 0)
    shares = _log_shares(scores)
    best = shares[0] + np.array([-1e9 if tag[0] == "I" else 0 for tag in tags])
    back = []
    for share in shares[1:]:
        paths = best[:, None] + moves
        back.append(paths.argmax(0))
        best = paths.max(0) + share
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [tags[i] for i in reversed(path)]


def _roles(scores: Array) -> Array:
    shares = np.exp(_log_shares(scores.reshape(len(scores), 3, 3)))
    likely: Array = shares[:, :, 1] + shares[:, :, 2]
    return likely
