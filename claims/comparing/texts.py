"""Two short texts: which of their figures belong together, and how the texts stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.comparing.events import scope
from claims.comparing.one_event import are_apart, without_common_places
from claims.comparing.pairs import compare_figures
from claims.comparing.subject import folded
from claims.figures import find_figures
from claims.figures.tokens import find_sentences
from claims.model import Article, Comparison, Figure, Label, Reason

Pair = tuple[Figure, Figure, Comparison]

MOST_FIGURES = 40
LONGEST_PAIR = 400  # characters of a text that is put beside another as one sentence would be
RANK = {
    Label.AGREE: 4,
    Label.REFINE: 3,
    Label.UPDATE: 2,
    Label.CONFLICT: 1,
    Label.NOT_COMPARABLE: 0,
}
LOUDEST = (Label.CONFLICT, Label.UPDATE, Label.AGREE, Label.REFINE, Label.NOT_COMPARABLE)
NO_FIGURE = Comparison(
    Label.NOT_COMPARABLE, Reason.NO_FIGURE, "no figures to compare", strong=False
)


@dataclass(frozen=True, slots=True)
class TextComparison:
    """How two texts stand to each other, by the pair of figures that speaks loudest."""

    label: Label
    reason: Reason
    words: str = ""
    pairs: tuple[Pair, ...] = ()


def compare_texts(
    a: Article, b: Article, *, a_source: str = "", b_source: str = ""
) -> TextComparison:
    """One label for two texts, and the pairs it rests on. Short ones are taken to be of one event.

    `a_source` and `b_source` name the giver of each text; they are read as same or different only,
    and a giver that a sentence itself names comes before them.
    """
    ours = without_common_places(find_figures(a)[:MOST_FIGURES], a, b)
    theirs = without_common_places(find_figures(b)[:MOST_FIGURES], b, a)
    if ours and theirs and are_apart(a, b):
        return TextComparison(Label.NOT_COMPARABLE, Reason.EVENT, "the texts share no name")
    same = folded(a_source) == folded(b_source) if a_source and b_source else None
    every = [(x, y, compare(x, y, a, b, ours, theirs, same)) for x in ours for y in theirs]
    pairs = tuple(settled(belonging(every, ours), theirs))
    loudest = next(
        (pair[2] for label in LOUDEST for pair in pairs if pair[2].label is label), NO_FIGURE
    )
    return TextComparison(loudest.label, loudest.reason, loudest.words, pairs)


def compare(
    x: Figure,
    y: Figure,
    a: Article,
    b: Article,
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    same_source: bool | None,
) -> Comparison:
    return compare_figures(
        x,
        y,
        a_published=a.published,
        b_published=b.published,
        a_text_figures=ours,
        b_text_figures=theirs,
        a_sentence=_around(x, a),
        b_sentence=_around(y, b),
        same_source=same_source,
    )


def _around(figure: Figure, article: Article) -> str:
    """A short text whole; of an article the figure's own sentence."""
    if len(article.text) <= LONGEST_PAIR:
        return article.text
    sentence = next((s for s in find_sentences(article) if s.start <= figure.start < s.end), None)
    return article.text if sentence is None else sentence.between(sentence.start, sentence.end)


def belonging(every: Sequence[Pair], ours: Sequence[Figure]) -> list[Pair]:
    """For each of our figures the one of theirs that it is closest to."""
    best: list[Pair] = []
    for figure in ours:
        candidates = [pair for pair in every if pair[0] is figure and worth_showing(pair)]
        if candidates:
            best.append(max(candidates, key=closeness))
    return best


def worth_showing(pair: Pair) -> bool:
    return pair[2].label is not Label.NOT_COMPARABLE or pair[2].reason in (
        Reason.UNIT_UNSTATED,
        Reason.PART_OF_WHOLE,
    )


def closeness(pair: Pair) -> tuple[int, int]:
    a, b, comparison = pair
    likeness = len(own_words(a) & own_words(b)) + (a.unit == b.unit) + 2 * (a.measure is b.measure)
    likeness += 3 * (scope(a) == scope(b) != "")
    if comparison.label is Label.NOT_COMPARABLE:
        return (-1, likeness)
    return (likeness, RANK[comparison.label])


def own_words(figure: Figure) -> frozenset[str]:
    spans = [span.text for span in (figure.whose, figure.place) if span is not None]
    return folded(" ".join(spans))


def settled(pairs: Sequence[Pair], theirs: Sequence[Figure]) -> list[Pair]:
    """Without the conflicts of a figure that already has a match on the other side."""
    matched = [id(pair[1]) for pair in pairs if pair[2].label in (Label.AGREE, Label.REFINE)]
    return [
        pair for pair in pairs if pair[2].label is not Label.CONFLICT or id(pair[1]) not in matched
    ]
