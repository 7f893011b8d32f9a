"""What is deleted on purpose is in no table, no index and no file; a tombstone says that it was."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from claims.reading import read_text
from store.copies import copy_out
from store.database import Store
from store.deleting import erasable, erasing, erasures, scrubbing
from store.deleting.erasures import Extent, Kind, Part
from store.review import audit
from store.scope import Scope
from store.tables import ArticleRow, AuditRow, MessageRow
from store.tenants import settings
from store.tenants.settings import ChannelSettings
from store.work import inbox
from store.work.message import Message, MessageKey, link_slot
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.conftest import NOW
from tests.store.filing import file_text

EVERYBODY = Scope("T1")
PAGE = "https://news.example/grain?utm_source=x"
WORDS = ("Zelensk", "zelensk", "Kravets", "kravets", "tonne", "Minister promises", "harbour")


def all_text(store: Store) -> str:
    """Every row of every table, those of the full text among them."""
    with store.engine.connect() as connection:
        names = [table.name for table in SQLModel.metadata.sorted_tables]
        rows = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in names]
        if store.engine.dialect.name == "sqlite":
            for name in ("fts_quote", "fts_figure"):
                connection.execute(
                    text(f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {name}, row)")
                )
                rows.append(connection.execute(text("SELECT term FROM temp.v")).all())
                connection.execute(text("DROP TABLE temp.v"))
    return str(rows)


def erase(store: Store, parts: set[Part], *, who: str = "U1") -> int:
    """The way of the job, without Slack."""
    with store.writing() as session:
        kind, place = Kind.LINK, {"team": "T1", "channel": "C1"}
        erasure_id = erasures.begin(session, parts, kind=kind, who=who, now=NOW, **place)
    with store.reading() as session:
        ids = erasures.parts(session, erasure_id, renew=False)
    for part_id in [*ids, *ids]:  # every step may be repeated
        with store.writing() as session:
            erasing.erase(session, part_id)
    scrubbing.scrub(store)
    return erasure_id


def of_link(store: Store, scope: Scope = EVERYBODY) -> set[Part]:
    with store.reading() as session:
        return erasable.of_link(
            session, scope, host="news.example", is_same=lambda url: "/grain" in url
        )


def of_person(store: Store, name: str, scope: Scope = EVERYBODY) -> set[Part]:
    with store.reading() as session:
        return erasable.of_person(session, scope, name)


def test_nothing_of_it_is_left_in_any_table(store: Store) -> None:
    file_text(store, GRAIN)
    file_text(store, BRIDGE_MORNING, ts="2.0")
    assert all(word in all_text(store) for word in WORDS)
    with store.writing() as session:
        session.add(
            AuditRow(
                team_id="T1",
                channel_id="C1",
                at=NOW,
                who="U2",
                what="correct",
                article_id=1,
                before={"speaker": "Kravets"},
                after={"speaker": "Olha Kravets"},
            )
        )
    erase(store, {Part(1, "*")})
    left = all_text(store)
    assert [word for word in WORDS if word in left] == []
    assert "Karin Holm" in left


def test_who_is_one_with_whom_is_not_kept_of_people_who_are_gone(store: Store) -> None:
    file_text(store, GRAIN)
    file_text(store, BRIDGE_MORNING, ts="2.0")
    with store.writing() as session:
        for name in ("Olha Kravets", "Karin Holm"):
            audit.note(
                session,
                team="T1",
                channel="C1",
                scope="",
                who="U2",
                what="merge",
                now=NOW,
                after={"speaker": name, "same_as": "Somebody"},
            )
    erase(store, {Part(1, "*")})
    with store.reading() as session:
        kept = session.exec(select(AuditRow.after).where(AuditRow.what == "merge")).all()
    assert sorted(one.get("speaker", "") for one in kept) == ["", "Karin Holm"]


def test_what_stays_is_that_it_was_deleted_by_whom_and_when(store: Store) -> None:
    file_text(store, GRAIN)
    erasure_id = erase(store, {Part(1, "*")})
    with store.writing() as session:
        assert not erasures.finish(session, erasure_id, now=NOW)
        for part_id in erasures.parts(session, erasure_id, renew=False):
            erasures.finish_part(session, part_id)
        assert erasures.finish(session, erasure_id, now=NOW)
        found = erasures.find(session, erasure_id)
        assert erasures.unfinished(session) == []
    assert found is not None
    assert (found.who, found.kind, found.done, found.articles) == ("U1", Kind.LINK, True, 1)
    assert found.claims > 2


@pytest.mark.parametrize("many", [1, 40])
def test_nothing_of_it_is_left_in_the_files_of_sqlite(
    lite: Store, tmp_path: Path, many: int
) -> None:
    for n in range(many):
        file_text(lite, f"{GRAIN}\n\nEdition {n} was printed in Grauwacke.", ts=f"{n}.0")
    file_text(lite, BRIDGE_MORNING, ts="999.0")
    files = [Path(str(lite.engine.url.database) + end) for end in ("", "-wal")]
    marks = [b"Kravets", b"kravets", b"tonne", b"Grauwacke", b"grauwacke", b"harbour"]
    before = b"".join(file.read_bytes() for file in files)
    assert all(mark in before for mark in marks)
    erase(lite, {Part(n + 1, "*") for n in range(many)})
    copy_out(files[0], tmp_path / "backup")
    after = b"".join(file.read_bytes() for file in [*files, tmp_path / "backup"])
    assert [mark for mark in marks if mark in after] == []
    assert b"Karin Holm" in after


def test_what_was_compared_with_it_is_to_be_said_anew(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    file_text(store, BRIDGE_EVENING, ts="2.0")
    erasure_id = erase(store, {Part(1, "text")})
    with store.reading() as session:
        [renewal] = {
            erasures.part(session, part_id)
            for part_id in erasures.parts(session, erasure_id, renew=True)
        }
        assert session.exec(select(ArticleRow.message_id)).all() == [2]
    assert renewal == Part(2, "text")


def test_a_page_is_found_under_all_its_addresses(store: Store) -> None:
    file_text(store, GRAIN, article=replace(read_text(GRAIN), url="https://news.example/grain#top"))
    file_text(store, BRIDGE_MORNING, ts="2.0")
    key = MessageKey("T1", "C1", "3.0")
    other = "https://news.example/bridge"
    linked = Message(key, "3.0", private=False, text=f"See {PAGE}", links=(PAGE, other))
    with store.writing() as session:
        inbox.put(session, linked, now=NOW)
    assert of_link(store) == {Part(1, "text"), Part(3, link_slot(PAGE))}


def test_a_message_forgets_one_link_and_keeps_the_other(store: Store) -> None:
    key, other = MessageKey("T1", "C1", "3.0"), "https://news.example/bridge"
    linked = Message(key, "3.0", private=False, text=f"See {PAGE}", links=(PAGE, other))
    with store.writing() as session:
        inbox.put(session, linked, now=NOW)
        inbox.settle(session, key, linked.fingerprint)
    erase(store, of_link(store))
    with store.writing() as session:
        edited = replace(linked, text=f"See here: {PAGE}", edited_ts="4.0")
        assert inbox.put(session, edited, now=NOW) is None
        known = inbox.known(session, key)
    assert known is not None
    assert [source.value for source in known.sources] == [other]
    assert (known.text, known.links) == ("", (other,))


def test_a_person_is_found_where_heard_and_where_named(store: Store) -> None:
    file_text(store, GRAIN)
    named = (
        "The port was busy. Olha Kravets was there.\n\n“No ship left,” Ann Field said on Monday."
    )
    file_text(store, named, ts="2.0")
    file_text(store, BRIDGE_MORNING, ts="3.0")
    key = MessageKey("T1", "C1", "4.0")
    words = Message(key, "4.0", private=False, text=f"Olha Kravets again: {PAGE}", links=(PAGE,))
    with store.writing() as session:
        inbox.put(session, words, now=NOW)
    found = of_person(store, "olha kravets")
    assert found == {Part(1, "text"), Part(2, "text"), Part(4, "words")}
    erase(store, found)
    assert "Kravets" not in all_text(store)
    with store.reading() as session:
        kept = inbox.known(session, key)
    assert kept is not None
    assert kept.links == (PAGE,)


def test_a_name_that_is_only_alike_is_somebody_else(store: Store) -> None:
    file_text(store, GRAIN)
    assert of_person(store, "olha kravet") == set()
    assert of_person(store, "olha") == set()


def test_nothing_is_reached_that_may_not_be_seen(store: Store) -> None:
    article = replace(read_text(GRAIN), url="https://news.example/grain")
    for channel, private in (("C1", False), ("C2", True)):
        file_text(store, GRAIN, channel=channel, private=private, article=article)
    file_text(store, GRAIN, team="T2", article=article)
    for found in (of_link(store), of_person(store, "Olha Kravets")):
        assert {part.message_id for part in found} == {1}
    member = Scope("T1", frozenset({"C2"}))
    for found in (of_link(store, member), of_person(store, "Olha Kravets", member)):
        assert {part.message_id for part in found} == {1, 2}


def test_a_channel_is_all_that_was_written_down_there(store: Store) -> None:
    file_text(store, GRAIN)
    file_text(store, BRIDGE_MORNING, channel="C2", ts="2.0")
    with store.reading() as session:
        found = erasable.of_channel(session, "T1", "C1")
        assert found == {Part(1, "*")}
        extent = erasures.extent(session, found)
    assert (extent.messages, extent.articles, extent.channels) == (1, 1, 1)
    assert extent.claims > 2


def test_nothing_at_all_has_no_extent(store: Store) -> None:
    with store.reading() as session:
        assert erasures.extent(session, set()) == Extent()


def test_a_forgotten_message_is_not_read_again_by_an_edit(store: Store) -> None:
    file_text(store, GRAIN)
    erase(store, {Part(1, "*")})
    key = MessageKey("T1", "C1", "1.0")
    edit = Message(key, "1.0", private=False, user="U7", text=GRAIN * 2, edited_ts="9.0")
    with store.writing() as session:
        assert inbox.put(session, edit, now=NOW) is None
        row = session.exec(select(MessageRow)).one()
    assert (row.text, row.user_id, row.links) == ("", "", [])


def test_the_shortcut_has_it_read_again(store: Store) -> None:
    file_text(store, GRAIN)
    erase(store, {Part(1, "*")})
    key = MessageKey("T1", "C1", "1.0")
    pressed = Message(key, "1.0", private=False, text=GRAIN, asked=True, response_url="https://r")
    later = NOW + timedelta(days=40)
    with store.writing() as session:
        pending = inbox.put(session, pressed, now=later, again=True)
        assert pending is not None
        assert pending.edited_ts  # another job than the one that was done before
        assert [source.slot for source in pending.sources] == ["text"]
        again = inbox.put(session, pressed, now=later, again=True)
    assert again is not None
    assert again.edited_ts == pending.edited_ts


DAYS = {"as long as it wants": (3, {Part(1, "*")}), "for good": (0, set()), "longer": (30, set())}


@pytest.mark.parametrize(("days", "parts"), DAYS.values(), ids=DAYS.keys())
def test_a_channel_keeps(store: Store, days: int, parts: set[Part]) -> None:
    file_text(store, GRAIN)
    file_text(store, BRIDGE_MORNING, channel="C2", ts="2.0")
    with store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(keep_days=days))
        overdue = erasable.overdue(session, now=NOW + timedelta(days=4))
    assert overdue == ({("T1", "C1"): parts} if parts else {})


def test_what_is_being_deleted_is_not_overdue_again(store: Store) -> None:
    file_text(store, GRAIN)
    with store.writing() as session:
        settings.write(session, "T1", "C1", ChannelSettings(keep_days=1))
    erase(store, {Part(1, "*")})
    with store.reading() as session:
        assert erasable.overdue(session, now=NOW + timedelta(days=4)) == {}


def test_what_there_is_to_delete_is_looked_up_in_portions(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, channel in enumerate(("C1", "C1", "C2")):
        file_text(store, f"{GRAIN}\nEdition {number}.", channel=channel, ts=f"{number}.0")
    file_text(store, f"{GRAIN}\nEdition 0.", channel="C2", ts="9.0")  # answered with a link

    def looked_up() -> tuple[set[Part], set[Part], Extent, Extent]:
        with store.reading() as session:
            parts = erasable.of_person(session, EVERYBODY, "Volodymyr Zelenskyy")
            left = erasable.not_begun(session, parts)
            here = erasable.only_in(session, left, "C2")
            return left, here, erasures.extent(session, left), erasures.extent(session, here)

    at_once = looked_up()
    for module in (erasable, erasures):
        monkeypatch.setattr(module, "AT_ONCE", 1)
    assert looked_up() == at_once
    assert [len(parts) for parts in at_once[:2]] == [4, 2]
    assert [one.channels for one in at_once[2:]] == [2, 1]
    with store.writing() as session:
        gone, place = at_once[1], {"team": "T1", "channel": "C1"}
        erasures.begin(session, gone, kind=Kind.PERSON, who="U1", now=NOW, **place)
    assert looked_up()[0] == at_once[0] - at_once[1]
