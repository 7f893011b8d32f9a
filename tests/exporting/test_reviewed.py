"""What people made of claims goes along: in every row, in a pack's audit, and back again."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from claims.model import Quote
from handlers.exporting.forms import FORMS, read
from handlers.exporting.importing import import_dossier
from handlers.exporting.proving import Unfit
from store.database import Store, migrate, open_store
from store.packing.dossier import Dossier
from store.people import merging
from store.review import audit, reviewing
from store.review.reviewing import Verb
from store.review.reviews import FIGURE, QUOTE, ClaimRef
from store.tables import FigureRow, MergeRow, QuoteRow, SpeakerRow
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.exporting.filled import dossier, fill
from tests.store.filing import file_text


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    second = open_store(f"sqlite:///{tmp_path / 'second.db'}")
    migrate(second.engine)
    yield second
    second.close()


def do(store: Store, ref: ClaimRef, verb: Verb, **fields: str) -> None:
    with store.writing() as session:
        reviewing.change(session, ref, "T1", verb, who="U1", now=NOW, fields=fields or None)


def quote(store: Store, words: str) -> ClaimRef:
    with store.reading() as session:
        rows = session.exec(select(QuoteRow)).all()
    return next(ClaimRef(QUOTE, row.id or 0) for row in rows if words in row.words)


def figure(store: Store, words: str) -> ClaimRef:
    with store.reading() as session:
        rows = session.exec(select(FigureRow)).all()
    found = (row for row in rows if words in row.value["words"]["text"])
    return next(ClaimRef(FIGURE, row.id or 0) for row in found)


def review(store: Store) -> None:
    fill(store)
    do(store, quote(store, "neighbours and friends today"), Verb.CONFIRM)
    do(store, quote(store, "Today we lost"), Verb.CORRECT, speaker="Karin Holm-Berg", told="press")
    do(store, quote(store, "Today we lost"), Verb.CONFIRM)
    do(store, figure(store, "40"), Verb.CORRECT, place="Odesa", bound="at_least")
    do(store, quote(store, "every tonne"), Verb.DISMISS)


def rows(made: Dossier) -> list[dict[str, str]]:
    text = FORMS["csv"].write(made).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_says_who_confirmed_or_corrected_it_and_when(lite: Store) -> None:
    review(lite)
    found = {row["words"][:14]: row for row in rows(dossier(lite))}
    confirmed = found["We have lost n"]
    assert (confirmed["review"], confirmed["reviewed_by"]) == ("confirmed", "U1")
    assert confirmed["reviewed_at"] == "2026-01-05T09:00:00+00:00"
    corrected = found["Today we lost "]
    assert corrected["corrected"] == "speaker; told"
    assert (corrected["speaker"], corrected["told"]) == ("Karin Holm-Berg", "press")
    assert corrected["told_at"] == ""  # a person typed it: it stands nowhere in the article
    assert found["40 ships were "]["review"] == "unreviewed"


def test_what_was_dismissed_is_in_no_export(store: Store) -> None:
    review(store)
    assert not [row for row in rows(dossier(store)) if "every tonne" in row["words"]]
    for form in FORMS.values():
        assert b'every tonne we promised,"' not in form.write(dossier(store, "kind:direct"))


def test_a_dismissed_side_takes_its_relation_along(lite: Store) -> None:
    fill(lite)
    assert any(link.kind == "same_statement" for link in dossier(lite, "conflicts").links)
    do(lite, quote(lite, "Today we lost"), Verb.DISMISS)
    assert not any(link.kind == "same_statement" for link in dossier(lite, "holm").links)


@pytest.mark.parametrize("form", ["json", "pack"])
def test_reviews_and_their_audit_come_back_to_the_byte(
    store: Store, empty: Store, form: str
) -> None:
    review(store)
    made = import_dossier(read(FORMS[form].write(dossier(store))), empty)
    assert made.reviews == 3
    for name, one in FORMS.items():
        assert one.write(dossier(empty)) == one.write(dossier(store)), name
    assert import_dossier(dossier(store), empty).reviews == 0


def test_a_correction_takes_part_in_search_again(store: Store, empty: Store) -> None:
    review(store)
    import_dossier(dossier(store), empty)
    assert len(dossier(empty, "by:holm-berg").found) == 1
    assert {entry.speaker for entry in dossier(empty, "by:holm-berg").found} == {"Karin Holm-Berg"}


def test_an_imported_review_can_be_undone(lite: Store, empty: Store) -> None:
    review(lite)
    import_dossier(dossier(lite), empty)
    ref = quote(empty, "Today we lost")
    do(empty, ref, Verb.UNDO)
    do(empty, ref, Verb.UNDO)
    with empty.reading() as session:
        on_file = reviewing.find(session, ref, "T1")
        assert on_file
        assert on_file.cited.speaker == "Karin Holm"
        deeds = [deed.what for deed in audit.about(session, on_file.uid)]
    assert deeds == ["undo", "undo", "confirm", "correct"]


def test_what_people_here_made_of_a_claim_stays(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    import_dossier(dossier(lite), empty)
    do(empty, quote(empty, "neighbours"), Verb.CORRECT, told="nobody")
    do(lite, quote(lite, "neighbours"), Verb.CONFIRM)
    assert import_dossier(dossier(lite), empty).reviews == 0
    [row] = [row for row in rows(dossier(empty)) if "neighbours" in row["words"]]
    assert (row["review"], row["told"]) == ("corrected", "nobody")


def test_a_pack_holds_who_did_what(lite: Store) -> None:
    review(lite)
    content = FORMS["pack"].write(dossier(lite))
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        deeds = json.loads(pack.read("audit.json"))
    done = sorted((deed["who"], deed["what"]) for deed in deeds)
    assert done == [("U1", "confirm"), ("U1", "confirm"), ("U1", "correct"), ("U1", "correct")]


def test_json_ld_says_who_reviewed_and_rates_nothing(lite: Store) -> None:
    review(lite)
    content = FORMS["jsonld"].write(dossier(lite))
    states = [
        node.get("desk:review", {}).get("desk:state") for node in json.loads(content)["@graph"]
    ]
    assert sorted(filter(None, states)) == ["confirmed", "confirmed", "corrected"]
    assert b"ClaimReview" not in content


def test_people_who_are_one_come_back_as_one(store: Store, empty: Store) -> None:
    """Two names that somebody merged: found by either, called by one."""
    file_text(store, GRAIN)
    file_text(store, GRAIN.replace("Olha Kravets", "O. Krawetz"), ts="2.0")
    with store.writing() as session:
        rows = session.exec(select(SpeakerRow)).all()
        ids = {row.name: row.id or 0 for row in rows}
        one, into = ids["O. Krawetz"], ids["Olha Kravets"]
        assert not merging.merge(session, one, into, channel="C1", who="U1", now=NOW)
    import_dossier(read(FORMS["json"].write(dossier(store))), empty)
    for name, form in FORMS.items():
        assert form.write(dossier(empty)) == form.write(dossier(store)), name
    found = dossier(empty, "by:krawetz").found
    assert {entry.speaker for entry in found} == {"Olha Kravets"}
    assert {entry.filed_as for entry in found} == {"Olha Kravets", "O. Krawetz"}
    import_dossier(dossier(store), empty)
    with empty.reading() as session:
        assert len(session.exec(select(MergeRow)).all()) == 1


def first_review(found: dict[str, Any]) -> dict[str, Any]:
    return next(one["review"] for one in found["claims"] if one["review"])


def put(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda found: first_review(found).update(changes)


TAMPERED: dict[str, Callable[[dict[str, Any]], None]] = {
    "a state that is none": put(state="proved"),
    "a field that is none": put(fields={"words": "others"}),
    "a day that is none": put(fields={"said_on": "yesterday"}),
    "a field without end": put(fields={"told": "x" * 3_001}),
    "half a character": put(fields={"told": "\ud800"}),
    "a trail that is none": put(trail=[{"state": "proved", "fields": {}}]),
    "a version that no database holds": put(version=2**63),
    "a moment without a time zone": put(at="2026-01-05T09:00:00"),
    "a moment before all calendars": put(at="0001-01-01T00:00:00+23:00"),
    "a deed on no claim": lambda found: found["audit"][0].update(claim="x"),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED.keys())
def test_reviews_that_nobody_can_make_are_refused(
    lite: Store, tamper: Callable[[dict[str, Any]], None]
) -> None:
    review(lite)
    found = json.loads(FORMS["json"].write(dossier(lite)))
    tamper(found)
    with pytest.raises(Unfit):
        read(json.dumps(found).encode())


def test_the_words_of_a_claim_are_never_those_of_a_person(lite: Store) -> None:
    review(lite)
    for entry in dossier(lite).entries:
        assert isinstance(entry.standing, Quote) == isinstance(entry.claim, Quote)
        assert entry.standing.words == entry.claim.words
