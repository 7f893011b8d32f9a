"""Files as Slack tells of them: each is read, passed over, or answered with a plain sentence."""

from typing import Any
from unittest.mock import create_autospec

import pytest
from slack_sdk.errors import SlackApiError

from handlers.articles import downloads
from handlers.articles.slack_files import (
    Facts,
    FileGone,
    Media,
    address_of,
    all_facts,
    files_of,
    name_of,
)
from handlers.say.phrases import files as words
from handlers.weather import passes
from store.database import Store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.doubles import slack_client
from tests.security.bodies import message
from tests.security.rig import Rig
from tests.security.world import OWN

HELD = {
    "id": "F1",
    "name": "storm.txt",
    "mimetype": "text/plain",
    "filetype": "text",
    "mode": "hosted",
    "url_private": "https://files.slack.com/files-pri/T1-F1/storm.txt",
    "url_private_download": "https://files.slack.com/files-pri/T1-F1/download/storm.txt",
    "file_access": "visible",
}
UNSEEN = {"id": "F1", "mode": "file_access", "file_access": "check_file_info"}


def slack(answer: Facts | None = None, error: str = "") -> Any:
    client = slack_client()
    if error:
        refusal = create_autospec(dict, instance=True)
        refusal.status_code = 200
        refusal.get.return_value = error
        client.files_info.side_effect = SlackApiError("no", refusal)
    else:
        client.files_info.return_value = {"ok": True, "file": answer}
    return client


READ = {
    "an upload": HELD,
    "a snippet": HELD | {"mode": "snippet", "preview": "Storm", "preview_is_truncated": True},
    "a file without an address for downloads": {
        name: value for name, value in HELD.items() if name != "url_private_download"
    },
    "a file of an app": HELD | {"bot_id": "B1", "is_external": False, "external_type": ""},
    "an e-mail sent to a channel": HELD | {"mode": "email", "filetype": "email"},
    "a file with a word of its size that is no number": HELD | {"size": "large"},
}


@pytest.mark.parametrize("file", READ.values(), ids=READ.keys())
def test_what_slack_keeps_is_to_be_read_without_asking(file: dict[str, Any]) -> None:
    client = slack()
    [kept] = files_of({"files": [file]})
    known = all_facts(kept, client)
    assert address_of(known).endswith("storm.txt")
    assert name_of(known) == "storm.txt"
    client.files_info.assert_not_called()


ASKED = {
    "of a shared channel": UNSEEN,
    "without an address": {"id": "F1", "name": "storm.txt", "mimetype": "text/plain"},
    "with nothing but an id": {"id": "F1"},
}


@pytest.mark.parametrize("file", ASKED.values(), ids=ASKED.keys())
def test_slack_is_asked_of_what_the_message_does_not_say(file: dict[str, Any]) -> None:
    client = slack(HELD)
    [kept] = files_of({"files": [file]})
    known = all_facts(kept, client)
    assert (name_of(known), address_of(known)) == ("storm.txt", address_of(HELD))
    client.files_info.assert_called_once_with(file="F1")


NAMED = {"id": "F1", "name": "Storm", "title": "Storm"}
SAID = {
    "of Google Drive": (
        NAMED | {"is_external": True, "mode": "external", "external_type": "gdrive"}
        | {"url_private": "https://docs.example/d/1", "filetype": "gdoc"},
        words.ELSEWHERE.format("Storm"),
    ),
    "kept elsewhere, by its mode alone": (
        NAMED | {"mode": "external", "url_private": "https://10.0.0.5/"},
        words.ELSEWHERE.format("Storm"),
    ),
    "a canvas": (
        HELD | NAMED | {"mimetype": "application/vnd.slack-docs", "filetype": "quip"},
        words.MADE_IN_SLACK.format("Storm", "a canvas"),
    ),
    "a list": (
        HELD | NAMED | {"mimetype": "application/vnd.slack-list", "filetype": "list"},
        words.MADE_IN_SLACK.format("Storm", "a list"),
    ),
    "a post": (
        HELD | NAMED | {"mimetype": "text/plain", "filetype": "space", "mode": "space"},
        words.MADE_IN_SLACK.format("Storm", "a post"),
    ),
    "a post of old": (
        HELD | NAMED | {"filetype": "post", "mode": "post"},
        words.MADE_IN_SLACK.format("Storm", "a post"),
    ),
    "beyond the plan": (
        {"id": "F1", "mode": "hidden_by_limit"},
        words.HIDDEN.format("The file"),
    ),
    "without a name, with line breaks": (
        {"id": "F1", "title": "Storm\nin\tHollen ", "mode": "hidden_by_limit"},
        words.HIDDEN.format("Storm in Hollen"),
    ),
    "with a name without end": (
        {"id": "F1", "name": "x" * 9_000, "mode": "hidden_by_limit"},
        words.HIDDEN.format("x" * 80),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "sentence"), SAID.values(), ids=SAID.keys())
def test_what_cannot_be_had_is_a_sentence_in_either_answer(
    file: dict[str, Any], sentence: str
) -> None:
    for kept, client in ((files_of({"files": [file]})[0], slack()), (UNSEEN, slack(file))):
        with pytest.raises(FileGone) as told:
            all_facts(kept, client)
        assert str(told.value) == sentence


GONE = ("file_not_found", "file_deleted", "not_visible", "no_permission", "missing_scope", "x")


@pytest.mark.parametrize("error", GONE)
def test_what_slack_does_not_tell_of_is_a_sentence(error: str) -> None:
    with pytest.raises(FileGone, match=words.GONE):
        all_facts(UNSEEN, slack(error=error))


def test_trouble_of_slack_s_own_is_sat_out() -> None:
    with pytest.raises(SlackApiError) as told:
        all_facts(UNSEEN, slack(error="internal_error"))
    assert passes(told.value)


def test_a_picture_that_the_message_did_not_tell_of_is_passed_over() -> None:
    with pytest.raises(Media) as told:
        all_facts(UNSEEN, slack({"id": "F1", "name": "a.png", "mimetype": "image/png"}))
    assert str(told.value) == ""


LEFT = {
    "deleted": [{"id": "F1", "mode": "tombstone"}],
    "a picture": [HELD | {"mimetype": "image/png"}],
    "a video": [HELD | {"mimetype": "video/mp4"}],
    "a recording": [HELD | {"mimetype": "audio/mp4"}],
    "without an id": [{"name": "storm.txt"}],
    "none": None,
}


@pytest.mark.parametrize("files", LEFT.values(), ids=LEFT.keys())
def test_what_holds_no_article_is_left(files: list[Any] | None) -> None:
    assert files_of({"files": files}) == []


def test_a_file_that_is_named_twice_is_one() -> None:
    assert [file["id"] for file in files_of({"files": [HELD, HELD, HELD | {"id": "F2"}]})] == [
        "F1",
        "F2",
    ]


TEXTS = {
    "F1": BRIDGE_MORNING.encode(),
    "F2": BRIDGE_EVENING.encode(),
    "F3": b"",
    "F4": b"MZ\0\0",
}


@pytest.fixture
def rig(lite: Store, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """Ann's newsroom, in which the files of TEXTS lie."""
    monkeypatch.setattr(downloads, "_get", lambda url, _: (TEXTS[url[-2:]], "text/plain"))
    rig = Rig(lite)
    rig.world.person("ann", "T1")
    rig.world.channel("C1", "T1", "channel", "ann")
    return rig


def lying(id: str, **facts: Any) -> dict[str, Any]:
    url = f"https://files.slack.com/files-pri/{id}"
    return {"id": id, "name": f"{id}.txt", "mimetype": "text/plain", "url_private": url, **facts}


def shared(rig: Rig, *files: dict[str, Any], ts: str = "1.0", **more: Any) -> list[str]:
    """What is said in the channel of files that are shared."""
    rig.world.shown.clear()
    rig.send(
        message(rig.world, "C1", "ann", "", ts, subtype="file_share", files=list(files), **more)
    )
    rig.work()
    return [one.what for one in rig.world.shown if one.where == "C1"]


@pytest.mark.parametrize("where", [{}, {"thread_ts": "0.5"}], ids=["in a channel", "in a thread"])
def test_each_file_of_a_message_is_answered_for(rig: Rig, where: dict[str, str]) -> None:
    elsewhere = lying("F5", is_external=True)
    said = shared(rig, *map(lying, TEXTS), elsewhere, {"id": "F6", "mode": "tombstone"}, **where)
    found = ("Karin Holm", "Conflict.", "F3.txt is empty", "F4.txt holds no text", "kept outside")
    assert len(said) == 5
    for answer, words_of_it in zip(said, found, strict=True):
        assert words_of_it in answer
        assert f'"thread_ts": "{where.get("thread_ts", "1.0")}"' in answer


def test_a_file_that_is_deleted_takes_its_reply_along(rig: Rig) -> None:
    assert shared(rig, lying("F1"))
    before = {"ts": "1.0", "user": "ann", "text": "", "files": [lying("F1")]}
    after = before | {"files": [{"id": "F1", "mode": "tombstone"}]}
    event = message(rig.world, "C1", "ann", "", "1.1", subtype="message_changed", hidden=True)
    event["event"] |= {"message": after, "previous_message": before}
    rig.send(event)
    rig.work()
    assert "chat_delete" in [method for method, _ in rig.world.calls]


def test_a_picture_of_a_shared_channel_is_met_with_silence(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"file": {"id": "F9", "name": "a.png", "mimetype": "image/png"}}
    monkeypatch.setitem(OWN, "_files_info", lambda *_, **__: told)
    assert shared(rig, UNSEEN | {"id": "F9"}) == []
