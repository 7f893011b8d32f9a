"""The best tree over one sentence: Chu-Liu/Edmonds where the best heads circle."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
NEVER = -1e9
MOST_ROOTS = 3  # roots that are tried when several words want to be it


def best_tree(scores: Array) -> list[int]:
    """Heads of `n` words, counted from 1; 0 is the root, and one word has it.

    `scores` is n × (n + 1): a word's score for each head, the root first.
    """
    count = len(scores)
    heads = [int(head) for head in scores.argmax(1)]
    if heads.count(0) == 1 and _is_tree(heads):
        return heads
    full = np.full((count + 1, count + 1), NEVER, np.float64)
    full[1:] = scores
    wanted = np.argsort(-(scores[:, 0] - scores[:, 1:].max(1, initial=NEVER)))[:MOST_ROOTS]
    trees = [_rooted(full, int(root) + 1) for root in wanted]
    return list(max(trees, key=lambda tree: tree[0])[1])


def _is_tree(heads: list[int]) -> bool:
    known = {0}
    for start in range(1, len(heads) + 1):
        path: list[int] = []
        at = start
        while at not in known:
            if at in path:
                return False
            path.append(at)
            at = heads[at - 1]
        known.update(path)
    return True


def _rooted(full: NDArray[np.float64], root: int) -> tuple[float, tuple[int, ...]]:
    only = full.copy()
    only[1:, 0] = NEVER
    only[root] = NEVER
    only[root, 0] = full[root, 0]
    heads = _spanning(only)[1:]
    return float(only[np.arange(1, len(only)), heads].sum()), tuple(int(h) for h in heads)


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The heaviest tree away from node 0; row: word, column: head."""
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER * 2)
    heads: NDArray[np.int64] = scores.argmax(1).astype(np.int64)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    rest = np.array([node for node in range(len(scores)) if node not in set(cycle)])
    size = len(rest)
    base = scores[inside, heads[inside]]
    smaller = np.full((size + 1, size + 1), NEVER * 2)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, inside)]
    smaller[:size, size] = leaving.max(1)
    entering = scores[np.ix_(inside, rest)] - base[:, None]
    smaller[size, :size] = entering.max(0) + base.sum()
    return _opened(_spanning(smaller), heads, rest, inside, leaving, entering)


def _opened(
    found: NDArray[np.int64],
    heads: NDArray[np.int64],
    rest: NDArray[np.int64],
    inside: NDArray[np.int64],
    leaving: NDArray[np.float64],
    entering: NDArray[np.float64],
) -> NDArray[np.int64]:
    """The tree over the cycle as one node, taken apart again."""
    size = len(rest)
    out = heads.copy()
    for row, node in enumerate(rest):
        if node:
            at = found[row]
            out[node] = inside[leaving[row].argmax()] if at == size else rest[at]
    entry = found[size]
    out[inside[entering[:, entry].argmax()]] = rest[entry]
    return out


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at > 0 and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at > 0 and seen[at] == start:
            return path[path.index(at) :]
    return []
