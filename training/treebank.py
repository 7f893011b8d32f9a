"""Reads treebanks in CoNLL-U and names in IOB."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` counts from 1 within the sentence; 0 is the root."""

    form: str
    upos: str
    xpos: str
    head: int
    label: str
    misc: str
    space: bool = True  # a space follows in the text


@dataclass(frozen=True, slots=True)
class Sentence:
    name: str
    new_paragraph: bool
    words: tuple[Word, ...]


Document = list[Sentence]


def read_treebank(path: Path) -> list[Document]:
    documents: list[Document] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        comments = [line for line in lines if line.startswith("#")]
        starts = any(line.startswith("# newdoc") for line in comments)
        if starts or not documents:
            documents.append([])
        words = tuple(_words(lines))
        if words:
            name = next((c.split("=", 1)[1].strip() for c in comments if "sent_id" in c), "")
            paragraph = starts or any(line.startswith("# newpar") for line in comments)
            documents[-1].append(Sentence(name, paragraph, words))
    return [document for document in documents if document]


def _words(lines: list[str]) -> Iterator[Word]:
    """Words of a contraction stand together; the line of the contraction says what follows it."""
    last, after = 0, True
    for line in lines:
        columns = line.split("\t")
        spaced = "SpaceAfter=No" not in columns[-1]
        if columns[0][0].isdigit() and "-" in columns[0]:
            last, after = int(columns[0].split("-")[1]), spaced
        if columns[0].isdigit():
            number = int(columns[0])
            space = spaced if number > last else number == last and after
            form = columns[1].replace(" ", "") or "_"
            yield Word(form, columns[3], columns[4], int(columns[6]), columns[7], columns[9], space)


def read_iob(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The name of each sentence, where it has one, with its words and their IOB tags."""
    name, words = "", []
    for line in [*path.read_text("utf-8", errors="replace").splitlines(), ""]:
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        columns = line.split("\t") if "\t" in line else line.split()
        if not columns and words:
            yield name, words
            name, words = "", []
        elif len(columns) >= 3 and columns[0].isdigit():
            words.append((columns[1].replace(" ", ""), columns[2]))
        elif len(columns) == 2 and ("\t" in line or columns[0] not in ("#", "-DOCSTART-")):
            words.append((columns[0], columns[1]))
