"""A day in a newsroom, told to the bot through the stand-in Slack: what it showed at each turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.scenarios.conftest import Newsroom
from tests.scenarios.test_reviewing import value
from tests.slack import BotProcess, StandInSlack
from tests.slack.interaction import Interaction
from tests.slack.world import Channel, Message, View
from tests.surfaces import frames

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
DRAFT = (
    "check Kremlin spokesman Dmitry Peskov said: “We have suffered heavy losses of troops, and this"
    " is a huge tragedy for us.” The defence minister put the dead at 1,351."
)


@dataclass(frozen=True, slots=True)
class Surface:
    """One thing that people see, as a page."""

    name: str
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class Desk(Newsroom):
    """The newsroom of the story, with what has been pasted in its channel."""

    room: Channel
    second: Message

    def reply_now(self) -> Message:
        return self.slack.replies(self.second)[0]

    def presses(self, action: str) -> View:
        return self.slack.view(self.alice.clicks(self.reply_now(), action))

    def chooses(self, verb: str, words: str) -> Interaction:
        on = self.reply_now()
        return self.alice.clicks(on, "claim", value(on, verb, words))

    def answer(self, asked: str, answers: int = 1) -> str:
        """The last of so many answers."""
        ran = self.alice.runs(self.room, "/claims", asked)
        self.slack.wait_until(lambda: len(ran.shown) >= answers, timeout=60)
        return frames.message(ran.shown[answers - 1].blocks, only_you=True)


def told() -> Iterator[Surface]:
    """Every surface in the order of the story, from a bot that runs."""
    with StandInSlack() as slack, BotProcess(slack, "socket") as bot:
        alice, bob = slack.user("alice", is_admin=True), slack.user("bob")
        room = slack.channel("newsroom", [alice, bob])
        alice.runs(room, "/claims", "watch peskov")
        first, second = sorted(SAMPLES.glob("*.txt"))
        slack.wait_for_reply(alice.posts(room, first.read_text()), timeout=60)
        pasted = alice.posts(room, second.read_text())
        slack.wait_for_reply(pasted, timeout=60)
        slack.settled(2)
        desk = Desk(slack, bot, alice, bob, room, pasted)
        for name, (title, shown) in SHOWN.items():
            yield Surface(name, title, shown(desk))


def reply(desk: Desk) -> str:
    above = next(line for line in desk.second.text.splitlines() if line)
    return frames.message(desk.reply_now().blocks, above=f"{above} …")


def confirmed(desk: Desk) -> str:
    did = desk.chooses("confirm", "lower tensions")
    told_so = desk.slack.wait_until(lambda: did.shown, timeout=30)[-1]
    desk.slack.wait_until(lambda: "onfirmed" in desk.reply_now().shown, timeout=30)
    return frames.message(told_so.blocks, only_you=True)


def form(desk: Desk) -> str:
    return frames.view(desk.slack.view(desk.chooses("correct", "lower tensions")).sent)


def history(desk: Desk) -> str:
    return frames.view(desk.slack.view(desk.chooses("history", "lower tensions")).sent)


def timeline(desk: Desk) -> str:
    desk.alice.clicks(desk.reply_now(), "timeline")

    def drawn() -> Message | None:
        here = [one for one in desk.slack.replies(desk.second) if one.files]
        return here[0] if here else None

    picture = desk.slack.wait_until(drawn, timeout=60)
    return frames.message(picture.blocks)


def home(desk: Desk) -> str:
    desk.alice.opens_home()
    shown = desk.slack.wait_until(lambda: desk.slack.home(desk.alice), timeout=60)
    return frames.view(shown.sent)


def settings(desk: Desk) -> str:
    return frames.view(desk.slack.view(desk.alice.runs(desk.room, "/claims", "settings")).sent)


def modal(action: str) -> Callable[[Desk], str]:
    return lambda desk: frames.view(desk.presses(action).sent)


def asked(question: str, answers: int = 1) -> Callable[[Desk], str]:
    return lambda desk: desk.answer(question, answers)


SHOWN: dict[str, tuple[str, Callable[[Desk], str]]] = {
    "reply": ("The reply in the thread of a pasted article", reply),
    "show-all": ("*Show all*: every claim, and every pair that was compared", modal("show_all")),
    "wordings": ("*Wordings*: one statement side by side, word by word", modal("wordings")),
    "copy-line": ("*Copy line, questions*", modal("ask_next")),
    "timeline": ("*Timeline*, above its picture", timeline),
    "confirmed": ("A claim's menu: Confirm", confirmed),
    "correct": ("A claim's menu: Correct…", form),
    "history": ("A claim's menu: History", history),
    "person": ("`/claims peskon`", asked("peskon")),
    "figures": (
        "`/claims figures russian soldiers killed`",
        asked("figures russian soldiers killed"),
    ),
    "conflicts": ("`/claims conflicts`", asked("conflicts")),
    "check": ("`/claims check` and a draft", asked(DRAFT, answers=2)),
    "framing": ("`/claims framing peskov`", asked("framing peskov")),
    "watch": ("`/claims watch`", asked("watch")),
    "settings": ("`/claims settings`", settings),
    "help": ("`/claims help`", asked("help")),
    "home": ("The Home tab", home),
}
