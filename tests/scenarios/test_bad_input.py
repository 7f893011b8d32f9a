"""Bad input gets a clear line in the thread, or silence, and the next message works."""

import pytest

from tests.articles import GRAIN
from tests.scenarios.conftest import Newsroom
from tests.scenarios.web import Web
from tests.security import making

LINKS = {
    "nowhere": "has no page at this link",
    "loop": "round in circles",
    "huge": "too large",
    "picture": "leads to a picture",
    "paywall": "paste the text",
    "index": "no article",
}

FILES = {
    "an empty file": ("empty.txt", "", "text", "empty"),
    "binary under .txt": ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50, "text", "text"),
    "a PDF cut short": ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 20, "pdf", "PDF"),
    "a locked PDF": ("report.pdf", making.locked_pdf(), "pdf", "password"),
    "an archive": ("all.docx", making.archive({"a": b"x"}), "docx", "archive"),
    "an e-mail of files": ("a.eml", making.mail(attached=[("b", b"x")]), "eml", "attached"),
}

TEXTS = {
    "one endless line": "word " * 60_000,
    "quotation marks without end": "“He said ‘no " * 3_000,
    "marks of all kinds": "„“”«»‘’\"'" * 2_000,
    "HTML in place of text": f"<html><body><article><h1>Grain</h1><p>{GRAIN}</p></article></body>",
}


@pytest.fixture(autouse=True)
def _still_works(newsroom: Newsroom) -> object:
    yield
    message = newsroom.alice.posts(newsroom.channel(kind="group"), GRAIN)
    assert "every tonne" in newsroom.reply(message)
    newsroom.quiet(0.3)


@pytest.mark.parametrize("page", LINKS)
def test_a_bad_link_is_answered_in_a_sentence(newsroom: Newsroom, web: Web, page: str) -> None:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), web.url(page))
    assert LINKS[page].lower() in newsroom.reply(message).lower()


def test_a_dead_host_is_answered_in_a_sentence(newsroom: Newsroom) -> None:
    message = newsroom.alice.posts(
        newsroom.channel(kind="group"), "https://no-such-host.invalid/story"
    )
    assert "no-such-host.invalid" in newsroom.reply(message)


@pytest.mark.parametrize(("name", "content", "kind", "said"), FILES.values(), ids=FILES.keys())
def test_a_bad_file_is_answered_in_a_sentence(
    newsroom: Newsroom, name: str, content: str | bytes, kind: str, said: str
) -> None:
    channel = newsroom.channel(kind="group")
    message = newsroom.alice.uploads(channel, name, content, kind)
    assert said in newsroom.reply(message)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_bad_text_harms_nothing(newsroom: Newsroom, text: str) -> None:
    newsroom.alice.posts(newsroom.channel(kind="group"), text[:39_000])
    newsroom.alice.uploads_snippet(newsroom.channel(kind="group"), "text.txt", text, "text")
    newsroom.quiet(1.5)


def test_five_megabytes_of_text_are_answered(newsroom: Newsroom) -> None:
    text = (GRAIN * (5_000_000 // len(GRAIN)))[:5_000_000]
    message = newsroom.alice.uploads_snippet(
        newsroom.channel(kind="group"), "long.txt", text, "text"
    )
    newsroom.slack.wait_for_reply(message, timeout=90)


def test_forty_links_are_too_many_and_it_is_said(newsroom: Newsroom, web: Web) -> None:
    links = " ".join(web.url(f"nowhere-{n}") for n in range(40))
    message = newsroom.alice.posts(newsroom.channel(kind="group"), links)
    newsroom.slack.wait_until(lambda: len(newsroom.slack.replies(message)) == 11, timeout=60)
    assert any("40 links: the first 10 were read" in shown for shown in newsroom.replies(message))


GOOD = {
    "a PDF": ("report.pdf", making.pdf([making.LINES]), "pdf"),
    "a Word document": ("report.docx", making.word(), "docx"),
    "an e-mail": ("report.eml", making.mail("\n\n".join(making.PROSE)), "eml"),
}


@pytest.mark.parametrize(("name", "content", "kind"), GOOD.values(), ids=GOOD.keys())
def test_a_document_is_answered_like_an_article(
    newsroom: Newsroom, name: str, content: bytes, kind: str
) -> None:
    message = newsroom.alice.uploads(newsroom.channel(kind="group"), name, content, kind)
    assert making.QUOTE in newsroom.reply(message)
