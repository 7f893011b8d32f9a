"""A figure of a draft against what is on file."""

import pytest

from claims.comparing.subject import subject_words
from claims.figures import find_figures
from claims.model import Citation, Cited, Figure
from claims.notary.draft import read_draft
from claims.notary.figures import CheckedFigure, check_figure
from claims.notary.quotations import Standing
from claims.reading import read_text

FILED = (
    "The defence ministry said 1,351 Russian soldiers had died in Ukraine.",
    "Western governments estimate that between 7,000 and 15,000 Russian soldiers have died in "
    "Ukraine.",
    "The council of Norrland will spend $3.2 million on a new bridge at Ume.",
)


def on_file() -> list[Cited]:
    return [cited for number, text in enumerate(FILED, start=1) for cited in filed(number, text)]


def filed(number: int, text: str) -> list[Cited]:
    article = read_text(text)
    return [
        Cited(
            number * 10 + n,
            figure,
            Citation(number, "", "", "", 1),
            subject=subject_words(figure, article),
            sentence=text,
        )
        for n, figure in enumerate(find_figures(article))
    ]


def checked(draft: str) -> CheckedFigure:
    figures = read_draft(read_text(draft)).figures
    return check_figure(figures[0], on_file())


CASES = {
    "the same of the same": (
        "Some 1,351 Russian soldiers died in Ukraine, officials said.",
        Standing.AS_FILED,
        "1,351",
    ),
    "another number": (
        "In Ukraine 1,531 Russian soldiers have died, officials said.",
        Standing.DIFFERS,
        "1,351",
    ),
    "a bound that meets a range": (
        "More than 10,000 Russian soldiers have died in Ukraine.",
        Standing.DIFFERS,
        "between 7,000 and 15,000",
    ),
    "the same number of another thing": (
        "The village of Ume has 1,351 houses.",
        Standing.NOT_ON_FILE,
        None,
    ),
    "the same number elsewhere": (
        "An earthquake killed 1,351 people in Peru.",
        Standing.NOT_ON_FILE,
        None,
    ),
    "money as filed": (
        "Norrland spends $3.2 million on the bridge.",
        Standing.AS_FILED,
        "$3.2 million",
    ),
    "money renumbered": (
        "The council of Norrland will spend $3.9 million on a new bridge at Ume.",
        Standing.DIFFERS,
        "$3.2 million",
    ),
    "a number that only rounds to it": (
        "Norrland spends $3.21 million on another bridge.",
        Standing.DIFFERS,
        "$3.2 million",
    ),
    "a small number shared by chance": (
        "Norrland has $3.2 million in its pension fund for teachers.",
        Standing.NOT_ON_FILE,
        None,
    ),
    "nothing like it": ("The festival sold 4,000 tickets.", Standing.NOT_ON_FILE, None),
}


@pytest.mark.parametrize(("draft", "standing", "words"), CASES.values(), ids=CASES.keys())
def test_figures_stand_so(draft: str, standing: Standing, words: str | None) -> None:
    found = checked(draft)
    assert found.standing is standing
    assert (shown(found.filed) if found.filed else None) == words
    assert bool(found.reason) is (found.against is not None)


def test_a_figure_as_filed_is_also_told_what_it_stands_against() -> None:
    found = checked("In Ukraine 1,351 Russian soldiers have died, the ministry said.")
    assert found.standing is Standing.AS_FILED
    assert found.against is not None
    assert shown(found.against) == "between 7,000 and 15,000"
    assert "ranges do not meet" in found.reason


def shown(cited: Cited) -> str:
    assert isinstance(cited.claim, Figure)
    return cited.claim.words.text
