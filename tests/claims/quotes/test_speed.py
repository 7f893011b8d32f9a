"""Time grows with the length of the text, whatever the text."""

import time

import pytest

from claims.model import Article
from claims.quotes import find_quotes

LENGTH = 100_000
SLOWEST = 8.0  # seconds; about 0.5 on one core of the build machine

MARKS = ["“", '"', "‘a ", "“A” ", "“[", "“A b c d e.”\n", "“A b c d e.” "]
WORDS = ["said ", ", said", "“Yes,” Hill said. ", "who said that ", "according to ", "a, ", "A: "]


@pytest.mark.parametrize("piece", [*MARKS, *WORDS, ".", "a"])
def test_time_is_linear(piece: str) -> None:
    text = "Ann Lee said. " + piece * (LENGTH // len(piece))
    start = time.process_time()
    find_quotes(Article(text))
    assert time.process_time() - start < SLOWEST
