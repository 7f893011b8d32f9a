"""Nothing that an outsider writes pings, links where it does not say, or breaks a block."""

import ast
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlers.say.linking import may_be_link
from store.database import Store, migrate, open_store
from tests.security.hostile_articles import ODD, hostile
from tests.security.said import everything_said
from tests.slack.blocks import check_message, check_view
from tests.slack.bot_process import REPOSITORY
from tests.store.filing import file_text

LIVE = re.compile(r"<(?:[!@#]|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
EARLIER = "At least 12 people died in Norrland, police said on Monday."
SAY = "/handlers/say/"
# What a function gives back that says something.
SAID = ("dict[str, Any]", "Block", "Payload", "list[Block]", "list[dict[str, Any]]")
READ_BACK = {"filled_in.carried", "settings_form.changes"}  # these hear, and say nothing
URLS = ("https://news.test/a", "javascript:alert(1)", "http://x|y>", "data:text/html,x", "", "//x")


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


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with nothing in it."""
    file = tmp_path_factory.mktemp("markup") / "empty.db"
    store = open_store(f"sqlite:///{file}")
    migrate(store.engine)
    store.close()
    return file


@pytest.fixture
def stores(empty: Path) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def new() -> Store:
        file = empty.with_name(f"{len(opened)}.db")
        shutil.copy(empty, file)
        opened.append(open_store(f"sqlite:///{file}"))
        return opened[-1]

    yield new
    for store in opened:
        store.close()


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(odd=ODD, title=ODD, url=st.sampled_from(URLS))
@example(odd="<!channel>", title="", url=URLS[0])
def test_no_text_of_an_outsider_comes_alive_on_any_surface(
    stores: Callable[[], Store], odd: str, title: str, url: str
) -> None:
    store = stores()
    file_text(store, EARLIER, ts="1.0")
    shown = file_text(store, "x" * 30, article=hostile(odd, title, url), ts="2.0")
    for name, said in everything_said(store, shown, odd):
        is_view = said.get("type") in ("modal", "home")
        wrong = check_view(said) if is_view else check_message({"channel": "C1", **said})
        assert wrong == [], name
        for text in [*parsed_by_slack(said), "" if is_view else str(said["text"])]:
            assert not LIVE.search(text), (name, text)
        for label, target in links(said):
            assert target.startswith(("http://", "https://")), (name, target)
            assert may_be_link(label, target), (name, label, target)


def test_nothing_that_says_something_is_left_out(stores: Callable[[], Store]) -> None:
    """Of all functions in handlers/say that make a message or a view, each is called above."""
    called: set[str] = set()

    def note(frame: Any, event: str, _: Any) -> None:
        if event == "call" and SAY in frame.f_code.co_filename:
            called.add(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")

    store = stores()
    file_text(store, EARLIER, ts="1.0")
    shown = file_text(store, "x" * 30, article=hostile("a", "b", URLS[0]), ts="2.0")
    sys.setprofile(note)
    try:
        assert len(list(everything_said(store, shown, "a"))) > 50
    finally:
        sys.setprofile(None)
    assert {name for name in sayings() if name not in called} == READ_BACK


def sayings() -> Iterator[str]:
    for path in (REPOSITORY / "handlers" / "say").rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            said = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if said and node.returns is not None and ast.unparse(node.returns) in SAID:
                yield f"{path.stem}.{node.name}"


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


def test_no_post_of_ours_unfolds_the_links_in_it() -> None:
    """Or each source would be shown below a reply, and the message would come back as changed."""
    posts = [
        {part.arg: ast.unparse(part.value) for part in node.keywords}
        for folder in ("bot", "handlers")
        for path in (REPOSITORY / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "chat_postMessage"
    ]
    assert posts
    for said in posts:
        assert (said.get("unfurl_links"), said.get("unfurl_media")) == ("False", "False")
