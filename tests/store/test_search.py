"""`/claims`: every question in the first column finds what stands in the second."""

import pytest

from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store
from store.scope import Scope
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.store.filing import file_text

FOUND = {
    "holm": "“We have lost neighbours and friends today,”",
    "Karin Holm": "“We have lost neighbours and friends today,”",
    "holme": "Karin Holm",
    "karen holm": "Karin Holm",
    "Zelensky": "“We will ship every tonne we promised,”",
    "Zelenskiy": "Volodymyr Zelenskyy",
    "zelenskyy": "Volodymyr Zelenskyy",
    "zelensky exports": "exports would double",
    "tonne": "“We will ship every tonne we promised,”",
    '"neighbours and friends"': "“We have lost neighbours and friends today,”",
    "“neighbours and friends”": "“We have lost neighbours and friends today,”",
    "by:holm": "Karin Holm",
    "by:holm kind:direct": "neighbours and friends",
    "told:nord": "Karin Holm",
    "kind:figure ships": "40",
    "holm kind:figure": "Police chief Karin Holm",
    "about:ships": "40",
    "figures ships waiting": "40",
    "conflicts": "Here:",
    "help": "/claims peskov",
    "": "/claims peskov",
    "since:2020-01-01 tonne": "every tonne",
}

NOT_FOUND = {
    "nobody at all": "Nothing on file for nobody at all.",
    "tonne until:2001-01-01": "Nothing on file",
    "since:whenever": "The filter since: takes a day, such as since:2022-04-07.",
    "kind:opinion": "The filter kind: takes one of",
    'since:""': "The filter since: takes a day, such as since:2022-04-07.",
    "kind:“”": "The filter kind: takes one of",
    'about:""': "Nothing on file",
    'by:""': "Nothing on file",
    "figures": "Say which figures",
    "figures unicorns": "Nothing on file",
    "<!channel>": "Nothing on file",
    "\x00": "",
    "'; drop table quote; --": "Nothing on file",
    "%": "Nothing on file",
}


@pytest.fixture
def filed(store: Store) -> Store:
    for number, text in enumerate((BRIDGE_MORNING, BRIDGE_EVENING, GRAIN)):
        file_text(store, text, ts=f"{number}.0")
    return store


def shown(store: Store, question: str, page: int = 0) -> str:
    found = answer(question, Scope("T1", frozenset({"C1"})), store, page=page)
    return "\n".join(plain(part) for part in found.sections)


def test_every_question_is_answered(filed: Store) -> None:
    for question, words in FOUND.items():
        assert words in shown(filed, question), question


def test_what_is_not_there_is_said_plainly(filed: Store) -> None:
    for question, words in NOT_FOUND.items():
        assert words in shown(filed, question), question


def test_a_near_name_is_shown_and_named_as_such(filed: Store) -> None:
    assert "Showing Karin Holm (1 letter off)." in shown(filed, "holme")


def test_a_far_name_is_asked_about(filed: Store) -> None:
    assert "Did you mean Volodymyr Zelenskyy?" in shown(filed, "selenskaia")


def test_an_answer_is_turned_page_by_page(lite: Store) -> None:
    for number in range(20):
        said = f"Ann Field said the fair would open on day {number}. " * 2
        file_text(lite, f"Fair news\n\n{said}", ts=f"{number}.0")
    first, second = shown(lite, "field"), shown(lite, "field", page=1)
    assert "1 / 3" in first
    assert "2 / 3" in second
    assert not set(first.splitlines()[2:]) & {line for line in second.splitlines() if "day" in line}
