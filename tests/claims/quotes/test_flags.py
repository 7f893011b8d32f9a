"""What a reader is told before using a quote."""

import pytest

from claims.model import Article
from claims.quotes import find_quotes

FLAGS = {
    "second-hand": ("Hill told Sky News that it was late.", [("second-hand", "Sky News")]),
    "not an outlet": ("Hill told reporters that it was late.", []),
    "bracket": (
        "“She [the mayor] is late,” Hill said.",
        [("bracketed insertion", "[the mayor]")],
    ),
    "foreign bracket": (
        "“It fell [a nord della città] on us,” Hill said.",
        [
            ("bracketed insertion", "[a nord della città]"),
            ("looks translated", "[a nord della città]"),
        ],
    ),
    "mixed marks": ("Hill said: “It was late ».", [("mixed quotation marks", "“It was late »")]),
    "plain": ("“It was late,” Hill said.", []),
}


@pytest.mark.parametrize(("text", "flags"), FLAGS.values(), ids=FLAGS)
def test_flags_carry_the_words_that_raised_them(text: str, flags: list[tuple[str, str]]) -> None:
    (quote,) = find_quotes(Article(text))
    found = [(str(flag.kind), flag.words.text if flag.words else "") for flag in quote.flags]
    assert found == flags


def test_an_outlet_is_not_second_hand_to_itself() -> None:
    (quote,) = find_quotes(Article("Hill told Sky News that it was late.", outlet="Sky News"))
    assert quote.flags == ()


KINDS = {
    "direct": "“We will appeal,” Hill said.",
    "mixed": "Hill said the plan was “a disgrace” to the town.",
    "indirect": "Hill said the plan was late.",
    "non_answer": "Hill declined to comment.",
}


@pytest.mark.parametrize(("kind", "text"), KINDS.items(), ids=KINDS)
def test_kinds(kind: str, text: str) -> None:
    assert [quote.kind for quote in find_quotes(Article(text))] == [kind]


def test_the_interviewers_word_is_not_the_speakers() -> None:
    text = "Hill said it would be wrong to call it a “rout,” as the reporter suggested."
    assert [quote.kind for quote in find_quotes(Article(text))] == ["indirect"]
