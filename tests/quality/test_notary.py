"""The notary on development data: quotes and figures of real articles, as they are and changed."""

import json
import re
from pathlib import Path

import pytest

from claims.comparing.subject import subject_words
from claims.figures import sentence_around
from claims.finding import find_claims
from claims.model import Article, Citation, Cited, Claim, Figure, Quote, QuoteKind, Span
from claims.notary.draft import Quotation, read_draft
from claims.notary.figures import check_figure
from claims.notary.quotations import Standing, check_quotation
from claims.reading import read_text

pytestmark = pytest.mark.quality

ARTICLES = 16
MOST = 40  # of each kind
# Measured 26 Nov 2026 on the data named in docs/measurements.md, on which there is more there.
FLOOR = 0.95


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    lines = (shared / "data" / "quotes" / "polnear-dev.jsonl").read_text().splitlines()
    return [str(json.loads(line)["text"]) for line in lines[:ARTICLES]]


@pytest.fixture(scope="module")
def on_file(texts: list[str]) -> list[Cited]:
    return [cited for number, text in enumerate(texts, start=1) for cited in filed(number, text)]


def filed(number: int, text: str) -> list[Cited]:
    article = read_text(text)
    return [
        cited(number * 10_000 + n, number, claim, article)
        for n, claim in enumerate(find_claims(article))
    ]


def cited(id: int, number: int, claim: Claim, article: Article) -> Cited:
    where = Citation(number, article.title, "", "", 1)
    if isinstance(claim, Quote):
        return Cited(id, claim, where, claim.speaker.text if claim.speaker else "")
    around = next(p for p in article.paragraphs() if p.start <= claim.start < p.end)
    sentence = sentence_around(article, around, claim.start)
    return Cited(id, claim, where, subject=subject_words(claim, article), sentence=sentence)


def quotations(on_file: list[Cited]) -> list[tuple[str, str]]:
    """Words and speaker of the longer direct quotes in one piece."""
    return [
        (re.sub('[“”"]', "", quote.words[0].text), one.speaker)
        for one in on_file
        if isinstance(quote := one.claim, Quote)
        and quote.kind is QuoteKind.DIRECT
        and len(quote.words) == 1
        and len(quote.words[0].text.split()) > 6
    ][:MOST]


def stands(words: str, speaker: str, on_file: list[Cited]) -> Standing:
    quotation = Quotation(Span(0, len(words), words), speaker)
    quotes = [one for one in on_file if isinstance(one.claim, Quote)]
    return check_quotation(quotation, quotes, words).standing


CHANGES = {
    "as it is": (lambda w: w, Standing.AS_FILED),
    "a part of it": (lambda w: w[1:-1], Standing.AS_FILED),
    "an ellipsis": (lambda w: [*w[:2], "…", *w[4:]], Standing.AS_FILED),
    "a word more": (lambda w: [*w[:3], "marmalade", *w[3:]], Standing.DIFFERS),
    "another word": (lambda w: [*w[:3], "marmalade", *w[4:]], Standing.DIFFERS),
    "a denial": (lambda w: [*w[:3], "not", *w[3:]], Standing.DIFFERS),
    "other words": (lambda w: [f"un{word}ly" for word in w], Standing.NOT_ON_FILE),
}


@pytest.mark.parametrize("name", CHANGES)
def test_quotations_stand_where_they_should(name: str, on_file: list[Cited]) -> None:
    change, expected = CHANGES[name]
    said = quotations(on_file)
    found = [stands(" ".join(change(words.split())), who, on_file) for words, who in said]
    score = sum(one is expected for one in found) / len(found)
    print(f"notary, {name}: {score:.3f} of {len(found)}")
    assert score >= FLOOR


@pytest.mark.parametrize("expected", [Standing.AS_FILED, Standing.DIFFERS])
def test_figures_stand_where_they_should(expected: Standing, on_file: list[Cited]) -> None:
    found = [
        standing
        for one in on_file
        if isinstance(one.claim, Figure)
        and (standing := figure_stands(one, on_file, changed=expected is Standing.DIFFERS))
    ][:MOST]
    score = sum(one is expected for one in found) / len(found)
    print(f"notary, figures {expected}: {score:.3f} of {len(found)}")
    assert score >= FLOOR


def figure_stands(one: Cited, on_file: list[Cited], *, changed: bool) -> Standing | None:
    """Of the sentence as a draft; None where its figure is not read there."""
    assert isinstance(one.claim, Figure)
    words = one.claim.words.text
    at = one.sentence.find(words)
    if at < 0 or not re.search(r"\d", words):
        return None
    other = re.sub(
        r"\d[\d,]*", lambda m: f"{int(m[0].replace(',', '')) * 17 + 3:,}", words, count=1
    )
    sentence = one.sentence.replace(words, other, 1) if changed else one.sentence
    draft = read_draft(read_text(sentence))
    meant = [f for f in draft.figures if isinstance(f.claim, Figure) and f.claim.words.start <= at]
    figures = [c for c in on_file if isinstance(c.claim, Figure)]
    beside = [f.claim for f in draft.figures if isinstance(f.claim, Figure)]
    return check_figure(meant[-1], figures, beside).standing if meant else None
