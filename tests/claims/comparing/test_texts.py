"""Two reports: about one event, or about two."""

import pytest

from claims.comparing.texts import compare_texts
from claims.model import Article, Label

QUAKE = (
    "A strong earthquake struck the province of Talmira in Ostmark on Wednesday, killing at least"
    " 61 people, Interior Minister Jonas Weil told Radio Nord in Sandholm."
)
FERRY = (
    "A ferry sank off the island of Kilby on Friday and 33 people drowned, Commander Lena Aro of"
    " the coast guard told Radio Sund. The boat of Strand Lines was built in 1974."
)
SECOND_QUAKE = (
    "The earthquake in Talmira killed 94 people, the relief agency said on Wednesday. Minister"
    " Jonas Weil visited the ruins with members of the Red Crescent of Ostmark."
)
FIRE = (
    "A fire in a mill in Sandholm killed 20 people on Wednesday, Interior Minister Jonas Weil"
    " told Radio Nord. The mill belongs to Ostmark Textiles."
)
MILL = (
    "Workers in Brindle said 20 looms of Halden Mills had gone to Port Lowen. Minister Ines"
    " Calder told the Brindle Courier that 300 jobs would go."
)
PIT = (
    "The owners of Norvik Mining said in Tarn that 900 jobs would go. Mayor Olev Raud of Tarn"
    " told Wire Economics that he would write to Prime Minister Anna Kruus."
)

APART = {
    "a quake and a ferry": (QUAKE, FERRY),
    "a quake and a fire in one country": (QUAKE, FIRE),
    "two mills that share no more than offices": (MILL, PIT),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_two_events_are_not_compared(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert compare_texts(Article(a), Article(b)).label is Label.NOT_COMPARABLE


def test_two_reports_of_one_event_are() -> None:
    assert compare_texts(Article(QUAKE), Article(SECOND_QUAKE)).label is not Label.NOT_COMPARABLE


def test_two_short_sentences_need_no_name_in_common() -> None:
    one, other = Article("Six people died of it in Ostmark."), Article("The virus killed 9 people.")
    assert compare_texts(one, other).label is Label.CONFLICT
