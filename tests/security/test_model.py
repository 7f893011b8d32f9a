"""Whatever people do, in whatever order: nothing pasted where somebody is not is shown to them.

Two workspaces, with public, private, shared and direct channels, members, others and outsiders.
A model of Slack knows who could have read what each channel's articles are marked with.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from claims.notary.draft import read_draft
from handlers.articles import checking
from handlers.delivering import posting, uploading
from handlers.exporting import delivering
from handlers.notary import asking as notary
from handlers.reviewing import surfaces as reviewing
from tests.conftest import NOW
from tests.security import newsrooms
from tests.security.bodies import event, message, press
from tests.security.hands import (
    Pressable,
    filled_in,
    forms_in,
    is_view,
    opened,
    pressable,
    typed_into,
)
from tests.security.newsrooms import MARKS, PEOPLE, Begun, claims_of
from tests.security.rig import keep_file, webhook
from tests.security.surfaces import SURFACES, TOLD_BY
from tests.security.tour import tour
from tests.security.world import Payload

T = TypeVar("T")
WITH_ADDRESSES = (posting, notary, reviewing, delivering)  # that Slack gives to answer at
IN_MEMORY = Path("/dev/shm")  # where there is such a folder: nothing of it is to be kept
NUMBERS = st.integers(0, 2**31)
ASKED = ("Holm", "Karin Holm", "bridge", "inspected", *(marks[0] for marks in MARKS.values()))
MISSPELT = tuple(f"{marks[0][:-1]}x" for marks in MARKS.values())
BEGINNINGS = ("Hol", *(marks[0][:3] for marks in MARKS.values()))  # of names, typed in a form


class Newsrooms(RuleBasedStateMachine):
    """What people do, and what Slack tells of it."""

    begun: ClassVar[Begun]
    reached: ClassVar[Counter[str]]  # kinds of surfaces that anybody was shown

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)
        self.rig = self.begun.again(Path(self.folder.name))
        self.ticks, self.chance = 0, ""
        self.pasted = dict(self.begun.pasted)
        self.offered: list[dict[str, Any]] = []  # names, to anybody
        for module in WITH_ADDRESSES:
            module.WebhookClient = webhook(self.rig.world)  # type: ignore[attr-defined]

    def teardown(self) -> None:
        self.rig.store.close()
        self.folder.cleanup()

    def tick(self) -> str:
        self.ticks += 1
        return f"{NOW.timestamp() - 1000 + self.ticks:.6f}"

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
        channel, ts = self.pick(sorted(MARKS), "channel"), self.tick()
        number = self.pick(range(len(newsrooms.WORDINGS)), "article")
        self.pasted[channel, ts] = self.rig.world.channels[channel].shared
        newsrooms.paste(self.rig, channel, number, ts)

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
        channel, wanted = self.pick(sorted(MARKS), "channel"), self.pick((True, False), "on")
        newsrooms.let_outsiders_in(self.rig.store, self.rig.world, channel, wanted=wanted)

    def use(self) -> None:
        """Some surface, by somebody, somewhere, with some word in mind."""
        channel, person = self.somewhere()
        word = self.pick((*ASKED, *MISSPELT), "word")
        SURFACES[self.pick(sorted(SURFACES), "surface")](self.rig, person, channel, word)

    def press(self) -> None:
        """Any button that anybody was ever shown: values may be old, or another workspace's."""
        found = pressable(self.rig.world.payloads)
        if not found:
            return
        self.press_one(self.pick(found[self.pick(sorted(found), "do")], "which"))

    def press_one(self, one: Pressable) -> None:
        channel, person = self.where_it_was(one.shown)
        if is_view(one.shown.what):  # a modal is its person's own, and may stand open for long
            person = self.pick(sorted(one.shown.people), "owner")
            body = self.in_view(one.shown.what, person, one.action)
        else:
            body = press(self.rig.world, channel, person, one.action)
            ephemeral = self.pick((True, False), "ephemeral")
            body["container"] |= {"type": "message", "is_ephemeral": ephemeral}
        self.rig.send(body, viewer=person)

    def fill_in(self) -> None:
        """Any form that anybody was ever shown: names typed in it, filled in, and sent off."""
        forms = forms_in(self.rig.world.payloads)
        if forms:
            shown = self.pick(forms[self.pick(sorted(forms), "form")], "which")
            self.send_off(shown, self.pick(BEGINNINGS, "typed"))

    def send_off(self, shown: Payload, written: str) -> None:
        person = self.pick(sorted(shown.people), "owner")
        body = self.in_view(shown.what, person, {})
        for name in typed_into(shown.what):
            typed = {"type": "block_suggestion", "action_id": name, "block_id": name}
            answer = self.rig.send(body | typed | {"value": written}, viewer=person)
            self.offered += json.loads(answer.body)["options"] if answer.body else []
        body["view"]["state"] = filled_in(shown.what, self.offered, self.pick)
        self.rig.send(body | {"type": "view_submission"}, viewer=person)

    def in_view(self, shown: dict[str, Any], person: str, action: dict[str, Any]) -> Any:
        body = press(self.rig.world, "C1", person, action, view=opened(shown, person))
        return body | {"team": {"id": PEOPLE[person]}, "container": {"type": "view"}}

    def where_it_was(self, shown: Any) -> tuple[str, str]:
        """Mostly where it was shown, by somebody who is still there; or by anybody, anywhere."""
        there: list[str] = []
        if shown.where in MARKS and self.pick((True, True, False), "there"):
            may = self.rig.world.may_see
            there = [one for one in sorted(shown.people) if may(one, shown.where)]
        return (shown.where, self.pick(there, "reader")) if there else self.somewhere()

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
            self.reached.update(kind for kind, told in TOLD_BY.items() if told in one.what)
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
    *[Newsrooms.fill_in] * 2,
)
STEPS = settings(
    max_examples=5,
    stateful_step_count=80,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to shrink what failed takes minutes: add Phase.shrink by hand
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(600)
def test_nothing_pasted_where_somebody_is_not_is_shown_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "find_claims", lambda found: claims_of(found.text))
    monkeypatch.setattr(notary, "read_draft_apart", read_draft)
    for module in WITH_ADDRESSES:
        monkeypatch.setattr(module, "WebhookClient", None)
    monkeypatch.setattr(uploading, "_send", keep_file)
    Newsrooms.begun, Newsrooms.reached = Begun(tmp_path), Counter()
    begun = Newsrooms()
    tour(begun)
    begun.teardown()
    assert set(TOLD_BY) <= set(Newsrooms.reached)
    run_state_machine_as_test(Newsrooms, settings=STEPS)  # type: ignore[no-untyped-call]
