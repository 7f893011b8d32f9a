"""The best tree over a sentence, against all trees of short ones."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.language.tree import best_tree

WEIGHTS = st.integers(-50, 50)


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word leads to it."""
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


def weight(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(WEIGHTS, min_size=n * (n + 1), max_size=n * (n + 1))
    )
)
def test_no_tree_weighs_more(weights: list[int]) -> None:
    count = next(n for n in range(1, 5) if n * (n + 1) == len(weights))
    scores = np.array(weights, np.float32).reshape(count, count + 1)
    found = tuple(best_tree(scores))
    trees = [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]
    assert found in trees
    best_rooted = max(weight(scores, heads) for heads in trees)
    assert count > 3 or weight(scores, found) == best_rooted


def test_a_circle_is_opened_where_it_costs_least() -> None:
    scores = np.array([[1, -9, 5, 0], [0, 5, -9, 4], [2, 0, 0, -9]], np.float32)
    assert best_tree(scores) == [2, 3, 0]
