"""An export brought back: all of it, once, and nothing of one that was tampered with."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from handlers.articles import checking
from handlers.exporting import document, pack, unpacking
from handlers.exporting.forms import FORMS, read
from handlers.exporting.importing import Imported, import_dossier
from handlers.exporting.proving import Unfit, prove
from handlers.questions.answering import answer
from handlers.say.lines import plain
from store.database import Store, migrate, open_store
from store.filing import articles
from store.packing.dossier import Dossier
from store.scope import Scope
from store.showing import replies
from store.tables import ArticleRow, FigureRow, MessageRow, QuoteRow, RelationRow, SpellingRow
from store.work import inbox
from store.work.message import Message, MessageKey
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.exporting.filled import PUBLIC, dossier, fill
from tests.store.filing import file_text

BACK = ("json", "pack")
MEMBER = Scope("T1", frozenset({"G1"}))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A second store, on SQLite."""
    second = open_store(f"sqlite:///{tmp_path / 'second.db'}")
    migrate(second.engine)
    yield second
    second.close()


@pytest.mark.parametrize("form", BACK)
def test_there_and_back_again_every_form_is_the_same_to_the_byte(
    store: Store, empty: Store, form: str
) -> None:
    fill(store)
    import_dossier(read(FORMS[form].write(dossier(store))), empty)
    for name, one in FORMS.items():
        assert one.write(dossier(empty)) == one.write(dossier(store)), name
    for asked in ("holm", "conflicts", "figures ships"):
        assert dossier(empty, asked) == dossier(store, asked)


def test_from_sqlite_into_this_database(store: Store, empty: Store) -> None:
    fill(empty)
    import_dossier(read(FORMS["json"].write(dossier(empty))), store)
    assert FORMS["pack"].write(dossier(store)) == FORMS["pack"].write(dossier(empty))


def test_part_of_a_store_comes_back_as_that_part(lite: Store, empty: Store) -> None:
    fill(lite)
    written = FORMS["json"].write(dossier(lite, "holm"))
    import_dossier(read(written), empty)
    assert FORMS["json"].write(dossier(empty, "holm")) == written


def test_parts_add_up_to_the_whole(lite: Store, empty: Store) -> None:
    fill(lite)
    for asked in ("holm", "conflicts", "kind:figure", ""):
        import_dossier(read(FORMS["json"].write(dossier(lite, asked))), empty)
    assert FORMS["json"].write(dossier(empty)) == FORMS["json"].write(dossier(lite))


def test_imported_twice_is_imported_once(store: Store, empty: Store) -> None:
    fill(store)
    made = dossier(store)
    first = import_dossier(made, empty)
    assert (first.articles, first.left) == (4, 0)
    assert first.claims == len(made.entries)
    assert first.relations == len(made.links) > 0
    before = counts(empty)
    assert import_dossier(made, empty) == Imported()
    assert counts(empty) == before


def test_what_is_imported_is_found_as_it_was(lite: Store, empty: Store) -> None:
    fill(lite)
    import_dossier(dossier(lite), empty)
    for asked in (
        "holme",
        "zelensky",
        "tonne",
        '"neighbours and friends"',
        "conflicts",
        "told:nord",
    ):
        assert shown(empty, asked) == shown(lite, asked)


def test_an_imported_article_is_compared_with_the_next_one(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    import_dossier(dossier(lite), empty)
    report = file_text(empty, BRIDGE_EVENING, ts="9.0")
    assert "same_statement" in {relation.kind.value for relation in report.relations}


def test_into_a_store_that_has_it_nothing_is_added(store: Store) -> None:
    fill(store)
    before = counts(store)
    assert import_dossier(dossier(store), store) == Imported(left=4)
    assert counts(store) == before


def test_another_text_read_in_the_same_place_is_left_alone(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    file_text(empty, BRIDGE_EVENING)
    assert import_dossier(dossier(lite), empty) == Imported(left=1)
    assert "at least 19" in shown(empty, "kind:figure died").lower()


def test_a_message_that_was_deleted_stays_deleted(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    with empty.writing() as session:
        inbox.delete(session, MessageKey("T1", "C1", "1.0"), now=NOW)
    assert import_dossier(dossier(lite), empty) == Imported(left=1)


def test_what_was_deleted_here_on_purpose_stays_so(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    made = dossier(lite)
    import_dossier(made, empty)
    with empty.writing() as session:
        message = session.exec(select(MessageRow)).one()
        articles.remove(session, message.id or 0, "text")
        message.forgotten = ["text"]
    assert import_dossier(made, empty) == Imported(left=1)


def test_a_workspace_keeps_to_itself(store: Store, empty: Store) -> None:
    fill(store)
    file_text(empty, GRAIN, team="T2", ts="7.0")
    import_dossier(dossier(store), empty)
    assert {one.channel for one in dossier(empty, scope=Scope("T2")).snapshots} == {"C1"}
    assert len(dossier(empty, scope=Scope("T2")).snapshots) == 1
    assert len(dossier(empty).snapshots) == 4


def test_what_was_private_is_private_again(store: Store, empty: Store) -> None:
    file_text(store, GRAIN, channel="G1", private=True)
    import_dossier(dossier(store, scope=MEMBER), empty)
    assert "Nothing on file" in shown(empty, "zelensky")
    assert dossier(empty, scope=MEMBER) == dossier(store, scope=MEMBER)


def test_a_channel_known_to_be_private_here_is_believed(lite: Store, empty: Store) -> None:
    """The export says public; this lite has heard otherwise since."""
    file_text(lite, GRAIN)
    with empty.writing() as session:
        inbox.note_channel(session, "T1", "C1", private=True)
    import_dossier(dossier(lite), empty)
    assert "Nothing on file" in shown(empty, "zelensky")


def test_an_island_stays_an_island(lite: Store, empty: Store) -> None:
    """What was pasted while a channel was shared with others is shown nowhere else."""
    file_text(lite, GRAIN, shared=True)
    there = Scope("T1", frozenset({"shared:C1"}), public=False)
    import_dossier(dossier(lite, scope=there), empty)
    assert "Nothing on file" in shown(empty, "zelensky")
    assert dossier(empty, scope=there) == dossier(lite, scope=there)


def test_a_deletion_in_slack_takes_an_imported_article_back(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    import_dossier(dossier(lite), empty)
    with empty.writing() as session:
        assert inbox.unsettled(session) == []
        message = inbox.delete(session, MessageKey("T1", "C1", "1.0"), now=NOW)
        assert message is not None
        [reply] = replies.of_message(session, message.id)
        assert reply.intended  # our reply may stand in the thread, and is looked for there
        assert articles.remove(session, message.id, reply.slot)


def test_an_edit_in_slack_is_work_to_be_done(lite: Store, empty: Store) -> None:
    file_text(lite, BRIDGE_MORNING)
    import_dossier(dossier(lite), empty)
    key = MessageKey("T1", "C1", "1.0")
    edited = Message(key, "1.0", private=False, text=BRIDGE_EVENING, edited_ts="2.0", asked=True)
    with empty.writing() as session:
        assert inbox.put(session, edited, now=NOW) is not None


def test_an_import_that_was_interrupted_goes_on(
    lite: Store, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lite)
    made, prepare = dossier(lite), articles.prepare_claims
    calls: list[int] = []

    def fails(*arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return prepare(*arguments)

    monkeypatch.setattr(articles, "prepare_claims", fails)
    with pytest.raises(KeyboardInterrupt):
        import_dossier(made, empty)
    import_dossier(made, empty)
    assert dossier(empty) == made


def shown(store: Store, asked: str) -> str:
    return "\n".join(plain(part) for part in answer(asked, PUBLIC, store).sections)


def counts(store: Store) -> list[int]:
    tables = (MessageRow, ArticleRow, QuoteRow, FigureRow, RelationRow, SpellingRow)
    with store.reading() as session:
        return [len(session.exec(select(table)).all()) for table in tables]


def first(name: str, **changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(found: dict[str, Any]) -> None:
        found[name][0].update(changes)

    return change


def text(found: dict[str, Any]) -> None:
    found["articles"][0]["article"]["text"] += "!"


def text_and_hash(found: dict[str, Any]) -> None:
    """The words are exchanged, and every hash made anew by whoever did so."""
    article = found["articles"][0]
    article["article"]["text"] = article["article"]["text"].replace("a", "o")
    fresh = document._SNAPSHOT.validate_python(article)
    found["claims"] = [
        one | {"snapshot": fresh.id} if one["snapshot"] == article["id"] else one
        for one in found["claims"]
    ]
    article.update(id=fresh.id, sha256=fresh.article.sha256)


def words(found: dict[str, Any]) -> None:
    quote = next(one for one in found["claims"] if one["kind"] == "quote")
    quote["value"]["words"][0]["text"] = "We lost nobody"


def number(found: dict[str, Any]) -> None:
    figure = next(one for one in found["claims"] if one["kind"] == "figure")
    figure["value"]["value"] = "99"


def huge(found: dict[str, Any]) -> None:
    figure = next(one for one in found["claims"] if one["kind"] == "figure")
    figure["value"]["value"] = "1e999999999"


def offset(found: dict[str, Any]) -> None:
    quote = next(one for one in found["claims"] if one["kind"] == "quote")
    quote["value"]["words"][0]["start"] = -40


def twice(found: dict[str, Any]) -> None:
    found["claims"].append(found["claims"][0])


def relation(found: dict[str, Any]) -> None:
    found["relations"][0]["value"]["shared"] = {"start": 0, "end": 4, "text": "evil"}


def reason(found: dict[str, Any]) -> None:
    found["relations"][0]["value"]["reason"] = "<!channel>\n" * 3


def surrogate(found: dict[str, Any]) -> None:
    found["articles"][0]["article"]["text"] = "\ud800"


TAMPERED = {
    "the text": (text, "is not the one that was exported"),
    "the text and its hash": (text_and_hash, "are not those of its article"),
    "the words of a quote": (words, "are not those of its article"),
    "a number": (number, "is not the one that was exported"),
    "a number without end": (huge, "is not the one that was exported"),
    "an offset": (offset, "are not those of its article"),
    "a paragraph": (first("claims", paragraph=7), "does not stand in the paragraph"),
    "a claim's id": (first("claims", id="x"), "is not the one that was exported"),
    "a claim's article": (first("claims", snapshot="x"), "article of claim"),
    "a claim twice": (twice, "is in it twice"),
    "the words of a relation": (relation, "is none that this program writes"),
    "the reason of a relation": (reason, "is none that this program writes"),
    "the kind of a relation": (
        first("relations", kind="agree"),
        "is none that this program writes",
    ),
    "the sides of a relation": (first("relations", new="x"), "not all in it"),
    "half a character": (surrogate, "characters in it that nothing on file has"),
    "a kind that is none": (first("claims", kind="rumour"), "claims number 1"),
    "a field that is missing": (lambda found: found["claims"][0].pop("value"), "claims number 1"),
    "who may see it": (first("articles", scope="C9"), "who may see article"),
    "no articles": (lambda found: found.update(articles={}), "no export"),
    "another format": (lambda found: found.update(format="other"), "no export"),
    "a newer version": (lambda found: found.update(version=99), "newer version"),
    "no version": (lambda found: found.update(version="1"), "newer version"),
    "no workspace": (lambda found: found.update(workspace=None), "no export"),
}


@pytest.mark.parametrize(("tamper", "why"), TAMPERED.values(), ids=TAMPERED.keys())
def test_what_was_tampered_with_is_refused_in_a_sentence(
    lite: Store, tamper: Callable[[dict[str, Any]], object], why: str
) -> None:
    fill(lite)
    found = json.loads(FORMS["json"].write(dossier(lite, "")))
    tamper(found)
    with pytest.raises(Unfit) as refused:
        read(json.dumps(found).encode())
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


NO_EXPORTS = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"version": ' + b"9" * 9_000,
)


def test_what_is_no_export_is_refused_in_a_sentence() -> None:
    for content in NO_EXPORTS:
        with pytest.raises(Unfit, match=r"\AThis is no export of Claims Desk\.\Z"):
            read(content)


def repacked(content: bytes, changes: dict[str, bytes | None], **options: Any) -> bytes:
    """A pack with some files exchanged, left out, or put in."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", **options) as new:
        for name, value in (files | changes).items():
            if value is not None:
                new.writestr(name, value)
    return made.getvalue()


def snapshot(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return next(name for name in old.namelist() if name.startswith("snapshots/"))


def test_a_pack_packed_again_by_another_program_is_read(lite: Store) -> None:
    fill(lite)
    again = repacked(FORMS["pack"].write(dossier(lite)), {}, compression=zipfile.ZIP_DEFLATED)
    assert read(again) == dossier(lite)


def test_a_pack_that_was_tampered_with_is_refused_in_a_sentence(lite: Store) -> None:
    fill(lite)
    content = FORMS["pack"].write(dossier(lite))
    text = snapshot(content)
    for changes, why in (
        ({text: b"other"}, "its hash differs"),
        ({text: None}, "is missing"),
        ({pack.CLAIMS: b"{}"}, "its hash differs"),
        ({pack.MANIFEST: None}, "is missing"),
        ({pack.MANIFEST: b"[]"}, "no evidence pack"),
        ({pack.SUMS: b""}, "hash differs"),
        ({"../../evil": b"x"}, "does not belong there"),
        ({"/etc/passwd": b"x"}, "does not belong there"),
        ({"snapshots/../x.txt": b"x"}, "does not belong there"),
        ({f"snapshots/{'0' * 64}.txt": b"x"}, "does not belong there"),
    ):
        with pytest.raises(Unfit) as refused:
            read(repacked(content, changes))
        assert why in str(refused.value), changes


def test_zips_that_are_no_packs_are_refused_in_a_sentence(lite: Store) -> None:
    fill(lite)
    content = FORMS["pack"].write(dossier(lite))
    for odd in (b"PK", b"PK\x03\x04" + b"\0" * 100, content[:-30], content[:200]):
        with pytest.raises(Unfit, match="no evidence pack"):
            read(odd)


def test_a_bomb_is_given_up_before_it_is_unpacked(lite: Store) -> None:
    """200 MB of one letter in a few hundred kilobytes."""
    fill(lite)
    content = FORMS["pack"].write(dossier(lite))
    bomb = repacked(
        content, {snapshot(content): b"a" * 200_000_000}, compression=zipfile.ZIP_DEFLATED
    )
    assert len(bomb) < 1_000_000
    with pytest.raises(Unfit, match="at most 5 MB are read"):
        unpacking.read(bomb, most=5_000_000)


def test_every_span_is_looked_at(lite: Store) -> None:
    fill(lite)
    made: Dossier = dossier(lite)
    assert prove(made) > 3 * len(made.entries)


def test_relations_are_shown_as_they_were(lite: Store, empty: Store) -> None:
    fill(lite)
    import_dossier(dossier(lite), empty)
    assert relations_in(empty) == relations_in(lite) != []


def relations_in(store: Store) -> list[tuple[str, str]]:
    """The kind of each relation that the replies show, with the reply's link."""
    with store.reading() as session:
        homes = session.exec(select(ArticleRow.id, ArticleRow.permalink)).all()
    found = [(link, checking.report(article_id or 0, store)) for article_id, link in homes]
    return sorted((link, one.kind.value) for link, report in found for one in report.relations)
