"""One statement in several wordings: what all share, what each has of its own, what changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparing.same_statement import SameStatement, gather
from claims.model import Article, Citation, Cited, Quote, QuoteKind, Span
from claims.names import fold


def cited(number: int, words: str, speaker: str = "Karin Holm") -> Cited:
    article = Article(words)
    quote = Quote(QuoteKind.DIRECT, (article.span(0, len(words)),))
    return Cited(number, quote, Citation(number, "", "", "", 1), speaker)


def together(*wordings: str) -> SameStatement:
    """The last is the one just read, as in a newsroom; the others were filed in this order."""
    *earlier, new = (cited(number, words) for number, words in enumerate(wordings, start=1))
    [found] = gather((new, other) for other in earlier)
    return found


def said(spans: tuple[Span, ...]) -> list[str]:
    return [span.text for span in spans]


SHARED = {
    "a pair": (
        "This is a huge tragedy for us.",
        "For us it is a huge tragedy,",
        "is a huge tragedy",
    ),
    "three": (
        "We lost neighbours and friends today.",
        "Today we lost neighbours and friends.",
        "We have lost neighbours and friends today",
        "lost neighbours and friends",
    ),
    "whatever the marks": ("It’s over, at last.", "It's over at last", "It's over at last"),
    "nothing": ("Ships will sail.", "Trains do run.", None),
}


@pytest.mark.parametrize("case", SHARED.values(), ids=SHARED.keys())
def test_the_run_of_words_that_all_share(case: tuple[str | None, ...]) -> None:
    *wordings, shared = case
    found = together(*(one for one in wordings if one)).shared
    assert (found.text if found else None) == shared


def test_the_shared_run_is_a_slice_of_the_one_just_read() -> None:
    found = together("IT IS a huge tragedy.", "Well, it is a huge, huge tragedy.")
    assert found.shared is not None
    quote = found.wordings[0].quote
    assert found.shared.text in quote.text


CHANGES = {
    "changed": ("We lost ten men.", "We lost nine men.", [(["ten"], ["nine"])]),
    "added": ("We will go.", "We will never go.", [([], ["never"])]),
    "missing": ("We will never go.", "We will go.", [(["never"], [])]),
    "moved": (
        "We lost friends today.",
        "Today we lost friends.",
        [([], ["Today"]), (["today"], [])],
    ),
    "the same": ("We will go.", "“We will go”", []),
}


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_word_by_word_against_the_first_that_was_filed(
    before: str, after: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    found = together(before, after).wordings[0]
    assert [(said(one.before), said(one.after)) for one in found.changes] == expected


def test_articles_with_the_same_words_are_one_wording() -> None:
    found = together("We lost friends today.", "We lost friends!", "we lost friends")
    assert [[one.id for one in wording.said] for wording in found.wordings] == [[3, 2], [1]]
    assert found.differs
    assert not together("We lost friends.", "We lost friends").differs


def test_each_wording_is_told_apart_by_what_some_other_lacks() -> None:
    found = together("We lost good friends.", "We lost old friends.", "We lost friends.")
    assert [said(wording.own) for wording in found.wordings] == [[], ["good"], ["old"]]


def test_the_speaker_goes_by_the_fullest_name() -> None:
    pair = cited(2, "We lost friends.", "Holm"), cited(1, "We lost old friends.")
    assert gather([pair])[0].speaker == "Karin Holm"


def test_two_statements_stay_two() -> None:
    one, other = cited(3, "We lost friends."), cited(4, "We will rebuild the bridge.")
    pairs = [(one, cited(1, "We lost old friends.")), (other, cited(2, "We will rebuild it."))]
    assert len(gather(pairs)) == 2


WORDS = ["we", "lost", "two", "good", "friends", "Friends,", "today.", "a’s", "of"]
SAID = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=4))
def test_what_is_shown_of_any_wordings_is_a_slice_and_what_is_shared_is_in_all(
    wordings: list[str],
) -> None:
    found = together(*wordings)
    for worded in found.wordings:
        text = worded.quote.words[0].text
        spans = [*worded.own, *(span for change in worded.changes for span in change.after)]
        assert all(text[span.start : span.end] == span.text for span in spans)
    if found.shared is not None:
        run = fold(found.shared.text).split()
        for wording in wordings:
            words = fold(wording).split()
            assert any(words[at : at + len(run)] == run for at in range(len(words)))
