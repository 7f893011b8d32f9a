"""Pages: what is taken from them, what is left out, and what is said to be missing."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import NoArticle, UnreadableError, read_page
from claims.reading.decoding import decode
from claims.reading.furniture import is_furniture

URL = "https://hollen.example/2022/pier?utm_source=x"
SENTENCES = [
    f"Ship number {n} had to wait outside the harbour until the evening, said the pilot, "
    f"because the crane of pier {n + 2} had fallen into the water on Monday morning."
    for n in range(40)
]
HEAD = """<title>Pier closed | Hollen News</title>
<meta property="og:site_name" content="Hollen News">
<meta property="og:type" content="article"><meta name="author" content="Ada Brandt">
<meta property="article:published_time" content="2022-04-07T22:41:00+02:00">
<link rel="canonical" href="https://hollen.example/2022/pier">"""
ASK = "paste the text to have all of it read."


def page(*, paragraphs: int = 8, after: str = "", head: str = HEAD, data: object = None) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:paragraphs])
    schema = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f"<!doctype html><html lang='en'><head>{head}{schema}</head><body><nav>Home Sign in</nav>"
        f"<article><h1>Pier closed</h1>{body}{after}</article>"
        "<footer>Imprint</footer></body></html>"
    )


def schema(**values: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **values}


def test_takes_what_the_page_states() -> None:
    article = read_page(page(), url=URL)
    assert article.text.splitlines() == ["Pier closed", *SENTENCES[:8]]
    assert (article.title, article.outlet, article.byline) == (
        "Pier closed",
        "Hollen News",
        "Ada Brandt",
    )
    assert (article.published, article.language) == (date(2022, 4, 7), "en")
    assert article.url == "https://hollen.example/2022/pier"
    assert (article.complete, article.missing) == (True, "")


def test_a_page_that_states_nothing_has_nothing_guessed() -> None:
    article = read_page(page(head=""), url="https://hollen.example/a")
    assert (article.byline, article.published) == ("", None)
    assert article.url == "https://hollen.example/a"


@pytest.mark.parametrize(
    "canonical", ["/", "https://hollen.example/", "javascript:alert(1)", "//["]
)
def test_a_useless_canonical_address_is_not_taken(canonical: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    assert read_page(page(head=head), url=URL).url == URL


PARTIAL = {
    "for subscribers": (
        page(data=schema(isAccessibleForFree=False)),
        "The article is for subscribers and the page may show only a part of it; " + ASK,
    ),
    "for subscribers, in words": (
        page(data={"@graph": [schema(isAccessibleForFree="False")]}),
        "The article is for subscribers and the page may show only a part of it; " + ASK,
    ),
    "a teaser": (
        page(paragraphs=3, after="<p>Subscribe to continue reading.</p>"),
        "The page shows only the beginning of the article; " + ASK,
    ),
    "a teaser with a box beside it": (
        page(paragraphs=3).replace("</article>", "</article><div>Log in to keep reading</div>"),
        "The page shows only the beginning of the article; " + ASK,
    ),
    "shorter than it says": (
        page(paragraphs=4, data=schema(wordCount=900)),
        "The page shows only the beginning of the article; " + ASK,
    ),
    "cut off": (
        page(paragraphs=2, after="<p>The mayor said that the bridge and the […]</p>"),
        "The page shows only the beginning of the article; " + ASK,
    ),
}


@pytest.mark.parametrize(("html", "missing"), PARTIAL.values(), ids=PARTIAL.keys())
def test_says_what_is_missing(html: str, missing: str) -> None:
    article = read_page(html, url=URL)
    assert (article.complete, article.missing) == (False, missing)
    assert SENTENCES[0] in article.text


WHOLE = {
    "free": page(data=schema(isAccessibleForFree=True)),
    "for subscribers, and as long as it says": page(
        paragraphs=20, data=schema(isAccessibleForFree=False, articleBody=" ".join(SENTENCES[:20]))
    ),
    "long, with a hidden box": page(paragraphs=20).replace(
        "</article>", "</article><div>Log in to keep reading</div>"
    ),
    "with a log-in in its menu": page(after="<form><input type=password>Sign in</form>"),
    "with a consent box": page().replace("<nav>", "<div>We use cookies. Accept all</div><nav>"),
    "data that is no data": page(data="x").replace('"x"', '{"@type": ['),
}


@pytest.mark.parametrize("html", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_article_is_complete(html: str) -> None:
    article = read_page(html, url=URL)
    assert (article.complete, article.missing) == (True, "")


def wall(title: str, words: str, more: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><p>{words}</p>{more}</body></html>"


LINKED = "".join(f"<h3><a href='/{n}'>Pier {n} closed after crane fell</a></h3>" for n in range(14))
NOT_ARTICLES = {
    "a check for robots": (
        wall("Just a moment...", "Verify you are human."),
        "proof that a person",
    ),
    "a log-in": (
        wall("Hollen News", "Sign in to your account.", "<input type='password'>"),
        "asks to log in",
    ),
    "a consent page": (
        wall("Before you continue", "We use cookies. We value your privacy. Accept all cookies."),
        "consent to cookies",
    ),
    "a list of articles": (wall("Hollen News", "All our news.", LINKED), "is a list of articles"),
    "next to nothing": (wall("Hollen", "Hello."), "No article was found"),
    "no page": ("", "No article was found"),
    "marks": ("<<<>>>&&&", "No article was found"),
}


@pytest.mark.parametrize(("html", "words"), NOT_ARTICLES.values(), ids=NOT_ARTICLES.keys())
def test_says_what_stands_there_instead(html: str, words: str) -> None:
    try:
        missing = read_page(html, url=URL).missing
    except NoArticle as error:
        missing = str(error)
    assert words in missing
    assert missing.endswith(".")


FURNITURE = [
    "Also read: How the army is moving",
    "READ MORE",
    "Read more about the grain trade",
    "* Related: The old crane",
    "Advertisement",
    "Story continues below advertisement",
    "Sign up for our daily newsletter, in your inbox at 6 am.",
    "Follow Ada Brandt on Twitter",
    "Photo: Jo Bloggs/AFP",
    "Image source, Getty Images",
    "Media caption, The mayor speaks on Monday",
    "A crane in the harbour of Hollen [Jo Bloggs/Reuters]",
    "The pier on Monday. (AP Photo/Jo Bloggs)",
    "© 2022 Hollen News",
]
THE_ARTICLE_S_OWN = [
    "",
    "Related companies had bought the cranes, the ministry said on Monday.",
    "Watch officers on the pier saw the crane fall, a spokesman said.",
    "More news was expected on Tuesday, the mayor told Reuters.",
    "The photo shows a crane, said Jo Bloggs of AFP.",
    "Subscribers of the harbour company were told on Monday.",
    "Follow the money, the prosecutor said.",
    "“Read more books,” she said.",
    "Pictures of the pier (taken on Monday) show the wreck, police said.",
    "Moscow said it had taken the town on Monday. (Reuters)",
    "The mayor resigned on Monday. (Reporting by Jo Bloggs/AFP)",
    "Photos, videos and letters show the wreck, police said.",
    "Copyright lawyers said that the pictures were stolen.",
    "Related-party deals cost the harbour two million.",
    "Credit Suisse sold the cranes, Reuters reported.",
    "(c) the harbour company shall pay for the wreck;",
    "Get used to it, the mayor said at a briefing.",
    "Listening to the radio, they heard of it at noon.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_left_out(line: str) -> None:
    assert is_furniture(line)
    assert line not in read_page(page(after=f"<p>{line}</p>")).text


@pytest.mark.parametrize("line", THE_ARTICLE_S_OWN)
def test_the_articles_own_lines_are_kept(line: str) -> None:
    assert not is_furniture(line)


UMLAUT = "Bürgermeister “Öztürk”"
DECODED = {
    "the server's word": (UMLAUT.encode("cp1252"), "iso-8859-1", ""),
    "the server's word, in its type": (UMLAUT.encode("cp1252"), "", "text/html; charset=cp1252"),
    "the server before the page": (
        f"<meta charset=utf-8>{UMLAUT}".encode("cp1252"),
        "windows-1252",
        "",
    ),
    "the page's word": (f"<meta charset='windows-1252'>{UMLAUT}".encode("cp1252"), "", ""),
    "a mark before the server": (UMLAUT.encode("utf-16"), "iso-8859-1", ""),
    "UTF-8 whatever they say": (f"<meta charset=latin1>{UMLAUT}".encode(), "iso-8859-15", ""),
    "an encoding nobody knows": (UMLAUT.encode(), "x-unknown", ""),
    "no encoding of text": (UMLAUT.encode(), "base64", "text/html; charset=idna"),
    "nobody's word": (UMLAUT.encode(), "", ""),
}


@pytest.mark.parametrize(("content", "charset", "kind"), DECODED.values(), ids=DECODED.keys())
def test_decodes(content: bytes, charset: str, kind: str) -> None:
    assert decode(content, charset=charset, content_type=kind).endswith(UMLAUT)


def test_decodes_asian_pages_with_a_broken_byte() -> None:
    content = "港务局周一关闭了北码头".encode("gbk") + b"\xff"
    assert decode(content, charset="gb2312").startswith("港务局周一关闭了北码头")


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="<>/=\"' aphdivscrtml&;!-\0\x0bé", max_size=300))
def test_any_page_is_read_or_refused(html: str) -> None:
    with suppress(UnreadableError):
        assert read_page(html, url=html).text


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["@type", "@graph", "wordCount", "a"]), inner)
        ),
    )
)
def test_any_data_does_no_harm(data: object) -> None:
    assert read_page(page(data=[schema(wordCount=data), data])).title == "Pier closed"
