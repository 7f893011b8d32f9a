"""Exports, asked for in a channel and sent to one person."""

import csv
import io
import json
import zipfile
from typing import Any

from tests.articles import GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack.faults import LostAnswer, Refused
from tests.slack.people import Person
from tests.slack.world import Channel

PROMISED = "The export comes in a direct message from this app."


def about(name: str) -> str:
    """An article with somebody in it whom no other test knows."""
    return GRAIN.replace("Olha Kravets", name)


def asks(newsroom: Newsroom, channel: Channel, words: str, person: Person | None = None) -> str:
    """What whoever asked is told at once; a machine that is busy may take its time."""
    ran = (person or newsroom.alice).runs(channel, "/claims", words)
    newsroom.slack.wait_until(lambda: ran.shown, timeout=30)
    return ran.shown[0].shown


def files(newsroom: Newsroom, person: Person, name: str) -> list[dict[str, Any]]:
    """What a person was sent, as the direct message shows it."""
    direct = newsroom.slack.direct(person)
    sent = [message for message in newsroom.slack.messages(direct) if message.files]
    return [
        {"shown": message.shown, **facts}
        for message in sent
        for facts in message.files
        if name in message.shown
    ]


def sent(newsroom: Newsroom, person: Person, name: str, count: int = 1) -> list[bytes]:
    """The contents of the exports of a name, once so many are there."""
    newsroom.slack.wait_until(lambda: len(files(newsroom, person, name)) >= count, timeout=30)
    found = files(newsroom, person, name)
    return [newsroom.slack.world.files[facts["id"]].content for facts in found]


def test_a_table_comes_in_a_direct_message(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, about("Iryna Savchuk")))
    assert asks(newsroom, channel, "export csv savchuk") == PROMISED
    [content] = sent(newsroom, newsroom.alice, "savchuk")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {row["channel"] for row in rows} == {channel.id}
    assert {row["speaker"] for row in rows} == {"Iryna Savchuk"}
    [facts] = files(newsroom, newsroom.alice, "savchuk")
    assert facts["name"] == "claims.csv"
    assert "claims on file for savchuk" in facts["shown"]
    newsroom.quiet()
    assert [one for one in newsroom.slack.messages(channel) if one.files] == []


def test_the_buttons_below_an_answer_bring_what_it_shows(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, about("Nadia Tkachenko")))
    ran = newsroom.alice.runs(channel, "/claims", "tkachenko")
    newsroom.slack.wait_until(lambda: ran.shown, timeout=30)
    for button in ("export_csv", "export_jsonld"):
        pressed = newsroom.alice.clicks(ran.shown[0], button)
        newsroom.slack.wait_until(lambda pressed=pressed: pressed.shown, timeout=30)
        assert pressed.shown[0].shown == PROMISED
    contents = sent(newsroom, newsroom.alice, "tkachenko", count=2)
    [linked] = [json.loads(content) for content in contents if content.startswith(b"{")]
    assert {node["@type"] for node in linked["@graph"]} >= {"NewsArticle", "Claim"}
    newsroom.quiet()


def test_a_pack_holds_the_article_and_its_hashes(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    newsroom.reply(newsroom.alice.posts(channel, about("Oksana Lytvyn")))
    asks(newsroom, channel, "export pack lytvyn")
    [content] = sent(newsroom, newsroom.alice, "lytvyn")
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert {"SHA256SUMS", "manifest.json", "claims.json", "audit.json"} <= set(pack.namelist())
        [text] = [pack.read(one) for one in pack.namelist() if one.startswith("snapshots/")]
    assert b"Oksana Lytvyn" in text


def test_nobody_is_sent_what_they_may_not_see(newsroom: Newsroom) -> None:
    private = newsroom.channel("secret", kind="group")
    newsroom.reply(newsroom.alice.posts(private, about("Halyna Moroz")))
    hall = newsroom.slack.channel("hall", [newsroom.alice, newsroom.bob])
    for person in (newsroom.alice, newsroom.bob):
        assert asks(newsroom, hall, "export json moroz", person) == PROMISED
    sent(newsroom, newsroom.alice, "moroz")
    assert newsroom.slack.wait_until(
        lambda: [
            one
            for one in newsroom.slack.ephemerals(newsroom.bob)
            if one.text == "Nothing on file for moroz."
        ],
        timeout=30,
    )
    newsroom.quiet()
    assert files(newsroom, newsroom.bob, "moroz") == []


def test_what_fails_says_why_and_nothing_comes_twice(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    assert asks(newsroom, channel, "export").startswith("Say which form")
    newsroom.reply(newsroom.alice.posts(channel, about("Vira Bilyk")))
    newsroom.slack.fails("files.getUploadURLExternal", Refused("file_uploads_disabled"))
    asks(newsroom, channel, "export csv bilyk")
    newsroom.slack.wait_until(
        lambda: [
            one
            for one in newsroom.slack.ephemerals(newsroom.alice)
            if one.channel == channel.id and "No file can be uploaded here" in one.text
        ],
        timeout=30,
    )
    newsroom.slack.fails("files.completeUploadExternal", LostAnswer())
    asks(newsroom, channel, "export csv bilyk")
    sent(newsroom, newsroom.alice, "bilyk")
    newsroom.quiet(1.5)
    assert len(files(newsroom, newsroom.alice, "bilyk")) == 1


def test_whoever_was_sent_a_claim_hears_that_it_is_gone(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    message = newsroom.alice.posts(channel, about("Liubov Panchenko"))
    newsroom.reply(message)
    asks(newsroom, channel, "export csv panchenko")
    sent(newsroom, newsroom.alice, "panchenko")
    direct = newsroom.slack.direct(newsroom.alice)
    before = len(newsroom.slack.messages(direct))
    newsroom.alice.deletes(message)
    newsroom.slack.wait_until(lambda: len(newsroom.slack.messages(direct)) > before, timeout=30)
    assert "exported" in newsroom.slack.messages(direct)[-1].shown
    newsroom.quiet()
