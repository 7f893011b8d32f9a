"""Tell the language of a text; a mixed or very short text has none that can be told."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from claims.model import Article
from claims.reading.words import languages

ENGLISH = "en"
NORWEGIAN = ("nb", "nn")

# Two sentences or so. Below that names decide, and names have no language.
FEWEST_LETTERS = 60
# Enough to tell by, of each paragraph and of paragraphs.
PARAGRAPH_SAMPLE = 400
LONGEST_WORD = 400  # a whole sentence is one in Chinese
MOST_PARAGRAPHS = 16
# Of the letters looked at, this share is in the language of the article: the rest is quotation.
MAIN_SHARE = 0.7
# How much likelier (in natural logarithms) another language must be than English. Measured: names
# and team lists in English come within 8, a sentence of eight words in another language is 20 off.
CLEARLY = 12.0
MIXED = ""


def language_of(text: str) -> str:
    """An ISO 639-1 code, or "" where the text is too short or in several languages."""
    letters: Counter[str] = Counter()
    for sample in _samples(text):
        letters[_classified(sample)] += len(sample)
    if letters.total() < FEWEST_LETTERS:
        return MIXED
    language, share = letters.most_common(1)[0]
    return language if share >= MAIN_SHARE * letters.total() else MIXED


def is_english(article: Article) -> bool:
    """True also for an article too short to tell: only another language is a reason to say so."""
    return article.language in (ENGLISH, "")


def _samples(text: str) -> Iterator[str]:
    """The paragraphs long enough to tell by; where there are none, the whole in one piece."""
    lines = text[: PARAGRAPH_SAMPLE * MOST_PARAGRAPHS * 4].splitlines()
    words = (_words_alone(line[:PARAGRAPH_SAMPLE]) for line in lines)
    long = [line for line in words if len(line) >= FEWEST_LETTERS]
    yield from long[:MOST_PARAGRAPHS] or [_words_alone(" ".join(lines)[:PARAGRAPH_SAMPLE])]


def _words_alone(text: str) -> str:
    """Without numbers, addresses and words of capitals, which have no language."""
    words = (w for w in text.split() if "/" not in w and not w.isupper() and len(w) < LONGEST_WORD)
    return " ".join(w for w in words if any(map(str.isalpha, w)))


def _classified(text: str) -> str:
    ranks = {str(code): float(p) for code, p in _model().rank(text.encode("utf-8", "replace"))}
    language = max(ranks, key=ranks.__getitem__)
    if ranks[language] - ranks.get(ENGLISH, ranks[language]) < CLEARLY:
        return ENGLISH
    return "no" if language in NORWEGIAN else language


@cache
def _model() -> Any:
    # Loaded by the first reading: the process that answers Slack never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(
        [code for code in model.nb_classes if code in languages() or code in NORWEGIAN]
    )
    return model
