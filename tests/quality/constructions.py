"""Recall and precision of quotes by construction: `python -m tests.quality.constructions`.

Every attribution, of the gold and found, is put into each construction that it shows. It counts as
found when words and source agree, as in the scorer's *pair*.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.json_lines import FILTERS, answer_line
from tests.development import data
from tests.quality.conftest import tool

Row = dict[str, Any]
PRONOUNS = {"he", "she", "they", "it", "i", "we", "you"}


def constructions(text: str, row: Row) -> Iterator[str]:
    """The names of the constructions that an attribution shows, by what stands where."""
    source, cue, content = (row.get(role) or [] for role in ("source", "cue", "content"))
    words = " ".join(text[start:end] for start, end in source).lower()
    saying = " ".join(text[start:end] for start, end in cue).lower()
    if len(content) > 1:
        yield "split: “…,” X said, “…”"
    if "according to" in saying:
        yield "according to X"
    elif source and cue and content:
        yield _order(source, cue, content)
    yield from _source(words, source)
    if not cue:
        yield "no word of saying"
    elif "tell" in saying or "told" in saying:
        yield "X told Y"
    if content and "\n" not in text[: content[0][0]]:
        yield "headline"


def _order(source: list[list[int]], cue: list[list[int]], content: list[list[int]]) -> str:
    """“…,” X said; “…,” said X; X said …"""
    if content[0][0] < source[0][0] < cue[0][0]:
        return "words first: …, X said"
    if content[0][0] < cue[0][0] < source[0][0]:
        return "inverted: …, said X"
    return "speaker first: X said …"


def _source(words: str, source: list[list[int]]) -> Iterator[str]:
    if not source:
        yield "no source"
    elif words in PRONOUNS:
        yield "pronoun"
    elif words in ("who", "which", "that"):
        yield "relative pronoun"
    elif len(words.split()) > 7:
        yield "long source"


def count(shared: Path) -> dict[str, Counter[str]]:
    """For each construction: wanted, found and right of both."""
    adapters, scorer = tool(shared, "adapters"), tool(shared, "score_quotes")
    gold = adapters.rows(shared / "data" / "quotes" / "polnear-dev.jsonl")
    lines = (answer_line(json.dumps(row), FILTERS["extract"]) for row in adapters.feed_quotes(gold))
    found = {row["id"]: row for row in adapters.quotes(gold, {r["id"]: r for r in lines})}
    counts: dict[str, Counter[str]] = {}
    for row in gold:
        document = scorer.Doc(row["text"])
        wanted, got = row["attributions"], found[row["id"]]["attributions"]
        sides = [[scorer.Attr(document, one) for one in side] for side in (wanted, got)]
        pairs = [
            (i, j)
            for i, j, f1 in scorer.match(*sides)
            if f1 >= 0.5 and scorer.src_overlap(document, sides[0][i], sides[1][j])
        ]
        for side, rows, right in (("wanted", wanted, {i for i, _ in pairs}),
                                  ("found", got, {j for _, j in pairs})):  # fmt: skip
            for number, one in enumerate(rows):
                for name in constructions(row["text"], one):
                    counts.setdefault(name, Counter())[side] += 1
                    counts[name][f"right of {side}"] += number in right
    return counts


def main() -> None:
    shared = data()
    print("| construction | in the gold | recall | precision |\n|---|---|---|---|")
    for name, counts in sorted(count(shared).items(), key=lambda item: -item[1]["wanted"]):
        recall = 100 * counts["right of wanted"] / max(1, counts["wanted"])
        precision = 100 * counts["right of found"] / max(1, counts["found"])
        print(f"| {name} | {counts['wanted']} | {recall:.0f} | {precision:.0f} |")


if __name__ == "__main__":
    main()
