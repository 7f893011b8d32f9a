"""Words a second of processor time: finding quotes and figures, beside what others need for it.

The same articles in the same run. textacy is handed the parse of our own model, since it brings
none; the yardstick of regular expressions is read from the development data, when they are there.
"""

import re
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import spacy
from quantulum3 import parser as quantulum
from spacy.language import Language
from spacy.tokens import Doc
from textacy.extract import direct_quotations

from claims.figures import find_figures
from claims.finding import find_claims
from claims.language import Parse, Parsed, the_parser
from claims.quotes import find_quotes
from claims.reading import read_text
from tests.bench.through_slack import Measured
from tests.bench.writing import article
from tests.development import data
from tests.quality.conftest import tool

ARTICLES = 40
FEW = 5  # for whoever takes seconds over each
WORDS = 600
LEMMAS = {"said": "say", "told": "tell"}

T = TypeVar("T")


def measure_engines() -> list[Measured]:
    """Whole articles of 600 words each; what is handed over ready-made is not in the time."""
    texts = [article(WORDS, 50_000 + seed) for seed in range(ARTICLES)]
    read = [read_text(text) for text in texts]
    english = spacy.blank("en")
    docs = [_doc(english, text) for text in texts]
    rows = [
        _row(
            "an article read, its quotes and figures found",
            texts,
            lambda t: find_claims(read_text(t)),
        ),
        _row("its parse alone", texts, _parse),
        _row("quotes alone, the parse included", read, find_quotes),
        _row(
            "textacy, direct quotes alone, with a parse handed to it",
            docs,
            lambda d: list(direct_quotations(d)),
        ),
        _row("figures alone", read, find_figures),
        _row("quantulum3", texts[:FEW], quantulum.parse),
    ]
    if (data() / "prototypes" / "quotes_regex.py").is_file():
        regex = tool(data(), "quotes_regex", folder="prototypes")
        rows.append(_row("quotes by regular expressions alone", texts, regex.article))
    return rows


def _row(what: str, inputs: Sequence[T], find: Callable[[T], object]) -> Measured:
    find(inputs[0])
    began = time.process_time()
    for one in inputs:
        find(one)
    spent = time.process_time() - began
    return Measured(what, f"{len(inputs) * WORDS / spent:,.0f} words/s")


def _claims(text: str) -> object:
    return find_claims(read_text(text))


def _textacy(doc: Doc) -> object:
    return list(direct_quotations(doc))


def _parse(text: str) -> list[Parse]:
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return the_parser().parse(text, paragraphs)


def _doc(english: Language, text: str) -> Doc:
    """Our parse in spaCy's form."""
    words: list[Parsed] = []
    heads: list[int] = []
    for parse in _parse(text):
        heads += [len(words) + word.head for word in parse]
        words += parse
    forms = [text[word.start : word.end] for word in words]
    return Doc(
        english.vocab,
        words=forms,
        spaces=[text[word.end : word.end + 1].isspace() for word in words],
        pos=[word.upos for word in words],
        heads=heads,
        deps=[word.label for word in words],
        lemmas=[LEMMAS.get(form.lower(), form.lower()) for form in forms],
    )
