"""Slack's mark-up undone: one table for the words, one for the links."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.hearing.markup import escape, links, plain_text, same_page_key, unescape


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"blocks": [{"type": "rich_text", "elements": list(parts)}]}


def section(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": kind, "elements": list(elements)}


def said(text: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def link(url: str, **more: str) -> dict[str, Any]:
    return {"type": "link", "url": url, **more}


MARKED = {
    "nothing": ("", ""),
    "plain": ("Pier closed.\n\nNobody hurt.", "Pier closed.\n\nNobody hurt."),
    "entities": ("AT&amp;T &lt;b&gt; said “no”", "AT&T <b> said “no”"),
    "entities once": ("&amp;lt;b&amp;gt; &amp;amp;", "&lt;b&gt; &amp;"),
    "other entities stay": ("&quot;&nbsp;", "&quot;&nbsp;"),
    "a link": ("see <https://a.example/?a=1&amp;b=2>", "see https://a.example/?a=1&b=2"),
    "a link with a label": ("see <https://a.example|the &lt;page&gt;>", "see the <page>"),
    "an e-mail address": ("<mailto:a@b.example|a@b.example>", "a@b.example"),
    "people": ("<@U1|ada> and <@U2>", "@ada and @U2"),
    "channels": ("<#C1|news> <#C2> <#C3|>", "#news #C2 #C3"),
    "everybody": ("<!channel> <!here|here> <!everyone>", "@channel @here @everyone"),
    "a group": ("<!subteam^S1|@desk> <!subteam^S2>", "@desk @S2"),
    "a date": ("on <!date^1649361660^{date}|7 April>", "on 7 April"),
    "marks that are none": ("a < b <c> > <", "a < b <c> > <"),
    "unbalanced": ("<https://a.example", "<https://a.example"),
}

RICH = {
    "text with styles": (rich(section(said("Pier "), said("closed", bold=True))), "Pier closed"),
    "line breaks": (rich(section(said("One.\n\nTwo.\n"))), "One.\n\nTwo.\n"),
    "a link": (rich(section(said("see "), link("https://a.example"))), "see https://a.example"),
    "a link with words": (rich(section(link("https://a.example", text="the page"))), "the page"),
    "an emoji": (
        rich(section({"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fb"})),
        "\U0001f44b\U0001f3fb",
    ),
    "an emoji of our own": (rich(section({"type": "emoji", "name": "desk"})), ":desk:"),
    "an emoji that is none": (rich(section({"type": "emoji", "unicode": "zz"})), "::"),
    "mentions": (
        rich(
            section(
                {"type": "user", "user_id": "U1"},
                said(" "),
                {"type": "broadcast", "range": "here"},
                said(" "),
                {"type": "channel", "channel_id": "C1"},
                said(" "),
                {"type": "usergroup", "usergroup_id": "S1"},
            )
        ),
        "@U1 @here #C1 @S1",
    ),
    "entities are no mark-up here": (rich(section(said("&amp; <b>"))), "&amp; <b>"),
    "a quote and what follows": (
        rich(section(said("No."), kind="rich_text_quote"), section(said("She left."))),
        "No.\nShe left.",
    ),
    "preformatted": (rich(section(said("a\n b"), kind="rich_text_preformatted")), "a\n b"),
    "a list": (
        rich(
            section(said("Two ships:\n")),
            section(section(said("Ada")), section(said("Bea")), kind="rich_text_list"),
            section(said("\nBoth left.")),
        ),
        "Two ships:\n• Ada\n• Bea\n\nBoth left.",
    ),
    "a numbered list": (
        rich(
            {"style": "ordered", **section(section(said("Ada")), section(said("Bea")))}
            | {"type": "rich_text_list"}
        ),
        "1. Ada\n2. Bea",
    ),
    "two blocks": (
        {"blocks": [*rich(section(said("a")))["blocks"], *rich(section(said("b")))["blocks"]]},
        "a\nb",
    ),
}


@pytest.mark.parametrize(("marked", "text"), MARKED.values(), ids=MARKED.keys())
def test_reads_marked_text(marked: str, text: str) -> None:
    assert plain_text({"text": marked}) == text


@pytest.mark.parametrize(("message", "text"), RICH.values(), ids=RICH.keys())
def test_reads_rich_text(message: dict[str, Any], text: str) -> None:
    assert plain_text(message) == text


WHICH = {
    "blocks, which have no marks": ({"text": "*Pier* closed"}, "Pier closed", "Pier closed"),
    "blocks, where the text is cut": ({"text": "Pier cl…"}, "Pier closed", "Pier closed"),
    "text, where the blocks are cut": (
        {"text": "Pier closed at noon"},
        "Pier",
        "Pier closed at noon",
    ),
    "text, where the blocks are empty": ({"text": "Pier closed"}, "", "Pier closed"),
    "blocks, where there is no text": ({"text": None}, "Pier closed", "Pier closed"),
}


@pytest.mark.parametrize(("message", "block", "text"), WHICH.values(), ids=WHICH.keys())
def test_takes_the_whole_of_two(message: dict[str, Any], block: str, text: str) -> None:
    assert plain_text({**message, **rich(section(said(block)))}) == text


LINKS = {
    "none": ({"text": "no link here"}, ()),
    "marked": (
        {"text": "<https://a.example/1> <http://b.example|b>"},
        ("https://a.example/1", "http://b.example"),
    ),
    "naked": (
        {"text": "(see https://a.example/x_(y), or http://b.example/z.)"},
        ("https://a.example/x_(y)", "http://b.example/z"),
    ),
    "in rich text": (
        rich(section(said("https://no.example"), link("https://a.example/1"))),
        ("https://a.example/1",),
    ),
    "in a list and a quote": (
        rich(
            section(section(link("https://a.example")), kind="rich_text_list"),
            section(link("https://b.example"), kind="rich_text_quote"),
        ),
        ("https://a.example", "https://b.example"),
    ),
    "only words in rich text": (
        {"text": "<https://a.example>", **rich(section(said("https://a.example")))},
        ("https://a.example",),
    ),
    "with entities": (
        {"text": "<https://a.example/?a=1&amp;b=2>"},
        ("https://a.example/?a=1&b=2",),
    ),
    "tracked, as written": (
        {"text": "<https://a.example/?utm_source=x> <https://a.example/?fbclid=1>"},
        ("https://a.example/?utm_source=x",),
    ),
    "twice": (
        {"text": "<https://a.example/x> <HTTP://www.A.example/x/#part>"},
        ("https://a.example/x",),
    ),
    "no web page": ({"text": "<mailto:a@b.example|a> <tel:112> <ftp://a.example> <slack://x>"}, ()),
    "Slack's own": (
        {
            "text": "<https://desk.slack.com/archives/C1/p16> <https://app.slack.com/client/T1> "
            "<https://files.slack.com/files-pri/T1/a.txt>"
        },
        (),
    ),
    "about Slack": ({"text": "<https://slack.com/blog/news>"}, ("https://slack.com/blog/news",)),
    "another site's archives": (
        {"text": "<https://notslack.com/archives/1>"},
        ("https://notslack.com/archives/1",),
    ),
    "broken": ({"text": "<http://[> <https://>"}, ()),
}


@pytest.mark.parametrize(("message", "urls"), LINKS.values(), ids=LINKS.keys())
def test_finds_links(message: dict[str, Any], urls: tuple[str, ...]) -> None:
    assert links(message) == urls


SAME = {
    "scheme, www, port, case of the host": ("http://www.A.example:80/x", "https://a.example/x"),
    "slash at the end": ("https://a.example/x/", "https://a.example/x"),
    "part of the page": ("https://a.example/x#part", "https://a.example/x"),
    "tracking": ("https://a.example/x?utm_medium=a&gclid=b&fbclid=c", "https://a.example/x"),
    "order of the query": ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
}
OTHER = {
    "another page": ("https://a.example/x", "https://a.example/y"),
    "case of the path": ("https://a.example/x", "https://a.example/X"),
    "another query": ("https://a.example/?id=1", "https://a.example/?id=2"),
    "another port": ("https://a.example:8443/", "https://a.example/"),
}


@pytest.mark.parametrize(("one", "two"), SAME.values(), ids=SAME.keys())
def test_is_the_same_page(one: str, two: str) -> None:
    assert same_page_key(one) == same_page_key(two)


@pytest.mark.parametrize(("one", "two"), OTHER.values(), ids=OTHER.keys())
def test_is_another_page(one: str, two: str) -> None:
    assert same_page_key(one) != same_page_key(two)


@given(st.text(alphabet="&amp;lt;gt;<>|@!#^ U1", max_size=80) | st.text())
def test_escaping_is_undone_once(text: str) -> None:
    assert unescape(escape(text)) == text
    assert plain_text({"text": escape(text)}) == text


@given(st.text(alphabet="<>@!#^|U1 channel&;ltgt", max_size=80))
def test_no_mention_outlives_escaping(text: str) -> None:
    assert not set("<>") & set(escape(text))


WORDS = st.sampled_from(["text", "url", "type", "elements", "blocks", "rich_text", "link", "emoji"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
)


@given(st.dictionaries(WORDS, JSON), JSON)
def test_any_message_is_read(message: dict[str, Any], blocks: object) -> None:
    for event in (message, {**message, "blocks": [{"type": "rich_text", "elements": blocks}]}):
        assert isinstance(plain_text(event), str)
        assert isinstance(links(event), tuple)


@given(st.text())
def test_any_address_has_a_key(url: str) -> None:
    assert isinstance(same_page_key(url), str)
    assert links({"text": f"<https://{url}> https://{url}"}) is not None


LONG = [
    "<",
    "<a",
    "<http://x|",
    "http://)",
    ").",
    "http://a/(",
    "&amp;",
    "<!date^",
    "https://a.b/ ",
]


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", LONG)
def test_long_messages_take_no_time(part: str) -> None:
    for text in (part * 100_000, "http://a" + part * 100_000):
        plain_text({"text": text})
        links({"text": text})
