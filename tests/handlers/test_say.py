"""What we say: no verdicts, no article words but slices, nothing that Slack refuses."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparing import reasons
from claims.model import Article
from claims.reading import read_text
from handlers.say import everything
from handlers.say.lines import Link, fallback, line, rich, rich_or_menus
from handlers.say.report import Report, message, sections
from store.database import Store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN, MENTIONS
from tests.slack.blocks import check_message, check_view
from tests.store.filing import file_text

# The bot reports who said what; it never rules on what is true.
VERDICTS = re.compile(
    r"\b(?:true|false|correct|wrong|actually|in reality|in fact|debunked|proves|lied|admitted"
    r"|revealed|claimed|best estimate|confirmed)\b|\b(?:only|just|as many as) \d",
    re.IGNORECASE,
)
# Labels of a claim's menu, and what is said of a claim after somebody pressed them.
PRESSED = frozenset(("Correct…", "Wrong speaker", "Confirmed.", "confirmed", "confirmed it"))
ROOT = Path(__file__).parents[2]
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def strings_in(path: Path) -> list[str]:
    """Every string of a module but its docstrings."""
    tree = ast.parse(path.read_text())
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
    ]


SPEAKING = [
    *sorted((ROOT / "handlers" / "say").rglob("*.py")),
    Path(reasons.__file__),
    ROOT / "handlers" / "fetching" / "errors.py",
    ROOT / "claims" / "notary" / "figures.py",
    ROOT / "claims" / "reading" / "partial.py",
    ROOT / "bot" / "cli" / "sample.py",
]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_rules_on_what_is_true(path: Path) -> None:
    for said in strings_in(path):
        assert said in PRESSED or not VERDICTS.search(said), said


def test_the_manifest_rules_on_nothing_either() -> None:
    assert not VERDICTS.search(
        (ROOT / "manifest.yml").read_text().replace(": true", "").replace(": false", "")
    )


def test_every_string_in_quotation_marks_is_a_slice_of_an_article(lite: Store) -> None:
    texts = (BRIDGE_MORNING, BRIDGE_EVENING, GRAIN, MENTIONS)
    for number, text in enumerate(texts):
        report = file_text(lite, text, ts=f"{number}.0")
        for part in sections(report):
            for one in part:
                shown = "".join(piece.text for piece in one.pieces)
                for curly, straight in QUOTED.findall(shown):
                    words = curly or straight
                    assert any(words in other for other in texts), words


@pytest.mark.parametrize("text", [BRIDGE_MORNING, GRAIN, MENTIONS])
def test_slack_takes_every_reply_and_every_modal(lite: Store, text: str) -> None:
    report = file_text(lite, text)
    assert check_message({"channel": "C1", **message(report)}) == []
    assert check_view(everything.view(report, page=0, channel="C1")) == []


def test_a_reply_to_a_huge_article_stays_short(lite: Store) -> None:
    said = "\n\n".join(
        f"“{'A very long statement about stall number ' * 30}{n},” Ann Field told the council."
        for n in range(200)
    )
    report = file_text(lite, f"{'Fair ' * 200}\n\n{said}")
    payload = message(report)
    assert check_message({"channel": "C1", **payload}) == []
    assert len(payload["text"].encode()) <= 4_000
    for page in (0, 1, 7):
        assert check_view(everything.view(report, page=page, channel="C1")) == []


def test_a_reply_full_of_marks_is_inside_slacks_limit(lite: Store) -> None:
    said = [f"“{'<&> ' * 160}{n},” Ann Field told the council on Monday." for n in range(30)]
    for number in range(2):
        changed = [one.replace("Monday", "Tuesday") for one in said] if number else said
        text = "\n\n".join(("Fair & <square>", *changed, "It cost <&> 300 jobs."))
        report = file_text(lite, text, ts=f"{number}.0")
        assert check_message({"channel": "C1", **message(report)}) == []
        assert check_view(everything.view(report, page=0, channel="C1")) == []


def test_a_link_too_long_for_slack_is_text(lite: Store) -> None:
    article = replace(read_text(GRAIN), url="https://a.test/" + "x" * 4_000, title="T " * 2_000)
    report = file_text(lite, GRAIN, article=article)
    assert check_message({"channel": "C1", **message(report)}) == []


def test_the_reply_is_complete_in_its_text_too(lite: Store) -> None:
    payload = message(file_text(lite, BRIDGE_MORNING))
    assert "“We have lost neighbours and friends today,”" in payload["text"]


ODD = st.text(alphabet="ab<>&@!#|“”\"'*_~`\n C0UW1:/.", max_size=80)


@settings(max_examples=60)
@given(ODD, ODD)
def test_no_text_can_make_a_block_that_slack_refuses_or_that_pings(title: str, body: str) -> None:
    article = Article(text=body, title=title, outlet=body, byline=title)
    payload = message(Report(1, article, (), ()))
    assert check_message({"channel": "C1", **payload}) == []
    assert not re.search(r"<[!@#]", payload["text"])


def test_empty_pieces_leave_no_empty_element() -> None:
    assert (
        check_message({"channel": "C1", "text": "x", "blocks": [rich([line("a", "", "b")])]}) == []
    )


def test_the_fallback_is_cut_at_a_line() -> None:
    cut = fallback([line("x" * 1_000) for _ in range(10)])
    assert cut.endswith("\n…")
    assert len(cut.encode()) <= 4_000


def test_beside_a_menu_nothing_leads_to_what_stands_below() -> None:
    one = replace(line("1,351 · deaths · ", Link("¶2", "https://x.test")), menu=(("A", "a"),))
    section, below = rich_or_menus([one])
    assert section["text"]["text"] == "1,351 · deaths"
    assert below["elements"][0]["elements"][0]["text"] == "¶2"
