"""A claim's menu and form: what people do has one effect, and they are always told."""

from dataclasses import replace
from typing import Any

import pytest

from claims.correcting import fields_of
from claims.model import ReviewState
from handlers.articles import checking
from handlers.questions.answering import answer
from handlers.reviewing import form
from handlers.say import claim_form, everything, report, results
from handlers.say.phrases import review as words
from store.database import Store
from store.filing import articles
from store.review import audit
from store.review.reviewing import OnFile
from store.scope import Scope
from store.tenants import settings
from store.tenants.settings import ChannelSettings, Correcting
from tests.articles import GRAIN
from tests.handlers.desks import Office, refused
from tests.handlers.pressing import chosen, press, submit, typed
from tests.slack.blocks import check_message, check_view
from tests.store.filing import file_text
from tests.store.test_reviewing import now, ref

TONNE = "every tonne"
MISSPELT = """Harbour news

Mayor Karin Holmström opened the quay. “The quay is open,” Holmström said on Monday.

“It was dear,” Holmstrom said. “It will pay,” Holmstrom told Radio Nord.
"""


@pytest.fixture
def office(lite: Store) -> Office:
    return Office(lite)


@pytest.fixture
def article(office: Office) -> int:
    return file_text(office.store, GRAIN).article_id


def reply(office: Office, article_id: int) -> list[dict[str, Any]]:
    message = report.message(checking.report(article_id, office.store))
    assert check_message({"channel": "C1", **message}) == []
    return list(message["blocks"])


def claim(office: Office, article_id: int, said: str = TONNE) -> OnFile:
    return now(office.store, ref(office.store, article_id, said))


def told(office: Office) -> str:
    return str(office.slack.chat_postEphemeral.call_args.kwargs["text"])


def opened(office: Office) -> dict[str, Any]:
    view = office.slack.views_open.call_args.kwargs["view"]
    assert check_view(view) == []
    return dict(view)


def test_each_key_claim_has_a_menu(office: Office, article: int) -> None:
    labels = [
        [one["text"]["text"] for one in block["accessory"]["options"]]
        for block in reply(office, article)
        if "accessory" in block
    ]
    assert ["Confirm", "Correct…", "Wrong speaker", "Not a claim", "History"] in labels
    assert len(labels) == 5


def test_confirming_is_written_down_then_acknowledged_and_offers_undo(
    office: Office, article: int
) -> None:
    ack = press(office, reply(office, article), "confirm", words=TONNE)
    assert claim(office, article).cited.review.state is ReviewState.CONFIRMED
    ack.assert_called_once_with()
    assert office.queue.refresh.call_count == 1
    said = office.slack.chat_postEphemeral.call_args.kwargs
    assert said["text"] == "Confirmed."
    press(office, said["blocks"], "undo")
    assert claim(office, article).cited.review.state is ReviewState.UNREVIEWED
    assert "confirmed" not in str(reply(office, article))


def test_a_double_click_has_one_effect(office: Office, article: int) -> None:
    blocks = reply(office, article)
    for _ in range(2):
        press(office, blocks, "dismiss", words=TONNE)
    assert told(office) == words.ALREADY
    with office.store.reading() as session:
        assert len(audit.about(session, claim(office, article).uid)) == 1


def test_undo_pressed_twice_undoes_one_change(office: Office, article: int) -> None:
    press(office, reply(office, article), "confirm", words=TONNE)
    press(office, reply(office, article), "dismiss", words=TONNE)
    undo = office.slack.chat_postEphemeral.call_args.kwargs["blocks"]
    press(office, undo, "undo")
    press(office, undo, "undo")
    assert told(office) == words.NOTHING_TO_UNDO
    assert claim(office, article).cited.review.state is ReviewState.CONFIRMED


def test_without_rights_a_sentence_says_so(office: Office, article: int) -> None:
    with office.store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(correcting=Correcting.ADMINS))
    for verb in ("confirm", "correct", "dismiss"):
        press(office, reply(office, article), verb, words=TONNE)
        assert told(office) == words.NO_RIGHTS
    assert claim(office, article).cited.review.state is ReviewState.UNREVIEWED
    office.makes_admins()
    press(office, reply(office, article), "confirm", words=TONNE)
    assert told(office) == "Confirmed."


def test_a_claim_that_is_gone_is_said_to_be_gone(office: Office, article: int) -> None:
    blocks = reply(office, article)
    with office.store.writing() as session:
        articles.remove(session, 1, "text")
    file_text(office.store, GRAIN.replace(TONNE, "each tonne"), ts="2.0")  # may have its id
    for verb in ("confirm", "correct", "history"):
        press(office, blocks, verb, words=TONNE)
        assert told(office) == words.GONE


def test_a_claim_of_a_private_channel_cannot_be_reached_from_elsewhere(office: Office) -> None:
    article = file_text(office.store, GRAIN, channel="C2", private=True).article_id
    press(office, reply(office, article), "confirm", words=TONNE, channel="C1")
    assert told(office) == words.GONE
    press(office, reply(office, article), "confirm", words=TONNE, channel="C2")
    assert told(office) == "Confirmed."


def test_an_expired_trigger_is_told(office: Office, article: int) -> None:
    office.slack.views_open.side_effect = refused("expired_trigger_id")
    for verb in ("correct", "speaker", "history"):
        press(office, reply(office, article), verb, words=TONNE)
        assert told(office) == words.TOO_LATE


def test_an_archived_channel_is_no_error(office: Office, article: int) -> None:
    office.slack.chat_postEphemeral.side_effect = refused("is_archived")
    press(office, reply(office, article), "confirm", words=TONNE)
    assert claim(office, article).cited.review.state is ReviewState.CONFIRMED


def test_the_form_has_every_field_as_it_stands(office: Office, article: int) -> None:
    press(office, reply(office, article), "correct", words=TONNE)
    view = opened(office)
    named = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
    assert list(named) == ["speaker", "role", "told", "said_on", "kind"]
    assert named["speaker"]["element"]["initial_option"]["text"]["text"] == "Volodymyr Zelenskyy"
    assert "We will ship every tonne we promised," in str(view["blocks"])


def test_what_is_filled_in_is_laid_over_what_was_read(office: Office, article: int) -> None:
    press(office, reply(office, article), "correct", words=TONNE)
    answered = submit(
        office,
        opened(office),
        {"told": typed("Radio Nord"), "said_on": {"selected_date": "2022-04-07"}},
    )
    assert answered == {}
    fields = fields_of(claim(office, article).cited.claim, "x")
    assert (fields["told"], fields["said_on"]) == ("Radio Nord", "2022-04-07")
    assert told(office) == words.DONE["correct"]
    assert "corrected 5 Jan 2026" in str(reply(office, article))
    press(office, reply(office, article), "undo", words=TONNE)
    assert fields_of(claim(office, article).cited.claim, "x")["told"] == ""


def test_a_figures_form_leaves_its_value_alone(office: Office, article: int) -> None:
    before = now(office.store, ref(office.store, article, "40"))
    press(office, reply(office, article), "correct", words="|figure|")
    view = opened(office)
    assert submit(office, view, {"bound": chosen("at_least"), "place": typed("Odesa")}) == {}
    after = now(office.store, before.ref)
    assert after.cited.claim.value == before.cited.claim.value  # type: ignore[union-attr]
    assert fields_of(after.cited.claim)["place"] == "Odesa"
    assert fields_of(after.cited.claim)["bound"] == "at_least"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("said_on", {"selected_date": "yesterday"}),
        ("kind", chosen("verdict")),
        ("told", typed("x" * 300)),
        ("role", typed("***")),
        ("speaker", chosen("id:999")),
        ("speaker", chosen("forged")),
    ],
)
def test_what_cannot_be_taken_is_said_in_the_form(
    office: Office, article: int, name: str, value: dict[str, Any]
) -> None:
    press(office, reply(office, article), "correct", words=TONNE)
    answered = submit(office, opened(office), {name: value})
    assert answered["response_action"] == "errors"
    assert list(answered["errors"]) == [name]
    assert claim(office, article).cited.review.version == 0


def test_wrong_speaker_asks_for_the_speaker_alone(office: Office, article: int) -> None:
    press(office, reply(office, article), "speaker", words=TONNE)
    view = opened(office)
    assert [b["block_id"] for b in view["blocks"] if b["type"] == "input"] == ["speaker"]
    assert submit(office, view, {"speaker": chosen("new:Ann Field")}) == {}
    assert claim(office, article).cited.speaker == "Ann Field"


def names(office: Office, view: dict[str, Any], typed_in: str) -> list[str]:
    offered: list[Any] = []
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "view": view, "value": typed_in}
    form.names_typed(lambda options: offered.extend(options), body, office.ears)  # type: ignore[arg-type]
    return [one["text"]["text"] for one in offered]


def test_names_on_file_are_offered_from_their_first_letters(office: Office, article: int) -> None:
    press(office, reply(office, article), "speaker", words=TONNE)
    view = opened(office)
    assert names(office, view, "krav") == ["Olha Kravets", "krav (new name)"]
    assert names(office, view, "olha kra") == ["Olha Kravets", "olha kra (new name)"]
    assert names(office, view, "???") == []


def test_names_of_a_private_channel_are_not_offered_elsewhere(office: Office, article: int) -> None:
    text = GRAIN.replace("Olha Kravets", "Daryna Melnyk")
    file_text(office.store, text, channel="C2", private=True)
    office.slack.users_conversations.return_value = {"channels": [{"id": "C2"}]}
    press(office, reply(office, article), "speaker", words=TONNE)
    assert names(office, opened(office), "meln") == ["meln (new name)"]


def test_the_later_of_two_sees_what_the_first_changed_and_may_go_on(
    office: Office, article: int
) -> None:
    office.slack.users_info.return_value = {"user": {"profile": {"display_name": "bob"}}}
    press(office, reply(office, article), "correct", words=TONNE)
    first = opened(office)
    press(office, reply(office, article), "correct", words=TONNE, user="U2")
    assert submit(office, opened(office), {"role": typed("envoy")}, user="U2") == {}
    answered = submit(office, first, {"told": typed("Radio Nord")})
    assert answered["response_action"] == "update"
    again = answered["view"]
    assert check_view(again) == []
    assert "bob changed this claim since you opened it:" in str(again)
    assert "→ envoy" in str(again)
    assert submit(office, again, {}) == {}
    fields = fields_of(claim(office, article).cited.claim, "x")
    assert (fields["role"], fields["told"]) == ("envoy", "Radio Nord")


def test_a_form_left_open_until_the_claim_is_gone_says_so(office: Office, article: int) -> None:
    press(office, reply(office, article), "correct", words=TONNE)
    with office.store.writing() as session:
        articles.remove(session, 1, "text")
    answered = submit(office, opened(office), {"told": typed("Radio Nord")})
    assert words.GONE in str(answered["view"])
    assert check_view(answered["view"]) == []


def test_a_form_that_is_made_up_is_refused(office: Office) -> None:
    view = {"blocks": [], "private_metadata": "[" * 2_000}
    assert words.GONE in str(submit(office, view, {}))


def test_history_names_people_and_pings_nobody(office: Office, article: int) -> None:
    office.slack.users_info.return_value = {"user": {"profile": {"display_name": "alice <!here>"}}}
    press(office, reply(office, article), "confirm", words=TONNE)
    press(office, reply(office, article), "history", words=TONNE)
    view = opened(office)
    assert "alice <!here>" in str(view)
    assert "confirmed it · 5 Jan 2026, 09:00 UTC" in str(view)
    assert "mrkdwn" not in str(view)


def test_a_spelling_is_one_person_or_another_for_the_whole_article(office: Office) -> None:
    article = file_text(office.store, MISSPELT).article_id
    blocks = reply(office, article)
    assert "spelt Holmstrom here: same person?" in str(blocks)
    press(office, blocks, "other_person")
    names_now = {claim(office, article, said).cited.speaker for said in ("dear", "It will pay")}
    assert names_now == {"Holmstrom"}
    assert "same person?" not in str(reply(office, article))


def test_the_same_person_is_asked_about_no_more(office: Office) -> None:
    article = file_text(office.store, MISSPELT).article_id
    press(office, reply(office, article), "same_person")
    assert "same person?" not in str(reply(office, article))
    assert claim(office, article, "dear").cited.speaker == "Karin Holmström"
    assert claim(office, article, "dear").cited.review.state is ReviewState.UNREVIEWED


def test_an_answer_is_shown_anew_with_the_change(
    office: Office, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "handlers.reviewing.surfaces._respond", lambda _at, said, _ears: sent.append(said)
    )
    found = answer("zelensky", Scope("T1"), office.store)
    blocks = results.message(found)["blocks"]
    press(
        office, blocks, "dismiss", words=TONNE, container={"type": "message", "is_ephemeral": True}
    )
    assert sent[0]["replace_original"] is True
    assert TONNE not in sent[0]["text"]
    assert check_message({"channel": "C1", "text": "x", "blocks": sent[0]["blocks"]}) == []


def test_a_modal_is_shown_anew_with_the_change(office: Office, article: int) -> None:
    view = everything.view(checking.report(article, office.store), page=0, channel="C1")
    press(
        office,
        view["blocks"],
        "dismiss",
        words=TONNE,
        container={"type": "view"},
        view={"id": "V9", "private_metadata": "C1"},
    )
    shown = office.slack.views_update.call_args.kwargs
    assert shown["view_id"] == "V9"
    assert "not a claim 5 Jan 2026" in str(shown["view"])
    assert check_view(shown["view"]) == []


def test_a_form_on_top_of_a_modal_is_pushed(office: Office, article: int) -> None:
    view = everything.view(checking.report(article, office.store), page=0, channel="C1")
    at = {"container": {"type": "view"}, "view": {"id": "V9", "private_metadata": "C1"}}
    press(office, view["blocks"], "correct", words=TONNE, **at)
    pushed = office.slack.views_push.call_args.kwargs["view"]
    assert submit(office, pushed, {"told": typed("Radio Nord")}) == {}
    assert "Radio Nord" in str(office.slack.views_update.call_args.kwargs["view"])


def test_every_form_is_one_that_slack_takes(office: Office) -> None:
    text = GRAIN.replace("Deputy minister", "Deputy minister " + "of the harbour " * 60)
    shown = checking.report(file_text(office.store, text).article_id, office.store)
    for cited in shown.claims:
        kept = {"press": "x" * 60, "version": 1, "at": {"url": "u" * 300, "asked": "я" * 255}}
        filled = claim_form.Form(cited, claim_form.names_for(cited.claim), kept, {})
        assert check_view(claim_form.view(filled)) == []
        assert len(claim_form.view(filled)["private_metadata"]) < 3_000


def test_an_answer_to_a_long_question_is_left_standing(office: Office, article: int) -> None:
    question = "zelensky " + "x" * 260
    found = answer("zelensky", Scope("T1"), office.store)
    asked = replace(found, asked=question)
    container = {"type": "message", "is_ephemeral": True, "channel_id": "C1"}
    press(office, results.message(asked)["blocks"], "confirm", words=TONNE, container=container)
    assert told(office) == "Confirmed."
    assert claim(office, article).cited.review.state is ReviewState.CONFIRMED


def test_an_answer_to_who_somebody_is_is_undone_for_all_it_was_given_for(office: Office) -> None:
    article = file_text(office.store, MISSPELT).article_id
    press(office, reply(office, article), "correct", words="dear")
    submit(office, opened(office), {"told": typed("Radio Nord")})
    press(office, reply(office, article), "other_person")
    assert claim(office, article, "dear").cited.speaker == "Holmstrom"
    assert fields_of(claim(office, article, "dear").cited.claim)["told"] == "Radio Nord"
    undo = office.slack.chat_postEphemeral.call_args.kwargs["blocks"]
    press(office, undo, "undo")
    for said in ("dear", "It will pay"):
        assert claim(office, article, said).cited.speaker == "Karin Holmström"
    assert str(reply(office, article)).count("same person?") == 2
    assert fields_of(claim(office, article, "dear").cited.claim)["told"] == "Radio Nord"
