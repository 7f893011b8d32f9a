"""Training data: paragraphs of at most a hundred words, from every file of the data folder."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.attributions import roles_in
from training.entities import Name, names_in
from training.treebank import Document, Sentence, read_iob, read_treebank

MOST_WORDS, MOST_SENTENCES = 110, 10
WIKIPEDIA_WORDS, TWEET_WORDS = 60, 40
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words with what is known of them; None where a source says nothing of it."""

    words: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    names: tuple[str, ...] | None = None
    roles: tuple[tuple[int, int, int], ...] | None = None
    opens: tuple[bool, ...] = ()  # a straight mark that opens


@dataclass(frozen=True, slots=True)
class Data:
    parsed: list[Chunk]
    wikipedia: list[Chunk]
    tweets: list[Chunk]
    named: list[Chunk]


def read_data(folder: Path) -> Data:
    gum = [gum_chunks(d) for d in read_treebank(folder / "en_gum-train.conllu")]
    ewt = [cut(d) for d in read_treebank(folder / "en_ewt-train.conllu")]
    names = folder / "names"
    return Data(
        [chunk for chunks in (*ewt, *gum) for chunk in chunks],
        list(iob_chunks(names / "wikigold.conll.txt", WIKIPEDIA_WORDS)),
        list(iob_chunks(names / "broad-twitter.conll", TWEET_WORDS)),
        [chunk for chunk in ewt_named(folder, "dev") if chunk.names],
    )


def gum_chunks(document: Document) -> list[Chunk]:
    return cut(document, [names_in(sentence) for sentence in document], roles_in(document))


def ewt_named(folder: Path, part: str) -> list[Chunk]:
    """EWT with the names of Universal NER, where the two agree on the words."""
    known = dict(read_iob(folder / "names" / f"uner-ewt-{part}.iob2"))
    chunks = []
    for document in read_treebank(folder / f"en_ewt-{part}.conllu"):
        chunks += cut(document, [_same_words(s, known.get(s.name)) for s in document])
    return chunks


def _same_words(sentence: Sentence, tagged: list[tuple[str, str]] | None) -> list[Name] | None:
    if not tagged or [form for form, _ in tagged] != [word.form for word in sentence.words]:
        return None
    return spans([tag for _, tag in tagged])


def spans(tags: Iterable[str]) -> list[Name]:
    """IOB tags as spans; other labels than the three are left out."""
    found: list[Name] = []
    before = "O"
    for i, tag in enumerate(tags):
        label = tag[2:]
        if label in ("PER", "LOC", "ORG"):
            if tag[0] == "I" and before[2:] == label:
                start, _, _ = found.pop()
                found.append((start, i + 1, label))
            else:
                found.append((i, i + 1, label))
        before = tag
    return found


def iob(length: int, names: Iterable[Name]) -> list[str]:
    tags = ["O"] * length
    for start, end, label in names:
        tags[start:end] = ["B-" + label] + ["I-" + label] * (end - start - 1)
    return tags


def cut(
    document: Document,
    names: list[list[Name]] | list[list[Name] | None] | None = None,
    roles: list[tuple[int, int, int]] | None = None,
) -> list[Chunk]:
    chunks, first, offset, before = [], 0, 0, 0
    known = names or [None] * len(document)
    length = 0
    for i, sentence in enumerate([*document, Sentence("", True, ())]):
        size = len(sentence.words)
        full = i - first >= MOST_SENTENCES or length + size > MOST_WORDS
        if i > first and (sentence.new_paragraph or full):
            part = roles[offset:before] if roles else None
            chunks.append(_chunk(document[first:i], known[first:i], part))
            first, offset, length = i, before, 0
        length += size
        before += size
    return chunks


def _chunk(
    sentences: list[Sentence],
    names: list[list[Name]] | list[list[Name] | None],
    roles: list[tuple[int, int, int]] | None,
) -> Chunk:
    words = tuple(word for sentence in sentences for word in sentence.words)
    tags: list[str] | None = []
    for sentence, found in zip(sentences, names, strict=True):
        tags = None if tags is None or found is None else tags + iob(len(sentence.words), found)
    return Chunk(
        tuple(word.form for word in words),
        tuple(sentences),
        None if tags is None else tuple(tags),
        None if roles is None else tuple(roles),
        tuple(word.xpos == "``" for word in words),
    )


def iob_chunks(path: Path, most: int) -> Iterable[Chunk]:
    words: list[tuple[str, str]] = []
    for _, sentence in read_iob(path):
        words += sentence
        if len(words) > most:
            yield _named(words)
            words = []
    if words:
        yield _named(words)


def _named(words: list[tuple[str, str]]) -> Chunk:
    tags = iob(len(words), spans(tag for _, tag in words))
    return Chunk(tuple(BRACKETS.get(form, form) for form, _ in words), names=tuple(tags))


def curled(chunk: Chunk, rng: random.Random) -> tuple[str, ...]:
    """The words, in four of ten with typographic marks, as newspapers print them."""
    if '"' not in chunk.words or rng.random() >= 0.4:
        return chunk.words
    words, inside = [], False
    for i, word in enumerate(chunk.words):
        if word == '"':
            opens = chunk.opens[i] if any(chunk.opens) else not inside
            inside = opens
            word = "“" if opens else "”"
        words.append(word)
    return tuple(words)
