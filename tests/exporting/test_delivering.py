"""An export is written down, made when its turn comes, and sent once to whoever asked."""

import csv
import io
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient, WebhookResponse
from sqlmodel import select

from handlers.delivering import uploading
from handlers.desk import Desk
from handlers.exporting import asking, delivering
from handlers.exporting.forms import FORMS
from handlers.listening import Ears
from handlers.questions.commands import Command
from handlers.weather import passes
from store.database import Store
from store.filing import articles
from store.packing import exports
from store.packing.exports import FIGURE, QUOTE, Export
from store.tables import FigureRow, QuoteRow
from store.work.queue import Queue
from tests.articles import GRAIN
from tests.conftest import NOW
from tests.doubles import slack_client
from tests.exporting.filled import fill
from tests.store.filing import file_text

HOOK = "https://hooks.test/1"


class Names:
    """In place of the engine's client: what was written down."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, tuple[Any, ...]]] = []

    def enqueue(self, options: dict[str, Any], *arguments: Any) -> None:
        self.jobs.append((options["workflow_id"], arguments))


class Slack:
    """A client that remembers what was uploaded and shared."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client = slack_client()
        self.client.base_url = "https://slack.test/api/"
        self.client.conversations_open.return_value = {"channel": {"id": "D1"}}
        self.client.users_conversations.return_value = {"channels": []}
        self.client.files_getUploadURLExternal.side_effect = self._url
        self.client.files_info.side_effect = lambda file: {"file": {"shares": self.shares(file)}}
        self.client.files_completeUploadExternal.side_effect = self._share
        self.uploaded: list[bytes] = []
        self.shown: list[str] = []
        self.told: list[str] = []
        self.hook = 200
        monkeypatch.setattr(
            uploading, "_send", lambda _url, content, _: self.uploaded.append(content)
        )
        monkeypatch.setattr(uploading, "LOOKS", (0.0,))
        monkeypatch.setattr(WebhookClient, "send", self._hear)

    def _url(self, **_: Any) -> dict[str, str]:
        return {"upload_url": "https://slack.test/up", "file_id": f"F{len(self.uploaded)}"}

    def _share(self, *, files: list[dict[str, str]], channel_id: str, blocks: str) -> None:
        assert channel_id == "D1"
        self.shown.append(files[0]["id"])

    def shares(self, file: str) -> dict[str, Any]:
        return {"private": {"D1": [{"ts": "1.0"}]}} if file in self.shown else {}

    def _hear(self, *, text: str, **_: Any) -> WebhookResponse:
        if self.hook == 200:
            self.told.append(text)
        return WebhookResponse(url=HOOK, status_code=self.hook, body="", headers={})

    def refuses(self, method: str, error: str) -> None:
        getattr(self.client, method).side_effect = SlackApiError("no", FakeAnswer(error))


class FakeAnswer(dict[str, str]):
    status_code = 200

    def __init__(self, error: str) -> None:
        super().__init__(error=error)


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Slack:
    return Slack(monkeypatch)


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def ears(lite: Store, slack: Slack, names: Names) -> Ears:
    return Ears(lite, Queue(names, None), lambda _: slack.client, lambda: NOW)  # type: ignore[arg-type]


@pytest.fixture
def desk(lite: Store, slack: Slack) -> Desk:
    fill(lite)
    return Desk(lite, lambda _: slack.client, None, (), lambda: NOW)  # type: ignore[arg-type]


def step(_name: str, do: Any, *arguments: Any) -> Any:
    return do(*arguments)


def ask(ears: Ears, words: str, channel: str = "C1", user: str = "U1") -> str:
    asked = Command("T1", channel, user, f"export {words}", "", HOOK)
    answer = asking.export_asked(asked, ears)
    assert answer is not None
    return str(answer["text"])


def waiting(store: Store) -> list[Export]:
    with store.reading() as session:
        return exports.waiting(session)


def deliver(desk: Desk) -> None:
    for export in waiting(desk.store):
        delivering.deliver(export.id, step, desk)


ASKED = {
    "csv peskov": ("csv", "peskov"),
    "CSV by:peskov since:2022-04-01": ("csv", "by:peskov since:2022-04-01"),
    "json": ("json", ""),
    "jsonld   conflicts": ("jsonld", "conflicts"),
    'pack "huge tragedy"': ("pack", '"huge tragedy"'),
}


def test_what_is_asked_for_is_written_down_and_promised(ears: Ears, names: Names) -> None:
    for words, (form, question) in ASKED.items():
        assert ask(ears, words) == "The export comes in a direct message from this app."
        export = waiting(ears.store)[-1]
        assert {(one.form, one.question) for one in waiting(ears.store)} >= {(form, question)}
        assert export.response_url == HOOK
    assert len({job for job, _ in names.jobs}) == len(ASKED)
    for _, arguments in names.jobs:
        assert arguments[:2] == ("T1", "U1")
        assert "peskov" not in str(arguments)  # no word of it in the job tables


REFUSED = {
    "": "Say which form",
    "xml peskov": "Say which form",
    "peskov": "Say which form",
    "csv help": "Say which form",
    "csv since:whenever": "The filter since: takes a day",
    "csv kind:opinion": "The filter kind: takes one of",
}


def test_what_cannot_be_read_is_said_at_once(ears: Ears, names: Names) -> None:
    for words, sentence in REFUSED.items():
        assert ask(ears, words).startswith(sentence), words
    assert waiting(ears.store) == []
    assert names.jobs == []


def test_asked_twice_it_comes_once(ears: Ears, names: Names, desk: Desk, slack: Slack) -> None:
    for _ in range(2):
        ask(ears, "csv holm")
    assert len({job for job, _ in names.jobs}) == 1
    deliver(desk)
    assert len(slack.shown) == 1


def test_it_comes_in_every_form(ears: Ears, desk: Desk, slack: Slack) -> None:
    for form in FORMS:
        ask(ears, f"{form} holm")
    deliver(desk)
    assert len(slack.uploaded) == len(slack.shown) == len(FORMS)
    assert slack.told == []
    assert waiting(desk.store) == []


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_holds_what_whoever_asked_may_see_when_it_is_made(
    ears: Ears, desk: Desk, slack: Slack
) -> None:
    file_text(desk.store, GRAIN.replace("Kravets", "Bondar"), channel="G1", private=True, ts="9.0")
    ask(ears, "csv bondar", channel="G1")
    ask(ears, "csv bondar", channel="C1", user="U2")
    slack.client.users_conversations.side_effect = lambda user, **_: {
        "channels": [{"id": "G1"}] if user == "U1" else []
    }
    deliver(desk)
    [content] = slack.uploaded
    assert {row["channel"] for row in rows(content)} == {"G1"}
    assert slack.told == ["Nothing on file for bondar."]


def test_whoever_left_the_channel_meanwhile_gets_nothing_of_it(
    ears: Ears, desk: Desk, slack: Slack
) -> None:
    file_text(desk.store, GRAIN.replace("Kravets", "Bondar"), channel="G1", private=True, ts="9.0")
    ask(ears, "csv bondar", channel="G1")
    deliver(desk)
    assert slack.uploaded == []
    assert slack.told == ["Nothing on file for bondar."]


def test_it_waits_until_slack_says_what_may_be_seen(ears: Ears, desk: Desk, slack: Slack) -> None:
    file_text(desk.store, GRAIN, channel="G1", private=True, ts="9.0")
    ask(ears, "csv zelensky")
    slack.client.users_conversations.side_effect = TimeoutError
    with pytest.raises(TimeoutError) as trouble:
        deliver(desk)
    assert passes(trouble.value)
    assert slack.uploaded == []


TROUBLE = {
    ("conversations_open", "user_disabled"): "this app may not write you a direct message",
    ("conversations_open", "missing_scope"): "this app may not write you a direct message",
    ("files_getUploadURLExternal", "file_uploads_disabled"): "No file can be uploaded here",
    ("files_getUploadURLExternal", "storage_limit_reached"): "No file can be uploaded here",
    ("files_completeUploadExternal", "channel_not_found"): "may not write you a direct message",
}


@pytest.mark.parametrize(("method", "error"), TROUBLE)
def test_failing_says_why_and_leaves_nothing(
    ears: Ears, desk: Desk, slack: Slack, method: str, error: str
) -> None:
    ask(ears, "csv holm")
    slack.refuses(method, error)
    deliver(desk)
    [sentence] = slack.told
    assert TROUBLE[method, error] in sentence
    assert waiting(desk.store) == []
    with desk.store.reading() as session:
        for kind, table in ((QUOTE, QuoteRow), (FIGURE, FigureRow)):
            for claim in session.exec(select(table)).all():
                assert exports.receivers(session, kind, claim.id or 0) == []


def test_too_late_for_an_answer_it_is_said_where_it_was_asked(
    ears: Ears, desk: Desk, slack: Slack
) -> None:
    ask(ears, "csv nobody <!channel>")
    slack.hook = 404
    deliver(desk)
    [call] = slack.client.chat_postEphemeral.call_args_list
    assert (call.kwargs["channel"], call.kwargs["user"]) == ("C1", "U1")
    assert "&lt;!channel&gt;" in call.kwargs["text"]


def test_a_lost_answer_sends_nothing_twice(ears: Ears, desk: Desk, slack: Slack) -> None:
    ask(ears, "csv holm")
    [export] = waiting(desk.store)
    share = slack.client.files_completeUploadExternal.side_effect

    def lost(**arguments: Any) -> None:
        share(**arguments)
        raise TimeoutError

    slack.client.files_completeUploadExternal.side_effect = lost
    with pytest.raises(TimeoutError):
        delivering.send(export.id, desk)
    assert delivering.send(export.id, desk) == ""
    assert delivering.send(export.id, desk) == ""
    assert len(slack.uploaded) == len(slack.shown) == 1


def test_an_upload_that_was_never_shown_is_deleted_and_made_anew(
    ears: Ears, desk: Desk, slack: Slack
) -> None:
    ask(ears, "csv holm")
    [export] = waiting(desk.store)
    share = slack.client.files_completeUploadExternal.side_effect
    slack.client.files_completeUploadExternal.side_effect = ConnectionError
    with pytest.raises(ConnectionError):
        delivering.send(export.id, desk)
    slack.client.files_completeUploadExternal.side_effect = share
    assert delivering.send(export.id, desk) == ""
    slack.client.files_delete.assert_called_once()
    assert len(slack.shown) == 1


def test_who_is_sent_a_claim_is_known_before_it_is_sent(
    ears: Ears, desk: Desk, slack: Slack
) -> None:
    ask(ears, "csv tonne")
    slack.client.files_getUploadURLExternal.side_effect = ConnectionError
    with pytest.raises(ConnectionError):
        deliver(desk)
    with desk.store.reading() as session:
        [quote] = [row for row in session.exec(select(QuoteRow)) if "every tonne" in row.words]
        assert exports.receivers(session, QUOTE, quote.id or 0) == ["U1"]


def test_a_claim_that_goes_while_it_is_made_is_not_in_it(
    ears: Ears, desk: Desk, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article is taken back between the look and the note."""
    on_file, calls = delivering._on_file, []

    def look(*arguments: Any) -> Any:
        found = on_file(*arguments)
        if not calls:
            with desk.store.writing() as session:
                filed = articles.load(session, 1)
                assert filed
                articles.remove(session, filed.origin.message_id, "text")
        calls.append(1)
        return found

    monkeypatch.setattr(delivering, "_on_file", look)
    ask(ears, "csv holm")
    deliver(desk)
    assert len(calls) == 2
    assert "We have lost" not in slack.uploaded[0].decode()


def test_given_up_it_is_said_with_the_error(ears: Ears, desk: Desk, slack: Slack) -> None:
    ask(ears, "csv holm")
    [export] = waiting(desk.store)
    delivering.give_up(export.id, "e1", desk)
    delivering.give_up(export.id, "e1", desk)
    assert slack.told == ["This could not be answered. Error e1."]
    assert waiting(desk.store) == []
