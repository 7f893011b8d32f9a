"""Pairs of sentences as wires write them: whose, which state, when, how fast."""

from datetime import date

import pytest

from claims.comparing.texts import compare_texts
from claims.model import Article, Label

CASES = {
    "its soldiers, and those soldiers": (
        "Russia said 89 of its soldiers died in the Lorn strike.",
        "Ukraine said about 400 Russian soldiers were killed in Lorn.",
        Label.CONFLICT,
    ),
    "its pilgrims, and all pilgrims": (
        "Iran says 465 of its pilgrims were killed.",
        "Saudi officials say 900 pilgrims were killed.",
        Label.NOT_COMPARABLE,
    ),
    "the young, and all": (
        "Unemployment fell to 6.1 percent.",
        "Youth unemployment fell to 14 percent.",
        Label.NOT_COMPARABLE,
    ),
    "a level and by how much it is higher": (
        "Profit rose 12 percent to $2.1 billion.",
        "Profit was $340 million higher than a year earlier.",
        Label.NOT_COMPARABLE,
    ),
    "two quarters": (
        "The bank reported a loss of 3.2 billion euros in the third quarter.",
        "The bank reported a loss of 1.1 billion euros in the second quarter.",
        Label.NOT_COMPARABLE,
    ),
    "destroyed and damaged": (
        "The storm destroyed 1,200 homes.",
        "The storm damaged 3,400 homes.",
        Label.NOT_COMPARABLE,
    ),
    "destroyed, twice": (
        "The storm destroyed 1,200 homes, the mayor said.",
        "The storm destroyed 3,400 homes, aid workers said.",
        Label.CONFLICT,
    ),
    "a day and a week": (
        "The factory makes 500 cars a day.",
        "The factory makes 3,500 cars a week.",
        Label.AGREE,
    ),
    "a month and a year": (
        "The country exports 5 million tonnes of grain a month.",
        "The country exported 45 million tonnes of grain last year.",
        Label.NOT_COMPARABLE,
    ),
    "killed or wounded": (
        "The attack killed or wounded 25 people.",
        "Ten people were killed and 15 wounded in the attack.",
        Label.AGREE,
    ),
    "the year beside the event": (
        "The 2004 tsunami killed 230,000 people.",
        "The tsunami killed 18,500 people in Japan in 2011.",
        Label.NOT_COMPARABLE,
    ),
    "half, and 50 percent": (
        "Half of the island's homes were destroyed.",
        "The storm destroyed 50 percent of homes on the island.",
        Label.AGREE,
    ),
    "two countries together": (
        "The earthquake has killed more than 24,000 people in Turkey and Syria.",
        "The earthquake killed 20,665 people in Turkey.",
        Label.NOT_COMPARABLE,
    ),
    "the worst since": (
        "Nine people died in the fire in Norvik.",
        "It was the deadliest fire since 41 people died in Norvik.",
        Label.NOT_COMPARABLE,
    ),
}
DATED = {
    "the missing are found": (
        "Forty-three people are missing after the landslide.",
        "Nineteen people are still missing after the landslide.",
        (date(2022, 8, 1), date(2022, 8, 4)),
        Label.UPDATE,
    ),
    "the dead of a flood are found": (
        "On Monday 41 people had died in the floods.",
        "The floods have killed 156 people, police said on Saturday.",
        (date(2021, 7, 15), date(2021, 7, 17)),
        Label.UPDATE,
    ),
    "those of an attack are counted sooner": (
        "Medics said 355 people died in the gas attack.",
        "The government said 1,429 people died in the gas attack.",
        (date(2013, 8, 24), date(2013, 8, 30)),
        Label.CONFLICT,
    ),
}


@pytest.mark.parametrize(("a", "b", "label"), CASES.values(), ids=CASES)
def test_a_pair(a: str, b: str, label: Label) -> None:
    assert compare_texts(Article(a), Article(b)).label is label


@pytest.mark.parametrize(("a", "b", "days", "label"), DATED.values(), ids=DATED)
def test_a_dated_pair(a: str, b: str, days: tuple[date, date], label: Label) -> None:
    first, second = Article(a, published=days[0]), Article(b, published=days[1])
    assert compare_texts(first, second).label is label
