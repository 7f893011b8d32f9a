"""Scores the exported model as the product runs it: raw paragraphs, own words, eight bits.

Words are matched by where they stand in the text; a word that was cut otherwise counts as wrong.
UAS and LAS leave punctuation out, as spaCy's scorer does; `with marks` counts it, as CoNLL's does.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claims.language import Parse, Parser, load_parser, the_parser
from training.chunks import Chunk, ewt_named, gum_chunks, spans
from training.treebank import Document, read_treebank

NEWS = ("GUM_news", "GUM_interview")


@dataclass(slots=True)
class Counts:
    """Right, found and wanted, by what is counted."""

    right: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, found: set[object], wanted: set[object]) -> None:
        for table, count in (
            (self.right, len(found & wanted)),
            (self.found, len(found)),
            (self.wanted, len(wanted)),
        ):
            table[name] = table.get(name, 0) + count

    def f1(self, name: str) -> float:
        return 200 * self.right[name] / max(1, self.found[name] + self.wanted[name])

    def recall(self, name: str) -> float:
        return 100 * self.right[name] / max(1, self.wanted[name])


def score(parser: Parser, chunks: list[Chunk]) -> tuple[Counts, float]:
    """Counts over the chunks, and words per second."""
    counts = Counts()
    texts = [_text(chunk) for chunk in chunks]
    joined = "\n".join(text for text, _ in texts)
    parts, at = [], 0
    for text, _ in texts:
        parts.append((at, at + len(text)))
        at += len(text) + 1
    began = time.process_time()
    parses = parser.parse(joined, parts)
    spent = time.process_time() - began
    for chunk, (_, places), (start, _), parse in zip(chunks, texts, parts, parses, strict=True):
        _compare(counts, chunk, [(a + start, b + start) for a, b in places], parse)
    return counts, sum(len(chunk.words) for chunk in chunks) / spent


def _text(chunk: Chunk) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", []
    for sentence in chunk.sentences:
        for word in sentence.words:
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.space else "")
    return text, places


def _compare(counts: Counts, chunk: Chunk, places: list[tuple[int, int]], parse: Parse) -> None:
    found = {(word.start, word.end): word for word in parse}
    by_place = [(word.start, word.end) for word in parse]
    number = 0
    starts, ends = set(), set()
    for sentence in chunk.sentences:
        first = number
        starts.add(places[first])
        for word in sentence.words:
            wanted_head = places[first + word.head - 1] if word.head else places[number]
            got = found.get(places[number])
            head = by_place[got.head] if got else None
            arc = head == wanted_head
            _count(counts, "marks uas", arc)
            _count(counts, "marks las", arc and got is not None and got.label == word.label)
            if word.label != "punct":
                _count(counts, "uas", arc)
                _count(counts, "las", arc and got is not None and got.label == word.label)
            _count(counts, "upos", got is not None and got.upos == word.upos)
            number += 1
        ends.add((places[first][0], places[number - 1][1]))
    counts.add("sentences", set(_sentences(parse)), ends)
    if chunk.names is not None:
        wanted = {(places[a][0], places[b - 1][1], kind) for a, b, kind in spans(chunk.names)}
        got_names = {
            (parse[a].start, parse[b - 1].end, kind)
            for a, b, kind in spans(word.name for word in parse)
        }
        counts.add("names", got_names, wanted)
        counts.add("spans", {n[:2] for n in got_names}, {n[:2] for n in wanted})
        for kind in ("PER", "LOC", "ORG"):
            counts.add(
                kind, {n for n in got_names if n[2] == kind}, {n for n in wanted if n[2] == kind}
            )


def _count(counts: Counts, name: str, right: bool) -> None:
    counts.add(name, {1} if right else set(), {1})


def _sentences(parse: Parse) -> Iterator[tuple[int, int]]:
    starts = [i for i, word in enumerate(parse) if word.begins or i == 0]
    for lo, hi in zip(starts, [*starts[1:], len(parse)], strict=True):
        if hi > lo:
            yield parse[lo].start, parse[hi - 1].end


def _news(documents: list[Document]) -> list[Document]:
    return [d for d in documents if d[0].name.startswith(NEWS)]


def parts(folder: Path) -> Iterator[tuple[str, list[Chunk]]]:
    gum = read_treebank(folder / "en_gum-test.conllu")
    yield "EWT test", ewt_named(folder, "test")
    yield "GUM test", [chunk for document in gum for chunk in gum_chunks(document)]
    yield "GUM news", [chunk for document in _news(gum) for chunk in gum_chunks(document)]


def report(parser: Parser, folder: Path) -> None:
    print("| | UPOS | UAS / LAS | with marks | sentences F | names F: typed / spans |"
          " PER LOC ORG | words/s |")  # fmt: skip
    for name, chunks in parts(folder):
        counts, speed = score(parser, chunks)
        print(
            f"| {name} | {counts.recall('upos'):.1f}"
            f" | {counts.recall('uas'):.1f} / {counts.recall('las'):.1f}"
            f" | {counts.recall('marks uas'):.1f} / {counts.recall('marks las'):.1f}"
            f" | {counts.f1('sentences'):.1f}"
            f" | {counts.f1('names'):.1f} / {counts.f1('spans'):.1f}"
            f" | {counts.f1('PER'):.0f} {counts.f1('LOC'):.0f} {counts.f1('ORG'):.0f}"
            f" | {speed:,.0f} |"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.scoring")
    parser.add_argument("data", type=Path, help="the folder with the treebanks")
    parser.add_argument("--model", type=Path, help="a folder with a model; default: the product's")
    asked = parser.parse_args()
    report(load_parser(asked.model) if asked.model else the_parser(), asked.data)
