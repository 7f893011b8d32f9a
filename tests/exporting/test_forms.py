"""Every form of an export: complete, the same for the same content, and safe to open."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Relation
from handlers.exporting import linked, pack, table
from handlers.exporting.columns import COLUMNS, written_at
from handlers.exporting.forms import FORMS
from store.database import Store
from store.filing.values import RelationParts
from store.packing.dossier import Dossier
from tests.exporting.filled import PUBLIC, dossier, fill

SHAPES = json.loads(Path(__file__).with_name("schema_org.json").read_text())


@pytest.fixture
def filled(lite: Store) -> Dossier:
    fill(lite)
    return dossier(lite)


def rows(made: Dossier) -> list[dict[str, str]]:
    text = table.write(made).decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: table.unguarded(cell) for name, cell in row.items()} for row in found]


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_the_same_content_is_the_same_file_in_every_form(lite: Store) -> None:
    fill(lite)
    for name, form in FORMS.items():
        assert form.write(dossier(lite)) == form.write(dossier(lite)), name


def test_a_row_has_where_everything_stands(filled: Dossier) -> None:
    texts = {one.id: one.article.text for one in filled.snapshots}
    found = rows(filled)
    assert len(found) == len(filled.found)
    for row in found:
        assert tuple(row) == COLUMNS
        for name in COLUMNS:
            if not name.endswith("_at") or name in ("read_at", "reviewed_at"):
                continue
            pairs = [place.split("-") for place in row[name].split()]
            slices = [texts[row["article"]][int(a) : int(b)] for a, b in pairs]
            written = row.get(name.removesuffix("_at"), "")
            if name in ("flags_at", "said_on_at", "as_of_at", "speaker_at"):
                continue  # what stands in the column is our word, or a day
            assert " … ".join(slices) == written, name


def test_a_row_names_its_article_and_what_it_relates_to(filled: Dossier) -> None:
    [row] = [row for row in rows(filled) if row["words"].startswith("Today we lost")]
    assert row["speaker"] == "Karin Holm"
    assert row["told"] == "Radio Nord"
    assert row["permalink"] == "https://x.test/C1/1.0"
    assert len(row["sha256"]) == 64
    assert "same_statement: We have lost neighbours and friends today," in row["relations"]


def test_the_table_opens_in_excel_as_utf8(filled: Dossier) -> None:
    assert table.write(filled).startswith(b"\xef\xbb\xbf")


FORMULAS = ("=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "'", "''x")
PLAIN = ("-12", "12.5", "", "Ann Field said", "a=b", "“=1”")


def test_no_cell_is_a_formula_and_each_can_be_had_back() -> None:
    for cell in FORMULAS:
        assert table.guarded(cell) == "'" + cell
        assert table.unguarded(table.guarded(cell)) == cell
    for cell in PLAIN:
        assert table.guarded(cell) == cell


@given(st.text(alphabet="=+-@'\t\r\n＝ 1a.,\";"))
def test_any_cell_is_guarded_and_can_be_had_back(cell: str) -> None:
    made = table.guarded(cell)
    assert table.unguarded(made) == cell
    assert made[:1] not in tuple("=+@\t\r\n＝")
    assert not made.startswith("-") or table.PLAIN_NUMBER.fullmatch(made)


def test_json_ld_has_the_shape_that_schema_org_gives_its_types(filled: Dossier) -> None:
    made = json.loads(linked.write(filled))
    assert made["@context"][0] == "https://schema.org/"
    for node in made["@graph"]:
        assert_shape(node)
    kinds = {node["@type"] for node in made["@graph"]}
    assert kinds == {"NewsArticle", "Quotation", "Claim"}


def assert_shape(node: Any) -> None:
    jsonschema.Draft202012Validator(SHAPES).validate(node)


def test_the_shape_refuses_what_schema_org_does_not_have(filled: Dossier) -> None:
    [node] = [
        one
        for one in json.loads(linked.write(filled))["@graph"]
        if one.get("text", "").startswith("Today we lost")
    ]
    assert_shape(node)
    for wrong in (
        {"spokenBy": {"name": "x"}},
        {"appearance": {"@id": "urn:x"}},  # of a Claim, not of a Quotation
        {"spokenByCharacter": "x"},
        {"@type": "Quote"},
        {"dateCreated": "yesterday"},
        {"isPartOf": "x"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            assert_shape(node | wrong)


def test_nothing_is_rated_unless_a_person_did(filled: Dossier) -> None:
    assert b"ClaimReview" not in linked.write(filled)
    assert b"Rating" not in linked.write(filled)


def test_only_words_in_quotation_marks_are_a_quotation(filled: Dossier) -> None:
    nodes = json.loads(linked.write(filled))["@graph"]
    kinds = {(node["@type"], node["desk:kind"]) for node in nodes if "desk:kind" in node}
    assert ("Quotation", "direct") in kinds
    assert {kind for type_, kind in kinds if type_ == "Quotation"} == {"direct"}


def test_every_file_of_a_pack_has_its_hash_in_both_lists(filled: Dossier) -> None:
    files = unzipped(pack.write(filled))
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    listed = {one["path"]: one["sha256"] for one in json.loads(files["manifest.json"])["files"]}
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    assert listed.keys() == sums.keys() - {"manifest.json"}
    for name, sha256 in sums.items():
        assert hashlib.sha256(files[name]).hexdigest() == sha256
        assert listed.get(name, sha256) == sha256


def test_the_offsets_of_a_pack_lead_to_the_words_without_this_program(filled: Dossier) -> None:
    files = unzipped(pack.write(filled))
    spans = {
        (one.id, part, span.start): span
        for one in filled.entries
        for part, span in written_at(one.claim)
    }
    listed = list(csv.DictReader(io.StringIO(files["offsets.csv"].decode())))
    assert len(listed) >= len(spans) > 20
    for row in listed:
        text = files[row["snapshot"]].decode()
        span = spans[row["claim"], row["part"], int(row["start"])]
        assert text[int(row["start"]) : int(row["end"])] == span.text


def test_a_pack_holds_no_time_of_its_making(filled: Dossier) -> None:
    with zipfile.ZipFile(io.BytesIO(pack.write(filled))) as zipped:
        for entry in zipped.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == zipfile.ZIP_STORED


def test_a_relation_is_read_with_all_of_its_parts() -> None:
    whole = {field.name for field in fields(Relation)}
    assert {field.name for field in fields(RelationParts)} == whole - {"new", "earlier"}


def test_the_question_is_answered_on_both_databases_alike(store: Store, lite: Store) -> None:
    for one in (store, lite):
        fill(one)
    for name, form in FORMS.items():
        assert form.write(dossier(store)) == form.write(dossier(lite)), name
    assert dossier(store, "holm", PUBLIC) == dossier(lite, "holm", PUBLIC)
