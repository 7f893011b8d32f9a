"""What people make of claims: one change is one version, one line of the audit, one effect."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import delete, select, update

from claims.correcting import fields_of
from claims.model import Figure, Quote, ReviewState
from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store
from store.filing import articles
from store.review import audit, reviewing
from store.review.reviewing import Outcome, Verb
from store.review.reviews import ClaimRef
from store.scope import Scope
from store.tables import AuditRow, ReviewRow
from store.work import inbox
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.store.filing import file_text

EVERYBODY = Scope("T1", frozenset({"C1"}))


def ref(store: Store, article_id: int, words: str) -> ClaimRef:
    """The claim of an article that has these words; digits are a figure's."""
    with store.reading() as session:
        filed = articles.load(session, article_id)
        assert filed is not None
        for cited in (*filed.claims, *filed.dismissed):
            if isinstance(cited.claim, Quote) and words in cited.claim.text and not words.isdigit():
                return ClaimRef("quote", cited.id)
            if isinstance(cited.claim, Figure) and words == cited.claim.words.text:
                return ClaimRef("figure", cited.id)
    raise LookupError(words)


def change(store: Store, claim: ClaimRef, verb: Verb, **more: object) -> reviewing.Changed:
    with store.writing() as session:
        return reviewing.change(session, claim, "T1", verb, who="U1", now=NOW, **more)  # type: ignore[arg-type]


def now(store: Store, claim: ClaimRef) -> reviewing.OnFile:
    with store.reading() as session:
        found = reviewing.find(session, claim, "T1")
    assert found is not None
    return found


def deeds(store: Store, claim: ClaimRef) -> list[str]:
    with store.reading() as session:
        return [one.what for one in audit.about(session, now(store, claim).uid)]


def shown(store: Store, question: str) -> str:
    return "\n".join(plain(part) for part in answer(question, EVERYBODY, store).sections)


def test_confirming_twice_is_one_deed(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    assert change(store, claim, Verb.CONFIRM).outcome is Outcome.DONE
    assert change(store, claim, Verb.CONFIRM).outcome is Outcome.ALREADY
    assert now(store, claim).cited.review.state is ReviewState.CONFIRMED
    assert deeds(store, claim) == ["confirm"]


def test_a_dismissed_claim_is_found_and_compared_no_longer_until_undone(store: Store) -> None:
    claim = ref(store, file_text(store, BRIDGE_MORNING).article_id, "neighbours")
    change(store, claim, Verb.DISMISS)
    assert "neighbours and friends" not in shown(store, "holm")
    report = file_text(store, BRIDGE_EVENING, ts="2.0")
    assert claim.id not in {
        r.earlier.id for r in report.relations if isinstance(r.earlier.claim, Quote)
    }
    change(store, claim, Verb.UNDO, version=1)
    assert "neighbours and friends" in shown(store, "holm")
    assert deeds(store, claim) == ["undo", "dismiss"]


def test_a_corrected_speaker_is_searched_by_the_new_name_and_not_by_the_old(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "40 ships were waiting")
    change(store, claim, Verb.CORRECT, fields={"speaker": "Yaroslava Bondar"})
    assert "40 ships" in shown(store, "by:bondar")
    assert "40 ships were waiting" not in shown(store, "by:kravets")
    change(store, claim, Verb.UNDO)
    assert "40 ships were waiting" in shown(store, "by:kravets")
    assert "Nothing on file" in shown(store, "by:bondar")


def test_quoted_words_never_change(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    before = now(store, claim).cited.claim
    change(store, claim, Verb.CORRECT, fields={"speaker": "Ann Field", "told": "Radio Nord"})
    after = now(store, claim).cited
    assert isinstance(before, Quote)
    assert isinstance(after.claim, Quote)
    assert after.claim.words == before.words
    assert after.read == before
    assert (after.speaker, after.claim.told and after.claim.told.text) == (
        "Ann Field",
        "Radio Nord",
    )


def test_a_corrected_figure_is_compared_as_corrected(store: Store) -> None:
    claim = ref(store, file_text(store, BRIDGE_MORNING).article_id, "12")
    change(store, claim, Verb.CORRECT, fields={"measure": "rescued"})
    report = file_text(store, BRIDGE_EVENING, ts="2.0")
    assert claim.id not in {relation.earlier.id for relation in report.conflicts}
    assert isinstance(now(store, claim).cited.claim, Figure)
    assert fields_of(now(store, claim).cited.claim)["measure"] == "rescued"


def test_the_later_of_two_is_told_that_it_was_changed(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    change(store, claim, Verb.CORRECT, fields={"role": "minister"}, version=0)
    late = change(store, claim, Verb.CORRECT, fields={"role": "envoy"}, version=0)
    assert late.outcome is Outcome.CHANGED
    assert late.claim is not None
    assert fields_of(late.claim.cited.claim)["role"] == "minister"


def test_a_review_outlives_an_edit_that_leaves_the_words_alone(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "40 ships were waiting")
    change(store, claim, Verb.CORRECT, fields={"speaker": "Yaroslava Bondar"})
    edited = file_text(store, GRAIN.replace("more grain", "much more grain"))
    again = ref(store, edited.article_id, "40 ships were waiting")
    assert now(store, again).cited.speaker == "Yaroslava Bondar"
    assert "40 ships" in shown(store, "by:bondar")
    assert deeds(store, again) == ["correct"]


def test_what_was_made_of_a_deleted_article_is_forgotten(store: Store) -> None:
    report = file_text(store, GRAIN)
    claim = ref(store, report.article_id, "every tonne")
    change(store, claim, Verb.CORRECT, fields={"role": "envoy"})
    with store.writing() as session:
        articles.remove(session, 1, "text")
    with store.reading() as session:
        assert session.exec(select(ReviewRow)).all() == []
        [left] = session.exec(select(AuditRow)).all()
    assert (left.who, left.what, left.before, left.after) == ("U1", "correct", {}, {})


def test_a_claim_of_another_workspace_is_gone(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    with store.writing() as session:
        done = reviewing.change(session, claim, "T2", Verb.CONFIRM, who="U1", now=NOW)
    assert done.outcome is Outcome.GONE


@pytest.mark.parametrize("statement", [update(AuditRow).values(who="U2"), delete(AuditRow)])
def test_the_database_keeps_the_audit_append_only(store: Store, statement: object) -> None:
    change(store, ref(store, file_text(store, GRAIN).article_id, "every tonne"), Verb.CONFIRM)
    with pytest.raises(DBAPIError, match="append-only"), store.writing() as session:
        session.exec(statement)  # type: ignore[call-overload]
    with store.writing() as session, audit.may_forget(session, "T1"):
        session.exec(statement)  # type: ignore[call-overload]


def test_a_channel_made_private_takes_its_audit_along(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN, channel="C2").article_id, "every tonne")
    change(store, claim, Verb.CONFIRM)
    with store.writing() as session:
        inbox.note_channel(session, "T1", "C2", private=True)
    with store.reading() as session:
        assert {row.scope for row in session.exec(select(AuditRow)).all()} == {"C2"}


def test_a_channels_audit_can_be_forgotten_up_to_a_day(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    change(store, claim, Verb.CONFIRM)
    with store.writing() as session:
        audit.forget_channel(session, "T1", "C1", until=NOW - timedelta(days=1))
    assert deeds(store, claim) == ["confirm"]
    with store.writing() as session:
        audit.forget_channel(session, "T1", "C1", until=NOW)
    assert deeds(store, claim) == []


def test_two_people_at_the_very_same_time_are_one_after_the_other(store: Store) -> None:
    claim = ref(store, file_text(store, GRAIN).article_id, "every tonne")
    with ThreadPoolExecutor(4) as people:
        done = list(people.map(lambda _: change(store, claim, Verb.CONFIRM).outcome, range(4)))
    assert sorted(done) == [Outcome.ALREADY] * 3 + [Outcome.DONE]
    assert now(store, claim).cited.review.version == 1
    assert deeds(store, claim) == ["confirm"]
