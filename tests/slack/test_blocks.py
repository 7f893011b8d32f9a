"""The checker of raw blocks lets every right block pass and names what is wrong with the others."""

import pytest

from tests.slack.block_kit import BLOCKS, SURFACES
from tests.slack.blocks import check_message, check_view
from tests.slack.examples import RIGHT, Json, actions, button, plain, rich, section, view, words
from tests.slack.wrong_blocks import WRONG_BLOCKS, WRONG_MESSAGES, WRONG_VIEWS, x
from tests.slack.wrong_newer_blocks import WRONG_NEWER_BLOCKS

WRONG = WRONG_BLOCKS | WRONG_NEWER_BLOCKS


def test_there_is_a_right_example_of_every_block_that_can_be_sent() -> None:
    assert RIGHT.keys() == BLOCKS.keys() - {"file"}


@pytest.mark.parametrize("kind", sorted(SURFACES["message"]))
def test_a_right_block_passes_in_a_message(kind: str) -> None:
    assert check_message({"text": "words", "blocks": [RIGHT[kind]]}) == []


@pytest.mark.parametrize("surface", ["modal", "home"])
@pytest.mark.parametrize("kind", RIGHT)
def test_a_block_passes_in_a_view_only_where_it_may_stand(kind: str, surface: str) -> None:
    shown = view(RIGHT[kind], kind=surface)
    if surface == "modal":
        shown["submit"] = plain()
    assert (check_view(shown) == []) == (kind in SURFACES[surface])


@pytest.mark.parametrize("block", WRONG.values(), ids=WRONG)
def test_a_wrong_block_is_refused_for_one_reason(block: Json) -> None:
    found = check_message({"text": "words", "blocks": [block]})
    assert len({problem.partition(" [json-pointer")[0] for problem in found}) == 1


@pytest.mark.parametrize("message", WRONG_MESSAGES.values(), ids=WRONG_MESSAGES)
def test_a_wrong_message_is_refused(message: Json) -> None:
    assert len(check_message(message)) == 1


@pytest.mark.parametrize("shown", WRONG_VIEWS.values(), ids=WRONG_VIEWS)
def test_a_wrong_view_is_refused(shown: Json) -> None:
    assert len(check_view(shown)) == 1


def test_a_problem_says_what_and_where() -> None:
    found = check_message({"blocks": [{"type": "divider"}, section(plain(x(3001)))]})
    assert found == ["must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]


def test_at_each_limit_a_block_still_passes() -> None:
    blocks = [section(plain(x(3000))), {"type": "header", "text": plain(x(150))}]
    blocks += [actions(button(text=plain(x(75)), value=x(2000))), rich(words(x(5000)))]
    assert check_message({"blocks": blocks}) == []
    assert check_view(view(title=plain(x(24)), private_metadata=x(3000))) == []
