"""A PDF's claims say which page they are on; nothing else has pages."""

from claims.reading import headed, read_file, read_text
from handlers.say.lines import plain
from handlers.say.report import sections
from store.database import Store
from tests.security.making import pdf
from tests.store.filing import file_text

HEAD = "Harbour report"
FIRST = [
    HEAD,
    "",
    "The port was closed on Monday because of a storm, the pilot of a ship said.",
    "1",
]
SECOND = [HEAD, "", '"We will reopen it on Friday," harbour master Ann Field told reporters.', "2"]
THIRD = [HEAD, "", "At least 40 ships were waiting outside, the coast guard said on Tuesday.", "3"]


def test_places_in_a_pdf_are_on_pages() -> None:
    article = read_file("report.pdf", pdf([FIRST, SECOND, THIRD]), "application/pdf")
    for number, words in enumerate(("closed on Monday", "reopen", "40 ships"), start=1):
        assert article.page_of(article.text.index(words)) == number


def test_an_empty_page_counts() -> None:
    article = read_file("report.pdf", pdf([FIRST, [], SECOND]), "application/pdf")
    assert article.page_of(article.text.index("reopen")) == 3


def test_a_headline_put_above_moves_the_pages_along() -> None:
    article = headed(read_file("report.pdf", pdf([FIRST[2:], SECOND[2:]]), "application/pdf"))
    assert article.page_of(article.text.index("reopen")) == 2
    assert article.page_of(article.text.index("closed")) == 1


def test_a_pasted_text_has_no_pages() -> None:
    article = read_text(FIRST[2])
    assert (article.pages, article.page_of(10)) == ((), 0)


def test_the_page_is_shown_beside_the_paragraph(store: Store) -> None:
    article = read_file("report.pdf", pdf([FIRST, SECOND, THIRD]), "application/pdf")
    report = file_text(store, article.text, article=article)
    assert {one.citation.page for one in report.claims} >= {2, 3}
    shown = "\n".join(plain(part) for part in sections(report))
    assert ", p. 2" in shown
    assert ", p. 3" in shown
