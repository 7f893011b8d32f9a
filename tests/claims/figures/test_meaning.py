"""What a figure measures, whose it is, who gave it, and for when."""

from datetime import date

import pytest

from claims.figures import find_figures
from claims.model import Article, Basis, Figure, Measure, Modality, Statistic

MEASURES = {
    "died": ("Six divers died.", [Measure.DEATHS]),
    "killed and wounded": (
        "The blast killed 8 clerks and wounded 21.",
        [Measure.DEATHS, Measure.WOUNDED],
    ),
    "nouns": ("There were 4 deaths and 90 injuries.", [Measure.DEATHS, Measure.INJURED]),
    "passive list": (
        "Nine sailors and two pilots were killed.",
        [Measure.DEATHS, Measure.DEATHS],
    ),
    "shot, fatally": ("Five clerks were shot, one fatally.", [Measure.SHOT, Measure.DEATHS]),
    "toll": ("The death toll stands at 64.", [Measure.DEATHS]),
    "losses": ("Rebel losses stand at 700.", [Measure.LOSSES]),
    "cases and recoveries": (
        "The ward had 40 cases and 12 recoveries.",
        [Measure.CASES, Measure.RESCUED],
    ),
    "arrested protesters": ("Police arrested 300 protesters.", [Measure.ARRESTED]),
    "killed and wounded as one": ("It lost 900 men, killed and wounded.", [Measure.CASUALTIES]),
    "a bare number after another": (
        "Organisers put turnout at 500; police counted 80.",
        [Measure.PARTICIPANTS, Measure.PARTICIPANTS],
    ),
    "jobs lost are no people lost": ("The mill said 300 jobs would be lost.", [Measure.JOBS]),
    "workers lost are": ("The mill said 30 workers were killed.", [Measure.DEATHS]),
    "who loses a job is not lost": (
        "Six workers feared losing their jobs.",
        [Measure.JOBS],
    ),
    "who is lost is": ("Nine sailors were lost in the storm.", [Measure.LOSSES]),
    "money": ("The bridge cost $3m.", [Measure.MONEY]),
    "marchers": ("The march drew 2,000 people.", [Measure.PARTICIPANTS]),
    "months are not marches": ("On March 3 he had 12 goats.", [Measure.COUNT]),
}

STATISTICS = {
    "rise": ("Prices rose 4%.", Statistic.RISE),
    "fall": ("Prices were down 4%.", Statistic.FALL),
    "higher than": ("Profit was $340 million higher than in May.", Statistic.RISE),
    "a fall of what has a rate": ("Oil fell 60 cents a barrel.", Statistic.FALL),
    "a level below zero": ("Rates stand at minus 0.5 percent.", Statistic.LEVEL),
    "a rate behind what is shipped": ("It ships 5 tonnes of grain a month.", Statistic.RATE),
    "all that one side lost": ("Norland said 89 of its soldiers died.", Statistic.TOTAL),
    "by": ("They cut fares by 4%.", Statistic.FALL),
    "level": ("Unemployment rose to 4%.", Statistic.LEVEL),
    "more": ("Two more divers died.", Statistic.NEW),
    "part": ("The dead include 3 divers.", Statistic.SHARE),
    "part of a whole": ("Three of the divers died.", Statistic.SHARE),
    "rate": ("They fire 300 shells a day.", Statistic.RATE),
    "shot down": ("They shot down 34 drones.", Statistic.LEVEL),
    "a month earlier": ("It was 4% a month earlier.", Statistic.LEVEL),
    "new things": ("They opened 40 new schools.", Statistic.LEVEL),
    "new cases": ("The ward had 40 new cases.", Statistic.NEW),
    "out of": ("They hit 34 of 41 drones.", Statistic.SHARE),
    "a loss is an amount": ("It made a loss of $3m.", Statistic.LEVEL),
    "total": ("Eighty divers died.", Statistic.TOTAL),
}

MODALITIES = {
    "denied": ("It was not 12 divers.", Modality.DENIED),
    "superseded": ("Police initially said 12 divers drowned.", Modality.SUPERSEDED),
    "forecast": ("The firm will cut 300 jobs.", Modality.FORECAST),
    "hypothetical": ("The bill could cost 300 jobs.", Modality.HYPOTHETICAL),
    "estimated": ("Officials estimate that 12 divers drowned.", Modality.ESTIMATED),
    "asserted": ("Twelve divers drowned.", Modality.ASSERTED),
}

SOURCES = {
    "said": ("The interior minister said 12 divers drowned.", "The interior minister"),
    "according to": ("Twelve divers drowned, according to the coastguard.", "the coastguard"),
    "having put": ("With Freedonia having put losses at 40, talks began.", "Freedonia"),
    "said at the end": ("Twelve divers drowned, police said.", "police"),
    "behind a dateline": (
        "Portby, 3 May 2021 — Freedonia's navy said 12 divers drowned.",
        "Freedonia's navy",
    ),
    "several givers": (
        "Port authorities and rescue services estimate that 12 divers drowned.",
        "Port authorities and rescue services",
    ),
}


def first(text: str, published: date | None = None) -> Figure:
    return find_figures(Article(text, published=published))[0]


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES.keys())
def test_what_is_measured(text: str, expected: list[Measure]) -> None:
    assert [figure.measure for figure in find_figures(Article(text))] == expected


@pytest.mark.parametrize(("text", "expected"), STATISTICS.values(), ids=STATISTICS.keys())
def test_what_the_number_states(text: str, expected: Statistic) -> None:
    assert first(text).statistic is expected


@pytest.mark.parametrize(("text", "expected"), MODALITIES.values(), ids=MODALITIES.keys())
def test_how_firmly_it_is_said(text: str, expected: Modality) -> None:
    assert first(text).modality is expected


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_who_gave_the_figure(text: str, expected: str) -> None:
    assert [span.text for span in first(text).source] == [expected]


def test_nobody_is_named_as_giver_when_nobody_speaks() -> None:
    assert first("Twelve divers drowned.").source == ()


def test_whose_and_where() -> None:
    figure = first("The strike killed 40 Freedonian soldiers in Sylvania.")
    assert figure.whose is not None
    assert figure.whose.text == "Freedonian soldiers"
    assert figure.place is not None
    assert figure.place.text == "Sylvania"


def test_people_at_large_are_no_population() -> None:
    assert first("The strike killed 40 people.").whose is None


def test_a_place_named_before_is_inherited_and_marked() -> None:
    figures = find_figures(
        Article("The ferry sank near Portby with 80 goats.\n\nTwelve people died.")
    )
    assert figures[-1].place is not None
    assert figures[-1].inherited == {"place"}


DAYS = {
    "with its year": ("By 5 June 2021, 12 died.", None, date(2021, 6, 5), Basis.TEXT),
    "year of the article": (
        "By June 5, 12 died.",
        date(2021, 7, 1),
        date(2021, 6, 5),
        Basis.INFERRED,
    ),
    "last year": ("By 20 December, 12 died.", date(2021, 1, 4), date(2020, 12, 20), Basis.INFERRED),
    "no year to be had": ("By June 5, 12 died.", None, None, Basis.UNKNOWN),
    "weekday": ("On Monday 12 died.", date(2021, 7, 1), date(2021, 6, 28), Basis.METADATA),
    "yesterday": ("Yesterday 12 died.", date(2021, 7, 1), date(2021, 6, 30), Basis.METADATA),
    "weekday, undated": ("On Monday 12 died.", None, None, Basis.UNKNOWN),
}


@pytest.mark.parametrize(("text", "published", "day", "basis"), DAYS.values(), ids=DAYS.keys())
def test_the_day_a_figure_speaks_for(
    text: str, published: date | None, day: date | None, basis: Basis
) -> None:
    dated = first(text, published).as_of
    assert dated is not None
    assert (dated.day, dated.basis) == (day, basis)


def test_the_day_from_which_was_counted_is_not_the_day_of_the_figure() -> None:
    assert first("Twelve divers drowned since 7 October.", date(2021, 11, 1)).as_of is None


def test_the_day_of_an_event_is_not_the_day_of_its_toll() -> None:
    text = "Thursday’s storm has taken 12 divers to their deaths, police said on Sunday."
    dated = first(text, date(2021, 7, 5)).as_of
    assert dated is not None
    assert dated.day == date(2021, 7, 4)


def test_now_ends_what_was_said_earlier() -> None:
    figures = find_figures(Article("Police initially said 10 divers died; they now say 14."))
    assert figures[1].modality is Modality.ASSERTED


def test_the_articles_own_day_is_not_put_in_place_of_a_stated_one() -> None:
    assert first("Twelve divers drowned.", date(2021, 7, 1)).as_of is None


COUNTED = {
    "contract": ("She won a $90,000 contract.", "contract"),
    "of": ("He bought 30% of the brewery.", "brewery"),
    "fine": ("He paid a fine of 500 euros.", "fine"),
    "a name with a sign": ("The S&P 500 rose 41 points.", "s&p"),
    "a name that ends like a verb": ("The Harbour Industrial Average lost 40 points.", "average"),
    "subject": ("Exports rose 7%.", "exports"),
}


HEARERS = {
    "before that": ("Hill told reporters that 212 people had been on board.", "reporters"),
    "with an article": ("The guard told the press that 14 divers were hurt.", "press"),
    "without that": ("Lind told the council the repair would cost 3 million euros.", "council"),
    "warned": ("He warned shareholders that 40 shops would close.", "shareholders"),
    "assured": ("She assured the assembly that 12 of the bridges are sound.", "assembly"),
}


@pytest.mark.parametrize(("text", "word"), HEARERS.values(), ids=HEARERS.keys())
def test_who_was_told_is_not_what_is_counted(text: str, word: str) -> None:
    assert word not in first(text).counted.split()


@pytest.mark.parametrize(("text", "word"), COUNTED.values(), ids=COUNTED.keys())
def test_what_is_counted_is_in_the_words(text: str, word: str) -> None:
    assert word in first(text).counted.split()
