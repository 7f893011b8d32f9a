"""Words as the treebanks cut them; their pieces and shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.pieces import (
    DIGITS,
    INITIAL,
    LOWER,
    MARK,
    MIXED,
    OTHER,
    TITLE,
    UPPER,
    Pieces,
    encode,
    shape,
)
from claims.language.tokens import cut_words

CUT = {
    "The mayor didn't go.": "The mayor did n't go .",
    "Hill’s plan can’t work": "Hill ’s plan ca n’t work",
    "Dr. Ann B. Lee of Oldport Ltd.": "Dr. Ann B. Lee of Oldport Ltd.",
    "12,500 people, 3.5% more": "12,500 people , 3.5 % more",
    "US$5m or £3.2bn": "US$ 5 m or £ 3.2 bn",
    "a well-known 63-year-old": "a well - known 63 - year - old",
    "“No,” he said…": "“ No , ” he said …",
    "see https://example.org/a, then": "see https://example.org/a , then",
    "at 5 p.m. on the U.S. coast": "at 5 p.m. on the U.S. coast",
    "They cannot stay": "They can not stay",
    "": "",
}
SHAPES = {
    "harbour": LOWER,
    "Oldport": TITLE,
    "NATO": UPPER,
    "McLaren": MIXED,
    "2,500": DIGITS,
    "“": MARK,
    "B": INITIAL,
    "港": OTHER,
}
VOCABULARY = [
    "[PAD]",
    *["[unused]"] * 99,
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "harbour",
    "har",
    "##bour",
    "s",
    "'",
]


@pytest.fixture
def pieces() -> Pieces:
    return Pieces({line: i for i, line in enumerate(VOCABULARY)})


@pytest.mark.parametrize(("text", "words"), CUT.items())
def test_cuts_words(text: str, words: str) -> None:
    found = cut_words(text, 0, len(text))
    assert " ".join(text[start:end] for start, end in found) == words


@given(st.text())
def test_words_hold_all_but_spaces(text: str) -> None:
    found = cut_words(text, 0, len(text))
    assert "".join(text[start:end] for start, end in found) == "".join(text.split())


@pytest.mark.parametrize(("word", "expected"), SHAPES.items())
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_the_longest_piece_comes_first(pieces: Pieces) -> None:
    number = VOCABULARY.index
    assert pieces("Harbour") == (number("harbour"),)
    assert pieces("Härbour’s") == (number("harbour"), number("'"), number("s"))
    assert pieces("ferry") == (number("[UNK]"),)


def test_every_word_knows_its_first_piece(pieces: Pieces) -> None:
    encoded = encode(["Harbour's", "harbour"], pieces)
    assert encoded.first == (0, 1, 4)
    assert len(encoded.ids) == len(encoded.shapes) == 6
    assert encoded.shapes == (LOWER, TITLE, TITLE, TITLE, LOWER, LOWER)


@given(st.lists(st.text(min_size=1)))
def test_any_word_has_pieces(words: list[str]) -> None:
    pieces = Pieces({line: i for i, line in enumerate(VOCABULARY)})
    assert len(encode(words, pieces).first) == len(words) + 1
