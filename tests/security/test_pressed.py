"""Whatever a button carries, old or made up, of this workspace or another: nothing breaks."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import registering
from handlers.delivering import posting, uploading
from handlers.exporting import delivering
from handlers.notary import asking as notary
from handlers.reviewing import surfaces
from store.database import migrate, open_store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.conftest import NOW
from tests.security.bodies import command, message, press
from tests.security.rig import Rig, keep_file, webhook

Json = dict[str, Any]


class Recorder:
    """Stands in for the app and remembers which actions were listened to."""

    def __init__(self) -> None:
        self.actions: list[str] = []

    def action(self, name: str) -> Any:
        self.actions.append(name)
        return lambda listener: listener

    def __getattr__(self, kind: str) -> Any:
        return lambda *_: lambda listener: listener


def actions() -> list[str]:
    recorder = Recorder()
    registering.register(recorder, ears=None)  # type: ignore[arg-type]
    return sorted(recorder.actions)


VALUES = st.one_of(
    st.text(max_size=60),
    st.integers().map(str),
    st.integers(0, 4).map(lambda n: f"{n}:{n}"),
    st.sampled_from(("9" * 400, "²", "1:2:3", "[" * 900, "null", "{}", "[]", '"x"')),
    st.fixed_dictionaries(
        {},
        optional={
            "asked": st.one_of(st.none(), st.integers(), st.text(max_size=30)),
            "page": st.one_of(st.none(), st.integers(), st.text(max_size=5)),
            "kind": st.sampled_from(("link", "person", "channel", "expired", "x")),
            "value": st.one_of(st.none(), st.text(max_size=20)),
        },
    ).map(lambda parts: json.dumps(parts)),
)
IN_MODALS = (
    "turn_page",
    "people_split",
)  # beginnings of buttons' ids; the others come with their channel
VIEW = {"id": "V1", "hash": "1", "state": {"values": {}}, "callback_id": "all_claims"}


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """Ann of T1; all that is on file is of T2."""
    folder = tmp_path_factory.mktemp("pressed")
    store = open_store(f"sqlite:///{folder / 'claims.db'}")
    migrate(store.engine)
    rig = Rig(store)
    for name, team in (("ann", "T1"), ("dan", "T2")):
        rig.world.person(name, team)
    rig.world.admins.add("ann")
    rig.world.channel("C1", "T1", "channel", "ann")
    rig.world.channel("C2", "T2", "channel", "dan")
    for ts, text in (("1.0", BRIDGE_MORNING), ("2.0", BRIDGE_EVENING)):
        rig.send(message(rig.world, "C2", "dan", text, ts))
    rig.work()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploading, "_send", keep_file)
        for module in (posting, notary, surfaces, delivering):
            patch.setattr(module, "WebhookClient", webhook(rig.world))
        yield rig


def shown_to_ann(rig: Rig) -> str:
    said = "\n".join(one.what for one in rig.world.shown if "ann" in one.people)
    rig.world.shown.clear()
    return said


@pytest.mark.parametrize("action", actions())
@given(value=VALUES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_value_of_a_button_breaks_it_or_shows_another_workspace(
    rig: Rig, action: str, value: str
) -> None:
    view = {"view": VIEW | {"private_metadata": value}} if action.startswith(IN_MODALS) else {}
    pressed = press(rig.world, "C1", "ann", {"action_id": action, "value": value}, **view)
    assert rig.send(pressed, viewer="ann").status == 200
    rig.work()
    said = shown_to_ann(rig)
    assert "Holm" not in said
    assert "neighbours and friends" not in said


@given(text=st.text(max_size=400))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_of_a_command_breaks_it(rig: Rig, text: str) -> None:
    assert rig.send(command(rig.world, "C1", "ann", text), viewer="ann").status == 200
    rig.world.shown.clear()


VERBS = st.sampled_from(("watch", "unwatch", "forget", "figures", "conflicts", "framing", "help"))


@given(verb=VERBS, text=st.text(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_after_a_verb_breaks_it(rig: Rig, verb: str, text: str) -> None:
    assert rig.send(command(rig.world, "C1", "ann", f"{verb} {text}"), viewer="ann").status == 200
    rig.work()
    rig.world.shown.clear()


ODD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
FILE = st.fixed_dictionaries({"id": st.text(min_size=1, max_size=9)})
WORDS = ("type", "text", "elements", "url", "user_id", "channel_id", "name", "rows", "fields")
BLOCK = st.dictionaries(st.sampled_from(WORDS), ODD, max_size=4)
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text(max_size=300),
        "subtype": st.sampled_from(("file_share", "me_message", "channel_join", "x")),
        "blocks": st.lists(BLOCK, max_size=3),
        "attachments": st.lists(BLOCK, max_size=2),
        "files": st.one_of(st.lists(FILE, max_size=2), st.lists(ODD, max_size=2), ODD),
    },
)


@given(parts=PARTS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_people_and_other_apps_write_breaks_the_listener(
    rig: Rig, parts: Json
) -> None:
    body = message(rig.world, "C1", "ann", "short", f"{NOW.timestamp():.6f}")
    body["event"] |= parts
    assert rig.send(body).status == 200
