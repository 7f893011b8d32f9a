"""A draft held against the store: what is said of it, to whom, and what is left of it."""

import re
from functools import partial
from queue import Queue
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.notary.draft import Draft, Quotation, read_draft
from claims.notary.quotations import check_quotation
from claims.reading import read_text
from handlers.notary.aside import AT_ONCE, WAITING, Aside
from handlers.notary.findings import check_draft
from handlers.say.notary import Findings, messages
from store.database import Store
from store.scope import Scope
from store.work.message import MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.handlers.test_say import QUOTED
from tests.slack.blocks import check_message
from tests.store.filing import file_text

NOWHERE = MessageKey("T1", "D1", "")
DRAFT = """A bridge fell on Monday.

“We have lost neighbours and colleagues today,” police chief Karin Holm said. At least 19 people \
died when the road bridge over the river Ume in Norrland collapsed. “Nobody told us,” said Jan Roth.

President Zelenskyy promised to ship “every tonne we promised”.
"""


def checked(store: Store, draft: str, scope: Scope | None = None) -> Findings:
    article = read_text(draft)
    found = read_draft(article)
    return check_draft(found, NOWHERE, article.sha256, scope or Scope("T1"), store)


def said(found: Findings) -> str:
    return "\n".join(one["text"] for one in messages(found))


def test_each_quotation_and_each_figure_stands_somewhere(store: Store) -> None:
    for number, text in enumerate((BRIDGE_MORNING, BRIDGE_EVENING, GRAIN)):
        file_text(store, text, ts=f"{number}.0")
    text = said(checked(store, DRAFT))
    assert "3 quotations · 1 figure" in text
    differs, _, rest = text.partition("Not on file")
    assert "draft: colleagues, on file: friends" in differs
    assert "“We have lost neighbours and friends today,”  Karin Holm · Bridge collapse" in differs
    missing, _, filed = rest.partition("As filed")
    assert "Nobody told us," in missing
    assert "every tonne we promised  " in filed
    assert "19 · deaths" in filed
    assert "Nothing of the draft was filed or kept." in text


def test_the_draft_itself_on_file_is_no_evidence(lite: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    text = said(checked(lite, BRIDGE_MORNING))
    assert "as filed" not in text
    assert "is on file until that message is deleted" in text
    assert "Nothing of the draft was filed" not in text
    article = read_text(f"{BRIDGE_MORNING}\nMore.")
    key = MessageKey("T1", "C1", "1.0")
    found = check_draft(read_draft(article), key, article.sha256, Scope("T1"), lite)
    assert "not on file" in said(found)


def test_what_a_private_channel_holds_is_for_its_members(store: Store) -> None:
    file_text(store, BRIDGE_MORNING, channel="G1", private=True)
    draft = "“We have lost neighbours and friends today,” Holm said. In Norrland 12 people died."
    inside = said(checked(store, draft, Scope("T1", frozenset(("G1",)))))
    assert "2 as filed" in inside
    for outside in (Scope("T1"), Scope("T1", frozenset(("G2",))), Scope("T2")):
        text = said(checked(store, draft, outside))
        assert "2 not on file" in text
        assert "Bridge collapse" not in text


def test_a_quote_is_found_among_many_of_the_same_words(store: Store) -> None:
    many = "\n\n".join(
        f"“We have lost boat number {n} in the storm today,” Ann Field told the council."
        for n in range(90)
    )
    file_text(store, BRIDGE_MORNING)
    file_text(store, f"Boats\n\n{many}", ts="2.0")
    text = said(checked(store, "“We have lost neighbours and friends today,” she said."))
    assert "1 as filed" in text


def test_every_string_in_marks_is_a_slice_of_a_filed_article(lite: Store) -> None:
    texts = (BRIDGE_MORNING, BRIDGE_EVENING, GRAIN)
    for number, text in enumerate(texts):
        file_text(lite, text, ts=f"{number}.0")
    for curly, straight in QUOTED.findall(said(checked(lite, DRAFT))):
        assert any((curly or straight) in text for text in texts), curly or straight


def test_a_long_draft_is_answered_in_a_few_messages_and_says_what_is_missing(lite: Store) -> None:
    long = "We <&> will open stall " * 9
    found = checked(lite, " ".join(f"“{long}{n} in time,” Ann Field said." for n in range(80)))
    pages = messages(found, most=3)
    assert len(pages) == 3
    assert "more are not shown" in str(messages(found, most=1)[0]["blocks"])
    for page in pages:
        assert check_message({"channel": "C1", **page}) == []


EMPTY = {"no quotations": "The council will meet in the evening.", "nothing but a mark": "“"}


@pytest.mark.parametrize("draft", EMPTY.values(), ids=EMPTY.keys())
def test_a_draft_with_nothing_to_look_up_is_a_sentence(lite: Store, draft: str) -> None:
    assert "There is no quotation and no figure in this draft." in said(checked(lite, draft))


ODD = st.text(alphabet="ab<>&@!#|\"'*_~`\n C0UW1:/.[]…", min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(ODD, ODD)
def test_no_draft_can_make_a_block_that_slack_refuses_or_that_pings(words: str, name: str) -> None:
    text = Article(words)
    draft = Draft(words, (Quotation(text.span(0, len(words)), name),))
    [page] = messages(_unfiled(draft), name)
    assert check_message({"channel": "C1", **page}) == []
    assert not re.search(r"<[!@#]", page["text"])


def _unfiled(draft: Draft) -> Findings:
    return Findings(tuple(check_quotation(one, [], draft.text) for one in draft.quotations), ())


def test_an_error_is_told_by_its_id_and_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = ValueError("“The secret sentence,” she said")

    def fail() -> None:
        raise error

    told = Queue[str]()
    assert Aside().do(fail, told.put)
    error_id = told.get(timeout=30)
    assert error_id in caplog.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_more_drafts_than_there_are_places_are_turned_away() -> None:
    aside, go, done = Aside(), Event(), Queue[int]()

    def work(number: int) -> None:
        go.wait(30)
        done.put(number)

    asked = AT_ONCE + WAITING
    taken = [aside.do(partial(work, n), lambda _: None) for n in range(asked + 2)]
    assert taken == [True] * asked + [False] * 2
    go.set()
    assert sorted(done.get(timeout=30) for _ in range(asked)) == list(range(asked))
