"""What people take along out of Slack or are shown outside of it: files, pages of a browser."""

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import pages
from bot.installing import read_installation
from handlers.exporting.forms import FORMS, read
from handlers.exporting.table import FORMULA, PLAIN_NUMBER, unguarded
from store.database import Store
from tests.exporting.filled import dossier
from tests.security.hostile_articles import ODD, PIECES, hostile
from tests.store.filing import file_text

EVERY_PIECE = " ".join(PIECES)
BEGINNINGS = ("=", "+", "-", "@", "\t", "＝", "'=", " =")
OURS = ["html", "head", "meta", "title", "meta", "body", "h1", "p", "p"]


@pytest.mark.parametrize("begins", BEGINNINGS)
def test_no_text_is_a_formula_or_breaks_a_file(lite: Store, begins: str) -> None:
    odd = f"{begins}HYPERLINK(1) {EVERY_PIECE}"
    file_text(lite, "x", article=hostile(odd, odd, "https://a.test/x"))
    found = dossier(lite)
    assert found.entries
    for name in ("json", "pack"):
        assert read(FORMS[name].write(found)) == found
    table = FORMS["csv"].write(found).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        plain = PLAIN_NUMBER.fullmatch(cell) or not FORMULA.match(cell)
        assert plain or unguarded(cell) != cell
    assert FORMS["jsonld"].write(found)


class Read(HTMLParser):
    """The elements of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.words = list[str](), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(name=st.one_of(ODD, st.sampled_from(("<script>alert(1)</script>", "</p><img src=x>"))))
@settings(max_examples=40, deadline=None)
def test_no_name_of_a_workspace_comes_alive_in_a_browser(name: str) -> None:
    told = {"access_token": "xoxb-1", "team": {"id": "T1", "name": name}}
    _, shown = read_installation(told, "B1")
    page = Read(pages.installed(shown))
    assert page.tags == OURS
    assert shown in page.words
    again = Read(pages.not_installed(name, f'"><script>{name}'))
    assert again.tags == [*OURS, "a"]
