"""The parser: words of an article with their tags, heads and names. Loaded once, used for all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from claims.language.decoding import Array, Decoded, Labels, decode
from claims.language.pieces import Encoded, Pieces, encode
from claims.language.tokens import cut_words
from claims.language.windows import batches, windows

PAD = 0


@dataclass(frozen=True, slots=True)
class Parsed:
    """A word at `start` to `end` of the text. `head` is the place of its head in the list.

    `upos` and `label` as in Universal Dependencies, `xpos` as in the Penn Treebank, `name` an IOB
    tag of PER, LOC, ORG. A root is its own head. `roles` is how likely the word belongs to a
    source, a cue, what is said.
    """

    start: int
    end: int
    upos: str
    xpos: str
    head: int
    label: str
    begins: bool
    name: str
    roles: tuple[float, float, float]


Parse = tuple[Parsed, ...]


@dataclass(frozen=True, slots=True)
class Parser:
    session: onnxruntime.InferenceSession
    labels: Labels
    tree: Array
    pieces: Pieces

    def parse(self, text: str, parts: Sequence[tuple[int, int]]) -> list[Parse]:
        """Each part of the text (a paragraph, say) by itself; offsets are those of the text."""
        words = [cut_words(text, start, end) for start, end in parts]
        jobs = [
            (number, lo, hi)
            for number, part in enumerate(words)
            for lo, hi in windows([text[a:b] for a, b in part], self.pieces)
        ]
        encoded = [
            encode([text[a:b] for a, b in words[number][lo:hi]], self.pieces)
            for number, lo, hi in jobs
        ]
        found: list[list[Parsed]] = [[] for _ in parts]
        for (number, lo, hi), decoded in zip(jobs, self._decoded(encoded), strict=True):
            found[number] += _parsed(words[number][lo:hi], decoded, lo)
        return [tuple(part) for part in found]

    def _decoded(self, encoded: list[Encoded]) -> list[Decoded]:
        found: dict[int, Decoded] = {}
        for batch in batches([len(one.ids) for one in encoded]):
            rows = [encoded[number] for number in batch]
            for number, decoded in zip(batch, self._run(rows), strict=True):
                found[number] = decoded
        return [found[number] for number in range(len(encoded))]

    def _run(self, rows: list[Encoded]) -> list[Decoded]:
        given = {
            "ids": _padded([row.ids for row in rows]),
            "shapes": _padded([row.shapes for row in rows]),
            "mask": _padded([(1,) * len(row.ids) for row in rows]),
            "first": _padded([row.first for row in rows]),
        }
        tags, heads, below, above = self.session.run(None, given)
        decoded = []
        for i, row in enumerate(rows):
            count = len(row.first) - 1
            decoded.append(
                decode(
                    self.labels,
                    self.tree,
                    tags[i, :count],
                    heads[i, :count, : count + 1],
                    below[i, :count],
                    above[i, : count + 1],
                )
            )
        return decoded


def _padded(rows: list[tuple[int, ...]]) -> NDArray[np.int64]:
    out = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def _parsed(places: list[tuple[int, int]], decoded: Decoded, first: int) -> list[Parsed]:
    return [
        Parsed(start, end, upos, xpos, head + first, label, begins, name, (source, cue, content))
        for (start, end), upos, xpos, head, label, begins, name, (source, cue, content) in zip(
            places,
            decoded.upos,
            decoded.xpos,
            decoded.heads,
            decoded.labels,
            decoded.starts,
            decoded.names,
            decoded.roles.tolist(),
            strict=True,
        )
    ]


@cache
def the_parser() -> Parser:
    """The model that comes with the package, on one core."""
    return load_parser(files("claims.language").joinpath("model"))


def load_parser(folder: Traversable) -> Parser:
    """The model in a folder as the training leaves it, on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = folder.joinpath("encoder.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    named = json.loads(folder.joinpath("labels.json").read_text("utf-8"))
    vocabulary = folder.joinpath("vocabulary.txt").read_text("utf-8").splitlines()
    with folder.joinpath("tree.npz").open("rb") as file:
        tree = np.load(file)["tree"].astype(np.float32)
    return Parser(
        session,
        Labels(**{name: tuple(values) for name, values in named.items()}),
        tree,
        Pieces({line: i for i, line in enumerate(vocabulary)}),
    )
