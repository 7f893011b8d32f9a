"""The copy line and the questions: tables of examples, and what holds for any articles."""

from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparing.relations import ONE_STATEMENT, find_relations
from claims.comparing.same_statement import gather
from claims.comparing.subject import subject_words
from claims.finding import find_claims
from claims.model import Article, Citation, Cited, Figure, Quote, Span
from claims.reading import read_text
from handlers.buttons.asides import BUTTONS, more_shown
from handlers.say.asides_view import asked_lines, copied_lines, view
from handlers.say.copy_line import CopyLine, copy_line, telling_run
from handlers.say.lines import plain
from handlers.say.never import NEVER, may_be_said
from handlers.say.phrases.settings import TOO_LATE
from handlers.say.report import ASK_NEXT, WORDINGS, Report
from store.database import Store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.handlers.desks import Office, refused
from tests.handlers.test_say import QUOTED, VERDICTS
from tests.slack.blocks import check_view
from tests.store.filing import file_text


def report(*texts: str, outlet: str = "") -> Report:
    """The report on the last of these articles, without a store."""
    filed = [cited for n, text in enumerate(texts[:-1], start=1) for cited in claims_of(n, text)]
    article = read_text(texts[-1])
    mine = claims_of(len(texts), texts[-1], outlet)
    found = find_relations(mine, filed)
    pairs = [(r.new, r.earlier) for r in found if r.kind in ONE_STATEMENT]
    return Report(len(texts), article, tuple(mine), tuple(found), statements=tuple(gather(pairs)))


def claims_of(number: int, text: str, outlet: str = "") -> list[Cited]:
    article = read_text(text)
    where = Citation(number, article.title, outlet, "", 1)
    return [
        _cited(number * 1_000 + n, claim, article, where)
        for n, claim in enumerate(find_claims(article))
    ]


def _cited(id: int, claim: Quote | Figure, article: Article, where: Citation) -> Cited:
    if isinstance(claim, Quote):
        return Cited(id, claim, where, claim.speaker.text if claim.speaker else "")
    subject = subject_words(claim, article)
    return Cited(id, claim, where, subject=subject, sentence=_sentence(article, claim))


def _sentence(article: Article, figure: Figure) -> str:
    return next(p.text for p in article.paragraphs() if p.start <= figure.start < p.end)


def copied(one: Report) -> str:
    return plain(copied_lines(one)[1:2])


def asked(one: Report) -> list[str]:
    return [plain([line]).removeprefix("• ").split(" ¶")[0] for line in asked_lines(one)[1:]]


LOSSES = "Ukraine has put Russian losses at well in excess of 10,000."
TOLL = (
    "The defence minister said on March 25 that 1,351 Russian soldiers had died in Ukraine.\n\n"
    "Western governments estimate that between 7,000 and 15,000 Russian soldiers have died in "
    "Ukraine."
)
TOLD = "“{}” mayor Ida Lund told Radio Nord on Monday."
ONE = TOLD.format("We have lost eleven good people of this harbour.")
OTHER = TOLD.format("It is a loss for us, eleven good people of a harbour.")

COPIED = {
    "each figure with its giver": (
        [LOSSES, TOLL],
        "According to the defence minister, 1,351 deaths (Russian soldiers, Ukraine), as of "
        "March 25; according to Western governments, between 7,000 and 15,000 deaths (Russian "
        "soldiers, Ukraine), date not stated; according to Ukraine, well in excess of 10,000 "
        "losses (Russian, Ukraine), not stated whether killed, date not stated.",
    ),
    "a quote as one article has it": (
        [ONE],
        "Mayor Ida Lund told Radio Nord on Monday: "
        "“We have lost eleven good people of this harbour”.",
    ),
    "what two wordings share": (
        [ONE, OTHER],
        "Mayor Ida Lund told Radio Nord on Monday, in part: “eleven good people”.",
    ),
    "things by the article's word": (
        ["Deputy minister Olha Kravets said 40 ships were waiting in port."],
        "According to Deputy minister Olha Kravets, 40 ships, date not stated.",
    ),
    "an office after the name": (
        ["Jan Roth, the head of the port, said: “We will open on time.”"],
        "Jan Roth, the head of the port, said: “We will open on time”.",
    ),
    "nobody named": (
        ["Some 300 jobs were lost."],
        "Nothing here is given by anybody who is named.",
    ),
    "a giver in words that we do not use": (
        ["The self-proclaimed true council said 300 jobs were lost."],
        "Nothing here is given by anybody who is named.",
    ),
}


@pytest.mark.parametrize(("texts", "expected"), COPIED.values(), ids=COPIED.keys())
def test_the_copy_line(texts: list[str], expected: str) -> None:
    assert copied(report(*texts)) == expected


def test_the_outlet_is_named_where_it_is_known() -> None:
    assert copied(report(ONE, outlet="Coast Daily")).endswith("harbour”, Coast Daily reported.")


def test_a_shared_run_without_the_not_of_a_wording_is_not_quoted() -> None:
    first = TOLD.format("We will not leave the old harbour to anybody.")
    second = TOLD.format("We will never leave the old harbour to anybody at all.")
    found = report(first, second)
    assert found.reworded
    assert "in part" not in copied(found)


RUNS = {
    "is a huge tragedy": "a huge tragedy",
    "of the harbour, and": "the harbour",
    "and we will not leave": "not leave",
    "it is": "",
    "tragedy": "",
    "of “our” harbour people": "",
}


@pytest.mark.parametrize(("run", "kept"), RUNS.items())
def test_small_words_at_the_ends_of_a_shared_run_are_left_out(run: str, kept: str) -> None:
    assert telling_run(Span(0, len(run), run)) == kept


ASKED = {
    "as of when, and what losses are": (
        [LOSSES],
        "well in excess of 10,000 (losses, Russian, Ukraine, according to Ukraine): "
        "Does losses mean killed, or wounded and captured too? As of when?",
    ),
    "who gave it": (
        ["At least 300 people were injured in Norrland."],
        "At least 300 (injured, Norrland): Who gave it? As of when?",
    ),
    "which governments": (
        [LOSSES, TOLL],
        "between 7,000 and 15,000 (deaths, Russian soldiers, Ukraine, according to Western "
        "governments): Which ones exactly? As of when?",
    ),
    "a recording": (
        [ONE, OTHER],
        "2 wordings of what Ida Lund told Radio Nord: is there a recording or a transcript?",
    ),
    "the outlet told": ([ONE], "What Ida Lund told Radio Nord: are these the words there?"),
    "no answer": (
        ["Mayor Ida Lund declined to comment on the cause."],
        "Ida Lund gave no answer here: has one been given since?",
    ),
    "of the article": ([ONE], "Where and when was this published?"),
}


@pytest.mark.parametrize(("texts", "expected"), ASKED.values(), ids=ASKED.keys())
def test_empty_fields_are_questions(texts: list[str], expected: str) -> None:
    found = asked(report(*texts))
    assert expected in [one.split(" Pasted text")[0] for one in found]
    assert len(found) <= 5


SENTENCES = [
    *BRIDGE_MORNING.split("\n\n"),
    *BRIDGE_EVENING.split("\n\n"),
    *GRAIN.split("\n\n"),
    LOSSES,
    *TOLL.split("\n\n"),
    ONE,
    OTHER,
    "“It was ‘true’ that only 12 boats sailed,” Jan Roth admitted to Radio Nord.",
    "Just 40 ships sailed, the only true king of the port, Jan Roth, claimed on Monday.",
    "The corrected toll: as many as 90 people died, officials revealed.",
    '“A "great" day,” said Ann Field, who was in fact wrong about the 300 jobs.',
]
TEXT = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True).map("\n\n".join)


@settings(max_examples=25, deadline=None)
@given(TEXT, TEXT)
def test_what_is_quoted_is_a_slice_and_no_word_of_ours_rules(first: str, second: str) -> None:
    found = report(first, second)
    said = copied(found)
    for curly, straight in QUOTED.findall(said):
        assert any((curly or straight) in text for text in (first, second)), said
    ours = QUOTED.sub("", said)
    assert not VERDICTS.search(ours)
    assert not NEVER.search(ours)
    assert check_view(view(found)) == []


def test_nothing_but_claims_of_nobody_is_said_so() -> None:
    assert copy_line([], [], []) is None
    assert isinstance(copy_line(claims_of(1, ONE), [], []), CopyLine)


def pressed(office: Office, action_id: str, value: str, channel: str = "C1") -> Mock:
    """Presses a button of a reply; what is said to whoever pressed it."""
    body = {
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "channel": {"id": channel},
        "trigger_id": "trigger",
        "actions": [{"action_id": action_id, "value": value}],
    }
    shown, respond = BUTTONS[action_id], Mock()
    more_shown(Mock(), body, office.slack, respond, shown, office.ears)
    return respond


def title(office: Office) -> str:
    view = office.slack.views_open.call_args.kwargs["view"]
    assert check_view(view) == []
    return f"{view['title']['text']}: {view['blocks']}"


@pytest.mark.parametrize(("action_id", "words"), [(WORDINGS, "Wordings"), (ASK_NEXT, "Copy line")])
def test_a_button_opens_a_modal(lite: Store, action_id: str, words: str) -> None:
    office = Office(lite)
    filed = file_text(lite, BRIDGE_MORNING)
    pressed(office, action_id, str(filed.article_id))
    assert title(office).startswith(words)


GONE = {"another article": "99", "no number": "x", "nothing": "", "a huge number": "9" * 40}


@pytest.mark.parametrize("value", GONE.values(), ids=GONE.keys())
def test_an_article_that_is_gone_is_said_to_be(lite: Store, value: str) -> None:
    office = Office(lite)
    pressed(office, ASK_NEXT, value)
    assert "This article is no longer on file." in title(office)


def test_an_article_of_a_private_channel_is_not_shown_elsewhere(lite: Store) -> None:
    office = Office(lite)
    filed = file_text(lite, BRIDGE_MORNING, channel="G1", private=True)
    pressed(office, ASK_NEXT, str(filed.article_id), channel="C1")
    assert "This article is no longer on file." in title(office)
    pressed(office, ASK_NEXT, str(filed.article_id), channel="G1")
    assert "Karin Holm" in title(office)


def test_a_press_that_took_too_long_is_a_sentence(lite: Store) -> None:
    office = Office(lite)
    filed = file_text(lite, BRIDGE_MORNING)
    office.slack.views_open.side_effect = refused("expired_trigger_id")
    respond = pressed(office, WORDINGS, str(filed.article_id))
    assert respond.call_args.kwargs["text"] == TOO_LATE


@pytest.mark.parametrize("said", ["only 12 boats", "he admitted it", "in fact", "Just $3", "“so”"])
def test_words_that_we_do_not_lend(said: str) -> None:
    assert not may_be_said(said)
