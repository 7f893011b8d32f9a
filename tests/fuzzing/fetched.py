"""What is fetched or handed over: addresses, pages, files, exports."""

import json
from contextlib import suppress
from functools import cache
from typing import Any

from atheris import FuzzedDataProvider

from claims.notary.draft import read_draft
from claims.reading import UnreadableError, headed, read_file, read_page, read_text
from claims.reading.documents.apart import article_from
from claims.reading.documents.child import told
from claims.reading.documents.kinds import Kind
from handlers.articles import downloads
from handlers.exporting.document import from_document
from handlers.exporting.forms import read
from handlers.exporting.proving import Unfit
from handlers.fetching.errors import FetchError
from handlers.fetching.robots import read_rules
from handlers.fetching.urls import read_address
from tests.fuzzing import odd, seeds
from tests.fuzzing.promises import with_sentence

SLACK = "https://slack.com/api/"


def address(content: bytes) -> None:
    url = content.decode("utf-8", "replace")
    try:
        address = read_address(url)
        address.followed(url)
    except FetchError:
        return
    assert address.scheme in ("http", "https"), url


def download(content: bytes) -> None:
    url = content.decode("utf-8", "replace")
    downloads.is_slack_url(downloads.through_api_host(url, SLACK), SLACK)


def robots(content: bytes) -> None:
    read_rules(content.decode("utf-8", "replace")).allow("/a/b?c=%61")


def page(content: bytes) -> None:
    with_sentence(lambda: headed(read_page(content, url="https://a.test/x")))


def text(content: bytes) -> None:
    with_sentence(lambda: read_file("a.txt", content) if b"<" not in content[:2_000] else None)
    with_sentence(lambda: headed(read_text(content.decode("utf-8", "replace"))))


def claims(content: bytes) -> None:
    """Quotes and figures, as of a draft: every string of them is a slice of the text."""
    try:
        article = read_text(content.decode("utf-8", "replace"))
    except UnreadableError:
        return
    for one in read_draft(article).quotations:
        assert article.text[one.words.start : one.words.end] == one.words.text


def parsed(kind: Kind, content: bytes) -> None:
    """As the child process tells of it: what it writes must be JSON, and is read again."""
    said = json.loads(json.dumps(told(kind, "a", content, "")))
    with_sentence(lambda: article_from(said))


@cache
def _told_of_a_page() -> dict[str, Any]:
    return told(Kind.PAGE, "a", seeds.PAGES[0], "")


def child(content: bytes) -> None:
    """What a child says that a file has taken over."""
    said = odd.changed(FuzzedDataProvider(content), _told_of_a_page())
    with suppress(ValueError):  # which is said to be a broken file
        with_sentence(lambda: article_from(said))


def imported(content: bytes) -> None:
    with_sentence(lambda: read(content), Unfit)


def document(content: bytes) -> None:
    found = odd.changed(FuzzedDataProvider(content), seeds.export())
    with_sentence(lambda: from_document(found), Unfit)
