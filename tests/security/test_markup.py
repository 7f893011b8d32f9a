"""Nothing that an outsider writes pings, links where it does not say, or breaks a block."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.reading import read_text
from handlers.answering import answer
from handlers.commands import read_command
from handlers.say import asides_view, everything, forgetting, notes, report, results, watches
from handlers.say.linking import may_be_link
from handlers.say.report import Report
from handlers.timelines import finding, words
from store import articles
from store.database import Store, migrate, open_store
from store.erasures import Extent
from store.message import storable
from store.scope import Scope
from tests.slack.blocks import check_message, check_view
from tests.slack.bot_process import REPOSITORY
from tests.store.filing import file_text

LIVE = re.compile(r"<(?:[!@#]|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
PIECES = st.sampled_from(
    (
        "<!channel>", "<!here|x>", "<@U0STAND00004>", "<#C0STAND00005>", "<!subteam^S1>",
        "<https://evil.test|the bank>", "<!date^1^{date}^https://evil.test|x>", "&lt;!here&gt;",
        "*b*", "_i_", "~s~", "`c`", "```", "> ", "\n", "“", "”", "\"", "|", "<", ">", "&", "\\",
        "javascript:alert(1)", "http://x", "\u202e", "\u200b", "\0", "\ud800", "a", "é",
    )
)  # fmt: skip
ODD = st.lists(PIECES, max_size=12).map("".join)
URLS = ("https://news.test/a", "javascript:alert(1)", "http://x|y>", "data:text/html,x", "", "//x")


def hostile(odd: str, title: str, url: str) -> Article:
    """An article with a quote, a figure and a conflict to come, and the odd text everywhere."""
    flat = " ".join(odd.split())
    body = (
        f"Bridge\n\nAt least 19 people died {flat} in Norrland, the hospital said on Monday.\n\n"
        f"“We have lost {flat} neighbours today,” police chief Karin Holm told {flat} Radio Nord."
    )
    article = read_text(storable(body))  # as whoever reads a source has it
    return replace(article, title=title, url=url, outlet=odd[:80], byline=title[:80])


def surfaces(store: Store, shown: Report, odd: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every message and every view, by its name; a view has a type."""
    with store.reading() as session:
        filed = articles.load(session, shown.article_id)
    assert filed is not None
    odd = read_command({"text": odd}).text
    scope = Scope("T1", frozenset({"C1"}))
    yield "reply", report.message(shown)
    yield "show all", everything.view(shown, page=0, channel="C1")
    yield "copy and questions", asides_view.view(shown)
    yield "timeline", words.view(finding.of_article(shown.article_id, "T1", "C1", store))
    yield "read before", notes.read_before(filed)
    yield "note", notes.note(odd or "x")
    yield "failed", notes.failed(odd[:20] or "x")
    yield "forget", forgetting.question(odd, Extent(1, 1, 1, 1), {"value": odd}, reach=True)
    if filed.claims:
        yield "alert", watches.alert([odd or "x"], filed.claims)
    for asked in (odd, "holm", f"by:{odd}", "conflicts", f"figures {odd}", "figures people died"):
        yield f"/claims {asked}", results.message(answer(asked, scope, store))


def parsed_by_slack(block: Any) -> Iterator[str]:
    """The texts of mrkdwn objects, wherever they are."""
    if isinstance(block, dict):
        if block.get("type") == "mrkdwn":
            yield str(block.get("text"))
        for part in block.values():
            yield from parsed_by_slack(part)
    elif isinstance(block, list):
        for part in block:
            yield from parsed_by_slack(part)


def links(block: Any) -> Iterator[tuple[str, str]]:
    if isinstance(block, dict):
        if block.get("type") == "link" or "url" in block:
            yield str(block.get("text", "")), str(block.get("url"))
        for part in block.values():
            yield from links(part)
    elif isinstance(block, list):
        for part in block:
            yield from links(part)


@pytest.fixture
def stores() -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def new() -> Store:
        store = open_store("sqlite://")
        migrate(store.engine)
        opened.append(store)
        return store

    yield new
    for store in opened:
        store.close()


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(odd=ODD, title=ODD, url=st.sampled_from(URLS))
def test_no_text_of_an_outsider_comes_alive_on_any_surface(
    stores: Callable[[], Store], odd: str, title: str, url: str
) -> None:
    store = stores()
    file_text(store, "At least 12 people died in Norrland, police said on Monday.", ts="1.0")
    shown = file_text(store, "x" * 30, article=hostile(odd, title, url), ts="2.0")
    for name, said in surfaces(store, shown, odd):
        is_view = said.get("type") in ("modal", "home")
        wrong = check_view(said) if is_view else check_message({"channel": "C1", **said})
        assert wrong == [], name
        for text in [*parsed_by_slack(said), "" if is_view else str(said["text"])]:
            assert not LIVE.search(text), (name, text)
        for label, target in links(said):
            assert target.startswith(("http://", "https://")), (name, target)
            assert may_be_link(label, target), (name, label, target)


LEADING = {
    "a title": ("Bridge falls in Norrland", "https://a.test/1", True),
    "a paragraph": ("¶3", "https://a.slack.test/archives/C1/p1", True),
    "its own address": ("https://a.test/1", "https://a.test/1", True),
    "its own host": ("a.test", "https://www.a.test/1", True),
    "a company in a title": ("Amazon.com cuts 300 jobs", "https://a.test/1", True),
    "an address in a title": ("What https://b.test says", "https://a.test/1", True),
    "another address": ("https://bank.example/login", "https://a.test/1", False),
    "another host": ("bank.example", "https://a.test/1", False),
    "another host with a path": ("bank.example/login", "https://a.test/1", False),
    "another host, with www": ("www.bank.example now open", "https://a.test/1", False),
    "a host before a sign": ("https://bank.example@a.test", "https://bank.example/", False),
    "letters turned round": ("\u202egro.knab", "https://a.test/1", False),
    "letters unseen": ("ba\u200bnk", "https://a.test/1", False),
    "no web": ("Title", "javascript:alert(1)", False),
    "nowhere": ("Title", "https://", False),
    "no address": ("Title", "http://[::1", False),
    "too long for Slack": ("Title", "https://a.test/" + "x" * 3_000, False),
}


@pytest.mark.parametrize(("label", "url", "may"), LEADING.values(), ids=LEADING.keys())
def test_words_that_name_an_address_lead_there_or_nowhere(label: str, url: str, may: bool) -> None:
    assert may_be_link(label, url) is may


def test_nothing_we_send_is_an_object_that_slack_parses() -> None:
    """Rich text and plain text alone: what is no mrkdwn cannot be forgotten to be escaped."""
    for folder in ("bot", "handlers"):
        for path in (REPOSITORY / folder).rglob("*.py"):
            tree = ast.parse(path.read_text())
            strings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
            assert "mrkdwn" not in strings, path
