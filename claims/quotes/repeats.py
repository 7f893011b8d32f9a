"""Each statement once: a headline that comes again as the first line, or a quote found twice."""

import re

from claims.model import Article, Quote

HEAD = 3  # paragraphs in which a headline may be repeated
WORD = re.compile(r"\w+")


def without_repeats(article: Article, quotes: list[Quote]) -> list[Quote]:
    """Sorted by place; of a headline and its repetition the fuller one stays."""
    ordered = sorted(dict.fromkeys(quotes), key=lambda q: (q.words, q.kind, q.source, q.cue))
    seen: set[tuple[int, int]] = set()
    unlike: list[Quote] = []
    for quote in ordered:
        place = (quote.words[0].start, quote.words[-1].end)
        if place not in seen:
            seen.add(place)
            unlike.append(quote)
    return _without_headline(article, unlike)


def _without_headline(article: Article, quotes: list[Quote]) -> list[Quote]:
    paragraphs = article.paragraphs()
    end = paragraphs[min(HEAD, len(paragraphs)) - 1].end if paragraphs else 0
    head = [quote for quote in quotes if quote.start < end][:6]
    said = [" ".join(WORD.findall(quote.text.lower())) for quote in head]
    dropped = {
        number
        for number, words in enumerate(said)
        for other, fuller in enumerate(said)
        if other > number and fuller.startswith(words) and head[other].source[:1]
        and head[other].source[0].text == "".join(s.text for s in head[number].source[:1])
    }  # fmt: skip
    return [quote for number, quote in enumerate(quotes) if number not in dropped]
