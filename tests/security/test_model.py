"""Whatever people do, in whatever order: nothing pasted where somebody is not is shown to them.

Two workspaces, with public, private, shared and direct channels, members, others and outsiders.
Every channel's articles hold words, names and numbers that no other's do, so that whoever is shown
one of these was shown something from there. A model of Slack knows who could have read it.
"""

import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from claims.finding import find_claims
from claims.model import Article
from claims.notary.draft import read_draft
from handlers.articles import checking
from handlers.delivering import posting, uploading
from handlers.exporting import delivering
from handlers.notary import asking as notary
from handlers.reviewing import surfaces as reviewing
from store.database import migrate, open_store
from store.tenants import settings as channel_settings
from tests.conftest import NOW
from tests.security.rig import Rig, event, keep_file, message, press, webhook
from tests.security.surfaces import SURFACES

T = TypeVar("T")
# A surname, which may be asked for; a first name, a word and a number, which only the store knows.
MARKS = {
    "C1": ("Veldrin", "Ottoline", "quosmar", "1,101"),
    "P1": ("Drifalk", "Ferelith", "zembric", "2,202"),
    "G1": ("Plontery", "Isambard", "varnoth", "3,303"),
    "Dann": ("Brunwick", "Peregrin", "skalder", "4,404"),
    "S1": ("Trevanny", "Ludovica", "morvane", "5,505"),
    "C2": ("Kestlow", "Barnabus", "filtrane", "6,606"),
    "P2": ("Wexmoor", "Cressida", "halvorn", "7,707"),
}
TEXT = """The bridge at Holmgate {verb}

The road bridge over the river at Holmgate fell on Monday morning, and at least {number} people \
died in Holmgate, the regional hospital said on Tuesday. Rescue teams were still at work.

“The {word} pier was never inspected, and for years we told the ministry so{extra},” police chief \
Karin Holm told Radio Nord on Monday. “Nobody {word} listened.”

{first} {last}, the mayor of Holmgate, said that the {word} works would stay shut for a year. “We \
will not build it again,” {last} told Radio Nord.
"""
WITH_ADDRESSES = (posting, notary, reviewing, delivering)  # that Slack gives to answer at
IN_MEMORY = Path("/dev/shm")  # where there is such a folder: nothing of it is to be kept
PEOPLE = {"ann": "T1", "ben": "T1", "cat": "T1", "dan": "T2", "eve": "T2", "olaf": "T9"}
NUMBERS = st.integers(0, 2**31)
ASKED = ("Holm", "Karin Holm", "bridge", "inspected", *(marks[0] for marks in MARKS.values()))
MISSPELT = tuple(f"{marks[0][:-1]}x" for marks in MARKS.values())
BEGINNINGS = tuple(marks[0][:3] for marks in MARKS.values())  # of names, typed in a form
TYPED = {"type": "block_suggestion", "action_id": "speaker"}


def article(channel: str, number: int) -> str:
    last, first, word, figure = MARKS[channel]
    verb, extra = ("collapses", "") if number == 0 else ("has fallen", ", twice")
    return TEXT.format(verb=verb, extra=extra, word=word, first=first, last=last, number=figure)


@cache
def claims_of(text: str) -> Any:
    return find_claims(Article(text))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database."""
    file = tmp_path_factory.mktemp("model") / "empty.db"
    store = open_store(f"sqlite:///{file}")
    migrate(store.engine)
    store.close()
    return file


class Newsrooms(RuleBasedStateMachine):
    """What people do, and what Slack tells of it."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(
            dir="/dev/shm" if Path("/dev/shm").is_dir() else None
        )
        file = Path(self.folder.name) / "claims.db"
        shutil.copy(self.template, file)
        self.store = open_store(f"sqlite:///{file}")
        self.rig, self.ticks, self.chance = Rig(self.store), 0, ""
        self.pasted: dict[tuple[str, str], bool] = {}  # by channel and time: on an island?
        self.settle_in()

    def settle_in(self) -> None:
        world = self.rig.world
        for module in WITH_ADDRESSES:
            module.WebhookClient = webhook(world)  # type: ignore[attr-defined]
        for name, team in PEOPLE.items():
            world.person(name, team)
        world.admins.update(("ann", "dan"))
        world.channel("C1", "T1", "channel", "ann", "ben")
        world.channel("P1", "T1", "group", "ann", "ben")
        world.channel("G1", "T1", "mpim", "ann", "cat")
        world.channel("Dann", "T1", "im", "ann")
        world.channel("S1", "T1", "channel", "ann", "olaf", shared=True)
        self.let_outsiders_in("S1", wanted=True)
        world.channel("C2", "T2", "channel", "dan", "eve")
        world.channel("P2", "T2", "group", "dan")

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def tick(self) -> str:
        self.ticks += 1
        return f"{NOW.timestamp() - 1000 + self.ticks:.6f}"

    @initialize()
    def begin(self) -> None:
        """Something is on file everywhere, and one article more than once."""
        for channel in MARKS:
            for number in (0, 1):
                self.paste(channel, number)

    @rule(number=NUMBERS)
    def happen(self, number: int) -> None:
        """Something, chosen evenly whatever numbers are drawn: hypothesis prefers small ones."""
        self.chance = f"{number}:{self.tick()}"
        self.pick(DEEDS, "deed")(self)
        self.rig.work()

    def pick(self, some: Sequence[T], what: str) -> T:
        return some[crc32(f"{what}:{self.chance}".encode()) % len(some)]

    # What people do

    def write(self) -> None:
        self.paste(self.pick(sorted(MARKS), "channel"), self.pick((0, 1), "article"))

    def paste(self, channel: str, number: int) -> None:
        here = self.rig.world.channels[channel]
        ts, who = self.tick(), sorted(here.members)[0]
        self.pasted[channel, ts] = here.shared
        self.rig.send(message(self.rig.world, channel, who, article(channel, number), ts))
        self.rig.work()

    def take_back(self) -> None:
        if self.pasted:
            channel, ts = self.pick(sorted(self.pasted), "message")
            del self.pasted[channel, ts]
            gone = {"subtype": "message_deleted", "deleted_ts": ts}
            self.rig.send(message(self.rig.world, channel, "ann", "", self.tick(), **gone))

    def come_or_go(self) -> None:
        person = self.pick(sorted(PEOPLE), "person")
        here = self.rig.world.channels[self.pick(("C1", "P1", "P2"), "channel")]
        if PEOPLE[person] == here.team and here.members != {person}:
            here.members ^= {person}

    def turn_private_or_public(self) -> None:
        """Slack writes into the channel that it was done."""
        here = self.rig.world.channels["C1"]
        here.kind = "group" if here.kind == "channel" else "channel"
        told = {"subtype": f"channel_convert_to_{'private' if here.kind == 'group' else 'public'}"}
        self.rig.send(message(self.rig.world, "C1", "ann", "was converted", self.tick(), **told))

    def share_or_unshare(self) -> None:
        here = self.rig.world.channels["S1"]
        here.shared = not here.shared
        here.members = here.members | {"olaf"} if here.shared else here.members - {"olaf"}
        kind = "channel_shared" if here.shared else "channel_unshared"
        inner = {"type": kind, "channel": "S1", "is_ext_shared": here.shared}
        self.rig.send(event(self.rig.world, inner, told=False))

    def settle_otherwise(self) -> None:
        self.let_outsiders_in(self.pick(sorted(MARKS), "channel"), self.pick((True, False), "on"))

    def let_outsiders_in(self, channel: str, wanted: bool) -> None:
        team = self.rig.world.channels[channel].team
        changes = {"outsiders": wanted, "digest_hour": 7}
        with self.store.writing() as session:
            channel_settings.change(session, team, channel, changes, who="ann", now=NOW)

    def use(self) -> None:
        """Some surface, by somebody, somewhere, with some word in mind."""
        channel, person = self.somewhere()
        word = self.pick((*ASKED, *MISSPELT), "word")
        SURFACES[self.pick(sorted(SURFACES), "surface")](self.rig, person, channel, word)

    def press(self) -> None:
        """Any button that anybody was ever shown: values may be old, or another workspace's."""
        pressable = self.pressable()
        if not pressable:
            return
        people, payload, block, element = self.pick(
            pressable[self.pick(sorted(pressable), "do")], "which"
        )
        option = self.pick(element.get("options") or [None], "option")
        channel, person = self.somewhere()
        if is_view(payload):  # a modal is its person's own, and may stand open for long
            person = self.pick(sorted(people), "owner")
            body = press(self.rig.world, channel, person, pressed(element, block, option))
            body |= {"view": view(payload, person), "container": {"type": "view"}}
            body["team"] = {"id": PEOPLE[person]}
            del body["channel"]
        else:
            body = press(self.rig.world, channel, person, pressed(element, block, option))
            ephemeral = self.pick((True, False), "ephemeral")
            body["container"] |= {"type": "message", "is_ephemeral": ephemeral}
        self.rig.send(body, viewer=person)

    def fill_in(self) -> None:
        """Any form that anybody was ever shown: typed in, and sent off."""
        forms = [one for one in self.rig.world.payloads if one[1].get("submit")]
        if not forms:
            return
        people, form = self.pick(forms, "form")
        person = self.pick(sorted(people), "owner")
        body = press(self.rig.world, "C1", person, {}, view=view(form, person))
        body |= {"team": {"id": PEOPLE[person]}, "value": self.pick(BEGINNINGS, "typed")}
        self.rig.send(body | TYPED, viewer=person)
        self.rig.send(body | {"type": "view_submission"}, viewer=person)

    def pressable(self) -> dict[str, list[tuple[Any, ...]]]:
        """By what it does and where it stands: who was shown it, what, its block, and itself."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        for people, payload in self.rig.world.payloads:
            for block in payload.get("blocks") or ():
                for element in elements(block):
                    kind = f"{element['action_id']} {is_view(payload)}"
                    found.setdefault(kind, []).append((people, payload, block, element))
        return found

    def somewhere(self) -> tuple[str, str]:
        """A channel, and somebody who may be there."""
        channel = self.pick(sorted(MARKS), "channel")
        there = [one for one in sorted(PEOPLE) if self.rig.world.may_see(one, channel)]
        return channel, self.pick(there, "person")

    # What must hold

    @invariant()
    def nothing_failed(self) -> None:
        assert set(self.rig.statuses) <= {200}

    @invariant()
    def nobody_is_shown_what_they_could_not_read(self) -> None:
        world = self.rig.world
        for one in world.shown:
            for channel, marks in MARKS.items():
                if any(mark in one.what for mark in marks[1:]):
                    self.check(channel, one)
        world.shown.clear()

    def check(self, channel: str, shown: Any) -> None:
        world = self.rig.world
        for person in shown.people:
            assert world.may_see(person, channel), (person, channel, shown)
        where = world.channels.get(shown.where)
        if where is not None and where.shared:
            assert channel == shown.where, (channel, shown)
            assert any(self.pasted[key] for key in self.pasted if key[0] == channel), shown
        assert any(key[0] == channel for key in self.pasted), (channel, shown)


DEEDS = (
    Newsrooms.write,
    Newsrooms.take_back,
    Newsrooms.come_or_go,
    Newsrooms.turn_private_or_public,
    Newsrooms.share_or_unshare,
    Newsrooms.settle_otherwise,
    *[Newsrooms.use] * 5,
    *[Newsrooms.press] * 6,
    Newsrooms.fill_in,
)


def view(shown: dict[str, Any], person: str) -> dict[str, Any]:
    return {"id": f"V{person}", "hash": "1", "state": {"values": {}}, **shown}


def is_view(payload: dict[str, Any]) -> bool:
    return payload.get("type") in ("modal", "home")


def elements(block: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be pressed in a block."""
    inside = [*(block.get("elements") or ()), block.get("accessory") or {}]
    return [one for one in inside if one.get("action_id")]


def pressed(element: dict[str, Any], block: dict[str, Any], option: Any) -> dict[str, Any]:
    """As Slack tells of it: the value of a button, or the option that was chosen."""
    told = {"action_id": element["action_id"], "block_id": block.get("block_id", "b")}
    return told | ({"selected_option": option} if option else {"value": element.get("value", "")})


STEPS = settings(
    max_examples=8,
    stateful_step_count=80,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to shrink what failed takes minutes: add Phase.shrink by hand
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(600)
def test_nothing_pasted_where_somebody_is_not_is_shown_to_them(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "find_claims", lambda found: claims_of(found.text))
    monkeypatch.setattr(notary, "read_draft_apart", read_draft)
    for module in WITH_ADDRESSES:
        monkeypatch.setattr(module, "WebhookClient", None)
    monkeypatch.setattr(uploading, "_send", keep_file)
    Newsrooms.template = template
    run_state_machine_as_test(Newsrooms, settings=STEPS)  # type: ignore[no-untyped-call]
