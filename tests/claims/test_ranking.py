"""Which claims a reply shows first."""

from claims.finding import find_claims
from claims.model import Citation, Cited, Quote
from claims.ranking import key_claims
from claims.reading import read_text

FIRE = """Brindle fire kills 13

The fire in Brindle has killed 13 people, fire chief Marta Okafor said on Sunday.

“We will rebuild,” Mayor Paul Lind told the council. A shopkeeper said business was slow. He is 61.
"""


def cited(text: str) -> list[Cited]:
    article = read_text(text)
    starts = article.paragraph_starts()
    return [
        Cited(number, claim, citation(sum(start <= claim.start for start in starts)))
        for number, claim in enumerate(find_claims(article))
    ]


def citation(paragraph: int) -> Citation:
    return Citation(1, "", "", "", paragraph)


def shown(claims: list[Cited], **how: object) -> list[str]:
    found = key_claims(claims, **how)  # type: ignore[arg-type]
    return [
        one.claim.text if isinstance(one.claim, Quote) else one.claim.words.text for one in found
    ]


def test_a_figure_of_the_headline_is_shown_once_where_its_source_stands() -> None:
    [toll] = [one for one in key_claims(cited(FIRE)) if not isinstance(one.claim, Quote)][:1]
    assert [span.text for span in toll.claim.source] == ["fire chief Marta Okafor"]
    assert shown(cited(FIRE)).count("13") == 1


def test_what_was_shown_already_is_not_shown_again_from_another_place() -> None:
    claims = cited(FIRE)
    tolls = [one for one in claims if not isinstance(one.claim, Quote)]
    assert len(tolls) > 2
    assert "13" not in shown(claims, without=tolls[:1])


def test_people_with_an_office_come_before_idle_numbers() -> None:
    assert "We will rebuild," in shown(cited(FIRE), limit=3)
    assert "61" not in shown(cited(FIRE), limit=3)
