"""A quotation of a draft against what is on file: what may differ, and what may not."""

import pytest

from claims.model import Article, Citation, Cited, Quote
from claims.notary.draft import Quotation, read_draft
from claims.notary.quotations import CheckedQuotation, Standing, check_quotation
from claims.quotes import find_quotes
from claims.reading import read_text

HOLM = "“We have lost neighbours and friends today,” police chief Karin Holm told Radio Nord. "
FILED = (
    HOLM + "“It isn’t over: [the river] will rise again tonight, and we won’t leave.” "
    "She added that nobody could have known of the crack. "
    "Mayor Ida Lund called the bridge “an old promise” to the valley."
)


def on_file(text: str = FILED, article_id: int = 1) -> list[Cited]:
    return [
        Cited(number, quote, Citation(article_id, "Bridge", "", "", 1), name(quote))
        for number, quote in enumerate(find_quotes(read_text(text)), start=article_id * 100)
    ]


def name(quote: Quote) -> str:
    return quote.speaker.text if quote.speaker else ""


def checked(draft: str, filed: list[Cited] | None = None) -> CheckedQuotation:
    found = read_draft(read_text(draft))
    [quotation] = found.quotations
    return check_quotation(quotation, on_file() if filed is None else filed, found.text)


def differences(one: CheckedQuotation) -> list[tuple[str, str]]:
    return [
        (" ".join(s.text for s in c.before), " ".join(s.text for s in c.after)) for c in one.changes
    ]


AS_FILED = {
    "word for word": "“We have lost neighbours and friends today,” Karin Holm said.",
    "straight marks": 'Karin Holm said: "We have lost neighbours and friends today."',
    "a part": "Holm spoke of “neighbours and friends” who were gone.",
    "begun in the middle": "“Neighbours and friends today,” said Holm.",
    "another comma": "“We have lost neighbours, and friends, today,” Holm said.",
    "an ellipsis": "“We have lost … friends today,” Holm said.",
    "three points": "“We have lost... friends today,” Holm said.",
    "a bracket for a word": "“We have lost [people] and friends today,” Holm said.",
    "a bracket more": "“We [in Norrland] have lost neighbours and friends,” Holm said.",
    "a straight apostrophe": "“It isn't over,” Holm said.",
    "the publisher's bracket left out": "“will rise again tonight,” Holm said.",
    "nobody named": "There was talk of “an old promise”.",
    "a pronoun": "“We have lost neighbours and friends today,” she said.",
    "an office": "“We have lost neighbours and friends today,” the police chief said.",
    "a mixed quote's marked part": "Lund: the bridge is “an old promise”.",
}


@pytest.mark.parametrize("draft", AS_FILED.values(), ids=AS_FILED.keys())
def test_as_filed(draft: str) -> None:
    found = checked(draft)
    assert (found.standing, differences(found)) == (Standing.AS_FILED, [])
    assert found.filed is not None


DIFFERS = {
    "one word": (
        "“We have lost neighbours and colleagues today,” Holm said.",
        [("friends", "colleagues")],
    ),
    "a word more": (
        "“We have lost many neighbours and friends today,” Holm said.",
        [("", "many")],
    ),
    "a word less": ("“We have lost neighbours and friends,” Holm said. “Today.”", None),
    "a denial": ("“It is over: the river will rise again tonight,” Holm said.", None),
    "left out without a sign": (
        "“We lost neighbours and friends today,” Holm said.",
        [("have", "")],
    ),
    "a part of it": ("“lost our neighbours and friends,” Holm said.", [("", "our")]),
}


@pytest.mark.parametrize(("draft", "expected"), DIFFERS.values(), ids=DIFFERS.keys())
def test_differs_by_these_words(draft: str, expected: list[tuple[str, str]] | None) -> None:
    found = read_draft(read_text(draft))
    one = check_quotation(found.quotations[0], on_file(), found.text)
    if expected is None:
        assert one.standing is not Standing.NOT_ON_FILE
    else:
        assert (one.standing, differences(one)) == (Standing.DIFFERS, expected)


NOT_ON_FILE = {
    "other words": "“The inquiry begins in the spring,” Karin Holm said.",
    "words that everybody uses": "“We have, and it is,” Karin Holm said.",
    "some words of somebody else": "“Friends of the valley, today we march,” Jan Roth said.",
    "nothing but marks": "“…” she said.",
}


@pytest.mark.parametrize("draft", NOT_ON_FILE.values(), ids=NOT_ON_FILE.keys())
def test_not_on_file(draft: str) -> None:
    found = read_draft(read_text(draft))
    for quotation in found.quotations:
        one = check_quotation(quotation, on_file(), found.text)
        assert (one.standing, one.filed) == (Standing.NOT_ON_FILE, None)


def test_somebody_elses_words() -> None:
    found = checked("“We have lost neighbours and friends today,” Jan Roth said.")
    assert (found.standing, found.other_speaker) == (Standing.DIFFERS, True)
    assert found.filed is not None
    assert found.filed.speaker == "Karin Holm"


def test_an_articles_words_put_in_marks() -> None:
    found = checked("“Nobody could have known of the crack,” Holm said.")
    assert (found.standing, found.unmarked) == (Standing.DIFFERS, True)


def test_what_an_ellipsis_leaves_out_is_named() -> None:
    found = checked("“We have lost … today,” Holm said.")
    assert [span.text for span in found.omitted] == ["neighbours and friends"]


def test_another_wording_on_file_is_named_beside_the_one_as_filed() -> None:
    other = HOLM.replace("We have lost", "Today we lost").replace(" today,", ",")
    found = checked(
        "“We have lost neighbours and friends today,” Holm said.", [*on_file(), *on_file(other, 2)]
    )
    assert found.standing is Standing.AS_FILED
    assert found.another is not None
    assert found.another.citation.article_id == 2


def test_of_several_articles_the_newest_with_these_words_is_shown() -> None:
    found = checked(HOLM, [*on_file(), *on_file(FILED, 2)])
    assert found.filed is not None
    assert found.filed.citation.article_id == 2


def test_every_span_is_a_slice_of_its_own_text() -> None:
    draft = "“We have lost some neighbours … and good friends today,” Holm said."
    found = read_draft(read_text(draft))
    one = check_quotation(found.quotations[0], on_file(), found.text)
    for change in one.changes:
        for span in change.before:
            assert FILED[span.start : span.end] == span.text
        for span in change.after:
            assert draft[span.start : span.end] == span.text


def test_an_endless_quotation_is_looked_at_as_far_as_it_goes() -> None:
    words = Article("word " * 50_000)
    one = check_quotation(Quotation(words.span(0, len(words.text))), on_file(), words.text)
    assert one.standing is Standing.NOT_ON_FILE
