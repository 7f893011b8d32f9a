"""How many origins: one outlet told, one agency credited, one text; and what binds nothing."""

import pytest

from claims.comparing.origins import (
    Bond,
    Carrier,
    agencies_credited,
    find_origins,
    runs_of,
    text_shared,
)
from claims.model import Article

FERRY = """The ferry between the two islands was out of service for a third day on Thursday after \
its ramp failed, and some four hundred people were waiting at the quay in the rain. The operator \
said that a part had to come from a yard abroad and would take until Sunday. Fishermen took the \
first of those who were waiting across, among them a class of nine-year-olds on the way home."""
OTHER = """A council that wanted to sell its town hall has changed its mind. Residents had \
collected two thousand names against the sale within a week, and the buyer had asked for more time \
twice. The roof will be mended instead, which costs less than was thought, the treasurer told the \
meeting on Thursday evening. Nobody on the benches spoke for the sale any longer."""
HALF = FERRY.replace("Fishermen took the first", "Coast guards took many").replace("rain", "snow")


def carrier(id: int, text: str = "", told: str = "", outlet: str = "", byline: str = "") -> Carrier:
    return Carrier(id, Article(text, outlet=outlet, byline=byline), (told,) if told else ())


COUNTED = {
    "nothing binds them": ([carrier(1, FERRY), carrier(2, OTHER)], 2, None),
    "told to one outlet": (
        [carrier(1, FERRY, "Sky News"), carrier(2, OTHER, "the British broadcaster Sky News")],
        1,
        (Bond.TOLD, "Sky News"),
    ),
    "told to two outlets": ([carrier(1, FERRY, "Sky News"), carrier(2, OTHER, "the BBC")], 2, None),
    "reporters are no outlet": (
        [carrier(1, FERRY, "reporters"), carrier(2, OTHER, "reporters")],
        2,
        None,
    ),
    "one agency": (
        [carrier(1, f"OSLO (Reuters) - {FERRY}"), carrier(2, OTHER, byline="Reuters")],
        1,
        (Bond.AGENCY, "Reuters"),
    ),
    "two agencies": (
        [carrier(1, f"OSLO (AP) — {FERRY}"), carrier(2, f"Oslo (AFP) – {OTHER}")],
        2,
        None,
    ),
    "one text": ([carrier(1, FERRY), carrier(2, HALF)], 1, (Bond.TEXT, "")),
    "a part of one text": (
        [carrier(1, FERRY), carrier(2, FERRY[: len(FERRY) // 2])],
        1,
        (Bond.TEXT, ""),
    ),
    "one by itself": ([carrier(1, FERRY)], 1, None),
    "a chain of two bonds": (
        [
            carrier(1, f"OSLO (AP) — {FERRY}"),
            carrier(2, HALF, "Radio Nord"),
            carrier(3, OTHER, "Radio Nord"),
        ],
        1,
        (Bond.TEXT, ""),
    ),
}


@pytest.mark.parametrize(("carriers", "number", "bond"), COUNTED.values(), ids=COUNTED.keys())
def test_origins_are_counted(
    carriers: list[Carrier], number: int, bond: tuple[Bond, str] | None
) -> None:
    found = find_origins(carriers)
    assert len(found) == number
    assert sorted(id for origin in found for id in origin.articles) == [c.id for c in carriers]
    assert (bond in found[0].bonds) if bond else not found[0].bonds


CREDITS = {
    "dateline": (Article("KYIV, April 7 (Reuters) - Shelling went on."), {"Reuters"}),
    "dateline in small letters": (Article("Berlin (dpa) – The strike ended."), {"DPA"}),
    "byline": (Article("The strike ended.", byline="Jan Roth and Associated Press"), {"AP"}),
    "outlet": (Article("The strike ended.", outlet="Ukrinform"), {"Ukrinform"}),
    "below the text": (
        Article("The strike ended.\n\n(Reporting by Jan Roth; Editing by Ida Berg)"),
        {"Reuters"},
    ),
    "a word in brackets": (Article("The Alternative Party (AP) won a seat."), set()),
    "spoken of": (Article("Reuters was the first to report it, the AP followed."), set()),
    "a name that holds one": (Article("The strike ended.", byline="Apsara Reutersson"), set()),
    "far below": (Article("x " * 900 + "OSLO (AP) — The strike ended."), set()),
}


@pytest.mark.parametrize(("article", "expected"), CREDITS.values(), ids=CREDITS.keys())
def test_an_agency_is_credited_in_its_own_places(article: Article, expected: set[str]) -> None:
    assert agencies_credited(article) == expected


def test_short_texts_are_not_told_to_be_one() -> None:
    assert text_shared(runs_of("We will appeal."), runs_of("We will appeal.")) == 0.0
