"""From an article to its figures, one sentence at a time."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.figures.dates import read_date
from claims.figures.givers import read_givers
from claims.figures.inheriting import PEOPLE, Before
from claims.figures.kept import is_figure
from claims.figures.masks import Masked
from claims.figures.measures import read_measures
from claims.figures.modality import read_modality
from claims.figures.numbers import find_numbers
from claims.figures.periods import read_period
from claims.figures.phrases import Phrase, read_phrases
from claims.figures.places import read_place, read_population
from claims.figures.statistic import read_statistics
from claims.figures.subjects import counted_words
from claims.figures.surroundings import Surroundings
from claims.figures.tokens import Sentence, find_sentences
from claims.figures.zeros import read_zeros
from claims.model import Article, Figure, Measure


def find_figures(article: Article) -> list[Figure]:
    """Every quantity of an article that somebody could dispute, in order; never raises on odd text.

    `words` is the hedge, the number, its magnitude and the sign or word of its currency, share or
    measure ("about £3bn", "5 per cent"); the noun counted is not part of it. `unit` is that noun,
    singular and lower case, or the name of the measure; `counted` are the words of what is measured
    beyond the unit, empty when the unit says it all.
    """
    title = Article(article.title, published=article.published)
    before = Before([figure for part in find_sentences(title) for figure in figures_in(part)])
    figures: list[Figure] = []
    for sentence in find_sentences(article):
        figures += before.read(list(figures_in(sentence)), sentence.paragraph)
    return figures


def figures_in(sentence: Sentence) -> Iterator[Figure]:
    numbers = find_numbers(sentence, Masked(sentence))
    zeros = read_zeros(sentence)
    if not numbers and not zeros:
        return
    phrases = [phrase for phrase in read_phrases(sentence, numbers) if is_figure(sentence, phrase)]
    phrases = sorted([*phrases, *zeros], key=lambda phrase: phrase.start)
    measures = read_measures(sentence, phrases)
    statistics = read_statistics(sentence, phrases, measures)
    counted = counted_words(Surroundings(sentence, phrases), phrases)
    for i, phrase in enumerate(phrases):
        figure = make_figure(sentence, phrase, phrases, measures[i])
        yield replace(figure, statistic=statistics[i], counted=counted[i])


def make_figure(
    sentence: Sentence, phrase: Phrase, phrases: list[Phrase], measure: Measure
) -> Figure:
    figure = Figure(
        words=sentence.article.span(phrase.start, phrase.end),
        value=phrase.value,
        low=phrase.low,
        high=phrase.high,
        bound=phrase.bound,
        unit=phrase.unit.name,
        measure=measure,
        whose=read_population(sentence, phrase, measure),
        place=read_place(sentence, phrase, phrases),
        as_of=read_date(sentence, phrase.start, phrase.end),
        period=read_period(sentence, phrase.start, phrase.end),
        modality=read_modality(sentence, phrase),
        source=read_givers(sentence, phrase.start, phrase.end),
    )
    return thousands_dot(figure, phrase)


def thousands_dot(figure: Figure, phrase: Phrase) -> Figure:
    """1.200 dead people are 1,200: nobody dies by thousandths."""
    people = figure.measure in PEOPLE and phrase.unit.kind in ("", "noun")
    _, dot, digits = figure.words.text.rpartition(".")
    if (
        not people
        or not dot
        or phrase.number.high is not None
        or len(digits) != 3
        or not digits.isdigit()
        or not digits.isascii()
    ):
        return figure
    thousand = Decimal(1000)
    low = None if figure.low is None else phrase.number.value * thousand
    high = None if figure.high is None else phrase.number.value * thousand
    return replace(figure, value=phrase.number.value * thousand, low=low, high=high)
