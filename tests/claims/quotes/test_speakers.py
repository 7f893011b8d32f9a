"""Who a source is, and what the article calls them."""

import pytest

from claims.model import Article, Quote
from claims.quotes import find_quotes

LEE = "Town spokesman Robert Lee opened the meeting. "
HILL = "Mary Hill, the mayor of Ely, opened the meeting. "

CASES = {
    "named": (LEE + "Robert Lee said the road was closed.", "Robert Lee", "named"),
    "surname": (LEE + "Lee said the road was closed.", "Robert Lee", "surname"),
    "title": (LEE + "Mr. Lee said the road was closed.", "Robert Lee", "surname"),
    "first name": (LEE + "Robert said the road was closed.", "Robert Lee", "surname"),
    "office before": ("Kremlin spokesman Ivan Petrov said it was over.", "Ivan Petrov", "named"),
    "pronoun": (HILL + "She said the road was closed.", "Mary Hill", "pronoun"),
    "in one sentence": ("Mary Hill met reporters, whom she told it was over.", None, "pronoun"),
    "role": (HILL + "The mayor said the road was closed.", "Mary Hill", "role"),
    "role of nobody": ("The mayor said the road was closed.", None, "role"),
    "relative": ("Mary Hill, who said the road was closed, left.", "Mary Hill", "named"),
    "institution": ("The Labour Department said prices rose.", "Labour Department", "named"),
    "nobody": ("It was reported that the road was closed.", None, "none"),
    "unnamed": ("Some experts said the road was closed.", None, "none"),
    "misspelt": ("Ivan Petrov left. Petrof said the road was shut.", "Ivan Petrov", "spelling"),
    "short names": ("Ann Lee left. Lea said the road was shut.", "Lea", "named"),
}


def first(text: str) -> Quote:
    return find_quotes(Article(text))[0]


@pytest.mark.parametrize(
    ("text", "speaker", "basis"),
    [
        pytest.param(
            *case,
            id=name,
            marks=[pytest.mark.xfail(reason="whom needs a parser")] * (name == "in one sentence"),
        )
        for name, case in CASES.items()
    ],
)
def test_a_source_leads_to_its_fullest_name(text: str, speaker: str | None, basis: str) -> None:
    quote = first(text)
    assert (quote.speaker and quote.speaker.text, quote.basis) == (speaker, basis)


ROLES = {
    "before the name": (LEE + "Lee said the road was closed.", "Town spokesman"),
    "behind the name": (HILL + "Hill said the road was closed.", "the mayor of Ely"),
    "a possessive": (
        "Ivan Petrov, Boris Orlov’s spokesperson held a talk. Petrov said the road was shut.",
        "Boris Orlov’s spokesperson",
    ),
    "a role alone": ("The defence minister said the road was shut.", "The defence minister"),
    "none": ("Ivan Petrov left. Petrov said the road was shut.", None),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES)
def test_a_role_is_what_the_article_calls_the_speaker(text: str, role: str | None) -> None:
    found = first(text).role
    assert (found.text if found else None) == role


def test_a_floating_quote_belongs_to_the_last_speaker_and_says_so() -> None:
    text = "“It broke on Sunday,” Ann Lee said. It rained.\n\n“It will break again soon.”"
    quote = find_quotes(Article(text))[1]
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.basis) == ("Ann Lee", "inferred")
    assert [flag.kind for flag in quote.flags] == ["speaker inferred"]


def test_a_paragraph_of_words_right_below_a_quote_goes_on_with_it_and_says_so() -> None:
    text = "“It broke on Sunday,” Ann Lee said.\n\n“It will break again soon.”"
    [quote] = find_quotes(Article(text))
    assert [span.text for span in quote.words] == [
        "It broke on Sunday,",
        "It will break again soon.",
    ]
    assert (quote.speaker and quote.speaker.text, quote.basis) == ("Ann Lee", "named")
    [flag] = quote.flags
    assert (flag.kind, flag.words and flag.words.text) == (
        "speaker inferred",
        "“It will break again soon.”",
    )


def test_an_answer_right_below_a_question_is_not_the_words_of_whoever_asked() -> None:
    text = "“Will it break again?” Ann Lee asked.\n\n“It broke twice this year.”"
    assert len(find_quotes(Article(text))) == 2


def test_a_misspelling_never_changes_the_words() -> None:
    quote = first("Ivan Petrov left. Petrof said Petrof was right.")
    assert quote.text == "Petrof was right"
    assert quote.source[0].text == "Petrof"
