"""With which words each outlet introduces a quote: counted by outlet, shown as written first."""

import pytest

from claims.comparing.framing import framing
from claims.model import Article, Citation, Cited, Quote, QuoteKind


def cited(number: int, cue: str, outlet: str = "", url: str = "", title: str = "") -> Cited:
    words = Article(f"We will go. {cue}")
    spans = (words.span(12, len(words.text)),) if cue else ()
    quote = Quote(QuoteKind.DIRECT, (words.span(0, 11),), cue=spans)
    return Cited(number, quote, Citation(number, title, outlet, "", 1, url=url))


CASES = {
    "the usual one first": (
        [cited(1, "admitted", "Post"), cited(2, "said", "Post"), cited(3, "Said", "Post")],
        {"Post": [("said", 2), ("admitted", 1)]},
    ),
    "by outlet": (
        [cited(1, "said", "Post"), cited(2, "said", "Times")],
        {"Post": [("said", 1)], "Times": [("said", 1)]},
    ),
    "by site": (
        [cited(1, "said", url="https://www.post.test/a"), cited(2, "said", url="http://post.test")],
        {"post.test": [("said", 2)]},
    ),
    "by title": ([cited(1, "added", title="Boats")], {"Boats": [("added", 1)]}),
    "without a cue": ([cited(1, "", "Post")], {}),
}


@pytest.mark.parametrize(("claims", "expected"), CASES.values(), ids=CASES.keys())
def test_cues_by_outlet(claims: list[Cited], expected: dict[str, list[tuple[str, int]]]) -> None:
    found = framing(claims)
    assert {one.outlet: [(c.words, c.number) for c in one.cues] for one in found} == expected
