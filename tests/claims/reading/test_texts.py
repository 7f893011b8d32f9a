"""Pasted texts: what stands above the first paragraph, and what is kept."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.reading import NoArticle, UnreadableError, headed, is_english, read_text
from tests.development import data

SEEDS = data() / "seeds"
BODY = (
    "The harbour authority closed the northern pier on Monday after a crane fell into the water, "
    "and three ships bound for Rotterdam were kept waiting outside until the evening.\n\n"
    "Divers were due to look at the wreck before dawn."
)


@dataclass(frozen=True)
class Case:
    head: str
    title: str = ""
    byline: str = ""
    published: date | None = None
    outlet: str = ""
    body: str = BODY


DAY = date(2022, 4, 7)
CASES = {
    "a headline": Case("Pier closed after crane falls", "Pier closed after crane falls"),
    "no headline": Case(""),
    "a headline that asks": Case("Who bought the cranes?", "Who bought the cranes?"),
    "a date line above it": Case(
        " date 2022-04-07 By Peter McLaren-Kennedy • 07 April 2022 • 22:41\n\nPier closed at noon",
        "Pier closed at noon",
        "Peter McLaren-Kennedy",
        DAY,
    ),
    "a byline and a date under it": Case(
        "Pier closed at noon\nBy Ada van der Brandt and Jo O’Neill\nApril 7th, 2022",
        "Pier closed at noon",
        "Ada van der Brandt and Jo O’Neill",
        DAY,
    ),
    "a name alone above the date": Case(
        "Pier closed at noon\nAda Brandt\nThu 7 Apr 2022 22.41 BST",
        "Pier closed at noon",
        "Ada Brandt",
        DAY,
    ),
    "an agency for a byline": Case("Pier closed at noon\nBy AFP", "Pier closed at noon", "AFP"),
    "when it was updated": Case(
        "Pier closed at noon\nUpdated 07.04.2022, 9:15 am", "Pier closed at noon", "", DAY
    ),
    "a day with two readings": Case("Pier closed at noon\n04/07/2022", "Pier closed at noon"),
    "a day with one reading": Case(
        "Pier closed at noon\n04/27/2022", "Pier closed at noon", "", date(2022, 4, 27)
    ),
    "a day there is not": Case("Pier closed at noon\n31 April 2022", "Pier closed at noon"),
    "a section's name above": Case(
        "World\nPier closed after crane falls", "Pier closed after crane falls"
    ),
    "cut short, then whole": Case(
        "Pier closed after crane falls into\n\nPier closed after crane falls into the water",
        "Pier closed after crane falls into the water",
    ),
    "cut short with dots": Case(
        "Pier closed after crane…\nPier closed after crane falls into the water",
        "Pier closed after crane falls into the water",
    ),
    "a photo credit behind it": Case(
        "Pier closed after crane falls Source: Kremlin.ru", "Pier closed after crane falls"
    ),
    "a photographer behind it": Case(
        "Pier closed after crane falls Photo: Jo Bloggs/AFP", "Pier closed after crane falls"
    ),
    "a source in the headline": Case(
        "Source: crane was never checked", "Source: crane was never checked"
    ),
    "the outlet behind it": Case(
        "Pier closed at noon | Hollen News", "Pier closed at noon", outlet="Hollen News"
    ),
    "marked as a heading": Case("# Pier closed at noon", "Pier closed at noon"),
    "marked as bold": Case("*Pier closed at noon*", "Pier closed at noon"),
    "a line that leads on": Case("The latest on the pier (all times CET):"),
    "an agency's line that asks": Case("HOLLEN (AP) — Was that really the mayor of Hollen?"),
    "furniture above": Case(
        "Advertisement\nRead more: The old crane\nPier closed at noon", "Pier closed at noon"
    ),
    "an address above": Case(
        "https://news.example/a-b\nPier closed at noon", "Pier closed at noon"
    ),
    "an agency's dateline": Case(
        "Pier closed at noon",
        "Pier closed at noon",
        outlet="Reuters",
        body=f"HOLLEN, April 7 (Reuters) - {BODY}",
    ),
    "a title that begins with by": Case(
        "By land and sea, grain leaves Hollen", "By land and sea, grain leaves Hollen"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_reads_the_head(case: Case) -> None:
    text = f"{case.head}\n\n{case.body}" if case.head else case.body
    article = read_text(text)
    found = (article.title, article.byline, article.published, article.outlet)
    assert found == (case.title, case.byline, case.published, case.outlet)
    assert article.text == text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed articles: set CLAIMS_QUALITY_DATA")
def test_reads_the_seed_articles() -> None:
    texts = [
        (SEEDS / name).read_text("utf-8")
        for name in ("000_08ebb17490acb4fd.txt", "004_07f49ec3a9707e67.txt")
    ]
    a, b = map(read_text, texts)
    assert a == Article(
        texts[0],
        "Russia admit to significant troop losses in Ukraine",
        byline="Peter McLaren-Kennedy",
        published=DAY,
        language="en",
    )
    title = "The Russian government has admitted that Russia has lost many soldiers in Ukraine"
    assert b == Article(texts[1], title, language="en")
    assert [headed(a), headed(b)] == [a, b]


def test_what_is_known_goes_before_what_is_stated() -> None:
    day = date(2023, 1, 2)
    article = read_text(f"Pier closed\n7 April 2022\n{BODY}", title="T", url="U", published=day)
    assert (article.title, article.url, article.published) == ("T", "U", day)


def test_only_a_byte_order_mark_is_taken_off() -> None:
    assert read_text(f"\ufeff \r\n{BODY}\r\n").text == f" \r\n{BODY}\r\n"


def test_a_text_that_ends_at_a_paywall_is_not_complete() -> None:
    article = read_text(f"{BODY}\n\nSubscribe to continue reading.")
    assert not article.complete
    assert article.missing.endswith("paste the rest to have it read.")


@pytest.mark.parametrize("blank", ["", " \n\t", "\ufeff", "<html><body></body></html>"])
def test_nothing_is_no_article(blank: str) -> None:
    with pytest.raises(NoArticle):
        read_text(blank)


HEADED = {
    "put on top": (Article("Body.", "Title"), "Title\n\nBody."),
    "there already": (Article("Title\nBody.", "Title"), "Title\nBody."),
    "there in other marks": (
        Article("“Title”  here\nBody.", '"Title" here'),
        "“Title”  here\nBody.",
    ),
    "below a date line": (
        Article("7 April\n\nTitle\n\nBody.", "Title"),
        "7 April\n\nTitle\n\nBody.",
    ),
    "on two lines": (Article("Body.", "Long\n title"), "Long title\n\nBody."),
    "no title": (Article("Body."), "Body."),
}


@pytest.mark.parametrize(("article", "text"), HEADED.values(), ids=HEADED.keys())
def test_the_headline_stands_on_top(article: Article, text: str) -> None:
    assert headed(article).text == text
    assert headed(headed(article)) == headed(article)


GERMAN = "Die Behörde hat am Montag den nördlichen Pier gesperrt, weil ein Kran ins Wasser fiel."
ITALIAN = "Il ministro ha detto che le navi resteranno nel porto fino alla fine della settimana."
LANGUAGES = {
    "English": (BODY, "en"),
    "German": (GERMAN, "de"),
    "Russian": (
        "Портовые власти закрыли в понедельник северный причал, потому что упал кран.",
        "ru",
    ),
    "Ukrainian": (
        "Портова влада закрила у понеділок північний причал, бо у воду впав кран і ще щось.",
        "uk",
    ),
    "Chinese": (
        "港务局周一关闭了北码头，因为一台起重机掉进了水里，没有人受伤，三艘船不得不等到晚上。" * 2,
        "zh",
    ),
    "English with a quotation": (f"{BODY}\n\n{BODY}\n\n{ITALIAN}", "en"),
    "half and half": (f"{GERMAN}\n{ITALIAN}", ""),
    "too short": ("Pier closed", ""),
    "numbers": ("1,351 7,000 15,000\n" * 30, ""),
}


@pytest.mark.parametrize(("text", "language"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_tells_the_language(text: str, language: str) -> None:
    article = read_text(text)
    assert article.language == language
    assert is_english(article) == (language in ("en", ""))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    with suppress(UnreadableError):
        assert read_text(text).text == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.text(alphabet='By AbcД.|–1\n:/“”"<>,07 April2022', max_size=400))
def test_odd_heads_do_no_harm(text: str) -> None:
    with suppress(UnreadableError):
        assert headed(read_text(text)).text
