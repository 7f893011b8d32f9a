"""The model that comes with the package: plain sentences, and any text at all."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import Parse, the_parser
from claims.language.pieces import Pieces
from claims.language.windows import BATCH, MOST_PIECES, batches, windows

LARGEST = 25_000_000  # bytes of weights
ARCS = {  # sentence: word, its label, the word it hangs on
    "The mayor closed the bridge on Monday.": ("mayor", "nsubj", "closed"),
    "Hill said that the ferry was late.": ("late", "ccomp", "said"),
    "“We are ready,” Hill told reporters.": ("Hill", "nsubj", "told"),
    "Ann Lee, who runs the port, denied it.": ("runs", "acl:relcl", "Ann"),
    "He urged drivers to wait.": ("wait", "xcomp", "urged"),
}
NAMES = {
    "Mary Hill met the mayor in Paris.": [("Mary Hill", "PER"), ("Paris", "LOC")],
    "The bridge was closed at noon.": [],
}


def parse(text: str) -> Parse:
    return the_parser().parse(text, [(0, len(text))])[0]


@pytest.mark.parametrize(("text", "arc"), ARCS.items(), ids=ARCS)
def test_arcs(text: str, arc: tuple[str, str, str]) -> None:
    found = parse(text)
    said = [text[word.start : word.end] for word in found]
    word = found[said.index(arc[0])]
    assert (word.label, said[word.head]) == arc[1:]


@pytest.mark.parametrize(("text", "names"), NAMES.items(), ids=NAMES)
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    found: list[list[str]] = []
    for word in parse(text):
        if word.name[0] == "B":
            found.append([text[word.start : word.end], word.name[2:]])
        elif word.name[0] == "I":
            found[-1][0] = text[text.index(found[-1][0]) : word.end]
    assert [(name, label) for name, label in found] == names


def test_sentences() -> None:
    found = parse("The bridge is shut. Ann Lee said so. Why?")
    assert [word.begins for word in found].count(True) == 3


@given(st.text(max_size=300))
def test_any_text_has_a_tree(text: str) -> None:
    found = parse(text)
    assert [text[word.start : word.end] for word in found if word.end <= word.start] == []
    for place, word in enumerate(found):
        seen = {place}
        while found[place].head not in seen:
            place = found[place].head
            seen.add(place)
        assert found[place].head == place
        assert 0 <= min(word.roles) <= max(word.roles) <= 1.0001


def test_parts_do_not_see_each_other() -> None:
    text = "Hill left.\nThe ferry was late, Ann Lee said."
    both = the_parser().parse(text, [(0, 10), (11, len(text))])
    alone = the_parser().parse(text, [(11, len(text))])
    assert [(w.label, w.head) for w in both[1]] == [(w.label, w.head) for w in alone[0]]


def test_a_long_part_is_read_in_windows() -> None:
    text = "Hill said the ferry was late. " * 200
    found = parse(text)
    assert len(found) == 7 * 200
    assert all(abs(word.head - place) < MOST_PIECES for place, word in enumerate(found))


def test_windows_cover_every_word_once() -> None:
    words = ["late"] * 600 + ["."] + ["early"] * 300
    found = list(windows(words, Pieces({"late": 1, "early": 2, ".": 3})))
    assert [lo for lo, _ in found] == [0, *(hi for _, hi in found[:-1])]
    assert found[-1][1] == len(words)


def test_batches_hold_what_fits() -> None:
    lengths = [5, 250, 7, 250, 250, 250, 250, 3]
    found = list(batches(lengths))
    assert sorted(number for batch in found for number in batch) == list(range(len(lengths)))
    assert all(max(lengths[i] for i in batch) * len(batch) <= BATCH for batch in found)


def test_the_weights_stay_small() -> None:
    folder = files("claims.language").joinpath("model")
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) <= LARGEST
