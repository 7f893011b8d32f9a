"""Whatever happens, in whatever order: in the end each article has its one reply, and no more."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlmodel import col, select

from handlers.buttons import retrying
from store.tables import ArticleRow, FigureRow, MessageRow, QuoteRow
from store.work import failures, inbox
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.scenarios.inside import Inside
from tests.slack import LostAnswer, LostRequest, Message, Refused, ServerError, StandInSlack

pytestmark = pytest.mark.timeout(600)  # 150 histories, each with a Slack and a database

CHATTER = "Anyone for lunch at one?"
ARTICLES = {BRIDGE_MORNING: "neighbours", BRIDGE_EVENING: "neighbours", GRAIN: "every tonne"}
TEXTS = st.sampled_from([*ARTICLES, CHATTER])
METHODS = st.sampled_from(
    ["chat.postMessage", "chat.update", "chat.delete", "conversations.replies", "reactions.add"]
)
FAULTS = st.sampled_from(
    [
        LostAnswer(),
        LostRequest(),
        ServerError(),
        Refused("internal_error"),
        Refused("no_permission"),
    ]
)
WHICH = st.integers(0, 9)


class Desk(RuleBasedStateMachine):
    """People paste, edit and delete; calls fail; workers die; then everything is let run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.slack = StandInSlack(redelivery=(0.01, 0.01)).start()
        self.alice = self.slack.user("alice")
        kinds = ("channel", "group")
        self.channels = [self.slack.channel(kind, [self.alice], kind=kind) for kind in kinds]
        self.bot = Inside(self.slack, Path(self.folder.name))
        self.said: dict[str, Message] = {}
        self.texts: dict[str, str] = {}

    @rule(text=TEXTS, which=WHICH, copies=st.integers(0, 2))
    def post(self, text: str, which: int, copies: int) -> None:
        self.slack.duplicates_events(copies)
        message = self.alice.posts(self.channels[which % 2], text)
        self.said[message.ts], self.texts[message.ts] = message, text
        self._delivered()

    @precondition(lambda self: self.said)
    @rule(text=TEXTS, which=WHICH)
    def edit(self, text: str, which: int) -> None:
        message = self._one(which)
        self.alice.edits(message, text)
        self.texts[message.ts] = text
        self._delivered()

    @precondition(lambda self: self.said)
    @rule(which=WHICH, texts=st.tuples(TEXTS, TEXTS))
    def edit_twice_and_be_heard_backwards(self, which: int, texts: tuple[str, str]) -> None:
        message = self._one(which)
        with self.slack.reordering():
            for text in texts:
                self.alice.edits(message, text)
        self.texts[message.ts] = texts[1]
        self._delivered()

    @precondition(lambda self: self.said)
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        message = self._one(which)
        self.alice.deletes(message)
        del self.said[message.ts], self.texts[message.ts]
        self._delivered()

    @rule(text=TEXTS, which=WHICH)
    def post_and_delete_and_be_heard_backwards(self, text: str, which: int) -> None:
        with self.slack.reordering():
            self.alice.deletes(self.alice.posts(self.channels[which % 2], text))
        self._delivered()

    @precondition(lambda self: self.said)
    @rule(which=WHICH)
    def unfurl(self, which: int) -> None:
        self.slack.unfurls(self._one(which))
        self._delivered()

    @rule(method=METHODS, fault=FAULTS, times=st.integers(1, 3))
    def fail(self, method: str, fault: LostAnswer, times: int) -> None:
        self.slack.fails(method, fault, times)

    @rule(turn=WHICH, death=st.integers(0, 30))
    def work_and_die(self, turn: int, death: int) -> None:
        self.bot.death.after = death
        self.bot.work(turn)
        self.bot.death.after = None

    @rule()
    def work_all(self) -> None:
        self.bot.work_all()

    @rule()
    def start_anew(self) -> None:
        self.bot.start_anew()

    @rule()
    def all_is_well_in_the_end(self) -> None:
        self.slack.faults.clear()
        self.bot.start_anew()
        self.bot.work_all()
        self._retry_all()
        self._check_threads()
        self._check_store()
        assert self.slack.pings == []
        assert not [call for call in self.slack.calls if call.answer.get("error") in REFUSALS]

    def teardown(self) -> None:
        try:
            self.all_is_well_in_the_end()
        finally:
            self.bot.close()
            self.slack.stop()
            self.folder.cleanup()

    def _retry_all(self) -> None:
        with self.bot.store.reading() as session:
            failed = failures.on_file(session)
        for failure in failed:
            retrying.retry(failure, self.bot.store, self.bot.queue)
        self.bot.work_all()
        with self.bot.store.reading() as session:
            assert failures.on_file(session) == []
            assert inbox.unsettled(session) == []

    def _check_threads(self) -> None:
        for ts, message in self.said.items():
            said = [reply.shown for reply in self.slack.replies(message)]
            shown = [one for one in said if "no longer on file" not in one]  # a recall beside it
            words = ARTICLES.get(self.texts[ts])
            if words is None:
                assert shown == []
            else:
                [reply] = shown
                assert words in reply or "Read before" in reply
        for channel in self.channels:
            ours = [one for one in self.slack.messages(channel) if one.bot_id]
            assert {one.thread_ts for one in ours} <= self.said.keys()

    def _check_store(self) -> None:
        live = {ts for ts, text in self.texts.items() if text in ARTICLES}
        with self.bot.store.reading() as session:
            home = select(MessageRow.ts).join(
                ArticleRow, col(ArticleRow.message_id) == col(MessageRow.id)
            )
            assert set(session.exec(home)) <= live
            kept = set(session.exec(select(ArticleRow.id)))
            for table in (QuoteRow, FigureRow):
                assert set(session.exec(select(table.article_id))) <= kept
            texts = {text.strip() for text in session.exec(select(ArticleRow.text))}
            assert texts == {self.texts[ts].strip() for ts in live}

    def _one(self, which: int) -> Message:
        said = list(self.said.values())
        return said[which % len(said)]

    def _delivered(self) -> None:
        for delivery in self.slack.deliveries:
            delivery.wait()


REFUSALS = ("invalid_blocks", "msg_too_long", "invalid_arguments", "missing_argument")
TestAnyOrder = Desk.TestCase
TestAnyOrder.settings = settings(
    max_examples=150,
    stateful_step_count=14,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
