"""Sentences with their answer written into them: {q words said} {who source} {cue saying}."""

import re

from claims.model import Article, Quote, Span
from claims.quotes import find_quotes

MARK = re.compile(r"\{(?:q|no|who|cue) |\}")


def unmark(marked: str) -> str:
    return MARK.sub("", marked)


def mark(text: str) -> str:
    """The text with what find_quotes finds in it; {no …} is a non-answer."""
    article = Article(text)
    names: dict[tuple[int, int], str] = {}
    for quote in find_quotes(article):
        for name, spans in _named(quote):
            names.update({(span.start, span.end): name for span in spans})
    starts = sorted(((s, -e, name) for (s, e), name in names.items()), reverse=True)
    ends = sorted({e: 0 for _, e in names})
    pieces: list[str] = []
    for index in range(len(text) + 1):
        pieces.extend("}" for (_, e) in names if e == index and e in ends)
        pieces.extend(f"{{{name} " for s, _, name in reversed(starts) if s == index)
        pieces.append(text[index : index + 1])
    return "".join(pieces)


def _named(quote: Quote) -> list[tuple[str, tuple[Span, ...]]]:
    kind = "no" if quote.kind == "non_answer" else "q"
    return [(kind, quote.words), ("who", quote.source), ("cue", quote.cue)]
